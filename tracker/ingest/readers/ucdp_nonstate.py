"""UCDP's Non-State Conflict Dataset: one row a conflict between two organised groups in a calendar year.

Columns and codes by the UCDP Non-State Conflict Codebook. A conflict has one pair of sides, and a row for
each year with at least 25 deaths; the figure is of that calendar year, whenever the fighting began. Where
the fighting took place in several countries, nothing says how many died in which.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tracker.domain.period import Period, Precision
from tracker.domain.scope import Scope
from tracker.domain.series import Basis, Counting
from tracker.errors import FigureError
from tracker.ingest.cells import Cells
from tracker.ingest.draft import Draft, ReportDraft
from tracker.ingest.reader import Incoming, Release
from tracker.ingest.readers.ucdp import UCDP, coded, places_of, ucdp_place, years_of
from tracker.ingest.sheets import Row
from tracker.ingest.table_reader import Columns, TableReader

_GROUPS = {
    1: "formally organised groups",
    2: "informally organised supporters",
    3: "groups of a common identity",
}
_ENDED = {0: False, 1: True}
# Europe, the Middle East, Asia, Africa, the Americas.
_REGIONS = frozenset("12345")


class UcdpNonState(TableReader):
    """The reader of non-state conflicts: deaths of a conflict in a year, with bounds."""

    name = "ucdp-nonstate"
    reads = "UCDP Non-State Conflict Dataset: deaths by conflict and year"
    shape = Columns.of(
        needed="conflict_id dyad_id org side_a_name side_b_name year best_fatality_estimate"
        " low_fatality_estimate high_fatality_estimate location gwno_location version",
        used="region start_date2 ep_end ep_end_date side_a_2nd side_b_2nd",
        ignored="side_a_name_fulltext side_a_name_mothertongue side_a_id side_a_components gwno_a_2nd"
        " side_b_name_fulltext side_b_name_mothertongue side_b_id side_b_components gwno_b_2nd"
        " start_date start_prec start_prec2 ep_end_prec",
    )

    def report(self, incoming: Incoming, release: Release) -> ReportDraft:
        """A version of the dataset, as its rows name it."""
        rows = incoming.table.rows
        versions = {version for row in rows if (version := row.cells.get("version", "").strip())}
        return release.report(
            UCDP,
            "UCDP Non-State Conflict",
            edition=", ".join(sorted(versions)),
            title="UCDP Non-State Conflict Dataset",
            caveats="A conflict has a row only for years with at least 25 deaths",
            scope=_scope(rows, release),
            partitions=("conflict",),
        )

    def figures(self, cells: Cells, report: ReportDraft, release: Release) -> Iterator[Draft]:
        """The deaths of a conflict in a year."""
        year = cells.year("year")
        columns = (f"{bound}_fatality_estimate" for bound in ("best", "low", "high"))
        found = cells.estimate(*columns)
        if found is None:
            message = "the year has neither best, low nor high"
            raise FigureError("no_quantity", "best_fatality_estimate", "", message)
        deaths, words = found
        several = "," in cells.needed("location")
        yield cells.draft(
            report,
            "best_fatality_estimate",
            deaths,
            source=UCDP,
            metric="deaths",
            definition="battle-related deaths",
            counting=Counting.PERIOD,
            basis=Basis.DOCUMENTED,
            conflict=f"{cells.needed('side_a_name')} - {cells.needed('side_b_name')}",
            place="" if several else ucdp_place(cells, "gwno_location", "location", release),
            locality=cells.text("location") if several else "",
            period=Period(date(year, 1, 1), date(year, 12, 31)),
            period_precision=Precision.YEAR,
            value_text=words,
            note=_note(cells),
        )


def _scope(rows: list[Row], release: Release) -> tuple[Scope, ...]:
    """Every year of the table: everywhere, if it holds all regions of the world, else in its countries."""
    years = years_of(rows)
    if years is None:
        return ()
    if {row.cells.get("region", "").strip().removesuffix(".0") for row in rows} >= _REGIONS:
        return (Scope(first=years[0], last=years[1]),)
    alone = [row for row in rows if "," not in row.cells.get("location", "")]
    places = places_of(alone, "gwno_location", "location", release)
    return (Scope(places=places, first=years[0], last=years[1]),)


def _note(cells: Cells) -> str:
    """What kind of groups they are, which states helped them, and how long they have been fighting."""
    said = [
        f"non-state violence between {coded(cells, 'org', _GROUPS)}",
        f"conflict {cells.count('conflict_id')}, dyad {cells.count('dyad_id')}",
    ]
    words = {
        "side_a_2nd": "side A helped by",
        "side_b_2nd": "side B helped by",
        "start_date2": "fighting since",
    }
    said += [f"{word} {text}" for column, word in words.items() if (text := cells.text(column))]
    if cells.text("ep_end") and coded(cells, "ep_end", _ENDED):
        said.append(f"ended {cells.text('ep_end_date') or 'that year'}")
    return "; ".join(said)


READER = UcdpNonState()
