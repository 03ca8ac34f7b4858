"""Days and periods: dates as they are written, with the precision they are written in."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from tracker.errors import FigureError

# How long a figure stands for what its source says; a longer silence is a gap, and drawn as one.
SILENT_DAYS = 400


class Precision(StrEnum):
    """How much of a date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    NOT_BEFORE = "not_before"
    NOT_AFTER = "not_after"


@dataclass(frozen=True, slots=True, order=True)
class WrittenDate:
    """A date as written: `day` is its first day, `precision` how much of it was written."""

    day: date
    precision: Precision = Precision.DAY

    @property
    def last_day(self) -> date:
        """The last day that the written date takes in."""
        return last_day(self.day, self.precision)

    def __str__(self) -> str:
        if self.precision is Precision.MONTH:
            return f"{self.day:%Y-%m}"
        return f"{self.day:%Y}" if self.precision is Precision.YEAR else self.day.isoformat()


def last_day(day: date, precision: Precision) -> date:
    """The last day of the month or year of `day` where only that is known, else `day`."""
    if precision is Precision.MONTH:
        return date(day.year, day.month, monthrange(day.year, day.month)[1])
    return date(day.year, 12, 31) if precision is Precision.YEAR else day


_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan janvier januar enero يناير",
            "february feb février fevrier februar febrero فبراير",
            "march mar mars märz marz marzo مارس",
            "april apr avril abril أبريل",
            "may mai mayo مايو",
            "june jun juin juni junio يونيو",
            "july jul juillet juli julio يوليو",
            "august aug août aout agosto أغسطس",
            "september sep sept septembre septiembre سبتمبر",
            "october oct octobre oktober octubre أكتوبر",
            "november nov novembre noviembre نوفمبر",
            "december dec décembre decembre dezember diciembre ديسمبر",
        ),
        start=1,
    )
    for name in names.split()
}
_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?")
_YEAR_FIRST = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})")
_NUMBERS = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_DAY_MONTH = re.compile(r"(\d{1,2})\.?(?:st|nd|rd|th)?[ -]([^\W\d_]+)\.?,?[ -](\d{4})")
_MONTH_DAY = re.compile(r"([^\W\d_]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")
_MONTH_YEAR = re.compile(r"([^\W\d_]+)\.?,?[ -](\d{4})")


@lru_cache(maxsize=4096)
def parse_written_date(text: str, field: str) -> WrittenDate:
    """A date as people write it, when only one reading is possible.

    Takes ISO 8601 (`2021`, `2021-03`, `2021-03-14`), `2021/03/14`, `14 March 2021`, `March 2021`
    and `25/12/2024` (no month has 25). Raises FigureError `ambiguous_date` for `03/04/2024` and
    `not_a_date` for the rest.
    """
    plain = "".join(_ascii_digit(letter) for letter in text.strip())
    if found := _ISO.fullmatch(plain) or _YEAR_FIRST.fullmatch(plain):
        return _built(found[1], found[2], found[3], field, text)
    if found := _NUMBERS.fullmatch(plain):
        return _built(found[3], *_month_and_day(found[1], found[2], field, text), field, text)
    if found := _DAY_MONTH.fullmatch(plain):
        return _built(found[3], _month(found[2], field, text), found[1], field, text)
    if found := _MONTH_DAY.fullmatch(plain):
        return _built(found[3], _month(found[1], field, text), found[2], field, text)
    if found := _MONTH_YEAR.fullmatch(plain):
        return _built(found[2], _month(found[1], field, text), None, field, text)
    raise FigureError("not_a_date", field, text, f"{text!r} is not a date (write 2021-03-14)")


def _ascii_digit(letter: str) -> str:
    return str(int(letter)) if letter.isdecimal() else letter


def _month_and_day(first: str, second: str, field: str, text: str) -> tuple[str, str]:
    one, two = int(first), int(second)
    if one == two or two > 12:
        return first, second
    if one > 12:
        return second, first
    raise FigureError(
        "ambiguous_date", field, text, f"{text!r} can be two dates (write the year first: 2024-04-03)"
    )


def _month(name: str, field: str, text: str) -> str:
    if number := _MONTHS.get(name.casefold()):
        return str(number)
    raise FigureError("not_a_date", field, text, f"{text!r} names no month that is known here")


def _built(year: str, month: str | None, day: str | None, field: str, text: str) -> WrittenDate:
    precision = Precision.DAY if day else Precision.MONTH if month else Precision.YEAR
    try:
        return WrittenDate(date(int(year), int(month or 1), int(day or 1)), precision)
    except ValueError:
        raise FigureError("not_a_date", field, text, f"{text!r} is no day of the calendar") from None


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `start` to `end`, both included; None where not stated."""

    start: date | None = None
    end: date | None = None

    @property
    def days(self) -> int | None:
        """How many days, where both ends are stated."""
        if self.start is None or self.end is None:
            return None
        return (self.end - self.start).days + 1


NO_PERIOD = Period()


class Bucket(StrEnum):
    """A stretch of the calendar that period figures are placed in."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"

    def around(self, day: date) -> tuple[date, date]:
        """First and last day of the bucket that holds `day` (weeks begin on Monday)."""
        if self is Bucket.WEEK:
            first = day - timedelta(days=day.weekday())
            return first, first + timedelta(days=6)
        if self is Bucket.YEAR:
            return date(day.year, 1, 1), date(day.year, 12, 31)
        months = 1 if self is Bucket.MONTH else 3
        opening = (day.month - 1) // months * months + 1
        closing = opening + months - 1
        return date(day.year, opening, 1), date(day.year, closing, monthrange(day.year, closing)[1])
