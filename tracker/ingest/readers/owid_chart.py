"""Our World in Data's chart files: Entity, often Code, Year, and one column a series.

A chart has its own columns, so that the form is known by the first ones alone and the others by their
words (see owid_series). Each series is a dataset of its own: a chart can show some of another's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from tracker.domain.issue import Issue, Severity
from tracker.domain.period import Period, Precision
from tracker.domain.quantity import Quantity
from tracker.domain.scope import Scope
from tracker.domain.series import Counting
from tracker.errors import FigureError
from tracker.ingest.cells import Cells
from tracker.ingest.draft import Draft, ReportDraft
from tracker.ingest.reader import Contents, Fit, Incoming, Rank, Release
from tracker.ingest.readers.owid_series import (
    OWID,
    Series,
    by_whom,
    is_measured_rate,
    measured_in,
    read_series,
)
from tracker.ingest.table_reader import Columns, TableReader

_NAME = "owid-chart"
_READS = "Our World in Data's chart files: deaths in conflicts by entity and year, one column a series"
_SHAPE = Columns.of(needed="entity year", used="code")
_ISO3 = re.compile(r"[A-Z]{3}")
_WORLD = "World"


class OwidChart:
    """The reader of chart files."""

    name = _NAME
    reads = _READS
    rank = Rank.OWN
    columns = _SHAPE.all

    def sniff(self, incoming: Incoming) -> Fit:
        """A chart has an entity, a year, and something in a further column."""
        columns = set(incoming.table.columns)
        if lacking := tuple(sorted(_SHAPE.needed - columns)):
            return Fit(lacking, share=0.0)
        if not columns - _SHAPE.all:
            return Fit(("of a series",), share=0.0)
        return Fit(because="it has the columns entity, year and one a series")

    def read(self, incoming: Incoming, release: Release) -> Contents:
        """The figures of every series that is a count. Raises DocumentError for another form."""
        return _Chart(incoming, release).read(incoming, release)


class _Chart(TableReader):
    """The reader of one chart, which knows its columns."""

    name = _NAME
    reads = _READS
    shape = _SHAPE
    missing = frozenset({"NA"})

    def __init__(self, incoming: Incoming, release: Release) -> None:
        name = incoming.document.name
        entities = Counter(row.cells.get("entity", "").strip() for row in incoming.table.rows)
        in_rows = any(map(measured_in, entities))
        found = {
            column: read_series(incoming.table.headers.get(column, column), name, metrics_in_rows=in_rows)
            for column in incoming.table.columns
            if column and column not in _SHAPE.all
        }
        self.series = {column: one for column, one in found.items() if isinstance(one, Series)}
        self.odd = [one for one in found.values() if isinstance(one, Issue)]
        self.odd += [*_rates(entities), *by_whom(self.series, name)]
        self.refused = frozenset(found) - self.series.keys()
        self.reports = _reports(self.series, incoming, release)

    @property
    def columns(self) -> frozenset[str]:
        """Every column of the chart: those that are refused are told with their reason."""
        return _SHAPE.all | self.series.keys() | self.refused

    def read(self, incoming: Incoming, release: Release) -> Contents:
        """The figures of the chart, and what of it was not read."""
        contents = super().read(incoming, release)
        return replace(contents, issues=[*self.odd, *contents.issues])

    def report(self, incoming: Incoming, release: Release) -> ReportDraft:
        """The release, whichever of the series: each has a report of its own."""
        return release.report(OWID, "")

    def figures(self, cells: Cells, report: ReportDraft, release: Release) -> Iterator[Draft]:
        """The count of each series for an entity and a year; nothing of a row of rates."""
        entity = cells.needed("entity")
        if is_measured_rate(entity):
            return
        year = cells.year("year")
        for column, series in self.series.items():
            with cells.gathering():
                if (number := cells.count(column)) is not None:
                    yield cells.draft(
                        self.reports[column],
                        column,
                        Quantity(number),
                        source=series.source,
                        metric=series.metric or _measured(entity),
                        group=series.group,
                        definition=series.definition,
                        place=_place(cells, entity),
                        counting=Counting.PERIOD,
                        period=Period(date(year, 1, 1), date(year, 12, 31)),
                        period_precision=Precision.YEAR,
                    )


def _measured(entity: str) -> str:
    if metric := measured_in(entity):
        return metric
    message = f"neither the column nor the entity {entity!r} says what is counted"
    raise FigureError("unknown_entity", "entity", entity, message)


def _place(cells: Cells, entity: str) -> str:
    """The country by its code, else by its name; the whole world where the entity is none."""
    code = cells.text("code")
    if _ISO3.fullmatch(code):
        return code
    return _WORLD if measured_in(entity) else entity


def _rates(entities: Counter[str]) -> Iterator[Issue]:
    for entity, rows in entities.items():
        if is_measured_rate(entity):
            message = f"{rows} rows hold rates and no counts of people: not read"
            yield Issue("file", "entity", entity, "rate", Severity.WARNING, message)


def _reports(series: dict[str, Series], incoming: Incoming, release: Release) -> dict[str, ReportDraft]:
    scope = _scope(incoming)
    return {
        column: release.report(OWID, f"OWID: {one.title}", title=one.title, scope=scope)
        for column, one in series.items()
    }


def _scope(incoming: Incoming) -> tuple[Scope, ...]:
    """Every year between the first and the last, for each entity."""
    places, years = set(), []
    for row in incoming.table.rows:
        cells = Cells(row, [])
        with cells.gathering():
            entity = cells.needed("entity")
            if not is_measured_rate(entity):
                years.append(cells.year("year"))
                places.add(_place(cells, entity))
    if not years:
        return ()
    first, last = date(min(years), 1, 1), date(max(years), 12, 31)
    return (Scope(places=frozenset(places), first=first, last=last),)


READER = OwidChart()
