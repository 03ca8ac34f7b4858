"""UCDP's Georeferenced Event Dataset: one row an event of organised violence, versions 17 to 26.

Columns and codes by the UCDP GED codebook. Candidate releases (25.0.3) are preliminary, of a month or
of several, and a dataset of their own. HDX hands out the same table by country, with a row of tags.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from tracker.domain.issue import Issue, Severity
from tracker.domain.link import LinkKind
from tracker.domain.period import Period
from tracker.domain.quantity import Quantity
from tracker.domain.scope import Scope
from tracker.domain.series import Basis, Counting
from tracker.errors import FigureError
from tracker.ingest.cells import Cells
from tracker.ingest.draft import Draft, ReportDraft
from tracker.ingest.reader import Contents, Incoming, Release
from tracker.ingest.readers.ged_version import GedVersion, parse_version, version_in
from tracker.ingest.readers.ucdp import DATE_PRECISIONS, UCDP, coded, places_of, ucdp_place
from tracker.ingest.sheets import Row
from tracker.ingest.table_reader import Columns, TableReader

_VIOLENCE = {1: "state-based violence", 2: "non-state violence", 3: "one-sided violence"}
_PLACE_PRECISIONS = {
    1: "exact",
    2: "near a place",
    3: "district",
    4: "province",
    5: "a line or an area",
    6: "country",
    7: "sea or air",
}
_PARTS = {
    "deaths_civilians": "civilians",
    "deaths_a": "side_a",
    "deaths_b": "side_b",
    "deaths_unknown": "unknown",
}
# The status of a row that UCDP has checked; a yearly release has no other.
_CHECKED = ("", "Clear")
_PRELIMINARY = "preliminary: not all of its events will stand in the yearly release"


class UcdpGed(TableReader):
    """The reader of GED: deaths of an event, with bounds, and their parts by group."""

    name = "ucdp-ged"
    reads = "UCDP Georeferenced Event Dataset, yearly and candidate releases: deaths by event"
    shape = Columns.of(
        needed="id type_of_violence conflict_name dyad_name where_prec date_prec date_start date_end"
        " country country_id deaths_a deaths_b deaths_civilians deaths_unknown low best high",
        used="source_article source_office source_date source_headline source_original where_coordinates"
        " where_description code_status iso3",
        ignored="relid year active_year conflict_dset_id conflict_new_id dyad_dset_id dyad_new_id"
        " side_a_dset_id side_a_new_id side_a gwnoa side_b_dset_id side_b_new_id side_b gwnob"
        " number_of_sources adm_1 adm_2 latitude longitude geom_wkt priogrid_gid region event_clarity",
    )

    def read(self, incoming: Incoming, release: Release) -> Contents:
        """The figures of every event; how the version came to be known is told."""
        contents = super().read(incoming, release)
        told = [] if release.edition else [_version_told(version_in(incoming.document.name))]
        return replace(contents, issues=[*contents.issues, *told])

    def report(self, incoming: Incoming, release: Release) -> ReportDraft:
        """A version of GED, told by the person who imports it or by the file's name."""
        version = parse_version(release.edition) or version_in(incoming.document.name)
        rows = incoming.table.rows
        candidate = version.months is not None if version else _is_preliminary(rows)
        return release.report(
            UCDP,
            "UCDP GED Candidate" if candidate else "UCDP GED",
            edition=version.name if version else "",
            title="UCDP Candidate Events Dataset" if candidate else "UCDP Georeferenced Event Dataset",
            via="HDX" if incoming.table.tags else "",
            caveats=_PRELIMINARY if candidate else "",
            scope=_scope(rows, release, version, candidate=candidate),
            partitions=("conflict",),
        )

    def figures(self, cells: Cells, report: ReportDraft, release: Release) -> Iterator[Draft]:
        """The deaths of an event, and of each group of which there were any."""
        event = cells.needed("id")
        cells.needed("date_start")
        start, end = cells.day("date_start"), cells.day("date_end")
        common: dict[str, Any] = {
            "source": UCDP,
            "metric": "deaths",
            "counting": Counting.PERIOD,
            "basis": Basis.DOCUMENTED,
            "conflict": cells.needed("conflict_name"),
            "place": ucdp_place(cells, "country_id", "country", release),
            "locality": cells.text("where_coordinates"),
            "period": Period(start, end or start),
            "period_precision": coded(cells, "date_prec", DATE_PRECISIONS),
            "cited": _cited(cells),
            "note": _note(cells),
            "external_id": event,
        }
        found = cells.estimate("best", "low", "high")
        if found is None:
            raise FigureError("no_quantity", "best", "", "the event has neither best, low nor high")
        total, words = found
        yield cells.draft(report, "best", total, value_text=words, row_id=event, **common)
        for column, group in _PARTS.items():
            if cells.text(column) in ("", "0"):
                continue
            with cells.gathering():
                if number := cells.count(column):
                    links = {LinkKind.PART_OF: (event,)}
                    yield cells.draft(report, column, Quantity(number), group=group, links=links, **common)


def _version_told(version: GedVersion | None) -> Issue:
    if version is not None:
        message = f"version {version.name}, by the name of the file (--edition tells another)"
        return Issue("file", "edition", version.name, "edition_by_name", Severity.NOTE, message)
    message = "the file does not say which version it is: its day is taken as edition (--edition tells it)"
    return Issue("file", "edition", "", "edition_unknown", Severity.WARNING, message)


def _is_preliminary(rows: list[Row]) -> bool:
    """Whether a row is marked as still to be checked: only candidates have such."""
    return any(row.cells.get("code_status", "").strip() not in _CHECKED for row in rows)


def _scope(
    rows: list[Row], release: Release, version: GedVersion | None, *, candidate: bool
) -> tuple[Scope, ...]:
    """The countries of the file, whole for the years that its events end in.

    A candidate also holds single events of other months: it is whole for those of its version, and where
    that is not known for none.
    """
    ends = {row.cells.get("date_end", "") or row.cells.get("date_start", ""): row for row in rows}
    days = [day for row in ends.values() if (day := _last_day(row))]
    if not days or (candidate and version is None):
        return ()
    years = (date(min(days).year, 1, 1), date(max(days).year, 12, 31))
    first, last = (version and version.months) or years
    return (Scope(places=places_of(rows, "country_id", "country", release), first=first, last=last),)


def _last_day(row: Row) -> date | None:
    """The day on which the event of a row ended, None for one that will be rejected."""
    cells = Cells(row, [])
    try:
        return cells.day("date_end") or cells.day("date_start")
    except FigureError:
        return None


def _cited(cells: Cells) -> str:
    """The article behind the event; older versions name it once more in parts."""
    if article := cells.text("source_article"):
        return article
    parts = (cells.text(name) for name in ("source_office", "source_date", "source_headline"))
    return ", ".join(filter(None, parts))


def _note(cells: Cells) -> str:
    said = [
        coded(cells, "type_of_violence", _VIOLENCE),
        f"dyad: {cells.text('dyad_name')}",
        f"date precision {cells.text('date_prec')}",
        f"place: {coded(cells, 'where_prec', _PLACE_PRECISIONS)}",
    ]
    words = {"where_description": "where: ", "code_status": "status: ", "source_original": "according to "}
    said += [f"{word}{text}" for column, word in words.items() if (text := cells.text(column))]
    return "; ".join(said)


READER = UcdpGed()
