"""Periods: the time of a figure by the words that go with it, in its own clause and nearest to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from tracker.domain.period import Precision
from tracker.extraction.setting.belonging import find_own
from tracker.extraction.setting.cues import Cues, Range
from tracker.extraction.setting.times import Time

# So many words back stands what makes a number a level: "rose to at least 205".
_TO_LEVEL = 5


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


def find_period(words: Cues, times: Sequence[Time], number: Range, others: Sequence[Range]) -> Found:
    """The period and the day of a number among the times of its sentence; `others` are its other numbers."""
    numbers = sorted({*others, number})
    own = [time for time in times if not _is_cited(words, number[1], time)]
    period = find_own([time for time in own if not time.is_as_of], words, times, number, numbers)
    as_of = find_own([time for time in own if time.is_as_of], words, times, number, numbers)
    if period is not None and as_of is None and _is_level(words, period, number):
        as_of = replace(period, rule="as_of", start=None, end=None, as_of=period.end)
        period = None
    if period is not None and as_of is not None and _is_later(period, as_of):
        period = None
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


def _is_later(period: Time, as_of: Time) -> bool:
    """Whether a period begins after the day of the count: one of the two is another figure's."""
    return period.start is not None and as_of.as_of is not None and period.start > as_of.as_of


def _is_level(words: Cues, time: Time, number: Range) -> bool:
    """Whether the number is one that was come to by then: "the toll rose to 205 on Friday"."""
    before = words.first(number[0] - _TO_LEVEL, number[0], "levels")
    return time.rule == "within" and before is not None and before.after <= number[1]


def _is_cited(words: Cues, first: int, time: Time) -> bool:
    """Whether the time stands in a bracket as the day of what is cited: "(OCHA, 18 February 2017)"."""
    return time.rule == "within" and any(token.text == "(" for token in words.tokens[first : time.first])
