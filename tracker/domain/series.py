"""A series: the line that a figure is a point of."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Counting(StrEnum):
    """How a figure counts: running total, within a period, or how many on a day."""

    CUMULATIVE = "cumulative"
    PERIOD = "period"
    STOCK = "stock"


class Unit(StrEnum):
    """What is counted; households are never turned into people."""

    PEOPLE = "people"
    HOUSEHOLDS = "households"


class Basis(StrEnum):
    """How the source knows; the empty text where it does not say."""

    NOT_SAID = ""
    DOCUMENTED = "documented"
    VERIFIED = "verified"
    ESTIMATED = "estimated"
    CLAIMED = "claimed"
    PROJECTED = "projected"


@dataclass(frozen=True, slots=True, order=True)
class Series:
    """The key of a series, in keys of the vocabulary; the empty text where not said."""

    source: str
    dataset: str
    metric: str
    group: str
    by: str
    definition: str
    conflict: str
    place: str
    destination: str
    counting: Counting
    unit: Unit = Unit.PEOPLE
    basis: Basis = Basis.NOT_SAID

    @property
    def parts(self) -> tuple[str, ...]:
        """The key as texts, in the order that identity hashes them."""
        return tuple(str(getattr(self, name)) for name in self.__slots__)
