"""Wording: quantities, amounts and days as sentences have them, bounds and hedging kept."""

from __future__ import annotations

from datetime import date

from tracker.domain.quantity import Qualifier, Quantity

NOT_SAID = "not said"

_OPENINGS = {
    Qualifier.MORE_THAN: "more than ",
    Qualifier.AT_LEAST: "at least ",
    Qualifier.AT_MOST: "at most ",
    Qualifier.LESS_THAN: "fewer than ",
    Qualifier.APPROXIMATELY: "about ",
    Qualifier.NEARLY: "nearly ",
    Qualifier.ESTIMATE: "estimated ",
}


def quantity_words(quantity: Quantity) -> str:
    """A quantity in the words its source used: "at least 159,774", "80 to 120", "nearly 6,000,000"."""
    if quantity.middle is None:
        return "an indefinite number"
    opening = _OPENINGS.get(quantity.qualifier, "")
    if quantity.value is None:
        return (opening if quantity.qualifier is Qualifier.ESTIMATE else "") + _bounds_words(quantity)
    words = f"{opening}{quantity.value:,}"
    bounds = [bound for bound in (quantity.low, quantity.high) if bound not in (None, quantity.value)]
    return f"{words} ({_bounds_words(quantity)})" if bounds else words


def _bounds_words(quantity: Quantity) -> str:
    if quantity.low is None:
        return f"at most {quantity.high:,}"
    if quantity.high is None:
        return f"at least {quantity.low:,}"
    return f"{quantity.low:,} to {quantity.high:,}"


def amount(number: int, noun: str) -> str:
    """A number of things: "1 report", "1,264 figures"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def day_words(day: date | None) -> str:
    """A day as people write it: 30 May 2021; "not said" for none."""
    return NOT_SAID if day is None else f"{day.day} {day:%B %Y}"
