"""Turnover: the figures that came, went or were declared void between two days."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Row, and_, or_, select, true

from tracker.domain.figure import State
from tracker.domain.link import LinkKind
from tracker.domain.scope import read_scopes_json
from tracker.store.criteria import Criteria
from tracker.store.filters import of_days, of_series
from tracker.store.ledger_tables import FigureRow, LinkRow, ReportRow
from tracker.store.spots import select_records
from tracker.store.tables import table_of

_figure, _report, _link = table_of(FigureRow), table_of(ReportRow), table_of(LinkRow)


@dataclass(frozen=True, slots=True)
class Window:
    """The days after `since` up to `until`; None does not bound it."""

    since: date | None = None
    until: date | None = None

    def holds(self, day: date | None) -> bool:
        """Whether a day lies in it; no day does not."""
        if day is None:
            return False
        return (self.since is None or self.since < day) and (self.until is None or day <= self.until)


class Voiding(NamedTuple):
    """A figure that was declared void: the day on which we said so, and why."""

    record: Row[Any]
    day: date
    reason: str


def read_turned(connection: Connection, criteria: Criteria, window: Window) -> list[Row[Any]]:
    """The figures of the criteria that became known or ended in the window, void ones left out.

    Reports without a day are among them whatever the criteria say: one can end a figure that has one.
    """
    query = select_records().where(
        of_series(criteria),
        of_days(replace(criteria, dated_only=False)),
        _figure.c.state != State.VOID,
        or_(_within(_figure.c.known_from, window), _within(_figure.c.known_until, window)),
    )
    return list(connection.execute(query.order_by(_figure.c.id)))


def _within(column: ColumnElement[Any], window: Window) -> ColumnElement[bool]:
    conditions: list[ColumnElement[bool]] = [column.is_not(None)]
    if window.since is not None:
        conditions.append(column > window.since)
    if window.until is not None:
        conditions.append(column <= window.until)
    return and_(true(), *conditions)


def read_voidings(connection: Connection, criteria: Criteria, window: Window) -> list[Voiding]:
    """The figures of the criteria that were declared void in the window: on the day stated, else recorded."""
    of_void = and_(
        _link.c.to_id == _figure.c.public_id, _link.c.kind == LinkKind.VOID, _link.c.lifted_by.is_(None)
    )
    told = (_link.c.reason.label("void_reason"), _link.c.day.label("void_day"), _link.c.recorded_at)
    query = (
        select_records()
        .add_columns(*told[:2], told[2].label("void_at"))
        .where(of_void, of_series(criteria), of_days(replace(criteria, dated_only=False)))
    )
    found = [
        Voiding(row, row.void_day or row.void_at.date(), row.void_reason)
        for row in connection.execute(query.order_by(_figure.c.id, _link.c.id))
    ]
    return [voiding for voiding in found if window.holds(voiding.day)]


@dataclass(frozen=True, slots=True)
class Releases:
    """The editions of some datasets, in the order in which each ends those before it."""

    rows: tuple[Row[Any], ...]

    def ending(self, record: Row[Any]) -> Row[Any] | None:
        """The edition that ended a figure on its last day; None where it is no longer there."""
        own = (record.known_from, record.edition, record.report)
        return next((row for row in self.rows if _order(row) > own and _ends(row, record)), None)


def read_releases(connection: Connection, datasets: Iterable[str]) -> Releases:
    """The editions of these datasets."""
    wanted = sorted(set(datasets))
    rows = connection.execute(select(_report).where(_report.c.dataset.in_(wanted))) if wanted else ()
    return Releases(tuple(sorted(rows, key=_order)))


def _order(row: Row[Any]) -> tuple[date, str, str]:
    return row.known_from, row.edition, row.public_id


def _ends(row: Row[Any], record: Row[Any]) -> bool:
    if row.dataset != record.dataset or row.known_from > record.known_until:
        return False
    place, destination, as_of = record.place, record.destination, record.as_of
    return any(scope.holds(place, destination, as_of) for scope in read_scopes_json(row.scope))
