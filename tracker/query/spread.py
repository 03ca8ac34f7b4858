"""Spread: how far apart the sources that are compared lie, day by day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.domain.series import Counting
from tracker.query.lines import Line
from tracker.query.rules import OLDEST_DAYS


@dataclass(frozen=True, slots=True)
class Spread:
    """The lowest and the highest figure in force on a day on which one of them was new.

    `sources` are those that had one then, by key.
    """

    day: date
    lowest: int
    highest: int
    sources: tuple[str, ...]

    @property
    def ratio(self) -> float | None:
        """The highest by the lowest; None where that is 0."""
        return self.highest / self.lowest if self.lowest else None


def build_spread(lines: Iterable[Line], on: date) -> tuple[Spread, ...]:
    """The spread over time, up to a day, of lines that are alike; of two sources or more.

    A figure counts until the next of its line, for 366 days at most, and not past a withdrawal.
    Counts within a period have none: each stands for its own days.
    """
    lines = [line for line in lines if line.series.counting is not Counting.PERIOD]
    days = {point.as_of for line in lines for point in line.on_line} | {
        day for line in lines for day in line.breaks
    }
    spreads = (_spread(lines, day) for day in sorted(days) if day <= on)
    return tuple(spread for spread in spreads if spread is not None)


def _spread(lines: Sequence[Line], day: date) -> Spread | None:
    standing = {line.series.source: value for line in lines if (value := _standing(line, day)) is not None}
    if len(standing) < 2:
        return None
    return Spread(day, min(standing.values()), max(standing.values()), tuple(sorted(standing)))


def _standing(line: Line, day: date) -> int | None:
    last = next((point for point in reversed(line.on_line) if point.as_of <= day), None)
    if last is None or (day - last.as_of).days > OLDEST_DAYS:
        return None
    withdrawn = any(last.as_of < broken <= day for broken in line.breaks)
    return None if withdrawn else last.quantity.value
