"""Sheets: the rows of a document, whatever its form, as texts under their column's name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice

from tracker.domain.names import fold
from tracker.errors import DocumentError
from tracker.ingest.delimited import read_delimited
from tracker.ingest.documents import Document
from tracker.ingest.hxl_tags import SEARCHED, is_tag_row
from tracker.ingest.json_records import read_json_records
from tracker.ingest.workbooks import read_workbook

_WORKBOOKS = (".xlsx", ".xlsm")
_JSON = (".jsonl", ".ndjson", ".json", ".geojson")

# A record with its place in the document: "row 3", "line 3", "item 3".
Placed = tuple[str, list[str]]


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

    `tags` are the HXL tags by column, where a row of the document holds such. `guessed_encoding` is
    how the bytes were read where nothing in them says so for certain. `headers` are the columns' names
    as written, where a header stands above the rows.
    """

    columns: tuple[str, ...]
    rows: list[Row]
    tags: dict[str, str]
    guessed_encoding: str = ""
    headers: dict[str, str] = field(default_factory=dict)


def column_name(written: str) -> str:
    """A column's name in the form that it is matched in."""
    return fold(written).replace(" ", "_").replace("-", "_")


def read_sheet(document: Document, known: Iterable[str], sheet: str | None = None) -> Sheet:
    """The sheet of a document; `known` are column names that tell its delimiter.

    Raises DocumentError for a document that has no header or no rows of this kind.
    """
    if document.suffix in _JSON:
        return _of_json(document)
    if document.suffix in _WORKBOOKS:
        return _of_records(document, read_workbook(document, sheet), guessed="")
    records = read_delimited(document, frozenset(known), column_name)
    return _of_records(document, records, document.text()[1])


def _of_records(document: Document, records: Iterable[list[str]], guessed: str) -> Sheet:
    """The sheet of records whose first, or the one above their row of tags, is the header."""
    placed = _placed(records)
    beginning = list(islice(placed, SEARCHED))
    tagged = next((at for at, (_place, cells) in enumerate(beginning) if is_tag_row(cells)), None)
    if tagged is None:
        header = beginning[0][1] if beginning else []
        columns = _header(document, header)
        _refuse_twice(document, columns)
        rows = [_row(one, columns) for one in chain(beginning[1:], placed)]
        return Sheet(columns, rows, {}, guessed, _written(columns, header))
    tags, header = beginning[tagged][1], beginning[max(tagged - 1, 0)][1]
    columns = _tagged_header(header, tags)
    rows = [_row(one, columns) for one in chain(beginning[tagged + 1 :], placed)]
    return Sheet(columns, rows, _tags_by_column(columns, tags), guessed, _written(columns, header))


def _of_json(document: Document) -> Sheet:
    records = read_json_records(document)
    if records.records:
        return _of_records(document, records.records, records.guessed_encoding)
    columns: dict[str, None] = {}
    rows = []
    for place, cells in records.items:
        names = tuple(map(column_name, cells))
        _refuse_twice(document, names)
        columns.update(dict.fromkeys(names))
        rows.append(Row(place, dict(zip(names, cells.values(), strict=True))))
    tags: dict[str, str] = {}
    if rows and is_tag_row(rows[0].cells.values()):
        tags = {column: tag for column, tag in rows.pop(0).cells.items() if tag.strip()}
    return Sheet(tuple(columns), rows, tags, records.guessed_encoding)


def _placed(records: Iterable[list[str]]) -> Iterator[Placed]:
    """The records that are not blank, each with its place: the first row of the document is 1."""
    return (
        (f"row {number}", cells)
        for number, cells in enumerate(records, start=1)
        if any(map(str.strip, cells))
    )


def _header(document: Document, cells: Iterable[str]) -> tuple[str, ...]:
    columns = tuple(column_name(cell) for cell in cells)
    while columns and not columns[-1]:
        columns = columns[:-1]
    if not columns:
        raise DocumentError(f"{document.name}: is empty")
    return columns


def _tagged_header(cells: Sequence[str], tags: Sequence[str]) -> tuple[str, ...]:
    """Names for the columns of a tagged table: the tags tell them apart, so that headers may repeat."""
    names: list[str] = []
    for at, tag in enumerate(tags):
        name = column_name(cells[at] if at < len(cells) else "") or column_name(tag)
        alike = sum(1 for other in names if other == name or other.startswith(f"{name}#"))
        names.append(f"{name}#{alike + 1}" if name and alike else name)
    return tuple(names)


def _tags_by_column(columns: Sequence[str], tags: Sequence[str]) -> dict[str, str]:
    return {column: tag.strip() for column, tag in zip(columns, tags, strict=False) if tag.strip()}


def _written(columns: Iterable[str], header: Iterable[str]) -> dict[str, str]:
    return {column: " ".join(name.split()) for column, name in zip(columns, header, strict=False)}


def _refuse_twice(document: Document, columns: tuple[str, ...]) -> None:
    twice = sorted({column for column in columns if column and columns.count(column) > 1})
    if twice:
        raise DocumentError(f"{document.name}: the column {twice[0]} stands twice")


def _row(placed: Placed, columns: tuple[str, ...]) -> Row:
    place, cells = placed
    short = columns[len(cells)] if len(cells) < len(columns) else ""
    extra = tuple(cell for cell in cells[len(columns) :] if cell.strip())
    return Row(place, dict(zip(columns, cells, strict=False)), short, extra)
