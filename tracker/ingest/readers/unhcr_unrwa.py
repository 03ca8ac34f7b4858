"""Palestine refugees under UNRWA's mandate as UNHCR's statistics hand them out, at the year's end.

One row a year and country of asylum. The columns are those of UNHCR's table of IDPs by IDMC; here the origin
is Palestinian in every row. In 2025 part of them stands under no country: the destination is "unknown".
"""

from __future__ import annotations

from collections.abc import Iterator

from tracker.domain.quantity import Quantity
from tracker.errors import FigureError
from tracker.ingest.cells import Cells
from tracker.ingest.draft import Draft, ReportDraft
from tracker.ingest.reader import Fit, Incoming, Release
from tracker.ingest.readers.unhcr import STATISTICS, UNHCR, asylum, covered, origin, year_end
from tracker.ingest.readers.unhcr_totals import PALESTINE, TOTALS, is_of_unrwa, told_apart
from tracker.ingest.table_reader import TableReader


class UnhcrUnrwa(TableReader):
    """The reader of UNRWA's numbers in UNHCR's statistics."""

    name = "unhcr-unrwa"
    reads = "UNHCR Refugee Population Statistics: Palestine refugees under UNRWA's mandate"
    shape = TOTALS
    missing = frozenset({"-"})

    def sniff(self, incoming: Incoming) -> Fit:
        """The file has the columns, and the origin is Palestinian in most rows."""
        because = "the origin is Palestinian in its rows"
        return told_apart(super().sniff(incoming), incoming, is_of_unrwa, "unrwa", because)

    def report(self, incoming: Incoming, release: Release) -> ReportDraft:
        """A release of UNRWA's part of the statistics, whole for its countries of asylum and years."""
        return release.report(
            UNHCR,
            f"{STATISTICS}: UNRWA",
            title=f"{STATISTICS}: Palestine refugees under UNRWA's mandate",
            scope=covered(incoming, lambda cells: (origin(cells, release), asylum(cells, release))),
            partitions=("destination",),
        )

    def figures(self, cells: Cells, report: ReportDraft, release: Release) -> Iterator[Draft]:
        """How many were under the mandate in the country of asylum at the end of the year."""
        year = cells.year("year")
        if origin(cells, release) != PALESTINE:
            raise FigureError("unknown_coo", "coo", cells.text("coo"), "the origin is not Palestinian")
        if number := cells.count("total"):
            yield cells.draft(
                report,
                "total",
                Quantity(number),
                source="UNRWA",
                metric="refugees",
                group="palestinian_refugees",
                place=PALESTINE,
                destination=asylum(cells, release) or "all",
                **year_end(cells, year, report),
            )


READER = UnhcrUnrwa()
