"""Marks: how one figure is drawn, by what its source said of its number."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tracker.domain.quantity import LOWER_BOUNDS, ROUNDED, UPPER_BOUNDS, Qualifier, Quantity

OPEN_UPWARD = "↑"
OPEN_DOWNWARD = "↓"


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


def symbol(mark: Mark, *, estimated: bool) -> str:
    """The symbol of plotly: dots for counts, diamonds for estimates, open where rounded."""
    if mark.doubtful:
        return "x-thin-open"
    if estimated:
        return "diamond-open"
    return "circle-open" if mark.rounded else "circle"
