"""Entities that an import names for the first time, added with what is known: their name."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, insert, select

from tracker.store.names import KINDS
from tracker.store.tables import table_of
from tracker.store.vocabulary_tables import MetricRow, SourceRow

_TABLES = {"sources": "source", "conflicts": "conflict", "places": "place", "actors": "by"}


def add_created(connection: Connection, created: Mapping[str, Mapping[str, str]]) -> None:
    """Add new sources, conflicts, places and actors: for each kind the names by key."""
    for kind, names in created.items():
        table = KINDS[_TABLES[kind]][0]
        rows = [
            {"key": key, "name": name, **({"short_name": name} if kind == "sources" else {})}
            for key, name in names.items()
        ]
        connection.execute(insert(table), rows)


def usual_countings(connection: Connection) -> dict[str, str]:
    """The usual way of counting of every metric, '' where it has none."""
    metric = table_of(MetricRow)
    rows = connection.execute(select(metric.c.key, metric.c.usual_counting))
    return {row.key: row.usual_counting for row in rows}


def listed_sources(connection: Connection) -> frozenset[str]:
    """The keys of the sources that a vocabulary lists, which were not made of a name alone."""
    source = table_of(SourceRow)
    return frozenset(connection.scalars(select(source.c.key).where(source.c.listed)))
