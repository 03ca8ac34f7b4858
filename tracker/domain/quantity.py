"""A quantity: how many, with the bounds and the qualifier that its source gave it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from tracker.errors import FigureError

LARGEST = 2**63 - 1


class Qualifier(StrEnum):
    """How a source hedged its number (the words of the field, see docs/words)."""

    EXACT = "exact"
    ESTIMATE = "estimate"
    RANGE = "range"
    MORE_THAN = "more_than"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    APPROXIMATELY = "approximately"
    NEARLY = "nearly"
    INDEFINITE = "indefinite"


LOWER_BOUNDS = frozenset({Qualifier.MORE_THAN, Qualifier.AT_LEAST})
UPPER_BOUNDS = frozenset({Qualifier.NEARLY, Qualifier.AT_MOST, Qualifier.LESS_THAN})
ROUNDED = frozenset({Qualifier.APPROXIMATELY, Qualifier.NEARLY})

# From sharp to rough; equals are equally rough.
_ROUGHNESS = {
    Qualifier.EXACT: 0,
    Qualifier.ESTIMATE: 1,
    Qualifier.RANGE: 2,
    Qualifier.MORE_THAN: 3,
    Qualifier.AT_LEAST: 3,
    Qualifier.AT_MOST: 3,
    Qualifier.LESS_THAN: 3,
    Qualifier.APPROXIMATELY: 4,
    Qualifier.NEARLY: 4,
    Qualifier.INDEFINITE: 5,
}


@dataclass(frozen=True, slots=True)
class Quantity:
    """How many, in people or households: whole numbers, None where not said."""

    value: int | None = None
    low: int | None = None
    high: int | None = None
    qualifier: Qualifier = Qualifier.EXACT

    @property
    def roughness(self) -> int:
        """0 (exact) to 5 (indefinite)."""
        return _ROUGHNESS[self.qualifier]

    @property
    def middle(self) -> int | None:
        """The number to draw it at: its value, else the bound it has; None for none."""
        if self.value is not None:
            return self.value
        return self.low if self.low is not None else self.high

    @property
    def reach(self) -> tuple[int | None, int | None]:
        """The least and the most that its words allow, None where nothing says so.

        A rounded number reaches one unit of its last digit, "nearly" downwards alone; "more than
        370" begins at 371.
        """
        if self.value is not None and self.qualifier in ROUNDED:
            return _rounded_reach(self.value, self.qualifier)
        low, high = _implied(self, self.low), _implied(self, self.high)
        if low is not None and self.qualifier is Qualifier.MORE_THAN:
            low += 1
        if high is not None and self.qualifier is Qualifier.LESS_THAN:
            high -= 1
        return low, high

    def allows(self, other: Quantity) -> bool:
        """Whether this, the rougher one, could be a rounder wording of the other's value."""
        number = other.value
        if number is None:
            return False
        if self.value is not None and self.qualifier in ROUNDED:
            least, most = _rounded_reach(self.value, self.qualifier)
            return least <= number <= most
        if self.low is None and self.high is None:
            return self.qualifier is not Qualifier.INDEFINITE
        return (self.low is None or self.low <= number) and (self.high is None or number <= self.high)

    def repeats(self, other: Quantity) -> bool:
        """Whether this says nothing that the other does not say as sharply."""
        return self == other or (self.roughness > other.roughness and self.allows(other))

    def differs_from(self, other: Quantity) -> bool:
        """Whether the two are no wordings of one another: at most one of them can be so."""
        return not (self.repeats(other) or other.repeats(self))


def _rounded_reach(value: int, qualifier: Qualifier) -> tuple[int, int]:
    unit = _last_unit(value)
    return value - unit, value + unit if qualifier is Qualifier.APPROXIMATELY else value


def _last_unit(value: int) -> int:
    """One unit of the last digit that is not zero: 1000 for 5000, 10 for 5440; 0 for 0."""
    if value == 0:
        return 0
    unit = 1
    while value % (unit * 10) == 0:
        unit *= 10
    return unit


def settle(
    value: int | None, low: int | None, high: int | None, qualifier: Qualifier, written: str = ""
) -> Quantity:
    """The quantity of these parts, with the bound that its qualifier means filled in.

    "At least 20" is stored with low 20, "nearly 6,000,000" with high 6,000,000, whether or not
    the bound was written beside the value. Raises FigureError for parts that contradict each
    other; `written` is what the error shows.
    """
    shown = written or str(value if value is not None else low if low is not None else high)
    if qualifier in LOWER_BOUNDS:
        value, low = _agreed(value, low, "low", qualifier)
        if high is not None:
            raise FigureError("qualifier_bounds", "high", str(high), f"{qualifier} has no upper bound")
    elif qualifier in UPPER_BOUNDS:
        value, high = _agreed(value, high, "high", qualifier)
    elif qualifier is Qualifier.RANGE and value is not None:
        raise FigureError("qualifier_bounds", "value", str(value), "a range has bounds and no value")
    elif qualifier is Qualifier.EXACT and value is None and not (low is None and high is None):
        raise FigureError("qualifier_bounds", "value", "", "an exact number is a value, not bounds alone")
    _check_range(value=value, low=low, high=high)
    if qualifier is not Qualifier.INDEFINITE and value is None and low is None and high is None:
        raise FigureError("no_quantity", "value", "", "neither value, low nor high is given")
    if not _in_order(low, value, high):
        raise FigureError(
            "bounds_out_of_order", "low", shown, f"low {low}, value {value}, high {high} are out of order"
        )
    return Quantity(value, low, high, qualifier)


def implied_qualifier(value: int | None, low: int | None, high: int | None) -> Qualifier:
    """The qualifier of a row that states none: exact, or what its bounds alone amount to."""
    if value is not None or (low is None and high is None):
        return Qualifier.EXACT
    if low is not None and high is not None:
        return Qualifier.RANGE
    return Qualifier.AT_LEAST if low is not None else Qualifier.AT_MOST


def _check_range(**numbers: int | None) -> None:
    for name, number in numbers.items():
        if number is not None and number < 0:
            raise FigureError("negative", name, str(number), "a count is never below zero")
        if number is not None and number > LARGEST:
            raise FigureError("too_large", name, str(number), "more than a 64-bit count holds")


def _agreed(
    value: int | None, bound: int | None, name: str, qualifier: Qualifier
) -> tuple[int | None, int | None]:
    if value is None:
        return bound, bound
    if bound is not None and bound != value:
        raise FigureError("qualifier_bounds", name, str(bound), f"{qualifier} {value} has {name} {value}")
    return value, value


def _in_order(low: int | None, value: int | None, high: int | None) -> bool:
    stated = [number for number in (low, value, high) if number is not None]
    return stated == sorted(stated)


def total(terms: Sequence[Quantity]) -> Quantity:
    """The sum of quantities that do not overlap, with what their bounds allow and no more.

    A part of the sum that a term lacks is missing from the sum: nothing missing becomes 0. One
    `approximately` makes the sum approximate, its bounds unknown; with lower bounds alone it is
    `at_least`. A sum with a value beside its bounds is an estimate.
    """
    if len(terms) == 1:
        return terms[0]
    value = _sum([term.value for term in terms])
    if any(term.qualifier is Qualifier.APPROXIMATELY for term in terms):
        return Quantity(value, None, None, Qualifier.APPROXIMATELY)
    low = _sum([_implied(term, term.low) for term in terms])
    high = _sum([_implied(term, term.high) for term in terms])
    if all(term.qualifier is Qualifier.EXACT and term.low is None and term.high is None for term in terms):
        return Quantity(value, None, None, Qualifier.EXACT)
    return _bounded(value, low, high)


def _implied(term: Quantity, bound: int | None) -> int | None:
    return term.value if term.qualifier is Qualifier.EXACT and bound is None else bound


def _sum(parts: Sequence[int | None]) -> int | None:
    known = [part for part in parts if part is not None]
    return sum(known) if parts and len(known) == len(parts) else None


def _bounded(value: int | None, low: int | None, high: int | None) -> Quantity:
    """A sum in the words that its parts allow: "at least" only where nothing but a low is known."""
    if low is None and high is None:
        return Quantity(value, None, None, Qualifier.INDEFINITE if value is None else Qualifier.APPROXIMATELY)
    if high is None and value in (None, low):
        return Quantity(low, low, None, Qualifier.AT_LEAST)
    if low is None and value in (None, high):
        return Quantity(high, None, high, Qualifier.AT_MOST)
    return Quantity(value, low, high, Qualifier.RANGE if value is None else Qualifier.ESTIMATE)


def lower_bound(quantity: Quantity) -> Quantity:
    """What a quantity says of a whole of which it is only a part: at least as many.

    An upper bound of a part bounds nothing. A rounded number without a lower bound stays "about
    300", and of "at most 300" nothing is left: the whole can be any number.
    """
    low = _implied(quantity, quantity.low)
    if low is not None:
        return Quantity(low, low, None, Qualifier.AT_LEAST)
    if quantity.value is None or quantity.qualifier in (Qualifier.AT_MOST, Qualifier.LESS_THAN):
        return Quantity(None, None, None, Qualifier.INDEFINITE)
    return Quantity(quantity.value, None, None, Qualifier.APPROXIMATELY)
