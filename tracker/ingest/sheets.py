"""Sheets: the rows of a CSV, XLSX or JSON-lines document as texts under their column's name."""

from __future__ import annotations

import csv
import json
import zlib
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO, StringIO
from typing import Any
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from tracker.domain.counts import number_text
from tracker.domain.names import fold
from tracker.errors import DocumentError
from tracker.ingest.documents import Document

_DELIMITERS = ",;\t|"
_LARGEST_CELL = 10_000_000
_END = "\x1e"
_WORKBOOKS = (".xlsx", ".xlsm")
_JSON_LINES = (".jsonl", ".ndjson", ".json")
# What openpyxl lets through of a file that is not, or no longer, a workbook; SyntaxError is broken XML.
_NO_WORKBOOK = (
    *(BadZipFile, InvalidFileException, SyntaxError, zlib.error),
    *(KeyError, ValueError, IndexError, TypeError, AttributeError, OSError),
)


@dataclass(frozen=True, slots=True)
class Row:
    """One row; `short` names the first column that it has no cell for, `extra` the cells too many."""

    locator: str
    cells: dict[str, str]
    short: str = ""
    extra: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """The columns as they are matched, and the rows that are not blank.

    `guessed_encoding` is how the bytes were read where nothing in them says so for certain.
    """

    columns: tuple[str, ...]
    rows: list[Row]
    guessed_encoding: str = ""


def column_name(written: str) -> str:
    """A column's name in the form that it is matched in."""
    return fold(written).replace(" ", "_").replace("-", "_")


def read_sheet(document: Document, known: Iterable[str], sheet: str | None = None) -> Sheet:
    """The sheet of a document; `known` are column names that tell its delimiter.

    Raises DocumentError for a document that has no header or no rows of this kind.
    """
    if document.suffix in _JSON_LINES:
        return _json_lines(document)
    records = _numbered(_records(document, known, sheet))
    columns = _header(document, next(records, (0, []))[1])
    rows = [_row(number, cells, columns) for number, cells in records]
    return Sheet(columns, rows, "" if document.suffix in _WORKBOOKS else document.text()[1])


def read_columns(document: Document, known: Iterable[str]) -> tuple[str, ...]:
    """The columns of a document's first sheet, its rows left unread; raises DocumentError."""
    if document.suffix in _JSON_LINES:
        return _json_lines(document).columns
    return _header(document, next(_numbered(_records(document, known, None)), (0, []))[1])


def _records(document: Document, known: Iterable[str], sheet: str | None) -> Iterator[list[str]]:
    if document.suffix in _WORKBOOKS:
        return _workbook(document, sheet)
    return _delimited(document, frozenset(known))


def _numbered(records: Iterable[list[str]]) -> Iterator[tuple[int, list[str]]]:
    """The records that are not blank, each with its number: the header's is 1."""
    return ((number, cells) for number, cells in enumerate(records, start=1) if any(map(str.strip, cells)))


def _header(document: Document, cells: Iterable[str]) -> tuple[str, ...]:
    columns = tuple(column_name(cell) for cell in cells)
    while columns and not columns[-1]:
        columns = columns[:-1]
    if not columns:
        raise DocumentError(f"{document.name}: is empty")
    _refuse_twice(document, columns)
    return columns


def _refuse_twice(document: Document, columns: tuple[str, ...]) -> None:
    twice = sorted({column for column in columns if column and columns.count(column) > 1})
    if twice:
        raise DocumentError(f"{document.name}: the column {twice[0]} stands twice")


def _row(number: int, cells: list[str], columns: tuple[str, ...]) -> Row:
    short = columns[len(cells)] if len(cells) < len(columns) else ""
    extra = tuple(cell for cell in cells[len(columns) :] if cell.strip())
    return Row(f"row {number}", dict(zip(columns, cells, strict=False)), short, extra)


def _delimited(document: Document, known: frozenset[str]) -> Iterator[list[str]]:
    text, _guessed = document.text()
    csv.field_size_limit(_LARGEST_CELL)
    first = text.lstrip().split("\n", 1)[0]
    delimiter = max(
        _DELIMITERS, key=lambda mark: len(known & {column_name(c.strip('"')) for c in first.split(mark)})
    )
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


def _workbook(document: Document, sheet: str | None) -> Iterator[list[str]]:
    try:
        yield from _cells(document, sheet)
    except _NO_WORKBOOK as error:
        raise DocumentError(f"{document.name}: is not a workbook that can be read: {error}") from None


def _cells(document: Document, sheet: str | None) -> Iterator[list[str]]:
    book = load_workbook(BytesIO(document.content), read_only=True, data_only=True)
    with closing(book):
        names = [page.title for page in book.worksheets]
        if not names or (sheet is not None and sheet not in names):
            shown = ", ".join(names) or "none"
            raise DocumentError(f"{document.name}: has no sheet {sheet or 'of cells'!r} (there is {shown})")
        page = book[sheet if sheet is not None else names[0]]
        width = 0
        for cells in page.iter_rows(values_only=True):
            texts = [_cell_text(cell) for cell in cells]
            width = width or len(texts)
            # A workbook keeps no empty cells at the end of a row: they are not missing.
            yield texts + [""] * (width - len(texts))


def _cell_text(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, int | float):
        return number_text(cell)
    if isinstance(cell, datetime):
        return (
            cell.date().isoformat()
            if (cell.hour, cell.minute, cell.second) == (0, 0, 0)
            else cell.isoformat(" ")
        )
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def _json_lines(document: Document) -> Sheet:
    text, guessed = document.text()
    columns: dict[str, None] = {}
    rows = []
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            item = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise DocumentError(f"{document.name}: line {number} is not JSON: {error}") from None
        if not isinstance(item, dict):
            raise DocumentError(f"{document.name}: line {number} is not an object")
        _refuse_twice(document, tuple(map(column_name, item)))
        cells = {column_name(name): _json_text(value) for name, value in item.items()}
        columns.update(dict.fromkeys(cells))
        rows.append(Row(f"line {number}", cells))
    if not rows:
        raise DocumentError(f"{document.name}: is empty")
    return Sheet(tuple(columns), rows, guessed)


def _json_text(value: Any) -> str:
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False)
    return _cell_text(value)
