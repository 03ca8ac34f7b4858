"""IDMC's Global Internal Displacement Database by disaster: displacements of each event within a year.

Two forms: the newer one with the end of an event and how exact its days are, the older one of HDX with
the start alone. A row is an event's displacements in one country and year. Events have no number of
their own: a row is known by the event's name, and numbered where several rows have it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, ClassVar

from tracker.domain.link import LinkKind
from tracker.domain.period import Period, Precision
from tracker.domain.quantity import Quantity
from tracker.domain.series import Counting
from tracker.ingest.cells import Cells
from tracker.ingest.draft import Draft, ReportDraft
from tracker.ingest.numbered_rows import EVENT, numbered
from tracker.ingest.reader import Incoming, Release
from tracker.ingest.readers.idmc import DISASTERS, IDMC, MOVEMENTS, hazard
from tracker.ingest.readers.idmc_gidd_days import event_period
from tracker.ingest.readers.idmc_gidd_years import scope_by_year
from tracker.ingest.sheets import Row, Sheet
from tracker.ingest.table_reader import Columns, TableReader


class _Events(TableReader):
    """A form with one row an event."""

    name = "idmc-gidd"
    dataset: ClassVar[str]
    hazard: ClassVar[str]
    displacements: ClassVar[str]

    def prepared(self, table: Sheet) -> Iterable[Row]:
        """The rows with an id for each."""
        return numbered(table.rows, self._event)

    def report(self, incoming: Incoming, release: Release) -> ReportDraft:
        """The release of disasters; it is whole for its countries and years."""
        return release.report(
            IDMC,
            self.dataset,
            title="Global Internal Displacement Database: disasters",
            via="HDX" if incoming.table.tags else "",
            scope=scope_by_year(incoming),
            partitions=("place",),
        )

    def figures(self, cells: Cells, report: ReportDraft, release: Release) -> Iterator[Draft]:
        """An event's displacements, as those of a disaster and again as those of its kind of hazard."""
        number = cells.count(self.displacements)
        if number is None and not cells.text("total_displacement"):
            return
        place, event = cells.needed("iso3"), cells.needed(EVENT)
        period, precision = event_period(cells)
        row = f"{place} {event}"
        common: dict[str, Any] = {
            "source": IDMC,
            "metric": "displaced",
            "place": place,
            "external_id": event,
            "note": _note(cells),
        }
        flow: dict[str, Any] = {
            "counting": Counting.PERIOD,
            "definition": MOVEMENTS,
            "period": period,
            "period_precision": precision,
        }
        if number is not None:
            whole = Quantity(number)
            column, links = self.displacements, {LinkKind.PART_OF: (row,)}
            yield cells.draft(report, column, whole, by=DISASTERS, row_id=row, **flow, **common)
            with cells.gathering():
                kind = hazard(cells, self.hazard)
                yield cells.draft(report, column, whole, by=kind, links=links, **flow, **common)
        with cells.gathering():
            yield from _stock(cells, report, common)

    def _event(self, row: Row) -> str:
        """What a row's event is called: its name, else its country, hazard and day."""
        words = (row.cells.get(name, "").strip() for name in ("iso3", self.hazard, "start_date"))
        return row.cells.get("event_name", "").strip() or " ".join(filter(None, words))


class DatedEvents(_Events):
    """The newer form."""

    reads = "displacement by disaster, with the days of each event"
    shape = Columns.of(
        needed="iso3 year start_date start_date_accuracy end_date event_name hazard_type_name"
        " new_displacement",
        used="end_date_accuracy hazard_subtype_name total_displacement event_codes",
        ignored="country_name hazard_category hazard_category_name hazard_sub_category"
        " hazard_sub_category_name hazard_type hazard_sub_type new_displacement_rounded"
        " total_displacement_rounded",
    )
    dataset = "IDMC GIDD disasters"
    hazard = "hazard_type_name"
    displacements = "new_displacement"


class StartedEvents(_Events):
    """The older form."""

    reads = "displacement by disaster, with the day on which each began"
    shape = Columns.written(
        needed=["ISO3", "Year", "Start Date", "Event Name", "Hazard Type", "New Displacements"],
        ignored=["Name", "Hazard Category"],
    )
    dataset = "IDMC GIDD disasters (HDX)"
    hazard = "hazard_type"
    displacements = "new_displacements"


def _stock(cells: Cells, report: ReportDraft, common: dict[str, Any]) -> Iterator[Draft]:
    """Those whom the event still keeps displaced at the end of the year."""
    column = "total_displacement"
    if (number := cells.count(column)) is not None:
        end = Period(None, date(cells.year("year"), 12, 31))
        yield cells.draft(
            report,
            column,
            Quantity(number),
            by=DISASTERS,
            counting=Counting.STOCK,
            period=end,
            period_precision=Precision.YEAR,
            **common,
        )


def _note(cells: Cells) -> str:
    said = [cells.text("event_name"), cells.text("hazard_subtype_name")]
    if codes := cells.text("event_codes"):
        said.append(f"event codes {codes}")
    weeks = (which for which in ("start", "end") if cells.text(f"{which}_date_accuracy") == "Week")
    said.extend(f"{which} known to the week" for which in weeks)
    return "; ".join(filter(None, said))
