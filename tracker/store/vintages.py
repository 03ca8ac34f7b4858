"""Vintages in the store: the pure rules of `tracker.domain.vintage` applied to what has changed.

`refresh` recomputes what an import touched; `rebuild` everything. Both end in the same state.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, Select, bindparam, false, func, or_, select, tuple_, update

from tracker.domain.figure import Standing, State, cell_start
from tracker.domain.link import ENDING, Link, LinkKind
from tracker.domain.period import Period, Precision, last_day
from tracker.domain.quantity import Qualifier, Quantity
from tracker.domain.series import Counting
from tracker.domain.vintage import End, Entry, Vintage, effective_links, end_of, fold
from tracker.store.batches import batches
from tracker.store.editions import Editions
from tracker.store.ledger_tables import FigureRow, LinkRow, ReportRow, SeriesRow
from tracker.store.tables import table_of

_figure, _report = table_of(FigureRow), table_of(ReportRow)
_series, _link = table_of(SeriesRow), table_of(LinkRow)


class Cell(NamedTuple):
    """The key of a cell."""

    series: int
    as_of: date
    start: date | None
    external_id: str


@dataclass(slots=True)
class Touched:
    """What a write has changed.

    Public ids of figures (new, re-dated, or targets of links that came or went), cells that lost
    a figure, and datasets with a new or changed edition.
    """

    figures: set[str] = field(default_factory=set)
    cells: set[Cell] = field(default_factory=set)
    datasets: set[str] = field(default_factory=set)


def refresh(connection: Connection, touched: Touched) -> int:
    """Recompute the vintages that the touched figures, links and editions bear on.

    Returns how many figures changed.
    """
    figures = set(touched.figures)
    for dataset in sorted(touched.datasets):
        figures |= _figures_of_dataset(connection, dataset)
    # A cycle is seen only if every figure on it is looked at: all lie where the links lead to.
    figures = with_targets(connection, figures)
    cells = touched.cells | _set_ends(connection, figures)
    cells |= cells_of(connection, touched.figures)
    return _fold_cells(connection, cells)


def rebuild(connection: Connection) -> int:
    """Recompute every vintage from reports, figures and links; returns how many were different."""
    redated = _redate(connection)
    changed = _set_ends(connection, set(connection.scalars(select(_figure.c.public_id))))
    return max(redated, len(changed), _fold_cells(connection, None))


def _redate(connection: Connection) -> int:
    """Put the days of figures that are not those of their reports right; returns how many."""
    columns = (_report.c.id, _report.c.report_date, _report.c.precision, _report.c.known_from)
    for row in connection.execute(select(*columns)).all():
        day = last_day(row.report_date, Precision(row.precision))
        if day != row.known_from:
            connection.execute(update(_report).where(_report.c.id == row.id).values(known_from=day))
    known_from = select(_report.c.known_from).where(_report.c.id == _figure.c.report_id).scalar_subquery()
    as_of = func.coalesce(_figure.c.period_end, known_from)
    wrong = update(_figure).where(or_(_figure.c.known_from != known_from, _figure.c.as_of != as_of))
    return connection.execute(wrong.values(known_from=known_from, as_of=as_of, known_until=None)).rowcount


def with_targets(
    connection: Connection, figures: AbstractSet[str], kinds: AbstractSet[LinkKind] = ENDING
) -> set[str]:
    """The figures and all that their links of these kinds lead to, from link to link."""
    links = select(_link.c.to_id).where(_link.c.kind.in_(sorted(kinds)), _link.c.lifted_by.is_(None))
    reached = set(figures)
    frontier = set(figures)
    while frontier:
        found: set[str] = set()
        for batch in batches(sorted(frontier)):
            found.update(connection.scalars(links.where(_link.c.from_id.in_(batch))))
        frontier = found - reached
        reached |= frontier
    return reached


def _figures_of_dataset(connection: Connection, dataset: str) -> set[str]:
    joined = _figure.join(_series, _figure.c.series_id == _series.c.id)
    return set(
        connection.scalars(
            select(_figure.c.public_id).select_from(joined).where(_series.c.dataset == dataset)
        )
    )


def _set_ends(connection: Connection, figures: AbstractSet[str]) -> set[Cell]:
    """Recompute the ends of these figures; returns the cells of those whose end changed."""
    links = _effective_by_target(connection, figures)
    sources = {link.from_id for pointing in links.values() for link in pointing if link.from_id}
    days = _known_from_of(connection, sources)
    editions = Editions(connection)
    cells: set[Cell] = set()
    changes: list[dict[str, Any]] = []
    for batch in batches(sorted(figures)):
        for row in connection.execute(_figures_with_series().where(_figure.c.public_id.in_(batch))):
            edition_end = editions.end(row.dataset, row.report_id, row.place, row.destination, row.as_of)
            end = end_of(row.known_from, links.get(row.public_id, ()), days, edition_end)
            day, state = (end.day, str(end.state)) if end else (None, "")
            if (day, state) != (row.ends_on, row.end_state):
                changes.append({"figure": row.id, "day": day, "end": state})
                cells.add(_cell(row))
    if changes:
        connection.execute(
            update(_figure)
            .where(_figure.c.id == bindparam("figure"))
            .values(ends_on=bindparam("day"), end_state=bindparam("end")),
            changes,
        )
    return cells


def _figures_with_series() -> Select[Any]:
    columns = (
        *(_figure.c[name] for name in ("id", "public_id", "series_id", "report_id", "as_of", "period_start")),
        *(_figure.c[name] for name in ("external_id", "known_from", "ends_on", "end_state")),
        *(_series.c[name] for name in ("counting", "dataset", "place", "destination")),
    )
    return select(*columns).join_from(_figure, _series, _figure.c.series_id == _series.c.id)


def _cell(row: Row[Any]) -> Cell:
    start = cell_start(Counting(row.counting), Period(row.period_start))
    return Cell(row.series_id, row.as_of, start, row.external_id)


def cells_of(connection: Connection, figures: AbstractSet[str]) -> set[Cell]:
    """The cells that these figures stand in."""
    cells: set[Cell] = set()
    for batch in batches(sorted(figures)):
        rows = connection.execute(_figures_with_series().where(_figure.c.public_id.in_(batch)))
        cells.update(_cell(row) for row in rows)
    return cells


def _effective_by_target(connection: Connection, figures: AbstractSet[str]) -> dict[str, list[Link]]:
    """The links that end these figures, by the figure they point to."""
    links = read_links(connection, figures)
    sources = {link.from_id for link in links if link.from_id}
    links |= {link for link in read_links(connection, sources) if link.kind is LinkKind.VOID}
    counted, _idle = effective_links(links, set(_known_from_of(connection, sources)))
    by_target: dict[str, list[Link]] = {}
    for link in counted:
        by_target.setdefault(link.to_id, []).append(link)
    return by_target


def read_links(connection: Connection, targets: AbstractSet[str] | None = None) -> set[Link]:
    """The links that count and point to these figures; to any, for None."""
    query = select(_link).where(_link.c.lifted_by.is_(None))
    if targets is None:
        return {read_link(row) for row in connection.execute(query)}
    links: set[Link] = set()
    for batch in batches(sorted(targets)):
        links.update(read_link(row) for row in connection.execute(query.where(_link.c.to_id.in_(batch))))
    return links


def read_link(row: Row[Any]) -> Link:
    """The link that a row of its table holds."""
    return Link(row.from_id, row.to_id, LinkKind(row.kind), row.reason, row.by_source, row.day)


def _known_from_of(connection: Connection, figures: AbstractSet[str]) -> dict[str, date]:
    days: dict[str, date] = {}
    for batch in batches(sorted(figures)):
        query = select(_figure.c.public_id, _figure.c.known_from).where(_figure.c.public_id.in_(batch))
        days.update((row.public_id, row.known_from) for row in connection.execute(query))
    return days


_ENTRY_COLUMNS = (
    *(_figure.c[name] for name in ("id", "public_id", "series_id", "as_of", "period_start", "external_id")),
    *(_figure.c[name] for name in ("value", "low", "high", "qualifier", "standing", "known_from")),
    *(_figure.c[name] for name in ("known_until", "state", "ends_on", "end_state")),
    *(_report.c[name] for name in ("precision", "edition", "publisher")),
    _report.c.public_id.label("report"),
    *(_series.c[name] for name in ("counting", "dataset", "source")),
)


def _entries() -> Select[Any]:
    return (
        select(*_ENTRY_COLUMNS)
        .join_from(_figure, _series, _figure.c.series_id == _series.c.id)
        .join(_report, _figure.c.report_id == _report.c.id)
        .order_by(_figure.c.series_id, _figure.c.as_of)
    )


def _rows_of(connection: Connection, cells: AbstractSet[Cell] | None) -> Iterator[Row[Any]]:
    if cells is None:
        yield from connection.execute(_entries(), execution_options={"yield_per": 10_000})
        return
    for batch in batches(sorted({(cell.series, cell.as_of) for cell in cells})):
        where = tuple_(_figure.c.series_id, _figure.c.as_of).in_(batch) if batch else false()
        yield from connection.execute(_entries().where(where))


def _fold_cells(connection: Connection, cells: AbstractSet[Cell] | None) -> int:
    """Fold these cells, all for None; returns how many figures changed."""
    changes: list[dict[str, Any]] = []
    for _, rows in groupby(_rows_of(connection, cells), key=lambda row: (row.series_id, row.as_of)):
        by_cell: dict[Cell, list[Row[Any]]] = {}
        for row in rows:
            by_cell.setdefault(_cell(row), []).append(row)
        for cell, members in by_cell.items():
            if cells is None or cell in cells:
                changes.extend(_changed(members))
    if changes:
        connection.execute(
            update(_figure)
            .where(_figure.c.id == bindparam("figure"))
            .values(known_until=bindparam("until"), state=bindparam("now")),
            changes,
        )
    return len(changes)


def _changed(members: Iterable[Row[Any]]) -> Iterator[dict[str, Any]]:
    members = list(members)
    vintages = fold(_entry(row) for row in members)
    for row in members:
        vintage = vintages[row.public_id]
        if vintage != Vintage(row.known_until, State(row.state)):
            yield {"figure": row.id, "until": vintage.known_until, "now": str(vintage.state)}


def _entry(row: Row[Any]) -> Entry:
    return Entry(
        id=row.public_id,
        quantity=Quantity(row.value, row.low, row.high, Qualifier(row.qualifier)),
        standing=Standing(row.standing),
        known_from=row.known_from,
        precision=Precision(row.precision),
        report_id=row.report,
        dataset=row.dataset,
        edition=row.edition,
        own_publisher=row.publisher == row.source,
        end=None if row.ends_on is None else End(row.ends_on, State(row.end_state)),
    )
