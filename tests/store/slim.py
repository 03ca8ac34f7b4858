"""Slim stores: at head, with four sources and two groups, so that thousands can be made in a test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Table, insert, select

from tests.conftest import database_url, execute, fresh_numbers
from tracker.domain.vocabulary_files import read_digest
from tracker.store.engine import Store, open_store
from tracker.store.schema import METADATA, prepare
from tracker.store.settings import remember

MakeSlim = Callable[[], Any]

_ROWS: dict[str, list[dict[str, Any]]] = {
    "metric": [{"key": "deaths", "usual_counting": "cumulative"}],
    "population_group": [{"key": "all"}, {"key": "civilians"}],
    "actor": [{"key": ""}],
    "conflict": [{"key": ""}],
    "place": [{"key": ""}, {"key": "SYR", "iso3": "SYR"}, {"key": "IRQ", "iso3": "IRQ"}],
    "source": [{"key": "a", "name": "A"}, {"key": "b", "name": "B"}],
}
# What may differ between two stores that hold the same: keys, and when and by what import a row came.
_OWN = frozenset({"id", "import_id", "recorded_at", "series_id", "report_id", "figure_id"})


def fill_slim(store: Store) -> None:
    """Bring a store to head with the slim vocabulary, which passes for the whole one."""
    prepare(store)
    with store.write() as connection:
        for name, rows in _ROWS.items():
            connection.execute(insert(METADATA.tables[name]), rows)
        remember(connection, "vocabulary", read_digest())


def slim_bytes(folder: Path) -> bytes:
    """The bytes of an embedded slim store, fit to be read into memory."""
    store = open_store(f"sqlite:///{folder / 'slim.db'}")
    fill_slim(store)
    with store.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.rollback()
    store.close()
    content = bytearray((folder / "slim.db").read_bytes())
    # A store in memory keeps no write-ahead log: bytes 18 and 19 of the header say so.
    content[18:20] = b"\x01\x01"
    return bytes(content)


@contextmanager
def slim_sqlite(store: Store, content: bytes) -> Iterator[Store]:
    """The store in memory, made slim again: one engine for all, which knows its statements already."""
    with store.engine.connect() as connection:
        connection.connection.driver_connection.deserialize(content)
    yield store


@contextmanager
def slim_postgres(url: str, template: str) -> Iterator[Store]:
    """A slim store on PostgreSQL, gone afterwards."""
    name = f"slim{next(fresh_numbers)}"
    execute(url, f"CREATE DATABASE {name} TEMPLATE {template}")
    store = open_store(database_url(url, name))
    yield store
    store.close()
    execute(url, f"DROP DATABASE {name}")


def contents(store: Store) -> dict[str, list[Any]]:
    """All that a store says, table by table, without keys, instants and imports; in a fixed order."""
    with store.read() as connection:
        rows = {
            name: [dict(row) for row in connection.execute(select(table)).mappings()]
            for name, table in METADATA.tables.items()
            if name not in ("import_run", "rejected_row", "store_setting", "candidate")
        }
    names = {
        "series_id": {row["id"]: _said(METADATA.tables["series"], row) for row in rows["series"]},
        "report_id": {row["id"]: row["public_id"] for row in rows["report"]},
        "figure_id": {row["id"]: row["public_id"] for row in rows["figure"]},
    }
    said = {}
    for name, found in rows.items():
        table = METADATA.tables[name]
        told = [
            _said(table, row) + [(key, values[row[key]]) for key, values in names.items() if key in row]
            for row in found
        ]
        said[name] = sorted(told, key=repr)
    return said


def _said(table: Table, row: dict[str, Any]) -> list[tuple[str, Any]]:
    return [(column.name, row[column.name]) for column in table.columns if column.name not in _OWN]
