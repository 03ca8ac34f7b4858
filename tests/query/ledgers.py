"""Small ledgers: stores that hold a few rows of a figures table, written for one test."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from io import StringIO

from tracker.ingest.documents import Document
from tracker.ingest.run import import_document
from tracker.ingest.summary import Summary
from tracker.store.engine import Store
from tracker.store.reading import Reading, open_reading

USUAL = {
    "source": "SOHR",
    "metric": "deaths",
    "conflict": "Syrian civil war",
    "place": "SYR",
    "report_title": "a statement",
}


def import_figures(store: Store, *rows: dict[str, object], name: str = "figures.csv") -> Summary:
    """Import rows, each with what it says beside USUAL; every row has to be accepted."""
    full = [USUAL | row for row in rows]
    columns = list(dict.fromkeys(column for row in full for column in row))
    text = StringIO(newline="")
    writer = csv.DictWriter(text, columns, restval="")
    writer.writeheader()
    writer.writerows(full)
    summary = import_document(store, Document(name, text.getvalue().encode()))
    assert summary.rejected == 0, summary.issues
    return summary


@contextmanager
def reading_of(store: Store, *rows: dict[str, object]) -> Iterator[Reading]:
    """A reading of a store into which these rows were imported."""
    if rows:
        import_figures(store, *rows)
    with open_reading(store) as reading:
        yield reading


def bundled_rows() -> list[dict[str, str]]:
    """The rows of the bundled figures as their file has them."""
    with (files("tracker.data") / "syria.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
