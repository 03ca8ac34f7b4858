"""UCDP's Georeferenced Event Dataset: one row an event of organised violence, versions 17 to 26.

Columns and codes by the UCDP GED codebook. Candidate releases (25.0.3) are preliminary, of a month or
a quarter each, and a dataset of their own. HDX hands out the same table by country, with a row of tags.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from tracker.domain.link import LinkKind
from tracker.domain.period import Period, Precision, last_day
from tracker.domain.quantity import Quantity
from tracker.domain.scope import Scope
from tracker.domain.series import Basis, Counting
from tracker.errors import FigureError
from tracker.ingest.cells import Cells
from tracker.ingest.draft import Draft, ReportDraft
from tracker.ingest.reader import Incoming, Release
from tracker.ingest.readers.ucdp import DATE_PRECISIONS, UCDP, ucdp_place
from tracker.ingest.table_reader import Columns, TableReader

_VERSION = re.compile(r"(?<!\d)(\d{2})[._]?(\d)(?:[._](\d{1,2}))?(?!\d)")
_VIOLENCE = {"1": "state-based violence", "2": "non-state violence", "3": "one-sided violence"}
_PLACE_PRECISIONS = {
    "1": "exact",
    "2": "near a place",
    "3": "district",
    "4": "province",
    "5": "a line or an area",
    "6": "country",
    "7": "sea or air",
}
_PARTS = {
    "deaths_civilians": "civilians",
    "deaths_a": "side_a",
    "deaths_b": "side_b",
    "deaths_unknown": "unknown",
}


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
        " number_of_sources adm_1 adm_2 latitude longitude geom_wkt priogrid_gid region event_clarity"
        " gwnoa_ gwnob_",
    )

    def report(self, incoming: Incoming, release: Release) -> ReportDraft:
        """A version of GED; the file's name may tell which. A candidate is whole for its months."""
        version = _version_in(incoming.document.name)
        candidate = _is_candidate(release.edition or version, incoming)
        return release.report(
            UCDP,
            "UCDP GED Candidate" if candidate else "UCDP GED",
            edition=version,
            title="UCDP Candidate Events Dataset" if candidate else "UCDP Georeferenced Event Dataset",
            via="HDX" if incoming.table.tags else "",
            scope=_scope(incoming, release, Precision.MONTH if candidate else Precision.YEAR),
            partitions=("conflict",),
        )

    def figures(self, cells: Cells, report: ReportDraft, release: Release) -> Iterator[Draft]:
        """The deaths of an event, and of each group of which there were any."""
        event = cells.needed("id")
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
            "period_precision": cells.choice("date_prec", DATE_PRECISIONS),
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
            with cells.gathering():
                if number := cells.count(column):
                    links = {LinkKind.PART_OF: (event,)}
                    yield cells.draft(report, column, Quantity(number), group=group, links=links, **common)


def _version_in(name: str) -> str:
    """The version that a file's name tells: `GEDEvent_v24_1.csv` is 24.1, `ged251.csv` 25.1."""
    found = _VERSION.search(name)
    return ".".join(part.lstrip("0") or "0" for part in found.groups() if part) if found else ""


def _is_candidate(version: str, incoming: Incoming) -> bool:
    """A candidate's version has a 0 in the middle; its rows can be marked as still to be checked."""
    if ".0." in f"{version}.":
        return True
    return any(
        row.cells.get("code_status", "Clear").strip() not in ("Clear", "") for row in incoming.table.rows
    )


def _scope(incoming: Incoming, release: Release, whole: Precision) -> tuple[Scope, ...]:
    """Every day of the years (of a candidate: the months) that the file's events lie in, by country."""
    days: list[date] = []
    places = set()
    for row in incoming.table.rows:
        cells = Cells(row, [])
        with cells.gathering():
            if (end := cells.day("date_end")) is not None:
                days.append(end)
            places.add(ucdp_place(cells, "country_id", "country", release))
    if not days:
        return ()
    first = min(days).replace(day=1)
    first = first.replace(month=1) if whole is Precision.YEAR else first
    return (Scope(places=frozenset(places), first=first, last=last_day(max(days), whole)),)


def _cited(cells: Cells) -> str:
    """The article behind the event; older versions name it once more in parts."""
    parts = (cells.text(name) for name in ("source_office", "source_date", "source_headline"))
    return cells.text("source_article") or ", ".join(filter(None, parts))


def _note(cells: Cells) -> str:
    said = [
        cells.choice("type_of_violence", _VIOLENCE),
        f"dyad: {cells.text('dyad_name')}",
        f"date precision {cells.text('date_prec')}",
        f"place: {cells.choice('where_prec', _PLACE_PRECISIONS)}",
    ]
    if status := cells.text("code_status"):
        said.append(f"status: {status}")
    if original := cells.text("source_original"):
        said.append(f"according to {original}")
    return "; ".join(said)


READER = UcdpGed()
