"""Changes: which figures an import brought, whose place they took, and which fell out of an edition."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Row,
    Select,
    and_,
    exists,
    func,
    or_,
    select,
)

from tracker.domain.figure import State
from tracker.domain.link import LinkKind
from tracker.domain.quantity import Qualifier, Quantity
from tracker.domain.series import Counting
from tracker.store.batches import batches
from tracker.store.imports import figures_brought_by
from tracker.store.ledger_tables import FigureRow, LinkRow, SeriesRow
from tracker.store.names import Register
from tracker.store.tables import table_of

_figure, _series, _link = table_of(FigureRow), table_of(SeriesRow), table_of(LinkRow)
FORMER = _figure.alias("former")
_QUANTITY = ("value", "low", "high", "qualifier")
_ABOUT = ("source", "metric", "group", "conflict", "place", "destination")


@dataclass(frozen=True, slots=True)
class Change:
    """A figure that an import brings: what it is about in words, and the quantities whose place it takes."""

    figure_id: str
    about: str
    as_of: date
    quantity: Quantity
    former: tuple[Quantity, ...]


def read_changes(connection: Connection, number: int, register: Register) -> list[Change]:
    """What an import brings, figure by figure, in the order they were stored."""
    former: dict[str, set[Quantity]] = defaultdict(set)
    columns = (_figure.c.public_id, *(FORMER.c[name] for name in _QUANTITY))
    for query in revising(columns, number):
        for row in connection.execute(query):
            former[row.public_id].add(_quantity(row))
    shown = (
        *(_figure.c[name] for name in ("public_id", "as_of", *_QUANTITY)),
        *(_series.c[name] for name in _ABOUT),
    )
    brought = (
        select(*shown)
        .join_from(_figure, _series, _figure.c.series_id == _series.c.id)
        .where(_figure.c.public_id.in_(figures_brought_by(number)))
        .order_by(_figure.c.id)
    )
    return [
        Change(
            row.public_id,
            about(register, row, _ABOUT),
            row.as_of,
            _quantity(row),
            tuple(sorted(former[row.public_id], key=str)),
        )
        for row in connection.execute(brought)
    ]


def _quantity(row: Row[Any]) -> Quantity:
    return Quantity(row.value, row.low, row.high, Qualifier(row.qualifier))


def about(register: Register, row: Row[Any], kinds: Iterable[str]) -> str:
    """What a figure is about, in the labels of these fields of its series."""
    keys = {kind: getattr(row, kind) for kind in kinds}
    return ", ".join(register.label(kind, key) for kind, key in keys.items() if key)


def count_revised(connection: Connection, number: int) -> int:
    """How many figures that an import added or brought back took the place of another one."""
    revised: set[int] = set()
    for query in revising((_figure.c.id,), number):
        revised.update(connection.scalars(query))
    return len(revised)


def revising(columns: Iterable[Any], number: int) -> tuple[Select[Any], Select[Any]]:
    """The figures of an import with those whose place they took ("former"): in their cell, and by a link."""
    took_over = and_(
        _same_cell(FORMER),
        FORMER.c.known_until == _figure.c.known_from,
        FORMER.c.state.in_((State.SUPERSEDED, State.EDITION_ENDED)),
    )
    replaces = and_(
        _link.c.from_id == _figure.c.public_id,
        _link.c.kind == LinkKind.REPLACES,
        _link.c.lifted_by.is_(None),
    )
    figures = _figure.join(_series, _figure.c.series_id == _series.c.id)
    replaced = and_(FORMER.c.public_id == _link.c.to_id, FORMER.c.state == State.REPLACED)
    brought = and_(
        _figure.c.public_id.in_(figures_brought_by(number)), _figure.c.state != State.ALSO_REPORTED
    )
    in_cell = select(*columns).select_from(figures.join(FORMER, took_over)).where(brought)
    by_link = (
        select(*columns).select_from(figures.join(_link, replaces).join(FORMER, replaced)).where(brought)
    )
    return in_cell, by_link


def _same_cell(other: FromClause) -> ColumnElement[bool]:
    """Whether another figure stands in the cell of this one, whose series is joined."""
    start, other_start = _figure.c.period_start, other.c.period_start
    return and_(
        other.c.series_id == _figure.c.series_id,
        other.c.as_of == _figure.c.as_of,
        other.c.external_id == _figure.c.external_id,
        or_(
            _series.c.counting != Counting.PERIOD,
            other_start == start,
            and_(other_start.is_(None), start.is_(None)),
        ),
        other.c.id != _figure.c.id,
    )


def ended_by_editions(connection: Connection, datasets: Iterable[str]) -> set[str]:
    """The figures of these datasets that a later edition ended."""
    query = (
        select(_figure.c.public_id)
        .join_from(_figure, _series, _figure.c.series_id == _series.c.id)
        .where(_series.c.dataset.in_(sorted(datasets)), _figure.c.state == State.EDITION_ENDED)
    )
    return set(connection.scalars(query))


def count_dropped(connection: Connection, ended: Iterable[str]) -> int:
    """How many of these ended figures have no figure of the later edition in their cell."""
    query = dropped_from((func.count(),))
    return sum(
        connection.scalar(query.where(_figure.c.public_id.in_(batch))) or 0
        for batch in batches(sorted(ended))
    )


def dropped_from(columns: Iterable[Any]) -> Select[Any]:
    """Ended figures that have no figure of the later edition in their cell."""
    later = _figure.alias("later")
    successor = exists().where(_same_cell(later), later.c.known_from == _figure.c.known_until)
    joined = _figure.join(_series, _figure.c.series_id == _series.c.id)
    return select(*columns).select_from(joined).where(~successor)
