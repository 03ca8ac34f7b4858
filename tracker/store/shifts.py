"""Shifts: the numbers that an import moved, or that an edition no longer has, the largest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, Row, func

from tracker.domain.quantity import Qualifier, Quantity
from tracker.store.batches import batches
from tracker.store.changes import FORMER, about, dropped_from, revising
from tracker.store.ledger_tables import FigureRow, SeriesRow
from tracker.store.names import Register
from tracker.store.tables import table_of

_figure, _series = table_of(FigureRow), table_of(SeriesRow)
_QUANTITY = ("value", "low", "high", "qualifier")
_ABOUT = ("source", "metric", "group", "by", "definition", "conflict", "place", "destination")
_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Shift:
    """A number that moved: what it is about in words, before and after; None after for one that is gone."""

    figure_id: str
    about: str
    as_of: date
    before: Quantity
    after: Quantity | None

    @property
    def size(self) -> int:
        """By how many people; that of a number that is gone is the number."""
        after = 0 if self.after is None else self.after.middle or 0
        return abs(after - (self.before.middle or 0))


@dataclass(frozen=True, slots=True)
class Shifts:
    """How many figures state another number than the one whose place they took, and the largest moves."""

    moved: int
    largest: tuple[Shift, ...]


def read_shifts(connection: Connection, number: int, ended: Iterable[str], register: Register) -> Shifts:
    """What an import moved; `ended` are the figures that its editions ended."""
    found = {shift.figure_id: shift for shift in _revisions(connection, number, register)}
    gone = _dropped(connection, ended, register)
    largest = sorted([*found.values(), *gone], key=lambda shift: (-shift.size, shift.figure_id))
    return Shifts(_count_moved(connection, number), tuple(largest[:_SHOWN]))


def _revisions(connection: Connection, number: int, register: Register) -> Iterator[Shift]:
    size = func.abs(_middle(_figure) - _middle(FORMER))
    columns = [*_columns(_figure), *(FORMER.c[name].label(f"former_{name}") for name in _QUANTITY)]
    for query in revising(columns, number):
        largest = query.where(_differ()).order_by(size.desc(), _figure.c.public_id).limit(_SHOWN)
        for row in connection.execute(largest):
            words = about(register, row, _ABOUT)
            yield Shift(row.public_id, words, row.as_of, _quantity(row, "former_"), _quantity(row))


def _count_moved(connection: Connection, number: int) -> int:
    moved: set[str] = set()
    for query in revising((_figure.c.public_id,), number):
        moved.update(connection.scalars(query.where(_differ())))
    return len(moved)


def _differ() -> ColumnElement[bool]:
    differing = [_figure.c[name].is_distinct_from(FORMER.c[name]) for name in _QUANTITY]
    return differing[0] | differing[1] | differing[2] | differing[3]


def _dropped(connection: Connection, ended: Iterable[str], register: Register) -> list[Shift]:
    shifts: list[Shift] = []
    for batch in batches(sorted(ended)):
        query = dropped_from(_columns(_figure)).where(_figure.c.public_id.in_(batch))
        largest = query.order_by(_middle(_figure).desc(), _figure.c.public_id).limit(_SHOWN)
        shifts += [
            Shift(row.public_id, about(register, row, _ABOUT), row.as_of, _quantity(row), None)
            for row in connection.execute(largest)
        ]
    return shifts


def _columns(figure: FromClause) -> list[Any]:
    return [
        *(figure.c[name] for name in ("public_id", "as_of", *_QUANTITY)),
        *(_series.c[name] for name in _ABOUT),
    ]


def _middle(figure: FromClause) -> ColumnElement[int]:
    return func.coalesce(figure.c.value, figure.c.low, figure.c.high, 0)


def _quantity(row: Row[Any], prefix: str = "") -> Quantity:
    value, low, high, qualifier = (getattr(row, prefix + name) for name in _QUANTITY)
    return Quantity(value, low, high, Qualifier(qualifier))
