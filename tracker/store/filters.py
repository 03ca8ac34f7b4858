"""Criteria as SQL conditions, and the two predicates of time that are never one."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ColumnElement, and_, or_, true

from tracker.domain.figure import State
from tracker.domain.period import Precision
from tracker.store.criteria import ConflictSpan, Criteria
from tracker.store.ledger_tables import FigureRow, ReportRow, SeriesRow
from tracker.store.tables import table_of

_figure, _report, _series = table_of(FigureRow), table_of(ReportRow), table_of(SeriesRow)


def of_series(criteria: Criteria) -> ColumnElement[bool]:
    """The series that the criteria name."""
    wanted = {
        "metric": criteria.metric,
        "group": criteria.group,
        "by": criteria.by,
        "definition": criteria.definition,
        "destination": criteria.destination,
        "counting": criteria.counting,
        "basis": criteria.basis,
    }
    conditions = [_series.c[column] == value for column, value in wanted.items() if value is not None]
    if criteria.places is not None:
        conditions.append(_series.c.place.in_(criteria.places))
    if criteria.sources:
        conditions.append(_series.c.source.in_(criteria.sources))
    if criteria.not_basis is not None:
        conditions.append(_series.c.basis != criteria.not_basis)
    if criteria.conflict is not None:
        named = _series.c.conflict == criteria.conflict
        conditions.append(named if criteria.span is None else or_(named, _within(criteria.span)))
    return and_(true(), *conditions)


def _within(span: ConflictSpan) -> ColumnElement[bool]:
    conditions = [_series.c.conflict == "", _series.c.place.in_(span.places)]
    if span.start is not None:
        conditions.append(_figure.c.as_of >= span.start)
    if span.end is not None:
        conditions.append(_figure.c.as_of <= span.end)
    return and_(*conditions)


def of_days(criteria: Criteria) -> ColumnElement[bool]:
    """The as_of days that the criteria ask for, and reports whose day is certain where asked."""
    conditions = []
    if criteria.start is not None:
        conditions.append(_figure.c.as_of >= criteria.start)
    if criteria.end is not None:
        conditions.append(_figure.c.as_of <= criteria.end)
    if criteria.dated_only:
        conditions.append(_report.c.precision != Precision.NOT_BEFORE)
    return and_(true(), *conditions)


def published_by(known_on: date | None) -> ColumnElement[bool]:
    """Published by that day. All of them for None."""
    return true() if known_on is None else _figure.c.known_from <= known_on


def listed_on(known_on: date | None) -> ColumnElement[bool]:
    """What lists and tallies show: published by that day, and not declared void, our own mistake."""
    return and_(published_by(known_on), _figure.c.state != State.VOID)


def in_force_on(known_on: date | None) -> ColumnElement[bool]:
    """In force on that day: what lines and comparisons show. Now for None."""
    if known_on is None:
        return _figure.c.known_until.is_(None)
    return and_(
        _figure.c.known_from <= known_on,
        or_(_figure.c.known_until.is_(None), _figure.c.known_until > known_on),
    )
