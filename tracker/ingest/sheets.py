"""Sheets: the rows of a CSV, XLSX or JSON-lines document as texts under their column's name."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
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


@dataclass(frozen=True, slots=True)
class Row:
    """One row; `short` names the first column that it has no cell for, `extra` the cells too many."""

    locator: str
    cells: dict[str, str]
    short: str = ""
    extra: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """The columns as written, and the rows that are not blank."""

    columns: tuple[str, ...]
    rows: list[Row]


def column_name(written: str) -> str:
    """A column's name in the form that it is matched in."""
    return fold(written).replace(" ", "_").replace("-", "_")


def read_sheet(document: Document, known: Iterable[str], sheet: str | None = None) -> Sheet:
    """The sheet of a document; `known` are column names that tell its delimiter.

    Raises DocumentError for a document that has no header or no rows of this kind.
    """
    if document.suffix in (".xlsx", ".xlsm"):
        records: Iterable[list[str]] = _workbook(document, sheet)
    elif document.suffix in (".jsonl", ".ndjson", ".json"):
        return _json_lines(document)
    else:
        records = _delimited(document, frozenset(known))
    return _with_header(document, records)


def _with_header(document: Document, records: Iterable[list[str]]) -> Sheet:
    numbered = (
        (number, cells) for number, cells in enumerate(records, start=1) if any(map(str.strip, cells))
    )
    _number, header = next(numbered, (0, []))
    columns = tuple(column_name(cell) for cell in header)
    while columns and not columns[-1]:
        columns = columns[:-1]
    if not columns:
        raise DocumentError(f"{document.name}: is empty")
    twice = sorted({column for column in columns if column and columns.count(column) > 1})
    if twice:
        raise DocumentError(f"{document.name}: the column {twice[0]} stands twice in its header")
    return Sheet(columns, [_row(number, cells, columns) for number, cells in numbered])


def _row(number: int, cells: list[str], columns: tuple[str, ...]) -> Row:
    short = columns[len(cells)] if len(cells) < len(columns) else ""
    extra = tuple(cell for cell in cells[len(columns) :] if cell.strip())
    return Row(f"row {number}", dict(zip(columns, cells, strict=False)), short, extra)


def _delimited(document: Document, known: frozenset[str]) -> Iterator[list[str]]:
    text, _encoding = document.text()
    csv.field_size_limit(_LARGEST_CELL)
    first = text.lstrip().split("\n", 1)[0]
    delimiter = max(
        _DELIMITERS, key=lambda mark: len(known & {column_name(c.strip('"')) for c in first.split(mark)})
    )
    try:
        yield from csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=False)
    except csv.Error as error:
        raise DocumentError(f"{document.name}: cannot be read as a table: {error}") from None


def _workbook(document: Document, sheet: str | None) -> Iterator[list[str]]:
    try:
        book = load_workbook(BytesIO(document.content), read_only=True, data_only=True)
    except (BadZipFile, InvalidFileException, KeyError, ValueError) as error:
        raise DocumentError(f"{document.name}: is not a workbook that can be read: {error}") from None
    try:
        if sheet is not None and sheet not in book.sheetnames:
            raise DocumentError(
                f"{document.name}: has no sheet {sheet!r} (there are {', '.join(book.sheetnames)})"
            )
        page = book[sheet] if sheet is not None else book.worksheets[0]
        width = 0
        for cells in page.iter_rows(values_only=True):
            texts = [_cell_text(cell) for cell in cells]
            width = width or len(texts)
            # A workbook keeps no empty cells at the end of a row: they are not missing.
            yield texts + [""] * (width - len(texts))
    finally:
        book.close()


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
    text, _encoding = document.text()
    columns: dict[str, None] = {}
    rows = []
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            item = json.loads(line)
        except ValueError as error:
            raise DocumentError(f"{document.name}: line {number} is not JSON: {error}") from None
        if not isinstance(item, dict):
            raise DocumentError(f"{document.name}: line {number} is not an object")
        cells = {column_name(name): _json_text(value) for name, value in item.items()}
        columns.update(dict.fromkeys(cells))
        rows.append(Row(f"line {number}", cells))
    if not rows:
        raise DocumentError(f"{document.name}: is empty")
    return Sheet(tuple(columns), rows)


def _json_text(value: Any) -> str:
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False)
    return _cell_text(value)
