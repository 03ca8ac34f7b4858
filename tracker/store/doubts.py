"""Doubts: what a sound store holds that is worth a look, each with the figures it is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, exists, or_, select

from tracker.domain.figure import DOUBTFUL, State
from tracker.domain.link import ENDING, LinkKind
from tracker.domain.quantity import LOWER_BOUNDS, UPPER_BOUNDS, Qualifier, Quantity
from tracker.domain.series import Counting
from tracker.domain.vintage import effective_links
from tracker.domain.wording import quantity_words
from tracker.store.batches import batches
from tracker.store.finding import Finding, warning
from tracker.store.ledger_tables import FigureRow, LinkRow, SeriesRow
from tracker.store.tables import table_of
from tracker.store.vintages import read_links

_figure, _series, _link = table_of(FigureRow), table_of(SeriesRow), table_of(LinkRow)
_one, _two = _figure.alias("one"), _figure.alias("two")
_QUANTITY = ("value", "low", "high", "qualifier")
_SHOWN = ("public_id", "as_of", *_QUANTITY)


def read_doubts(connection: Connection) -> Iterator[Finding]:
    """Falling totals, parts above their whole, contradictions of one report, links that count for nothing."""
    yield from _falling_totals(connection)
    yield from _large_parts(connection)
    yield from _same_cells(connection)
    yield from _idle_links(connection)


def exceeds(one: Quantity, other: Quantity) -> bool:
    """Whether the first is certainly above the second, whatever their bounds and rounding allow."""
    if one.middle is None or other.middle is None:
        return False
    if one.qualifier in UPPER_BOUNDS or other.qualifier in LOWER_BOUNDS:
        return False
    bottom = one.low if one.low is not None else one.middle
    top = other.high if other.high is not None else other.middle
    return bottom > top and not one.repeats(other) and not other.repeats(one)


def _quantity(row: Row[Any], prefix: str = "") -> Quantity:
    value, low, high, qualifier = (getattr(row, prefix + name) for name in _QUANTITY)
    return Quantity(value, low, high, Qualifier(qualifier))


def _falling_totals(connection: Connection) -> Iterator[Finding]:
    """A running total that is lower than an earlier one of its line, from the same start."""
    columns = [_figure.c[name] for name in ("public_id", "series_id", "period_start", "as_of", *_QUANTITY)]
    query = (
        select(*columns, _series.c.source)
        .join_from(_figure, _series, _figure.c.series_id == _series.c.id)
        .where(
            _series.c.counting == Counting.CUMULATIVE,
            _figure.c.known_until.is_(None),
            _figure.c.standing.not_in(sorted(DOUBTFUL)),
        )
        .order_by(_figure.c.series_id, _figure.c.period_start, _figure.c.as_of, _figure.c.public_id)
    )
    rows: Iterable[Row[Any]] = connection.execute(query, execution_options={"yield_per": 10_000})
    for _, line in groupby(rows, key=lambda row: (row.series_id, row.period_start)):
        yield from _falls(line)


def _falls(line: Iterable[Row[Any]]) -> Iterator[Finding]:
    highest: Row[Any] | None = None
    for row in line:
        if highest is not None and exceeds(_quantity(highest), _quantity(row)):
            yield warning(
                "falling_total",
                f"figures {highest.public_id} {row.public_id}",
                f"{row.source}: {quantity_words(_quantity(highest))} for {highest.as_of}, "
                f"{quantity_words(_quantity(row))} for {row.as_of}",
            )
            highest = row
        elif highest is None or _middle(row) >= _middle(highest):
            highest = row


def _middle(row: Row[Any]) -> int:
    return _quantity(row).middle or 0


def _pairs(joined: Any) -> Select[Any]:
    """Pairs of figures, the second's columns with `other_` before their names; void ones are left out."""
    return (
        select(
            *(_one.c[name] for name in _SHOWN),
            *(_two.c[name].label(f"other_{name}") for name in _SHOWN),
            _series.c.source,
        )
        .select_from(joined)
        .where(_one.c.state != State.VOID, _two.c.state != State.VOID)
    )


def _large_parts(connection: Connection) -> Iterator[Finding]:
    """A figure that is above the one it is part of."""
    joined = (
        _one.join(_link, and_(_link.c.from_id == _one.c.public_id, _link.c.kind == LinkKind.PART_OF))
        .join(_two, _two.c.public_id == _link.c.to_id)
        .join(_series, _series.c.id == _one.c.series_id)
    )
    for row in connection.execute(_pairs(joined).where(_link.c.lifted_by.is_(None)).order_by(_one.c.id)):
        part, whole = _quantity(row), _quantity(row, "other_")
        if exceeds(part, whole):
            yield warning(
                "part_above_whole",
                f"figures {row.public_id} {row.other_public_id}",
                f"{row.source}: {quantity_words(part)} is part of {quantity_words(whole)}",
            )


def _same_cells(connection: Connection) -> Iterator[Finding]:
    """Two quantities, or a part and its whole, for the same thing and day in one report."""
    beside = and_(
        *(_one.c[name] == _two.c[name] for name in ("series_id", "as_of", "external_id", "report_id")),
        _one.c.id < _two.c.id,
    )
    joined = _one.join(_two, beside).join(_series, _series.c.id == _one.c.series_id)
    same_start = or_(
        _series.c.counting != Counting.PERIOD, _one.c.period_start.is_not_distinct_from(_two.c.period_start)
    )
    parted = exists().where(
        or_(
            and_(_link.c.from_id == _one.c.public_id, _link.c.to_id == _two.c.public_id),
            and_(_link.c.from_id == _two.c.public_id, _link.c.to_id == _one.c.public_id),
        ),
        _link.c.kind == LinkKind.PART_OF,
        _link.c.lifted_by.is_(None),
    )
    query = (
        _pairs(joined).add_columns(parted.label("parted")).where(same_start).order_by(_one.c.id, _two.c.id)
    )
    for row in connection.execute(query):
        one, two = _quantity(row), _quantity(row, "other_")
        if row.parted or not (one.repeats(two) or two.repeats(one)):
            yield warning(
                "same_cell",
                f"figures {row.public_id} {row.other_public_id}",
                f"{row.source}: one report gives {quantity_words(one)} and {quantity_words(two)} "
                f"for {row.as_of}",
            )


def _idle_links(connection: Connection) -> Iterator[Finding]:
    """Replacements and retractions by figures that are absent or void, or that go in a circle."""
    links = {link for link in read_links(connection) if link.kind in ENDING or link.kind is LinkKind.VOID}
    present: set[str] = set()
    for batch in batches(sorted({link.from_id for link in links if link.from_id})):
        present.update(connection.scalars(select(_figure.c.public_id).where(_figure.c.public_id.in_(batch))))
    _counted, idle = effective_links(links, present)
    for link in sorted(idle, key=lambda one: (one.from_id, one.kind, one.to_id)):
        yield warning(
            "idle_link",
            f"figures {link.from_id} {link.to_id}",
            f"the first {link.kind} the second and counts for nothing: it is not here, is void, or both "
            "take each other's place",
        )
