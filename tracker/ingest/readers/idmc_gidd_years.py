"""IDMC's Global Internal Displacement Database by country and year: people displaced, and displacements.

Two forms. The newer one is about conflict alone, with exact and rounded numbers; the older one, handed
out by HDX, has conflict and disasters side by side. A stock is the number of people who live in
displacement at the end of the year; an empty cell means that IDMC found no data, 0 is a stated zero.
Each form is a dataset of its own, as are disasters by event: an edition of one says nothing about another,
and the older numbers are rounded.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from tracker.domain.period import Period, Precision
from tracker.domain.quantity import Quantity
from tracker.domain.scope import Scope
from tracker.domain.series import Counting
from tracker.ingest.cells import Cells
from tracker.ingest.draft import Draft, ReportDraft
from tracker.ingest.reader import Incoming, Release
from tracker.ingest.readers.idmc import CONFLICT, DISASTERS, IDMC, MOVEMENTS
from tracker.ingest.table_reader import Columns, TableReader


@dataclass(frozen=True, slots=True)
class _Measure:
    """What a column counts."""

    by: str
    counting: Counting

    def words(self, year: int) -> dict[str, Any]:
        """The fields of its figure for a year."""
        stock = self.counting is Counting.STOCK
        return {
            "by": self.by,
            "counting": self.counting,
            "definition": "" if stock else MOVEMENTS,
            "period": Period(None if stock else date(year, 1, 1), date(year, 12, 31)),
        }


class _Years(TableReader):
    """A form with one row a country and year."""

    name = "idmc-gidd"
    dataset: ClassVar[str]
    measures: ClassVar[Mapping[str, _Measure]]

    def report(self, incoming: Incoming, release: Release) -> ReportDraft:
        """The release that the file is; it is whole for its countries and years."""
        return release.report(
            IDMC,
            self.dataset,
            title="Global Internal Displacement Database",
            via="HDX" if incoming.table.tags else "",
            scope=scope_by_year(incoming),
            partitions=("place",),
        )

    def figures(self, cells: Cells, report: ReportDraft, release: Release) -> Iterator[Draft]:
        """The stock at the end of the year and the displacements within it, where they are given."""
        place, year = cells.needed("iso3"), cells.year("year")
        for column, measure in self.measures.items():
            with cells.gathering():
                if (number := cells.count(column)) is not None:
                    yield cells.draft(
                        report,
                        column,
                        Quantity(number),
                        source=IDMC,
                        metric="displaced",
                        place=place,
                        period_precision=Precision.YEAR,
                        **measure.words(year),
                    )


class ConflictYears(_Years):
    """The newer form, of conflict and violence."""

    reads = "displacement by conflict, by country and year"
    dataset = "IDMC GIDD conflict"
    shape = Columns.of(
        needed="iso3 year new_displacement new_displacement_rounded total_displacement"
        " total_displacement_rounded",
        ignored="country_name new_displacement_rounded total_displacement_rounded",
    )
    measures: ClassVar[Mapping[str, _Measure]] = {
        "total_displacement": _Measure(CONFLICT, Counting.STOCK),
        "new_displacement": _Measure(CONFLICT, Counting.PERIOD),
    }


class MixedYears(_Years):
    """The older form, of conflict and disasters."""

    reads = "displacement by conflict and by disasters, by country and year"
    dataset = "IDMC GIDD by year (HDX)"
    shape = Columns.written(
        needed=["ISO3", "Year", "Conflict Stock Displacement", "Conflict New Displacements"],
        used=["Disaster New Displacements"],
        ignored=["Name"],
    )
    measures: ClassVar[Mapping[str, _Measure]] = {
        "conflict_stock_displacement": _Measure(CONFLICT, Counting.STOCK),
        "conflict_new_displacements": _Measure(CONFLICT, Counting.PERIOD),
        "disaster_new_displacements": _Measure(DISASTERS, Counting.PERIOD),
    }


def scope_by_year(incoming: Incoming) -> tuple[Scope, ...]:
    """The countries of a file, from the first to the last of its years."""
    places: set[str] = set()
    years: set[int] = set()
    for row in incoming.table.rows:
        cells = Cells(row, [])
        with cells.gathering():
            years.add(cells.year("year"))
            places.add(cells.needed("iso3"))
    if not places:
        return ()
    first, last = date(min(years), 1, 1), date(max(years), 12, 31)
    return (Scope(places=frozenset(places), first=first, last=last),)
