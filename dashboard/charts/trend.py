"""The chart of a trend: a stepped line for each series, its figures marked as they were stated."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.charts.frame import Chart, axis, layout, plain
from dashboard.charts.labels import placed
from dashboard.charts.line_names import ends, sized, written
from dashboard.charts.line_rooms import line_corners, line_rooms
from dashboard.charts.marks import Mark, symbol
from dashboard.charts.plane import HEIGHT, Plane, build_plane
from dashboard.charts.steps import Corner
from dashboard.charts.trend_line import TrendLine


def build_trend_chart(lines: Sequence[TrendLine], *, log: bool = False, chosen: str = "") -> Chart:
    """The chart of these lines; zero-based, or on a logarithmic axis from the smallest number up.

    A line whose name would cover something has none: the list below the chart names it.
    The figure whose id is `chosen` gets a ring.
    """
    plane = build_plane(lines, log=log)
    rings = [
        _ring(line, mark) for line in lines for mark in line.drawn if chosen and mark.figure_id == chosen
    ]
    return {
        "data": [*(trace for line in lines for trace in _traces(line)), *rings],
        "layout": layout(
            height=HEIGHT,
            xaxis=axis(type="date", range=[day.isoformat() for day in plane.days], showgrid=False),
            yaxis=axis(
                type="log" if log else "linear",
                range=list(plane.numbers),
                tickformat=",~s",
                dtick=1 if log else None,
            ),
            annotations=_names(lines, plane),
        ),
    }


def _traces(line: TrendLine) -> list[dict[str, Any]]:
    beside = [mark for mark in line.drawn if not mark.on_line]
    pieces = zip(line_corners(line), ("solid", "dot"), strict=True)
    traces = [_piece(line, corners, dash) for corners, dash in pieces if corners]
    traces.append(_marks(line, line.on_line, size=7))
    if beside:
        traces.append(_marks(line, beside, size=6) | {"opacity": 0.6})
    arrows = [mark for mark in line.drawn if mark.arrow]
    return [*traces, _arrows(line, arrows)] if arrows else traces


def _piece(line: TrendLine, corners: Sequence[Corner], dash: str) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [corner[0].isoformat() if corner else None for corner in corners],
        "y": [corner[1] if corner else None for corner in corners],
        "line": {"color": line.colour, "width": 2, "dash": dash, "shape": "linear"},
        "connectgaps": False,
        "hoverinfo": "skip",
        "name": plain(line.name),
    }


def _marks(line: TrendLine, marks: Sequence[Mark], *, size: int) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [mark.as_of.isoformat() for mark in marks],
        "y": [mark.height for mark in marks],
        "marker": {
            "color": line.colour,
            "size": size,
            "symbol": [symbol(mark, estimated=line.estimated, rank=line.rank) for mark in marks],
            "line": {"width": 1.5, "color": line.colour},
        },
        "error_y": _bounds(line, marks),
        "customdata": [mark.figure_id or None for mark in marks],
        "text": [hover_text(line.title, mark) for mark in marks],
        "hovertemplate": "%{text}<extra></extra>",
        "cliponaxis": False,
        "name": plain(line.name),
    }


def _ring(line: TrendLine, mark: Mark) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [mark.as_of.isoformat()],
        "y": [mark.height],
        "marker": {"symbol": "circle-open", "size": 16, "color": line.colour, "line": {"width": 2}},
        "hoverinfo": "skip",
        "cliponaxis": False,
        "name": "chosen",
    }


def _bounds(line: TrendLine, marks: Sequence[Mark]) -> dict[str, Any]:
    return {
        "type": "data",
        "symmetric": False,
        "array": [mark.above for mark in marks],
        "arrayminus": [mark.below for mark in marks],
        "visible": any(mark.above or mark.below for mark in marks),
        "color": line.colour,
        "thickness": 1.5,
        "width": 4,
    }


def hover_text(name: str, mark: Mark) -> str:
    """What is said where the pointer rests: the name, then what is told of the figure."""
    return "<br>".join([f"<b>{plain(name)}</b>", *map(plain, mark.told)])


def _arrows(line: TrendLine, marks: Sequence[Mark]) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "text",
        "x": [mark.as_of.isoformat() for mark in marks],
        "y": [mark.height for mark in marks],
        "text": [mark.arrow for mark in marks],
        "textposition": [
            "top center" if mark.above == 0 and mark.arrow == "↑" else "bottom center" for mark in marks
        ],
        "textfont": {"color": line.colour, "size": 12},
        "cliponaxis": False,
        "hoverinfo": "skip",
        "name": plain(line.name),
    }


def _names(lines: Sequence[TrendLine], plane: Plane) -> list[dict[str, Any]]:
    """The names that find a place, those of lines with most marks first."""
    ended = [(line, mark) for line, mark in ends(lines) if mark.height or not plane.log]
    labels = [sized(line, plane.x(mark.as_of), plane.y(mark.height or 0)) for line, mark in ended]
    shifts = placed(labels, line_rooms(lines, plane), plane.room)
    return [
        written(line, mark.as_of.isoformat(), plane.number(mark.height or 0), shift)
        for (line, mark), shift in zip(ended, shifts, strict=True)
        if shift is not None
    ]
