"""The log of changes as an answer: a row an entry."""

from __future__ import annotations

from typing import Any

from tracker.domain.selection import Selection
from tracker.export.answer import Answer, Row
from tracker.export.words import SERIES_FIELDS, selection_words, written
from tracker.query.changes import Change, read_changes
from tracker.query.figures import Record
from tracker.store.names import Register
from tracker.store.reading import Reading
from tracker.store.turnover import Window

_QUANTITY = ("value", "low", "high", "qualifier")
CHANGES_COLUMNS = (
    *("day", "kind", *SERIES_FIELDS, "period_start", "as_of", *_QUANTITY, "former_as_of"),
    *("former_value", "former_low", "former_high", "former_qualifier", "report_date", "publisher"),
    *("report_title", "report_url", "reason", "by_source", "figure_id", "former_id"),
)


def changes_answer(reading: Reading, selection: Selection, window: Window) -> Answer:
    """What changed in a window of days, a row an entry. Raises QuestionError."""
    changes = read_changes(reading, selection, since=window.since, until=window.until)
    register = reading.register
    about = {
        "selection": selection_words(register, changes.selection),
        "since": changes.window.since,
        "until": changes.window.until,
    }
    return Answer("changes", CHANGES_COLUMNS, [_row(register, one) for one in changes.entries], about)


def _row(register: Register, change: Change) -> Row:
    about, report = change.about, change.report
    values: dict[str, Any] = {"day": change.day, "kind": str(change.kind)}
    values |= {field: written(register, field, getattr(about, field)) for field in SERIES_FIELDS}
    values |= {"period_start": about.period_start, "as_of": about.as_of}
    values |= _quantity(change.figure, "") | _quantity(change.former, "former_")
    values |= {
        "former_as_of": None if change.former is None else change.former.as_of,
        "report_date": None if report is None else report.report_date,
        "publisher": None if report is None else register.label("source", report.publisher),
        "report_title": None if report is None else report.title,
        "report_url": None if report is None else report.url,
        "reason": change.reason,
        "by_source": change.by_source,
        "figure_id": None if change.figure is None else change.figure.public_id,
        "former_id": None if change.former is None else change.former.public_id,
    }
    return tuple(values[column] for column in CHANGES_COLUMNS)


def _quantity(record: Record | None, prefix: str) -> dict[str, Any]:
    return {prefix + name: None if record is None else getattr(record, name) for name in _QUANTITY}
