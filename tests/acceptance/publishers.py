"""Publishers' real files: where they are, and what a store says after one was imported."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from tests.store.ground import table
from tracker.ingest.documents import read_document
from tracker.ingest.run import Request, import_document
from tracker.ingest.summary import Summary
from tracker.store.engine import Store

DATA = Path(__file__).parents[3] / "shared" / "data"


def real_file(name: str) -> Path:
    """A publisher's file; the test is skipped where the folder of them is not there."""
    path = DATA / name
    if not path.is_file():
        pytest.skip(f"the publishers' own files are not here: {name}")
    return path


def import_file(store: Store, name: str, request: Request | None = None) -> Summary:
    """Import a publisher's file as `tracker import FILE` does."""
    return import_document(store, read_document(real_file(name)), request or Request())


def import_twice(store: Store, name: str) -> Summary:
    """Import a file, and see that a second import adds nothing; returns the summary of the first."""
    first = import_file(store, name)
    again = import_file(store, name)
    assert (again.added, again.unchanged, again.rejected) == (
        0,
        first.added + first.unchanged,
        first.rejected,
    )
    return first


def figures_of(store: Store) -> Iterator[dict[str, Any]]:
    """Every figure of a store with the columns of its series, as plain rows."""
    figure, series = table("figure"), table("series")
    joined = figure.join(series, figure.c.series_id == series.c.id)
    columns = [*figure.c, *(column for column in series.c if column.name != "id")]
    with store.read() as connection:
        yield from (dict(row) for row in connection.execute(select(*columns).select_from(joined)).mappings())
