"""Tallies: how much the store holds, by conflict, by report and by any part of the series."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Row, Select, and_, func, or_, select

from tracker.domain.figure import DOUBTFUL, State
from tracker.domain.series import Basis
from tracker.store.criteria import Criteria
from tracker.store.filters import in_force_on, listed_on, of_days, of_series
from tracker.store.ledger_tables import FigureRow, ReportRow, SeriesRow
from tracker.store.reading import Reading
from tracker.store.spots import Spot, joined, select_spots, spot_of
from tracker.store.tables import table_of

_figure, _report, _series = table_of(FigureRow), table_of(ReportRow), table_of(SeriesRow)
_COUNTS = (
    func.count().label("figures"),
    func.count(_series.c.source.distinct()).label("sources"),
    func.count(_figure.c.report_id.distinct()).label("reports"),
    func.min(_figure.c.as_of).label("first"),
    func.max(_figure.c.as_of).label("last"),
)


class Tally(NamedTuple):
    """How many figures, counted by how many sources, in how many reports; the days they speak for."""

    figures: int
    sources: int
    reports: int
    first: date | None
    last: date | None


def read_store_tally(reading: Reading, known_on: date | None) -> Tally:
    """The tally of all that was published by a day, void figures left out."""
    return Tally(*reading.connection.execute(_published(known_on, *_COUNTS)).one())


def read_conflict_tallies(reading: Reading, known_on: date | None) -> dict[str, Tally]:
    """The tally of every conflict that figures name."""
    query = _published(known_on, _series.c.conflict, *_COUNTS).where(_series.c.conflict != "")
    rows = reading.connection.execute(query.group_by(_series.c.conflict).order_by(_series.c.conflict))
    return {row[0]: Tally(*row[1:]) for row in rows}


def _published(known_on: date | None, *columns: ColumnElement[Any]) -> Select[Any]:
    return select(*columns).select_from(joined()).where(listed_on(known_on))


def read_spots_of(
    reading: Reading,
    kinds: Iterable[tuple[str, str]],
    known_on: date | None,
    conflicts: Iterable[str],
    places: Iterable[str],
) -> list[Spot]:
    """The figures in force of these (metric, group), by series and day: not narrowed, not projected.

    Taken are those of the conflicts, and of the places where they name no conflict. Those of one
    country of destination among several are left out.
    """
    unnamed = and_(_series.c.conflict == "", _series.c.place.in_(sorted(places)))
    wanted = or_(*(and_(_series.c.metric == metric, _series.c.group == group) for metric, group in kinds))
    query = select_spots().where(
        wanted,
        or_(_series.c.conflict.in_(sorted(conflicts)), unnamed),
        _series.c.by == "",
        _series.c.destination.in_(("", "all")),
        _series.c.basis != Basis.PROJECTED,
        in_force_on(known_on),
    )
    order = (_figure.c.series_id, _figure.c.as_of, _figure.c.period_start, _figure.c.public_id)
    return [spot_of(row) for row in reading.connection.execute(query.order_by(*order))]


def read_last_spots(reading: Reading, criteria: Criteria) -> list[Spot]:
    """The sound figures in force on the latest day that each series of the criteria speaks for."""
    kept = (of_series(criteria), of_days(criteria), in_force_on(criteria.known_on))
    sound = _figure.c.standing.not_in(sorted(DOUBTFUL))
    latest = (
        select(_figure.c.series_id, func.max(_figure.c.as_of).label("day"))
        .select_from(joined())
        .where(*kept, sound)
        .group_by(_figure.c.series_id)
        .subquery()
    )
    on_it = and_(latest.c.series_id == _figure.c.series_id, latest.c.day == _figure.c.as_of)
    query = select_spots().join(latest, on_it).where(*kept, sound).order_by(_figure.c.id)
    return [spot_of(row) for row in reading.connection.execute(query)]


def count_in_force(reading: Reading, criteria: Criteria, *fields: str) -> list[tuple[Any, ...]]:
    """How many figures in force the criteria keep for each value of these fields: (value, ..., count)."""
    return _count(reading, criteria, in_force_on(criteria.known_on), fields)


def count_published(reading: Reading, criteria: Criteria, *fields: str) -> list[tuple[Any, ...]]:
    """How many published figures the criteria keep for each value of these fields: (value, ..., count)."""
    return _count(reading, criteria, listed_on(criteria.known_on), fields)


def _count(
    reading: Reading, criteria: Criteria, known: ColumnElement[bool], fields: Iterable[str]
) -> list[tuple[Any, ...]]:
    columns = [_series.c[field] for field in fields]
    query = (
        select(*columns, func.count())
        .select_from(joined())
        .where(of_series(criteria), of_days(criteria), known)
        .group_by(*columns)
        .order_by(*columns)
    )
    return [tuple(row) for row in reading.connection.execute(query)]


def count_in_report(reading: Reading, report: str) -> int:
    """How many figures a report carries, void ones left out."""
    joined = _figure.join(_report, _figure.c.report_id == _report.c.id)
    of_report = and_(_report.c.public_id == report, _figure.c.state != State.VOID)
    query = select(func.count()).select_from(joined).where(of_report)
    return reading.connection.scalar(query) or 0


def read_reports_with(reading: Reading, source: str) -> list[Row[Any]]:
    """The reports that an organisation put out or is quoted in, the latest first.

    Each with `figures`: how many it carries that the organisation counted, void ones left out.
    """
    counted = (
        select(_figure.c.report_id, func.count().label("figures"))
        .join_from(_figure, _series, _figure.c.series_id == _series.c.id)
        .where(_series.c.source == source, _figure.c.state != State.VOID)
        .group_by(_figure.c.report_id)
        .subquery()
    )
    query = (
        select(_report, func.coalesce(counted.c.figures, 0).label("figures"))
        .outerjoin(counted, counted.c.report_id == _report.c.id)
        .where(or_(_report.c.publisher == source, counted.c.report_id.is_not(None)))
    )
    return list(reading.connection.execute(query.order_by(_report.c.report_date.desc(), _report.c.id)))
