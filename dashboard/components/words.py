"""Words: quantities, days and reports as sentences have them, bounds and doubts included."""

from __future__ import annotations

from datetime import date

from tracker.domain.period import Precision
from tracker.domain.quantity import Qualifier, Quantity

NOT_SAID = "not said"

_OPENINGS = {
    Qualifier.MORE_THAN: "more than ",
    Qualifier.AT_LEAST: "at least ",
    Qualifier.AT_MOST: "at most ",
    Qualifier.LESS_THAN: "fewer than ",
    Qualifier.APPROXIMATELY: "about ",
    Qualifier.NEARLY: "nearly ",
}
_REPORT_DAYS = {
    Precision.NOT_BEFORE: "on or after {}",
    Precision.NOT_AFTER: "by {}",
}


def number_words(number: int | None) -> str:
    """A count with its thousands set apart, "not said" for none."""
    return NOT_SAID if number is None else f"{number:,}"


def amount(number: int, noun: str) -> str:
    """A number of things: "1 report", "1,264 figures"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def quantity_words(quantity: Quantity) -> str:
    """A quantity in the words its source used: "at least 159,774", "80 to 120"."""
    if quantity.qualifier is Qualifier.INDEFINITE and quantity.middle is None:
        return "an indefinite number"
    if quantity.value is None:
        return _bounds_words(quantity)
    words = _OPENINGS.get(quantity.qualifier, "") + number_words(quantity.value)
    has_bounds = quantity.qualifier in (Qualifier.EXACT, Qualifier.ESTIMATE, Qualifier.APPROXIMATELY)
    if has_bounds and (quantity.low is not None or quantity.high is not None):
        return f"{words} ({_bounds_words(quantity)})"
    return words


def _bounds_words(quantity: Quantity) -> str:
    if quantity.low is None:
        return f"at most {number_words(quantity.high)}"
    if quantity.high is None:
        return f"at least {number_words(quantity.low)}"
    return f"{number_words(quantity.low)} to {number_words(quantity.high)}"


def day_words(day: date | None) -> str:
    """A day as people write it: 30 May 2021."""
    return NOT_SAID if day is None else f"{day.day} {day:%B %Y}"


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
    """What is counted, and who: "deaths of civilians", "children injured", "refugees: women"."""
    if group == "all":
        return noun
    if noun.startswith("people "):
        return noun.replace("people", group_noun, 1)
    return f"{noun} of {group_noun}" if noun == "deaths" else f"{noun}: {group_noun}"
