"""Periods: the time of a figure by the words that go with it, in its own clause and nearest to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from tracker.domain.period import Precision
from tracker.extraction.day_words import DayWords, Range
from tracker.extraction.times import Time

# So many words back stands what the time is told of: "after the attack on the town on Monday".
_TO_EVENT = 7
_HARD_STOPS = frozenset({";"})


@dataclass(frozen=True, slots=True)
class Found:
    """The days of a figure, None where the text does not settle them; `rule` is "" where it names none.

    `words` are where they stand, by offsets; `precision` is how much of the days was written.
    """

    period_start: date | None = None
    period_end: date | None = None
    as_of: date | None = None
    precision: Precision = Precision.DAY
    rule: str = ""
    words: tuple[Range, ...] = ()


def find_period(words: DayWords, times: Sequence[Time], number: Range, others: Sequence[Range]) -> Found:
    """The period and the day of a number among the times of its sentence; `others` are its other numbers."""
    numbers = sorted({*others, number})
    period = _nearest([time for time in times if not time.is_as_of], words, times, number, numbers)
    as_of = _nearest([time for time in times if time.is_as_of], words, times, number, numbers)
    told = [time for time in (period, as_of) if time is not None]
    if not told:
        return Found()
    counted_on = as_of.as_of if as_of is not None else None
    return Found(
        period.start if period is not None else None,
        counted_on or (period.end if period is not None else None),
        counted_on,
        told[0].precision,
        "+".join(time.rule for time in told),
        tuple((words.tokens[time.first].start, words.tokens[time.after - 1].end) for time in told),
    )


def _nearest(
    wanted: Sequence[Time], words: DayWords, times: Sequence[Time], number: Range, numbers: Sequence[Range]
) -> Time | None:
    """The time that goes with the number: the next one behind it, else the last one before."""
    behind = next((time for time in wanted if time.first >= number[1]), None)
    if behind is not None and _goes_back(words, behind, times, number, numbers):
        return behind
    before = next((time for time in reversed(wanted) if time.after <= number[0]), None)
    if before is None or _is_relieved(words, before, times, number):
        return None
    return before if _goes_on(words, before, number, numbers) else None


def _goes_back(
    words: DayWords, time: Time, times: Sequence[Time], number: Range, numbers: Sequence[Range]
) -> bool:
    """Whether a time behind a number is its own: nothing parts them, and numbers between are joined to it."""
    if _is_parted(words, number[1], time.first) or _is_cited(words, number[1], time):
        return False
    between = [other for other in numbers if number[1] <= other[0] and other[1] <= time.first]
    if not between:
        return not (_has_also(words, number[1], time.first) and _leads(words, time, numbers))
    ends = [number, *between]
    return all(_has_also(words, one[1], two[0]) for one, two in pairwise(ends)) and not any(
        number[1] <= other.first < time.first for other in times
    )


def _leads(words: DayWords, time: Time, numbers: Sequence[Range]) -> bool:
    """Whether a number follows that the time stands with: "a shooting on Monday wounded five"."""
    follows = next((other for other in numbers if other[0] >= time.after), None)
    if follows is None:
        return False
    return not _is_parted(words, time.after, follows[0]) and not _has_also(words, time.after, follows[0])


def _goes_on(words: DayWords, time: Time, number: Range, numbers: Sequence[Range]) -> bool:
    """Whether a time before a number is its own: it opens the clause, or the number is added to its own."""
    if _is_parted(words, time.after, number[0]):
        return False
    between = [other for other in numbers if time.after <= other[0] and other[1] <= number[0]]
    earlier = [other for other in numbers if other[1] <= time.first]
    if not earlier or _is_parted(words, earlier[-1][1], time.first) or _opens(words, time):
        return not words.holds(time.first - _TO_EVENT, time.first, "aftermath")
    is_joined = words.at(time.after, "also") is not None and not words.holds(time.after, number[0], "says")
    return not between and is_joined


def _is_relieved(words: DayWords, time: Time, times: Sequence[Time], number: Range) -> bool:
    """Whether another time takes over before the number: "as of 4 June, and since May eight million"."""
    return any(
        words.tokens[other.first - 1].is_word and words.at(other.first - 1, "also")
        for other in times
        if time.after <= other.first and other.after <= number[0]
    )


def _is_cited(words: DayWords, first: int, time: Time) -> bool:
    """Whether the time stands in a bracket as the day of what is cited: "(OCHA, 18 February 2017)"."""
    return time.rule == "within" and any(token.text == "(" for token in words.tokens[first : time.first])


def _opens(words: DayWords, time: Time) -> bool:
    """Whether a time stands right behind an "and" or a comma, as the head of what follows."""
    return words.holds(time.first - 1, time.first, "also")


def _is_parted(words: DayWords, first: int, after: int) -> bool:
    return words.holds(first, after, "apart") or any(
        token.text in _HARD_STOPS for token in words.tokens[first:after]
    )


def _has_also(words: DayWords, first: int, after: int) -> bool:
    return words.holds(first, after, "also")
