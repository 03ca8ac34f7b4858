"""Spread: how far apart the sources that are compared lie, day by day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.domain.series import Counting
from tracker.query.lines import Line
from tracker.query.steps import Steps


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

    A figure counts until the next of its line, for 366 days at most, and not past a withdrawal. Of a
    source with several lines every one counts, as in the comparison of a day. Counts within a
    period have none: each stands for its own days.
    """
    steps = [Steps(line) for line in lines if line.series.counting is not Counting.PERIOD]
    days = {day for one in steps for day in (*one.days, *one.breaks) if day <= on}
    spreads = (_spread(steps, day) for day in sorted(days))
    return tuple(spread for spread in spreads if spread is not None)


def _spread(steps: Sequence[Steps], day: date) -> Spread | None:
    standing = [(one.series.source, value) for one in steps if (value := one.standing(day)) is not None]
    sources = {source for source, _value in standing}
    if len(sources) < 2:
        return None
    values = [value for _source, value in standing]
    return Spread(day, min(values), max(values), tuple(sorted(sources)))
