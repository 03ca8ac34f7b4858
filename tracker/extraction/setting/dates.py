"""Dates: days, months and years of the calendar, in digits and with the month in words."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from itertools import pairwise

from tracker.extraction.setting.cues import Cues
from tracker.extraction.setting.stretches import AFTER_LAST_YEAR, FIRST_YEAR, Clock, Stretch, dated
from tracker.extraction.tokens import Token

_WRITTEN = re.compile(r"(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})(?!\d)")
_LONGEST_WRITTEN = 5
_DAYS, _MONTHS = 31, 12
_NO_CLOCK = Clock(None)


def find_date(words: Cues, index: int, clock: Clock) -> Stretch | None:
    """The date that is written from this token on, if one is; a year alone is one."""
    return (
        _in_digits(words, index, clock) or _in_words(words, index, clock) or _year_alone(words, index, clock)
    )


def find_day_order(tokens: Iterable[Token]) -> bool | None:
    """Whether dates that can be read one way only have the day first; None where they do not say."""
    text = " ".join(token.text for token in tokens).replace(" / ", "/")
    orders = {
        int(one) > _MONTHS
        for one, mark, two, year in _WRITTEN.findall(text)
        if mark == "/" and len(year) == 4 and (int(one) > _MONTHS) != (int(two) > _MONTHS)
    }
    return orders.pop() if len(orders) == 1 else None


def find_years(sentences: Iterable[Cues]) -> dict[tuple[int, int], int]:
    """The year of each month and day that a text writes in full, where it is one year only."""
    years: dict[tuple[int, int], set[int]] = {}
    for words in sentences:
        for index in range(len(words)):
            told = _in_words(words, index, _NO_CLOCK) if words.speaks(index) else None
            if told is not None and told.year and told.day:
                years.setdefault((told.month, told.day), set()).add(told.year)
    return {day: found.pop() for day, found in years.items() if len(found) == 1}


def _in_digits(words: Cues, index: int, clock: Clock) -> Stretch | None:
    weekday = words.at(index, "weekday")
    at = words.skip(weekday.after, "mark") if weekday is not None else index
    tokens = words.tokens[at : at + _LONGEST_WRITTEN]
    if not tokens or not tokens[0].is_number or words.is_counted(at):
        return None
    text = tokens[0].text
    for one, other in pairwise(tokens):
        text += other.text if one.end == other.start else " "
    found = _WRITTEN.match(text)
    if found is None:
        return None
    after = at + sum(token.start < tokens[0].start + found.end() for token in tokens)
    day_first = clock.day_first if clock.day_first is not None else words.day_first
    year, month, day = _ordered(found[1], found[3], found[4], found[2], day_first)
    return (
        dated(Stretch(index, after, year=year, month=month, day=day), clock)
        if year
        else Stretch(index, after)
    )


def _ordered(one: str, two: str, three: str, mark: str, day_first: bool | None) -> tuple[int, int, int]:
    """Year, month and day of the numbers of a date; zeros where they are none or their order is not known."""
    first, second, third = int(one), int(two), int(three)
    if len(one) == 4:
        order = (first, second, third)
    elif len(three) == 4 and (first > _MONTHS or (second <= _MONTHS and (mark == "." or day_first))):
        order = (third, second, first)
    elif len(three) == 4 and (second > _MONTHS or day_first is False):
        order = (third, first, second)
    else:
        return (0, 0, 0)
    year, month, day = order
    fits = _is_year(year) and 1 <= month <= _MONTHS and 1 <= day <= monthrange(year, month)[1]
    return order if fits else (0, 0, 0)


def _in_words(words: Cues, index: int, clock: Clock) -> Stretch | None:
    at = index
    if (weekday := words.at(at, "weekday")) is not None:
        at = words.skip(weekday.after, "glue", "mark")
    day, behind = _day(words, at)
    month = words.at(words.skip(behind, "glue", "mark", "day_mark") if day else at, "month", "short_month")
    if month is None or day > _DAYS:
        return None
    after = month.after
    if not day:
        day, after = _day_behind(words, after)
    year, after = _year_behind(words, after, clock)
    if not (day or year) and month.label[0] == "short_month":
        return None
    return dated(Stretch(index, after, year=year, month=int(month.label[1]), day=day), clock)


def _day(words: Cues, index: int) -> tuple[int, int]:
    """The day of a month that is written here, in digits or as "the seventh", and the token after it."""
    day = words.date_number(index)
    if day is not None:
        return day, index + 1
    at = words.skip(index, "glue")
    word = words.at(at, "day_word")
    return (int(word.label[1]), word.after) if word is not None else (0, index)


def _day_behind(words: Cues, after: int) -> tuple[int, int]:
    """The day behind a month ("March 18", "Sept. 17th") and the token after it; 0 for none."""
    at = after + 1 if after < len(words) and words.tokens[after].text == "." else after
    day = words.date_number(at)
    if day is None or not 1 <= day <= _DAYS:
        return 0, after
    return day, words.skip(at + 1, "day_mark")


def _year_behind(words: Cues, after: int, clock: Clock) -> tuple[int, int]:
    """The year behind a date and the token after it: "2024", "this year", "last year"; 0 for none."""
    at = words.skip(after, "glue", "mark")
    number = words.date_number(at)
    if number is not None and _is_year(number):
        return number, at + 1
    for kind, back in (("this", 0), ("last", 1)):
        years = words.relative_year(after, kind) or words.relative_year(at, kind)
        if years is not None:
            return (clock.published_on.year - back if clock.published_on is not None else 0), years
    return 0, after


def _year_alone(words: Cues, index: int, clock: Clock) -> Stretch | None:
    number = words.date_number(index)
    if number is None or not _is_year(number):
        return None
    return dated(Stretch(index, index + 1, year=number), clock)


def _is_year(number: int) -> bool:
    return FIRST_YEAR <= number < AFTER_LAST_YEAR
