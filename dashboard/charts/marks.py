"""Marks: how one figure is drawn, by what its source said of its number."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from tracker.domain.quantity import LOWER_BOUNDS, ROUNDED, UPPER_BOUNDS, Qualifier, Quantity

OPEN_UPWARD = "↑"
OPEN_DOWNWARD = "↓"


class Shape(NamedTuple):
    """A shape by its name in plotly, and as a letter."""

    symbol: str
    glyph: str


_COUNTS = (
    Shape("circle", "●"),
    Shape("square", "■"),
    Shape("triangle-up", "▲"),
    Shape("triangle-down", "▼"),
    Shape("star", "★"),
)
_ESTIMATES = (Shape("diamond", "◇"), Shape("star-diamond", "✧"), Shape("diamond-tall", "◊"))


@dataclass(frozen=True, slots=True)
class Mark:
    """A figure, or a sum of some, on a chart.

    `start` is the first day of a count within a period. `told` are the lines of its hover text,
    plain text. `figure_id` is empty where more than one figure stands behind. `hollow` marks what
    is unsure, or covers only a part of its bucket.
    """

    as_of: date
    quantity: Quantity
    told: tuple[str, ...]
    start: date | None = None
    on_line: bool = True
    figure_id: str = ""
    doubtful: bool = False
    hollow: bool = False
    partly: str = ""

    @property
    def height(self) -> int | None:
        """Where it is drawn: its value, else the bound it has; None for what has no number."""
        return self.quantity.middle

    @property
    def rounded(self) -> bool:
        """Whether it is drawn open: a rounded number, a range, or one that is not sure."""
        return self.hollow or self.quantity.qualifier in (*ROUNDED, Qualifier.RANGE)

    @property
    def arrow(self) -> str:
        """The arrow of a number that is open to one side."""
        if self.quantity.qualifier in LOWER_BOUNDS:
            return OPEN_UPWARD
        return OPEN_DOWNWARD if self.quantity.qualifier in UPPER_BOUNDS - ROUNDED else ""

    @property
    def above(self) -> int:
        """How far the stated upper bound lies above the mark."""
        return max((self.quantity.high or 0) - (self.height or 0), 0)

    @property
    def below(self) -> int:
        """How far the stated lower bound lies below the mark."""
        low = self.quantity.low
        return 0 if low is None else max((self.height or 0) - low, 0)


def shape_of(rank: int, *, estimated: bool) -> Shape:
    """The shape of a line with `rank` others of its colour before it: diamonds for estimates alone."""
    shapes = _ESTIMATES if estimated else _COUNTS
    return shapes[rank % len(shapes)]


def symbol(mark: Mark, *, estimated: bool, rank: int = 0) -> str:
    """The symbol of plotly: its line's shape, open where rounded or estimated."""
    if mark.doubtful:
        return "x-thin-open"
    shape = shape_of(rank, estimated=estimated).symbol
    return f"{shape}-open" if estimated or mark.rounded else shape
