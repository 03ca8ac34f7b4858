"""The chart of buckets: a bar for each month or year, hollow where it covers only a part of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from dashboard.charts.frame import Chart, axis, layout, plain
from dashboard.charts.marks import Mark
from dashboard.charts.plane import HEIGHT
from dashboard.charts.trend import hover_text
from dashboard.charts.trend_line import TrendLine
from tracker.domain.period import Bucket

# The longest week, month and quarter in days, and what is longer than none of them, one and so on.
_WEEK, _MONTH, _QUARTER = 7, 31, 92
_BUCKETS = (Bucket.WEEK, Bucket.MONTH, Bucket.QUARTER, Bucket.YEAR)
# Words of some 110 pixels over a bar in a chart of 408.
_TALLER = 408 / (408 - 110)
# Each bucket is named as long as there are no more; of more, every second one or fewer.
_MOST_NAMES, _FEW_NAMES = 20, 12
_STRIPES = ("", "/", "-", "x", ".")
_HOLLOW = "rgba(0,0,0,0)"
# The words over a bar are turned, and so is the arrow with them.
_SIDEWAYS = {"↑": "→", "↓": "←"}


def build_bars_chart(lines: Sequence[TrendLine]) -> Chart:
    """Bars side by side for each line, over the name of their bucket; a bucket without any stays free."""
    buckets = _buckets([mark for line in lines for mark in line.drawn])
    return {
        "data": [_bars(line) for line in lines],
        "layout": layout(
            height=HEIGHT,
            barmode="group",
            bargap=0.25,
            xaxis=axis(
                type="category",
                categoryorder="array",
                categoryarray=buckets,
                nticks=len(buckets) if len(buckets) <= _MOST_NAMES else _FEW_NAMES,
                range=[-0.5, len(buckets) - 0.5],
                showgrid=False,
            ),
            yaxis=axis(type="linear", range=[0, _top(lines)], tickformat=",~s"),
        ),
    }


def _bars(line: TrendLine) -> dict[str, Any]:
    marks = line.drawn
    return {
        "type": "bar",
        "name": plain(line.title),
        "x": [bucket_words(mark.start, mark.as_of) for mark in marks],
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
            "pattern": {"shape": ["" if mark.rounded else stripes(line.rank) for mark in marks], "size": 6},
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


def stripes(rank: int) -> str:
    """The pattern of a line with `rank` others of its colour before it; the first has none."""
    return _STRIPES[rank % len(_STRIPES)]


def bucket_words(start: date | None, end: date) -> str:
    """A bucket by its days: "2012", "Q3 2012", "Mar 2012", "5 Mar 2012" for the week from that day."""
    first = start or end
    days = (end - first).days + 1
    if days > _QUARTER:
        return f"{first:%Y}"
    if days > _MONTH:
        return f"Q{(first.month + 2) // 3} {first:%Y}"
    return f"{first:%b %Y}" if days > _WEEK else f"{first.day} {first:%b %Y}"


def _buckets(marks: Sequence[Mark]) -> list[str]:
    """Every bucket from the first to the last, those without a figure too."""
    spans = [(mark.start or mark.as_of, mark.as_of) for mark in marks]
    (first, end), last = min(spans), max(spans)[0]
    bucket = _BUCKETS[sum((end - first).days >= days for days in (_WEEK, _MONTH, _QUARTER))]
    names = []
    while first <= last:
        first, end = bucket.around(first)
        names.append(bucket_words(first, end))
        first = end + timedelta(days=1)
    return names


def _top(lines: Sequence[TrendLine]) -> float:
    """The end of the axis: above each bar, and above the words that stand on it."""
    marks = [mark for line in lines for mark in line.drawn]
    return max(1, *(_height(mark) * (_TALLER if mark.partly else 1.05) for mark in marks))


def _height(mark: Mark) -> int:
    return (mark.height or 0) + mark.above


def _words(mark: Mark) -> str:
    """What stands over a bar: its arrow, and which days of the bucket it is for."""
    return plain(" ".join(part for part in (_SIDEWAYS.get(mark.arrow, ""), mark.partly) if part))
