"""Placement: at which side of a mark its words stand, and where they break, so that nothing is cut off."""

from __future__ import annotations

from textwrap import wrap
from typing import NamedTuple

# The room that a letter takes in pixels: in the text of charts, in its small letters, in its bold ones.
LETTER, SMALL_LETTER, BOLD_LETTER = 6.3, 5.6, 7.6
GAP = 10
_BROKEN_LETTERS = 12


class Placed(NamedTuple):
    """The lines of the words, those in small letters under them, and whether they stand right of the mark."""

    words: list[str]
    beside: list[str]
    right: bool = True

    @property
    def width(self) -> float:
        """The room the longest line takes, in pixels."""
        small = max((len(line) * SMALL_LETTER for line in self.beside), default=0)
        return max(small, *(len(line) * LETTER for line in self.words))


def place(words: str, beside: str, *, right: float, left: float) -> Placed:
    """Right of the mark where there is room (in pixels), else left; broken where neither side has it.

    The small letters are broken first. What fits nowhere stands at the roomier side.
    """
    small = [beside] if beside else []
    ways = (
        Placed([words], small),
        Placed([words], _broken(beside)),
        Placed(_broken(words), _broken(beside)),
    )
    for way in ways:
        if way.width + GAP <= max(right, left):
            return way._replace(right=way.width + GAP <= right)
    return ways[-1]._replace(right=right >= left)


def _broken(words: str) -> list[str]:
    return wrap(words, _BROKEN_LETTERS)
