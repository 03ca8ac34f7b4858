"""Gaps: how far apart quantities are that can be compared, with what their bounds leave open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.domain.quantity import Quantity
from tracker.domain.wording import quantity_words


@dataclass(frozen=True, slots=True)
class Range:
    """How far quantities reach.

    `lowest` and `highest` are numbers as stated, `least` and `most` what the bounds allow, None
    where one of them is open. `ratio` is of the highest to the lowest, None where only one states
    a number or the lowest is 0; `overlap` says whether all can be one and the same number.
    """

    lowest: int | None
    highest: int | None
    least: int | None
    most: int | None
    ratio: float | None
    overlap: bool
    words: str


@dataclass(frozen=True, slots=True)
class Gap:
    """How far a quantity is above another, below it where negative; None where a bound is open.

    `least` and `most` are the smallest and the largest difference that the bounds allow, `words`
    says what the number alone does not.
    """

    number: int | None
    ratio: float | None
    least: int | None
    most: int | None
    words: str


def can_be_one(first: Quantity, second: Quantity) -> bool:
    """Whether one number can be meant by both."""
    return _meet([first, second])


def build_range(quantities: Sequence[Quantity]) -> Range:
    """The range of some quantities; of none there is nothing but None."""
    values = [one.value for one in quantities if one.value is not None]
    lows, highs = [one.reach[0] for one in quantities], [one.reach[1] for one in quantities]
    return Range(
        lowest=min(values, default=None),
        highest=max(values, default=None),
        least=None if None in lows else min((low for low in lows if low is not None), default=None),
        most=None if None in highs else max((high for high in highs if high is not None), default=None),
        ratio=max(values) / min(values) if len(values) > 1 and min(values) > 0 else None,
        overlap=len(quantities) > 1 and _meet(quantities),
        words=_range_words(quantities),
    )


def _range_words(quantities: Sequence[Quantity]) -> str:
    ordered = sorted(quantities, key=lambda one: (one.middle or 0, one.reach[1] or 0))
    if len(ordered) < 2:
        return ", ".join(quantity_words(one) for one in ordered)
    words = f"from {quantity_words(ordered[0])} up to {quantity_words(ordered[-1])}"
    return f"{words}; they overlap: all can be one number" if _meet(quantities) else words


def _meet(quantities: Sequence[Quantity]) -> bool:
    lows = [low for low, _high in (one.reach for one in quantities) if low is not None]
    highs = [high for _low, high in (one.reach for one in quantities) if high is not None]
    return not lows or not highs or max(lows) <= min(highs)


def build_gap(own: Quantity, reference: Quantity) -> Gap:
    """How far a quantity is from the one it is measured by."""
    (low, high), (least, most) = own.reach, reference.reach
    smallest = None if low is None or most is None else low - most
    largest = None if high is None or least is None else high - least
    is_open = smallest is None or largest is None
    if is_open or own.value is None or reference.value is None:
        return Gap(None, None, smallest, largest, _words(own, reference, smallest, largest))
    ratio = own.value / reference.value if reference.value else None
    words = "" if smallest == largest else _words(own, reference, smallest, largest)
    return Gap(own.value - reference.value, ratio, smallest, largest, words)


def _words(own: Quantity, reference: Quantity, smallest: int | None, largest: int | None) -> str:
    if smallest is not None and largest is not None:
        return f"between {smallest:+,} and {largest:+,}"
    told = f"{quantity_words(own)} against {quantity_words(reference)}, a bound is open: "
    if smallest is not None and smallest > 0:
        return f"{told}at least {smallest:,} more"
    if largest is not None and largest < 0:
        return f"{told}at least {-largest:,} fewer"
    return f"{told}can be the same number"
