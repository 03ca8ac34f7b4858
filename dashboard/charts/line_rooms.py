"""The rooms of lines: what marks, bounds and steps take up on the plane, to be kept clear of names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise

from dashboard.charts.labels import Box
from dashboard.charts.marks import Mark
from dashboard.charts.plane import Plane
from dashboard.charts.steps import Corner, build_path
from dashboard.charts.trend_line import TrendLine

# Half of the largest shape, a star, its stroke included.
_MARK = 7
_ARROW = 16
_STROKE = 2


def line_rooms(lines: Iterable[TrendLine], plane: Plane) -> list[Box]:
    """A box for each mark with its arrow and its bounds, and for each piece of a line."""
    return [box for line in lines for box in (*_marks(line, plane), *_strokes(line, plane))]


def line_corners(line: TrendLine) -> tuple[Sequence[Corner], Sequence[Corner]]:
    """The corners that a line is drawn through, solid and dotted: none for estimates."""
    if line.within:
        return _own_days(line.on_line), []
    if line.estimated:
        return [], []
    path = build_path([(mark.as_of, mark.height or 0) for mark in line.on_line], line.breaks)
    return path.solid, path.dotted


def _own_days(marks: Iterable[Mark]) -> list[Corner]:
    """A stroke over the days of each count within a period."""
    corners: list[Corner] = []
    for mark in marks:
        if mark.start is not None:
            corners += [(mark.start, mark.height or 0), (mark.as_of, mark.height or 0), None]
    return corners


def _marks(line: TrendLine, plane: Plane) -> Iterator[Box]:
    for mark in line.drawn:
        x, height = plane.x(mark.as_of), mark.height or 0
        high = plane.y(height + mark.above) + (_ARROW if mark.arrow == "↑" else _MARK)
        low = plane.y(height - mark.below) - (_ARROW if mark.arrow == "↓" else _MARK)
        yield Box(x - _MARK, x + _MARK, low, high)


def _strokes(line: TrendLine, plane: Plane) -> Iterator[Box]:
    for corners in line_corners(line):
        for one, other in pairwise(corners):
            if one is not None and other is not None:
                yield _stroke(one, other, plane)


def _stroke(one: tuple[date, int], other: tuple[date, int], plane: Plane) -> Box:
    left, right = sorted((plane.x(one[0]), plane.x(other[0])))
    low, high = sorted((plane.y(one[1]), plane.y(other[1])))
    return Box(left - _STROKE, right + _STROKE, low - _STROKE, high + _STROKE)
