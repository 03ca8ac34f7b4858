"""Stretches: time that a text names, with the days the calendar gives it."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from tracker.domain.period import Precision, last_day

FIRST_YEAR, AFTER_LAST_YEAR = 1900, 2100
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Clock:
    """What days are told by: when the text came out, and what it says itself.

    `day_first` is whether 03/04 is the third of April, None if not known; `years` gives the year of a
    month and day that the text writes in full elsewhere.
    """

    published_on: date | None
    day_first: bool | None = None
    years: Mapping[tuple[int, int], int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Time named by the tokens from `first` to `after`: its first and last day, None if nobody can tell.

    `year`, `month` and `day` are what is written of a date, 0 for what is not. `is_rolling` is so much time
    up to now, as in "the past three days".
    """

    first: int
    after: int
    start: date | None = None
    end: date | None = None
    precision: Precision = Precision.DAY
    year: int = 0
    month: int = 0
    day: int = 0
    is_rolling: bool = False


def dated(stretch: Stretch, clock: Clock) -> Stretch:
    """The stretch with its days; without a year, in the year of the text's own, or else the last one."""
    year = stretch.year or _last_year(stretch, clock)
    if not year or not stretch.month:
        return spanning(stretch, date(year, 1, 1), Precision.YEAR) if year else stretch
    if stretch.day > monthrange(year, stretch.month)[1]:
        return stretch
    first = date(year, stretch.month, stretch.day or 1)
    return spanning(stretch, first, Precision.DAY if stretch.day else Precision.MONTH)


def spanning(stretch: Stretch, start: date, precision: Precision) -> Stretch:
    """The stretch as the day, month or year that begins on `start`."""
    return replace(stretch, start=start, end=last_day(start, precision), precision=precision)


def months_before(day: date, months: int) -> date:
    """The same day so many months before, or the last of its month where that has no such day."""
    year, month = divmod(day.year * _MONTHS + day.month - 1 - months, _MONTHS)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _last_year(stretch: Stretch, clock: Clock) -> int:
    if (stretch.month, stretch.day) in clock.years:
        return clock.years[stretch.month, stretch.day]
    if clock.published_on is None or not stretch.month:
        return 0
    today = clock.published_on
    return today.year - ((stretch.month, stretch.day or 1) > (today.month, today.day))
