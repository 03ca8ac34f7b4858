"""Partitions: how many figures are parts that their reader declares disjoint and whole."""

from __future__ import annotations

from sqlalchemy import func, select

from tracker.store.criteria import Criteria
from tracker.store.filters import in_force_on, of_days, of_series
from tracker.store.ledger_tables import FigureRow, ReportRow, SeriesRow
from tracker.store.reading import Reading
from tracker.store.spots import joined
from tracker.store.tables import table_of

_figure, _report, _series = table_of(FigureRow), table_of(ReportRow), table_of(SeriesRow)
# What stands in a field where a figure is no part: nothing said, or the stated whole.
NO_PART = ("", "all")


def count_parts(reading: Reading, criteria: Criteria, over: str) -> tuple[int, int]:
    """How many figures in force of the criteria are parts over a field, and of how many values of it."""
    reports = [
        key
        for key, partitions in reading.connection.execute(
            select(_report.c.id, _report.c.partitions).where(_report.c.dataset != "")
        )
        if over in partitions
    ]
    if not reports:
        return 0, 0
    field = _series.c[over]
    query = (
        select(func.count(), func.count(field.distinct()))
        .select_from(joined())
        .where(of_series(criteria), of_days(criteria), in_force_on(criteria.known_on))
        .where(_figure.c.report_id.in_(reports), field.not_in(NO_PART))
    )
    figures, parts = reading.connection.execute(query).one()
    return figures, parts
