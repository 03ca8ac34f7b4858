"""Faults of a file and of its rows, in the form in which they are told and kept."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet

from tracker.domain.issue import Issue, Severity
from tracker.domain.text import storable
from tracker.errors import FigureError
from tracker.ingest.draft import Rejection
from tracker.ingest.sheets import Row, Sheet


def rejected(row: Row, faults: Iterable[FigureError]) -> Rejection:
    """A row with every fault that was found in it."""
    issues = tuple(
        Issue(
            row.locator,
            fault.field,
            storable(fault.value),
            fault.code,
            Severity.ERROR,
            storable(fault.message),
        )
        for fault in faults
    )
    cells = row.cells | ({"": " | ".join(row.extra)} if row.extra else {})
    return Rejection(row.locator, issues, raw_text(cells), row.cells.get("row_id", "").strip())


def raw_text(cells: Mapping[str, str]) -> str:
    """A row as it is kept when it was rejected: JSON, without what no database keeps."""
    return json.dumps({name: storable(cell) for name, cell in cells.items()}, ensure_ascii=False)


def check_width(row: Row) -> None:
    """Raise FigureError for a row that has another number of cells than its header has columns."""
    if row.short:
        raise FigureError("too_few_columns", row.short, "", f"the row ends before the column {row.short}")
    if row.extra:
        message = "the row has more cells than the header has columns"
        raise FigureError("too_many_columns", "", " | ".join(row.extra), message)


def odd_columns(table: Sheet, known: AbstractSet[str]) -> Iterator[Issue]:
    """A warning for each column that is neither used nor ignored by name."""
    for column in table.columns:
        if column and column not in known:
            message = f"the column {column!r} is not known: not read"
            yield Issue("header", column, "", "unknown_column", Severity.WARNING, message)


def odd_encoding(table: Sheet) -> Iterator[Issue]:
    """A warning where the encoding of a file is a guess."""
    if guess := table.guessed_encoding:
        message = f"read as {guess}, which is a guess: save the file as UTF-8 to be sure of every letter"
        yield Issue("file", "", guess, "encoding_guessed", Severity.WARNING, message)


def no_figures(who: str) -> Issue:
    """The warning of a file that holds nothing to be counted; `who` looked for it."""
    message = f"no figure was found in this file by {who}: 0 added"
    return Issue("file", "", "", "no_figures", Severity.WARNING, message)
