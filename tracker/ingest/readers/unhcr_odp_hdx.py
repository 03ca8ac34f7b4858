"""HDX's table of the portal's answers: a row an origin, country and kind of people."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.domain.series import Counting
from tracker.ingest.cells import Cells
from tracker.ingest.draft import Draft, ReportDraft
from tracker.ingest.reader import Incoming, Release
from tracker.ingest.readers.unhcr import UNHCR, coded_place
from tracker.ingest.readers.unhcr_odp_people import PORTAL, of_row, people
from tracker.ingest.table_reader import Columns, TableReader

_KINDS = {
    "Refugees": "refugees",
    "Asylum-Seekers": "asylum_seekers",
    "IDPs": "displaced",
    "Others of concern": "other_of_concern",
}


class OdpHdxTable(TableReader):
    """The reader of HDX's table."""

    name = "unhcr-odp"
    reads = "HDX's table of answers of the UNHCR Operational Data Portal"
    shape = Columns.written(
        needed=("Country", "ISO3", "Country of Origin", "ISO3 of Origin", "Population type", "Individuals"),
        used=("Source", "Date"),
    )

    def report(self, incoming: Incoming, release: Release) -> ReportDraft:
        """The table, named after its last day."""
        last = max((row.cells.get("date", "") for row in incoming.table.rows), default="")
        edition = f"{last} (HDX)" if last else ""
        return release.report(UNHCR, PORTAL, edition=edition, title=PORTAL, via="HDX")

    def figures(self, cells: Cells, report: ReportDraft, release: Release) -> Iterator[Draft]:
        """The people of a row."""
        metric = cells.choice("population_type", _KINDS)
        place = coded_place(cells, "iso3_of_origin", "", "country_of_origin", release)
        common = of_row(cells, metric, place, coded_place(cells, "iso3", "", "country", release))
        if found := people(cells):
            yield cells.draft(report, "individuals", found, counting=Counting.STOCK, **common)
