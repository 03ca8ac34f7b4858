"""Neighbours: what one source said of one thing at about the same time, datasets aside."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, Row

from tracker.domain.figure import State
from tracker.domain.quantity import Quantity
from tracker.store.ledger_tables import FigureRow, SeriesRow
from tracker.store.spots import select_records
from tracker.store.tables import table_of

_figure, _series = table_of(FigureRow), table_of(SeriesRow)


def read_neighbours(
    connection: Connection,
    thing: tuple[str, str, str],
    around: date,
    *,
    days: int,
    quantity: Quantity | None = None,
) -> list[Row[Any]]:
    """The figures on a thing (source, metric, group) that speak for a day within `days` of `around`.

    Of one quantity, or of any for None; in the order they were published. Void ones are left out, and so
    are events and what datasets give.
    """
    source, metric, group = thing
    query = select_records().where(
        _series.c.source == source,
        _series.c.metric == metric,
        _series.c.group == group,
        _series.c.dataset == "",
        _figure.c.external_id == "",
        _figure.c.state != State.VOID,
        _figure.c.as_of.between(around - timedelta(days=days), around + timedelta(days=days)),
    )
    if quantity is not None:
        query = query.where(
            *(_figure.c[field.name] == getattr(quantity, field.name) for field in fields(quantity))
        )
    return list(connection.execute(query.order_by(_figure.c.known_from, _figure.c.id)))
