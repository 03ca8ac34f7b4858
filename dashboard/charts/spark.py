"""A spark: one line so small that it stands beside its latest number, as the address of an image.

Sparks of one count share their days and their scale, which begins at nought.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from urllib.parse import quote

from dashboard.charts.steps import Corner, build_path

WIDTH = 112
HEIGHT = 32
_EDGE = 4


@dataclass(frozen=True, slots=True)
class SparkLine:
    """A line: its colour, and its numbers by day in order.

    `apart`: each number stands by itself, so that none leads to the next.
    """

    colour: str
    said: tuple[tuple[date, int], ...]
    apart: bool = False
    breaks: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Scale:
    """The days and the highest number that a spark has room for."""

    first: date
    last: date
    top: int

    def x(self, day: date) -> float:
        """Where a day lies, in pixels from the left."""
        span = max((self.last - self.first).days, 1)
        return round(_EDGE + (day - self.first).days / span * (WIDTH - 2 * _EDGE), 1)

    def y(self, number: int) -> float:
        """Where a number lies, in pixels from the top."""
        return round(HEIGHT - _EDGE - number / max(self.top, 1) * (HEIGHT - 2 * _EDGE), 1)


def shared_scale(lines: Iterable[SparkLine]) -> Scale | None:
    """The scale that holds all of these lines; None where their numbers are of one day, or there are none."""
    said = [one for line in lines for one in line.said]
    days = {day for day, _number in said}
    if len(days) < 2:
        return None
    return Scale(min(days), max(days), max(number for _day, number in said))


def build_spark(line: SparkLine, scale: Scale) -> str:
    """The address of the image, an SVG in itself: steps as in the chart of a trend, the latest as a dot."""
    path = build_path([] if line.apart else line.said, line.breaks)
    dots = line.said if line.apart else line.said[-1:]
    shapes = [
        f'<path d="M{_EDGE} {scale.y(0)}H{WIDTH - _EDGE}" stroke="#8a939d" stroke-opacity="0.45"/>',
        _stroke(path.solid, scale),
        _stroke(path.dotted, scale, ' stroke-dasharray="1.5 2.5"'),
        *(f'<circle cx="{scale.x(day)}" cy="{scale.y(number)}" r="2.5"/>' for day, number in dots),
    ]
    colour = escape(line.colour)
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" '
        f'viewBox="0 0 {WIDTH} {HEIGHT}"><g fill="{colour}" stroke="{colour}">{"".join(shapes)}</g></svg>'
    )
    return f"data:image/svg+xml,{quote(svg)}"


def _stroke(corners: Sequence[Corner], scale: Scale, dashes: str = "") -> str:
    if not corners:
        return ""
    pieces: list[str] = []
    begun = False
    for corner in corners:
        if corner is not None:
            pieces.append(f"{'L' if begun else 'M'}{scale.x(corner[0])} {scale.y(corner[1])}")
        begun = corner is not None
    return f'<path d="{"".join(pieces)}" fill="none" stroke-width="1.5"{dashes}/>'
