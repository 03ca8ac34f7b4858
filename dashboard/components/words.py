"""Words: quantities, days and reports as sentences have them, bounds and doubts included."""

from __future__ import annotations

from datetime import date

from tracker.domain.period import Precision
from tracker.domain.wording import NOT_SAID, amount, day_words, quantity_words

__all__ = [
    "NOT_SAID",
    "amount",
    "counted_words",
    "day_words",
    "number_words",
    "period_words",
    "quantity_words",
    "report_day_words",
]

_REPORT_DAYS = {
    Precision.NOT_BEFORE: "on or after {}",
    Precision.NOT_AFTER: "by {}",
}


def number_words(number: int | None) -> str:
    """A count with its thousands set apart, "not said" for none."""
    return NOT_SAID if number is None else f"{number:,}"


def report_day_words(day: date | None, precision: Precision) -> str:
    """The day of a report with what is not known of it: "on or after 30 May 2021", "March 2021"."""
    if day is None:
        return NOT_SAID
    if precision is Precision.MONTH:
        return f"{day:%B %Y}"
    if precision is Precision.YEAR:
        return f"{day:%Y}"
    return _REPORT_DAYS.get(precision, "{}").format(day_words(day))


def period_words(start: date | None, end: date | None, precision: Precision = Precision.DAY) -> str:
    """The days that a figure speaks for, as sharp as they were stated: "15 March 2011 to 30 May 2021"."""
    first, last = report_day_words(start, precision), report_day_words(end, precision)
    if start is None or end is None:
        return f"until {last}" if end else f"from {first}" if start else NOT_SAID
    return last if first == last else f"{first} to {last}"


def counted_words(noun: str, group: str, group_noun: str) -> str:
    """What is counted, and who: "deaths of civilians", "children injured", "women among refugees"."""
    if group == "all":
        return noun
    if noun.startswith("people "):
        return noun.replace("people", group_noun, 1)
    return f"{noun} of {group_noun}" if noun == "deaths" else f"{group_noun} among {noun}"
