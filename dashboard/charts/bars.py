"""The chart of buckets: a bar for each month or year, hollow where it covers only a part of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from dashboard.charts.frame import Chart, axis, layout, plain
from dashboard.charts.marks import Mark
from dashboard.charts.trend import HEIGHT, TrendLine, hover_text

_HOLLOW = "rgba(0,0,0,0)"
# The words over a bar are turned, and so is the arrow with them.
_SIDEWAYS = {"↑": "→", "↓": "←"}


def build_bars_chart(lines: Sequence[TrendLine]) -> Chart:
    """Bars side by side for each line, over the middle of their bucket."""
    return {
        "data": [_bars(line) for line in lines],
        "layout": layout(
            height=HEIGHT,
            barmode="group",
            bargap=0.25,
            xaxis=axis(type="date", showgrid=False),
            yaxis=axis(type="linear", rangemode="tozero", tickformat=",~s"),
        ),
    }


def _bars(line: TrendLine) -> dict[str, Any]:
    marks = line.drawn
    return {
        "type": "bar",
        "name": plain(line.title),
        "x": [_middle(mark).isoformat() for mark in marks],
        "y": [mark.height for mark in marks],
        "text": [_words(mark) for mark in marks],
        "textposition": "outside",
        "textangle": -90,
        "constraintext": "none",
        "textfont": {"size": 11},
        "cliponaxis": False,
        "marker": {
            "color": [_HOLLOW if mark.rounded else line.colour for mark in marks],
            "line": {"color": line.colour, "width": 1.5},
        },
        "error_y": {
            "type": "data",
            "symmetric": False,
            "array": [mark.above for mark in marks],
            "arrayminus": [mark.below for mark in marks],
            "visible": any(mark.above or mark.below for mark in marks),
            "thickness": 1.5,
            "width": 4,
        },
        "customdata": [mark.figure_id or None for mark in marks],
        "hovertext": [hover_text(line.title, mark) for mark in marks],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _middle(mark: Mark) -> date:
    start = mark.start or mark.as_of
    return start + timedelta(days=(mark.as_of - start).days // 2)


def _words(mark: Mark) -> str:
    """What stands over a bar: its arrow, and which days of the bucket it is for."""
    return plain(" ".join(part for part in (_SIDEWAYS.get(mark.arrow, ""), mark.partly) if part))
