"""The words of stored figures: what their ids are the hashes of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, Select, select

from tracker.domain.figure import figure_id
from tracker.domain.period import Period
from tracker.domain.quantity import Qualifier, Quantity
from tracker.domain.series import Series
from tracker.store.batches import batches
from tracker.store.ledger import SERIES_COLUMNS
from tracker.store.ledger_tables import FigureRow, ReportRow, SeriesRow
from tracker.store.spots import joined, series_from
from tracker.store.tables import table_of

_figure, _series, _report = table_of(FigureRow), table_of(SeriesRow), table_of(ReportRow)


@dataclass(frozen=True, slots=True)
class Words:
    """What a figure says, all that its id is the hash of but the occurrence."""

    series: Series
    report_id: str
    period: Period
    quantity: Quantity
    external_id: str

    def id(self, occurrence: int) -> str:
        """The id that these words and an occurrence give."""
        return figure_id(
            self.series, self.report_id, self.period, self.quantity, self.external_id, occurrence
        )


class Worded(NamedTuple):
    """A stored figure: its key, id and occurrence, and its words."""

    key: int
    public_id: str
    occurrence: int
    words: Words


def read_words(connection: Connection, figures: Iterable[str] | None = None) -> Iterator[Worded]:
    """These figures with their words, all for None."""
    if figures is None:
        rows = connection.execute(_query(), execution_options={"yield_per": 10_000})
        yield from (_worded(row) for row in rows)
        return
    for batch in batches(sorted(figures)):
        rows = connection.execute(_query().where(_figure.c.public_id.in_(batch)))
        yield from (_worded(row) for row in rows)


def _query() -> Select[Any]:
    columns = (
        *(_figure.c[name] for name in ("id", "public_id", "occurrence", "period_start", "period_end")),
        *(_figure.c[name] for name in ("value", "low", "high", "qualifier", "external_id")),
        _report.c.public_id.label("report"),
        *(_series.c[name] for name in SERIES_COLUMNS),
    )
    return select(*columns).select_from(joined())


def _worded(row: Row[Any]) -> Worded:
    words = Words(
        series=series_from(row[-len(SERIES_COLUMNS) :]),
        report_id=row.report,
        period=Period(row.period_start, row.period_end),
        quantity=Quantity(row.value, row.low, row.high, Qualifier(row.qualifier)),
        external_id=row.external_id,
    )
    return Worded(row.id, row.public_id, row.occurrence, words)
