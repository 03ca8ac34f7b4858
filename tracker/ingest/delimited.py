"""Delimited text: the records of a CSV document, whatever parts its cells."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet
from io import StringIO

from tracker.errors import DocumentError
from tracker.ingest.documents import Document

_DELIMITERS = ",;\t|"
_LARGEST_CELL = 10_000_000
_END = "\x1e"


def read_delimited(
    document: Document, known: AbstractSet[str], named: Callable[[str], str]
) -> Iterator[list[str]]:
    """The records of a document; its delimiter is the one that finds most `known` column names.

    Of two that find as many, the one that parts the header more often. Raises DocumentError.
    """
    text, _guessed = document.text()
    csv.field_size_limit(_LARGEST_CELL)
    first = text.lstrip().split("\n", 1)[0]

    def found(mark: str) -> tuple[int, int]:
        cells = [named(cell.strip('"')) for cell in first.split(mark)]
        return len(known & set(cells)), len(cells)

    delimiter = max(_DELIMITERS, key=found)
    yield from _closed(document, csv.reader(StringIO(f"{text}\n{_END}\n", newline=""), delimiter=delimiter))


def _closed(document: Document, records: Iterator[list[str]]) -> Iterator[list[str]]:
    """The records before the end mark: a quotation that is never closed swallows it, and all rows before."""
    before: list[list[str]] = []
    try:
        for record in records:
            if before:
                yield before.pop()
            before.append(record)
    except csv.Error as error:
        raise DocumentError(f"{document.name}: cannot be read as a table: {error}") from None
    if before != [[_END]]:
        start = " ".join(before[-1])[:60]
        raise DocumentError(f"{document.name}: a quotation is never closed in the row {start!r}")
