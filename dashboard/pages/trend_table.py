"""The table of a trend: every point of its lines in words, the latest day first."""

from __future__ import annotations

from collections.abc import Sequence

from dash.development.base_component import Component

from dashboard.components.point_table import PointRow, point_table
from dashboard.components.words import amount, day_words, period_words, quantity_words, report_day_words
from dashboard.data import Line, Names, Point
from dashboard.pages.trend_lines import line_notes, point_remarks
from tracker.domain.series import Counting


def trend_table(lines: Sequence[Line], names: Names) -> Component:
    """A row for each point."""
    notes = line_notes(lines, names)
    points = [(line, point) for line in lines for point in line.points]
    points.sort(key=lambda pair: pair[1].as_of, reverse=True)
    rows = [_row(line, point, names, notes[line.series]) for line, point in points]
    return point_table(rows, "Every point of the chart")


def _row(line: Line, point: Point, names: Names, note: str) -> PointRow:
    within = line.series.counting is Counting.PERIOD
    return PointRow(
        source=names.short("source", line.series.source),
        note=note,
        quantity=quantity_words(point.quantity),
        speaks_for=period_words(point.period_start, point.as_of) if within else day_words(point.as_of),
        reported=_reported(point),
        publisher=names.short("source", point.publisher) if point.publisher else "",
        remark="; ".join(point_remarks(point)),
        figure_id=point.figure_id,
    )


def _reported(point: Point) -> str:
    if point.report_date is None and point.figures > 1:
        return f"sum of {amount(point.figures, 'figure')}"
    return report_day_words(point.report_date, point.precision)
