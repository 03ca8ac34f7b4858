"""IDPs by IDMC as UNHCR's statistics hand them out: one row a year and country, at the year's end.

The columns are those of UNHCR's table of Palestine refugees under UNRWA's mandate; here origin and asylum are
one country in every row. Until 2008 the numbers are of no country in particular: the place is "unknown".
"""

from __future__ import annotations

from collections.abc import Iterator

from tracker.domain.quantity import Quantity
from tracker.errors import FigureError
from tracker.ingest.cells import Cells
from tracker.ingest.draft import Draft, ReportDraft
from tracker.ingest.reader import Fit, Incoming, Release
from tracker.ingest.readers.unhcr import STATISTICS, UNHCR, asylum, covered, origin, year_end
from tracker.ingest.readers.unhcr_totals import TOTALS, is_of_idmc, told_apart
from tracker.ingest.table_reader import TableReader


class UnhcrIdmc(TableReader):
    """The reader of IDMC's numbers in UNHCR's statistics."""

    name = "unhcr-idmc"
    reads = "UNHCR Refugee Population Statistics: people displaced inside their country, counted by IDMC"
    shape = TOTALS
    missing = frozenset({"-"})

    def sniff(self, incoming: Incoming) -> Fit:
        """The file has the columns, and origin and asylum are one in most rows."""
        because = "origin and asylum are one country in its rows"
        return told_apart(super().sniff(incoming), incoming, is_of_idmc, "idmc", because)

    def report(self, incoming: Incoming, release: Release) -> ReportDraft:
        """A release of IDMC's part of the statistics, whole for its countries and years."""
        return release.report(
            UNHCR,
            f"{STATISTICS}: IDMC",
            title=f"{STATISTICS}: IDPs by IDMC",
            scope=covered(incoming, lambda cells: (origin(cells, release), "")),
        )

    def figures(self, cells: Cells, report: ReportDraft, release: Release) -> Iterator[Draft]:
        """How many were displaced in the country at the end of the year."""
        year = cells.year("year")
        place = origin(cells, release)
        if place != asylum(cells, release):
            message = f"the displaced of {place} stand in another country"
            raise FigureError("not_displaced_inside", "coa", cells.text("coa"), message)
        if number := cells.count("total"):
            yield cells.draft(
                report,
                "total",
                Quantity(number),
                source="IDMC",
                metric="displaced",
                place=place,
                **year_end(cells, year, report),
            )


READER = UnhcrIdmc()
