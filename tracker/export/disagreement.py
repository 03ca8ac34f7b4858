"""Disagreement as answers: the `disagreement` table, and that of the changes of ranking and ratio."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tracker.domain.selection import Selection
from tracker.export.answer import Answer, Row
from tracker.export.lines import COMPARE_COLUMNS, compared_values, miss_words, picked, rounded
from tracker.export.words import selection_words
from tracker.query.disagreement import Change, Day, Disagreement, Held, read_disagreement
from tracker.query.gaps import Gap, Range
from tracker.query.rules import TOLERANCE_DAYS
from tracker.store.names import Register
from tracker.store.reading import Reading

DISAGREEMENT_COLUMNS = (
    *("day", *COMPARE_COLUMNS[:-1], "rank", "new", "overlaps"),
    *("gap", "gap_least", "gap_most", "ratio_to_reference", "gap_words"),
    *("lowest", "highest", "range_least", "range_most", "ratio", "overlap", "range_words", "changed"),
    *("report_id", "figure_id"),
)
CHANGES_COLUMNS = (
    *("day", "changed", "ranking_before", "ranking", "ratio_before", "ratio", "because"),
    *("source", "dataset", "metric", "group", "by", "definition", "basis", "value", "low", "high"),
    *("qualifier", "period_start", "as_of", "report_date", "publisher", "report_url", "comparable"),
    *("reason", "report_id", "figure_id"),
)


def disagreement_answer(
    reading: Reading,
    selection: Selection,
    *,
    tolerance: int = TOLERANCE_DAYS,
    reference: str = "",
    changes: bool = False,
) -> Answer:
    """How far apart the sources were, a row a figure in force on a day on which something changed.

    With `changes` instead a row a figure that changed the ranking or the ratio. Raises QuestionError.
    """
    found = read_disagreement(reading, selection, tolerance=tolerance, reference=reference)
    register = reading.register
    about = _about(register, found)
    if changes:
        rows = [row for change in found.changes for row in _change_rows(register, change)]
        precisions = [cause.row.point.precision for change in found.changes for cause in change.causes]
        return Answer("disagreement_changes", CHANGES_COLUMNS, rows, about, precisions)
    changed = {change.after.day: ", ".join(change.what) for change in found.changes}
    rows = [row for day in found.days for row in _day_rows(register, day, changed.get(day.day, ""))]
    precisions = [one.row.point.precision for day in found.days for one in day.held]
    return Answer("disagreement", DISAGREEMENT_COLUMNS, rows, about, precisions)


def _about(register: Register, found: Disagreement) -> dict[str, Any]:
    return {
        "selection": selection_words(register, found.selection),
        "tolerance": found.tolerance,
        "reference": register.label("source", found.reference) if found.reference else None,
        "hindsight": found.hindsight,
        "notes": list(found.notes),
        "not_compared": [miss_words(register, miss) for miss in found.not_compared],
    }


def _day_rows(register: Register, day: Day, changed: str) -> Iterator[Row]:
    shared = {"day": day.day, **_range_values(day.range), "changed": changed}
    for held in day.held:
        yield picked(DISAGREEMENT_COLUMNS, shared | _held_values(register, held))


def _held_values(register: Register, held: Held) -> dict[str, Any]:
    return {
        **compared_values(register, held.row),
        **_gap_values(held.gap or _NO_GAP),
        "rank": held.row.rank,
        "new": held.new,
        "overlaps": ", ".join(register.label("source", key) for key in held.overlaps),
        "report_id": held.row.point.report_id,
    }


_NO_GAP = Gap(None, None, None, None, "")


def _gap_values(gap: Gap) -> dict[str, Any]:
    return {
        "gap": gap.number,
        "gap_least": gap.least,
        "gap_most": gap.most,
        "ratio_to_reference": rounded(gap.ratio),
        "gap_words": gap.words,
    }


def _range_values(span: Range) -> dict[str, Any]:
    return {
        "lowest": span.lowest,
        "highest": span.highest,
        "range_least": span.least,
        "range_most": span.most,
        "ratio": rounded(span.ratio),
        "overlap": span.overlap,
        "range_words": span.words,
    }


def _change_rows(register: Register, change: Change) -> Iterator[Row]:
    shared = {
        "day": change.after.day,
        "changed": ", ".join(change.what),
        "ranking_before": _ranking(register, change.before),
        "ranking": _ranking(register, change.after),
        "ratio_before": rounded(change.before.range.ratio),
        "ratio": rounded(change.after.range.ratio),
    }
    for cause in change.causes:
        told = {"because": cause.words, "report_id": cause.row.point.report_id}
        yield picked(CHANGES_COLUMNS, shared | compared_values(register, cause.row) | told)


def _ranking(register: Register, day: Day) -> str:
    return ", ".join(f"{rank}. {register.label('source', source)}" for rank, source in day.ranking)
