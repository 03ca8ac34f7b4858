"""A rate: how many were right, of how many found and of how many there to find."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rate:
    """Counts with what they come to; shares lie between 0 and 1, None where there is nothing to divide by."""

    right: int = 0
    found: int = 0
    wanted: int = 0

    def __add__(self, other: Rate) -> Rate:
        return Rate(self.right + other.right, self.found + other.found, self.wanted + other.wanted)

    @property
    def precision(self) -> float | None:
        """The share of what was found that is right."""
        return self.right / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        """The share of what was there that is found right."""
        return self.right / self.wanted if self.wanted else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of both."""
        both = self.found + self.wanted
        return 2 * self.right / both if both else None

    @property
    def shares(self) -> dict[str, float | None]:
        """All three, by name."""
        return {"precision": self.precision, "recall": self.recall, "f1": self.f1}


def add_up(rates: Iterable[Rate]) -> Rate:
    """The rate over several sets."""
    return sum(rates, start=Rate())
