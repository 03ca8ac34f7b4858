"""The figures table: one row a figure, the form that the tracker itself exports."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date

from tracker.domain.issue import Issue, Severity
from tracker.domain.text import storable
from tracker.errors import DocumentError, FigureError
from tracker.ingest.checked_row import CheckedRow
from tracker.ingest.columns import COLUMNS, IGNORED, REQUIRED
from tracker.ingest.documents import Document
from tracker.ingest.draft import Draft, Rejection
from tracker.ingest.sheets import Row, read_columns, read_sheet

NAME = "figures-table"


def fits(document: Document) -> bool:
    """Whether a document looks like a figures table: its header has a source and a metric.

    Raises DocumentError for a document that is no table at all.
    """
    return {"source", "metric"} <= set(read_columns(document, COLUMNS))


def read(
    document: Document, *, sheet: str | None = None, published: date | None = None, edition: str = ""
) -> tuple[list[Draft | Rejection], list[Issue]]:
    """The drafts of a figures table, in its order, rejected rows among them, and its issues.

    `published` is the report date of rows that state none, `edition` the edition of rows with a
    dataset that state none. Raises DocumentError where a required column is missing.
    """
    table = read_sheet(document, COLUMNS, sheet)
    _require(document, table.columns, published)
    issues = [
        Issue(
            "header",
            column,
            "",
            "unknown_column",
            Severity.WARNING,
            f"the column {column!r} is not known: not read",
        )
        for column in table.columns
        if column and column not in COLUMNS and column not in IGNORED
    ]
    if guess := table.guessed_encoding:
        message = f"read as {guess}, which is a guess: save the file as UTF-8 to be sure of every letter"
        issues.append(Issue("file", "", guess, "encoding_guessed", Severity.WARNING, message))
    drafts = [read_row(row, issues, published=published, edition=edition) for row in table.rows]
    return drafts, issues


def _require(document: Document, columns: Iterable[str], published: date | None) -> None:
    quantity = {"value", "low", "high", "qualifier"} & set(columns)
    given = {*columns, *({"value"} if quantity else ()), *({"report_date"} if published else ())}
    missing = [column for column in REQUIRED if column not in given]
    if missing:
        raise DocumentError(f"{document.name}: its header has no column {', '.join(missing)}")


def read_row(
    row: Row, issues: list[Issue], *, published: date | None = None, edition: str = ""
) -> Draft | Rejection:
    """The draft of one row, or all its faults; what is odd and stored all the same joins `issues`."""
    if row.short or row.extra:
        return _rejected(row, [_wrong_width(row)])
    checked = CheckedRow(row, issues)
    draft = checked.draft(published, edition)
    return _rejected(row, checked.faults) if checked.faults or draft is None else draft


def _wrong_width(row: Row) -> FigureError:
    if row.short:
        return FigureError("too_few_columns", row.short, "", f"the row ends before the column {row.short}")
    extra = " | ".join(row.extra)
    return FigureError("too_many_columns", "", extra, "the row has more cells than the header has columns")


def _rejected(row: Row, faults: Iterable[FigureError]) -> Rejection:
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
