"""The chart of a trend: a stepped line for each series, its figures marked as they were stated."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import floor, log10
from typing import Any

from dashboard.charts.frame import FONT, Chart, axis, layout, plain
from dashboard.charts.labels import Label, moved_apart, room_for
from dashboard.charts.marks import Mark, symbol
from dashboard.charts.steps import Corner, build_path

HEIGHT = 460
# The narrowest that the chart gets on a desk, a figure's card beside it; labels are laid out for it.
_WIDTH = 720
_MOST = 1.5


@dataclass(frozen=True, slots=True)
class TrendLine:
    """A line: its name at the end, its colour and its marks by day.

    `note` tells lines of one source apart (a definition, an estimate); `latest` is its last number.
    `estimated`: figures stand by themselves, none leads to the next; `within`: each stands for its
    own days and is drawn as a stroke over them.
    """

    name: str
    colour: str
    marks: tuple[Mark, ...]
    note: str = ""
    latest: str = ""
    estimated: bool = False
    within: bool = False
    breaks: tuple[date, ...] = ()

    @property
    def title(self) -> str:
        """The name, with what tells the line from others of its source."""
        return f"{self.name}, {self.note}" if self.note else self.name

    @property
    def drawn(self) -> tuple[Mark, ...]:
        """The marks that have a number."""
        return tuple(mark for mark in self.marks if mark.height is not None)


def build_trend_chart(lines: Sequence[TrendLine], *, log: bool = False, chosen: str = "") -> Chart:
    """The chart of these lines; zero-based, or on a logarithmic axis from the smallest number up.

    The figure whose id is `chosen` gets a ring.
    """
    plane = _plane(lines, log=log)
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
            annotations=_labels(lines, plane),
        ),
    }


@dataclass(frozen=True, slots=True)
class _Plane:
    """The ranges of the two axes, and where a mark lies on them in pixels, about."""

    days: tuple[date, date]
    numbers: tuple[float, float]
    log: bool

    def x(self, day: date) -> float:
        first, last = self.days
        return (day - first).days / (last - first).days * _WIDTH

    def y(self, height: int) -> float:
        low, high = self.numbers
        return (self.number(height) - low) / (high - low) * (HEIGHT - 52)

    def number(self, height: int) -> float:
        """A height as the axis counts it."""
        return log10(max(height, 1)) if self.log else height


def _plane(lines: Sequence[TrendLine], *, log: bool) -> _Plane:
    first, last = _days(lines)
    heights = [mark.height or 0 for line in lines for mark in line.drawn]
    top = max([1, *((mark.height or 0) + mark.above for line in lines for mark in line.drawn)])
    least = min((height for height in heights if height > 0), default=1)
    numbers = (floor(log10(least)), log10(top) + 0.1) if log else (0, top * 1.08)
    span = max((last - first).days, 30)
    ends = [((mark.as_of - first).days / span, _sized(line)) for line, mark in _ends(lines)]
    days = (
        first - timedelta(days=span // 40),
        first + timedelta(days=int(span * room_for(ends, _WIDTH, _MOST))),
    )
    return _Plane(days, numbers, log)


def _ends(lines: Sequence[TrendLine]) -> list[tuple[TrendLine, Mark]]:
    """Where each line ends: its last mark that is on it."""
    return [(line, on[-1]) for line in lines if (on := [mark for mark in line.drawn if mark.on_line])]


def _sized(line: TrendLine, x: float = 0, y: float = 0) -> Label:
    letters = max(len(line.name) + len(line.latest) + 4, len(line.note) + 2)
    return Label(x, y, letters, 2 if line.note else 1)


def _days(lines: Iterable[TrendLine]) -> tuple[date, date]:
    days = [
        day
        for line in lines
        for mark in line.drawn
        for day in (mark.start if line.within else None, mark.as_of)
    ]
    known = [day for day in days if day is not None]
    return min(known), max(known)


def _traces(line: TrendLine) -> list[dict[str, Any]]:
    on, beside = [m for m in line.drawn if m.on_line], [m for m in line.drawn if not m.on_line]
    traces = _strokes(line, on)
    traces.append(_marks(line, on, size=7))
    if beside:
        traces.append(_marks(line, beside, size=6) | {"opacity": 0.6})
    arrows = [mark for mark in line.drawn if mark.arrow]
    return [*traces, _arrows(line, arrows)] if arrows else traces


def _strokes(line: TrendLine, marks: Sequence[Mark]) -> list[dict[str, Any]]:
    if line.within:
        return _periods(line, marks)
    return [] if line.estimated else _steps(line, marks)


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
        "text": [hover_text(line.title, mark) for mark in marks],
        "hovertemplate": "%{text}<extra></extra>",
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
        "hoverinfo": "skip",
        "name": plain(line.name),
    }


def _labels(lines: Sequence[TrendLine], plane: _Plane) -> list[dict[str, Any]]:
    ends = _ends(lines)
    spots = [_sized(line, plane.x(mark.as_of), plane.y(mark.height or 0)) for line, mark in ends]
    shifts = moved_apart(spots)
    return [_label(line, mark, shift, plane) for (line, mark), shift in zip(ends, shifts, strict=True)]


def _label(line: TrendLine, mark: Mark, shift: float, plane: _Plane) -> dict[str, Any]:
    text = f'<span style="color:{line.colour}">●</span> <b>{plain(line.name)}</b> {plain(line.latest)}'
    return {
        "x": mark.as_of.isoformat(),
        "y": plane.number(mark.height or 0),
        "text": f"{text}<br>{plain(line.note)}" if line.note else text,
        "align": "left",
        "showarrow": False,
        "xanchor": "left",
        "xshift": 7,
        "yshift": shift,
        "font": FONT,
    }
