"""The chart of a trend: a stepped line for each series, its figures marked as they were stated."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import floor, log10
from typing import Any

from dashboard.charts.frame import FONT, Chart, axis, layout, plain
from dashboard.charts.labels import Label, moved_apart
from dashboard.charts.marks import Mark, symbol
from dashboard.charts.steps import Corner, build_path

HEIGHT = 460
_WIDTH = 720
_ROOM_FOR_LABELS = 0.16


@dataclass(frozen=True, slots=True)
class TrendLine:
    """A line: its name at the end, its colour and its marks by day.

    `apart`: each figure stands for its own days or is an estimate, so that none leads to the next.
    """

    name: str
    colour: str
    marks: tuple[Mark, ...]
    latest: str = ""
    estimated: bool = False
    apart: bool = False
    breaks: tuple[date, ...] = ()

    @property
    def drawn(self) -> tuple[Mark, ...]:
        """The marks that have a number."""
        return tuple(mark for mark in self.marks if mark.height is not None)


def build_trend_chart(lines: Sequence[TrendLine], *, log: bool = False) -> Chart:
    """The chart of these lines; zero-based, or on a logarithmic axis from the smallest number up."""
    traces = [trace for line in lines for trace in _traces(line)]
    first, last = _days(lines)
    top = max((mark.height or 0) + mark.above for line in lines for mark in line.drawn)
    floor_ = min((mark.height or 1 for line in lines for mark in line.drawn if mark.height), default=1)
    span = max((last - first).days, 30)
    days = [
        (first - timedelta(days=span // 40)).isoformat(),
        (last + timedelta(days=int(span * _ROOM_FOR_LABELS))).isoformat(),
    ]
    numbers = [floor(log10(floor_)), log10(max(top, 1)) + 0.1] if log else [0, max(top, 1) * 1.08]
    return {
        "data": traces,
        "layout": layout(
            height=HEIGHT,
            xaxis=axis(type="date", range=days, showgrid=False),
            yaxis=axis(
                type="log" if log else "linear", range=numbers, tickformat=",~s", dtick=1 if log else None
            ),
            annotations=_labels(lines, days, numbers, log=log),
        ),
    }


def _days(lines: Iterable[TrendLine]) -> tuple[date, date]:
    days = [
        day
        for line in lines
        for mark in line.drawn
        for day in (mark.start if line.apart else None, mark.as_of)
    ]
    known = [day for day in days if day is not None]
    return min(known), max(known)


def _traces(line: TrendLine) -> list[dict[str, Any]]:
    on, beside = [m for m in line.drawn if m.on_line], [m for m in line.drawn if not m.on_line]
    traces = _periods(line, on) if line.apart else _steps(line, on)
    traces.append(_marks(line, on, size=7))
    if beside:
        traces.append(_marks(line, beside, size=6) | {"opacity": 0.6})
    arrows = [mark for mark in line.drawn if mark.arrow]
    return [*traces, _arrows(line, arrows)] if arrows else traces


def _steps(line: TrendLine, marks: Iterable[Mark]) -> list[dict[str, Any]]:
    path = build_path([(mark.as_of, mark.height or 0) for mark in marks], line.breaks)
    pieces = ((path.solid, "solid"), (path.dotted, "dot"))
    return [_piece(line, corners, dash) for corners, dash in pieces if corners]


def _periods(line: TrendLine, marks: Iterable[Mark]) -> list[dict[str, Any]]:
    """A stroke over the days of each count within a period."""
    corners: list[Corner] = []
    for mark in marks:
        if mark.start is not None:
            corners += [(mark.start, mark.height or 0), (mark.as_of, mark.height or 0), None]
    return [_piece(line, corners, "solid")] if corners else []


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
            "symbol": [symbol(mark, estimated=line.estimated) for mark in marks],
            "line": {"width": 1.5, "color": line.colour},
        },
        "error_y": _bounds(line, marks),
        "customdata": [mark.figure_id or None for mark in marks],
        "text": [hover_text(line.name, mark) for mark in marks],
        "hovertemplate": "%{text}<extra></extra>",
        "name": plain(line.name),
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
        "hoverinfo": "skip",
        "name": plain(line.name),
    }


def _labels(
    lines: Sequence[TrendLine], days: Sequence[str], numbers: Sequence[float], *, log: bool
) -> list[dict[str, Any]]:
    ends = [(line, on[-1]) for line in lines if (on := [mark for mark in line.drawn if mark.on_line])]
    first, last = (date.fromisoformat(day).toordinal() for day in days)
    low, high = numbers

    def spot(line: TrendLine, mark: Mark) -> Label:
        height = mark.height or 0
        number = log10(max(height, 1)) if log else height
        x = (mark.as_of.toordinal() - first) / (last - first) * _WIDTH
        return Label(x, (number - low) / (high - low) * (HEIGHT - 52), len(line.name) + len(line.latest) + 2)

    shifts = moved_apart([spot(line, mark) for line, mark in ends])
    return [_label(line, mark, shift, log=log) for (line, mark), shift in zip(ends, shifts, strict=True)]


def _label(line: TrendLine, mark: Mark, shift: float, *, log: bool) -> dict[str, Any]:
    height = mark.height or 0
    return {
        "x": mark.as_of.isoformat(),
        "y": log10(max(height, 1)) if log else height,
        "text": f'<span style="color:{line.colour}">●</span> <b>{plain(line.name)}</b> {plain(line.latest)}',
        "showarrow": False,
        "xanchor": "left",
        "xshift": 7,
        "yshift": shift,
        "font": FONT,
    }
