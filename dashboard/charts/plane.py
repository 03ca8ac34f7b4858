"""The plane of a trend: the ranges of its two axes, and where a mark lies on them in pixels."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil, floor, log10

from dashboard.charts.labels import Box, room_for
from dashboard.charts.line_names import ends, sized
from dashboard.charts.trend_line import TrendLine

HEIGHT = 460
# The narrowest that the chart gets on a desk, a figure's card beside it; labels are laid out for it.
# On a wider one a label, which keeps its width and its distance from its mark, covers no more days.
_WIDTH = 720
_MOST = 1.5
_MARGINS = 52
# The least days that are drawn, and which share of them stays free before the first mark.
_SHORTEST = 30
_PADDING = 40


@dataclass(frozen=True, slots=True)
class Plane:
    """The first and last day, and the lowest and highest number as the axis counts them."""

    days: tuple[date, date]
    numbers: tuple[float, float]
    log: bool

    @property
    def room(self) -> Box:
        """The whole of it, in pixels."""
        return Box(0, _WIDTH, 0, HEIGHT - _MARGINS)

    def x(self, day: date) -> float:
        """Where a day lies, from the left."""
        first, last = self.days
        return (day - first).days / (last - first).days * _WIDTH

    def y(self, height: int) -> float:
        """Where a number lies, from below."""
        low, high = self.numbers
        return (self.number(height) - low) / (high - low) * (HEIGHT - _MARGINS)

    def number(self, height: int) -> float:
        """A number as the axis counts it."""
        return log10(max(height, 1)) if self.log else height


def build_plane(lines: Sequence[TrendLine], *, log: bool) -> Plane:
    """The plane that holds every mark whole, and beside them the names of the lines."""
    first, last = _days(lines)
    heights = [mark.height or 0 for line in lines for mark in line.drawn]
    top = max([1, *((mark.height or 0) + mark.above for line in lines for mark in line.drawn)])
    least = min((height for height in heights if height > 0), default=1)
    numbers = (floor(log10(least)), log10(top) + 0.1) if log else (0, top * 1.08)
    span = max((last - first).days, _SHORTEST)
    pad = -(-span // _PADDING)
    shares = [(((mark.as_of - first).days + pad) / span, sized(line)) for line, mark in ends(lines)]
    beyond = ceil(span * room_for(shares, _WIDTH, _MOST)) - pad
    days = (first - timedelta(days=pad), first + timedelta(days=beyond))
    return Plane(days, numbers, log)


def _days(lines: Iterable[TrendLine]) -> tuple[date, date]:
    days = [
        day
        for line in lines
        for mark in line.drawn
        for day in (mark.start if line.within else None, mark.as_of)
    ]
    known = [day for day in days if day is not None]
    return min(known), max(known)
