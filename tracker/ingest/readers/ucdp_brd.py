"""Battle deaths by country and year since 1946: PRIO's numbers up to 1988, UCDP's events added up after.

The table (put together at PRIO) spreads PRIO's battle deaths of each conflict over the countries where it
was fought, and adds up UCDP's events of state-based violence; countries and their numbers are those of
CShapes 2.0, after Gleditsch and Ward, with colonies and other territories on their own. Every country has
a row for each of its years, and 0 where neither has a battle there: such a 0 is a stated one. `b_def` is 0
where borders were not clearly defined; `fid` numbers a map's shapes.
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
from tracker.ingest.table_reader import Columns, TableReader

_PRIO = "PRIO"
# Who counted, by what the source column begins with; the version of their data follows.
_SOURCES = {"PRIO Battle-deaths": (_PRIO, Basis.ESTIMATED), "UCDP GED": (UCDP, Basis.DOCUMENTED)}
_STATUSES = {
    name: name for name in ("independent", "colony", "protectorate", "occupied", "mandate", "leased")
}
_BORDERS = {0: "borders not clearly defined", 1: ""}
_CAVEATS = (
    "PRIO and UCDP count in different ways: the step between 1988 and 1989 is not one of the violence alone. "
    "0 where neither has a battle in the country that year"
)


class UcdpBrd(TableReader):
    """The reader of battle deaths by country and year, with bounds."""

    name = "ucdp-brd"
    reads = "Battle deaths by country and year, 1946 on, by PRIO Battle Deaths and UCDP GED"
    shape = Columns.of(
        needed="gwcode country_name status b_def year low high best source",
        used="owner",
        ignored="fid capname caplong caplat",
    )

    def report(self, incoming: Incoming, release: Release) -> ReportDraft:
        """The table as a release; its edition are the versions of the data that its rows name."""
        rows = incoming.table.rows
        versions = {version for row in rows if (version := row.cells.get("source", "").strip())}
        places, years = places_of(rows, "gwcode", "country_name", release), years_of(rows)
        return release.report(
            _PRIO,
            "UCDP/PRIO battle deaths by country and year",
            edition=", ".join(sorted(versions)),
            title="Battle deaths by country and year, by PRIO Battle Deaths and UCDP GED",
            caveats=_CAVEATS,
            scope=(Scope(places=places, first=years[0], last=years[1]),) if years else (),
            partitions=("place",),
        )

    def figures(self, cells: Cells, report: ReportDraft, release: Release) -> Iterator[Draft]:
        """The battle deaths of a country in a year."""
        source, basis = _source(cells)
        year = cells.year("year")
        found = cells.estimate("best", "low", "high")
        if found is None:
            raise FigureError("no_quantity", "best", "", "the year has neither best, low nor high")
        deaths, words = found
        yield cells.draft(
            report,
            "best",
            deaths,
            source=source,
            metric="deaths",
            definition="battle-related deaths",
            counting=Counting.PERIOD,
            basis=basis,
            place=ucdp_place(cells, "gwcode", "country_name", release),
            period=Period(date(year, 1, 1), date(year, 12, 31)),
            period_precision=Precision.YEAR,
            value_text=words,
            note=_note(cells, release),
        )


def _source(cells: Cells) -> tuple[str, Basis]:
    text = cells.needed("source")
    for beginning, who in _SOURCES.items():
        if text.startswith(beginning):
            return who
    raise FigureError("unknown_source", "source", text, f"{text!r} is none of {', '.join(_SOURCES)}")


def _note(cells: Cells, release: Release) -> str:
    """What the country was that year, in the words of the table, and whose data it is."""
    status = cells.choice("status", _STATUSES)
    owner = cells.count("owner")
    if owner is not None and owner != cells.count("gwcode"):
        status += f" (of {release.codes.gw.get(owner, f'the state {owner}')})"
    said = (cells.text("country_name"), status, coded(cells, "b_def", _BORDERS), cells.text("source"))
    return "; ".join(filter(None, said))


READER = UcdpBrd()
