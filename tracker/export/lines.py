"""Lines and comparisons as answers: the `series`, `compare` and `coverage` tables."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from tracker.domain.selection import Selection
from tracker.export.answer import Answer, Row
from tracker.export.words import selection_words, series_words, written
from tracker.query.compare import CompareRow, Comparison, read_comparison
from tracker.query.coverage import Coverage, read_coverage
from tracker.query.lines import Point
from tracker.query.misses import NotCompared
from tracker.query.rules import TOLERANCE_DAYS
from tracker.query.trend import Trend, read_trend
from tracker.store.names import Register
from tracker.store.reading import Reading

SERIES_COLUMNS = (
    *("source", "dataset", "metric", "group", "by", "definition", "basis", "conflict", "place"),
    *("destination", "counting", "unit", "period_start", "as_of", "as_of_basis", "value", "low", "high"),
    *("qualifier", "on_line", "covered_days", "report_date", "derived", "rule", "figures", "figure_id"),
)
COMPARE_COLUMNS = (
    *("source", "dataset", "metric", "group", "by", "definition", "basis", "value", "low", "high"),
    *("qualifier", "period_start", "as_of", "age_days", "report_date", "publisher", "report_url"),
    *("ratio_to_lowest", "comparable", "reason", "figure_id"),
)
COVERAGE_COLUMNS = (
    *("source", "dataset", "metric", "group", "by", "definition", "basis", "conflict", "place"),
    *("destination", "counting", "unit", "figures", "reports", "first", "last", "gaps"),
)


def series_answer(reading: Reading, selection: Selection) -> Answer:
    """The trend of a selection, a row a point. Raises QuestionError."""
    return trend_answer(reading.register, read_trend(reading, selection))


def trend_answer(register: Register, trend: Trend) -> Answer:
    """A trend as rows, line after line."""
    about = {"selection": selection_words(register, trend.selection), "caveats": list(trend.caveats)}
    precisions = [point.precision for line in trend.lines for point in line.points]
    return Answer("series", SERIES_COLUMNS, list(_series_rows(register, trend)), about, precisions)


def _series_rows(register: Register, trend: Trend) -> Iterator[Row]:
    for line in trend.lines:
        words = series_words(register, line.series)
        for point in line.points:
            yield picked(SERIES_COLUMNS, words | _point_values(point))


def picked(columns: tuple[str, ...], values: dict[str, Any]) -> Row:
    """The values of a row in the order of its columns."""
    return tuple(values[column] for column in columns)


def _point_values(point: Point) -> dict[str, Any]:
    return {
        "period_start": point.period_start,
        "as_of": point.as_of,
        "as_of_basis": str(point.as_of_basis),
        "value": point.quantity.value,
        "low": point.quantity.low,
        "high": point.quantity.high,
        "qualifier": str(point.quantity.qualifier),
        "on_line": point.on_line,
        "covered_days": point.covered_days,
        "report_date": point.report_date,
        "derived": point.derived,
        "rule": point.rule,
        "figures": point.figures,
        "figure_id": point.figure_id or None,
    }


def compare_answer(
    reading: Reading,
    selection: Selection,
    *,
    on: date,
    tolerance: int = TOLERANCE_DAYS,
    reference: str = "",
) -> Answer:
    """The sources side by side on a day, a row a series. Raises QuestionError."""
    comparison = read_comparison(reading, selection, on=on, tolerance=tolerance, reference=reference)
    return comparison_answer(reading.register, comparison)


def comparison_answer(register: Register, comparison: Comparison) -> Answer:
    """A comparison as rows, ranked ones first; `about` has the range and what is not compared."""
    rows = [picked(COMPARE_COLUMNS, compared_values(register, row)) for row in comparison.rows]
    precisions = [row.point.precision for row in comparison.rows]
    return Answer("compare", COMPARE_COLUMNS, rows, _about_comparison(register, comparison), precisions)


def compared_values(register: Register, row: CompareRow) -> dict[str, Any]:
    """What a file says of a figure that the rules of likeness have judged, by column."""
    return {
        **series_words(register, row.series),
        **_point_values(row.point),
        "age_days": row.age_days,
        "publisher": register.label("source", row.point.publisher),
        "report_url": row.point.url,
        "ratio_to_lowest": rounded(row.ratio),
        "comparable": str(row.comparable),
        "reason": "; ".join(row.reasons),
    }


def rounded(ratio: float | None) -> float | None:
    """A ratio as a file has it, to four places."""
    return None if ratio is None else round(ratio, 4)


def _about_comparison(register: Register, comparison: Comparison) -> dict[str, Any]:
    return {
        "selection": selection_words(register, comparison.selection),
        "on": comparison.on,
        "tolerance": comparison.tolerance,
        "reference": register.label("source", comparison.reference) if comparison.reference else None,
        "compared": {
            field: written(register, field, key)
            for field, key in {"metric": str(comparison.selection.metric), **comparison.compared}.items()
        },
        "lowest": comparison.lowest,
        "highest": comparison.highest,
        "ratio": rounded(comparison.ratio),
        "hindsight": comparison.hindsight,
        "notes": list(comparison.notes),
        "sources": [
            {
                "source": register.label("source", note.source),
                "counts": note.counts,
                "leaves_out": note.leaves_out,
            }
            for note in comparison.sources
        ],
        "not_compared": [miss_words(register, miss) for miss in comparison.not_compared],
    }


def miss_words(register: Register, miss: NotCompared) -> dict[str, Any]:
    """What a file says of a series that is not compared."""
    quantity = miss.point.quantity
    return series_words(register, miss.series) | {
        "value": quantity.value,
        "low": quantity.low,
        "high": quantity.high,
        "qualifier": str(quantity.qualifier),
        "as_of": miss.point.as_of,
        "reason": miss.reason,
    }


def coverage_answer(reading: Reading, selection: Selection) -> Answer:
    """Which source speaks about what, a row a series. Raises QuestionError."""
    rows = [_coverage_row(reading.register, found) for found in read_coverage(reading, selection)]
    about = {"selection": selection_words(reading.register, selection)}
    return Answer("coverage", COVERAGE_COLUMNS, rows, about)


def _coverage_row(register: Register, coverage: Coverage) -> Row:
    values: dict[str, Any] = {
        **series_words(register, coverage.series),
        "figures": coverage.figures,
        "reports": coverage.reports,
        "first": coverage.first,
        "last": coverage.last,
        "gaps": "; ".join(f"{gap.after}/{gap.before}" for gap in coverage.gaps),
    }
    return picked(COVERAGE_COLUMNS, values)
