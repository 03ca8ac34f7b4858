"""Merges under test: rows by two spellings of one source, and what a store holds of them."""

from __future__ import annotations

import csv
import itertools
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from io import StringIO
from typing import Any

from sqlalchemy import select

from tracker.ingest.documents import Document
from tracker.ingest.run import import_document
from tracker.ingest.summary import Summary
from tracker.store.check import check_store
from tracker.store.engine import Store
from tracker.store.ledger_tables import FigureRow, LinkRow, ReportRow
from tracker.store.merging import Merger, merge_sources
from tracker.store.tables import table_of
from tracker.store.vintages import rebuild

_blank_lines = itertools.count(1)
USUAL = {
    "source": "Alpha",
    "metric": "deaths",
    "report_date": "2024-02-01",
    "report_url": "https://x.example/1",
}


def import_anew(store: Store, *rows: Mapping[str, object]) -> Summary:
    """Import rows in a file whose bytes were never seen before: blank lines at its end tell it apart."""
    full = [USUAL | dict(row) for row in rows]
    text = StringIO(newline="")
    writer = csv.DictWriter(text, list(dict.fromkeys(itertools.chain(*full))), restval="")
    writer.writeheader()
    writer.writerows(full)
    content = text.getvalue() + "\n" * next(_blank_lines)
    summary = import_document(store, Document("rows.csv", content.encode()))
    assert summary.rejected == 0, summary.issues
    return summary


def merge(store: Store, source: str = "Alpha", into: str = "Beta") -> Merger:
    with store.write() as connection:
        return merge_sources(connection, source, into, at=datetime.now(UTC))


def contents(store: Store) -> dict[str, list[Any]]:
    """Every figure, report and link but for their keys and the instants they were recorded at."""
    with store.read() as connection:
        return {
            row.__tablename__: sorted(
                (_plain(values) for values in connection.execute(select(table_of(row))).mappings()), key=str
            )
            for row in (FigureRow, ReportRow, LinkRow)
        }


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    left = ("id", "recorded_at")
    return {name: value for name, value in values.items() if name not in left}


def ids(store: Store) -> set[str]:
    """The public ids of all figures."""
    with store.read() as connection:
        return set(connection.scalars(select(table_of(FigureRow).c.public_id)))


def assert_sound(store: Store) -> None:
    """No fault is found, and a rebuild changes nothing."""
    assert [found for found in check_store(store) if found.is_fault] == []
    with store.write() as connection:
        assert rebuild(connection) == 0


def assert_known_again(store: Store, *files: Iterable[Mapping[str, object]]) -> None:
    """Importing the files again, by either spelling, adds nothing and changes nothing."""
    before = contents(store)
    for rows in files:
        for spelling in (None, "Beta", "Alpha and co"):
            again = [row if spelling is None else _spelt(row, spelling) for row in rows]
            summary = import_anew(store, *again)
            assert summary.added == 0, (spelling, again)
    assert contents(store) == before
    assert_sound(store)


def _spelt(row: Mapping[str, object], spelling: str) -> dict[str, object]:
    full = {"source": USUAL["source"]} | dict(row)
    return {
        name: spelling if name in ("source", "publisher") and value in ("Alpha", "Beta") else value
        for name, value in full.items()
    }
