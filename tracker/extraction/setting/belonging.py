"""Belonging: which of the times or places that a sentence names goes with a number of it.

The one behind the number in its clause, else the one that opens the clause or stands with the number before.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Protocol, TypeVar

from tracker.extraction.setting.cues import Cues, Range
from tracker.extraction.tokens import COMMAS

# So many words back stands what is told of: "after the attack on the town on Monday".
_TO_EVENT = 7
_TO_PART = 4
# So many words on, an "and" still goes on from it: "in Ukraine as of 18 March and 1,399 others wounded".
_TO_ALSO = 6
_HARD_STOPS = frozenset({";"})


class Standing(Protocol):
    """What stands in a sentence, from its first token to the one after its last."""

    @property
    def first(self) -> int:
        """The first token."""

    @property
    def after(self) -> int:
        """The token after the last."""


S = TypeVar("S", bound=Standing)


def find_own(
    wanted: Sequence[S], words: Cues, others: Sequence[Standing], number: Range, numbers: Sequence[Range]
) -> S | None:
    """The time that goes with the number: the next one behind it, else the last one before."""
    follows = (told for told in wanted if told.first >= number[1])
    behind = next((told for told in follows if not _is_of_share(words, told, number)), None)
    if behind is not None and not _goes_back(words, behind, others, number, numbers):
        behind = None
    if behind is not None and not _between(number, behind, numbers):
        return behind
    before = next((told for told in reversed(wanted) if told.after <= number[0]), None)
    if before is not None and (
        _is_relieved(words, before, others, number)
        or (before.after < number[0] and _ends_row(wanted, before, numbers))
        or not _goes_on(words, before, number, numbers)
    ):
        before = None
    return before if before is not None else behind


def _is_of_share(words: Cues, told: Standing, number: Range) -> bool:
    """Of "48 people, half of them in Homs" the place is that of the half."""
    parts = [words.at(at, "parts") for at in range(max(number[1] + 1, told.first - _TO_PART), told.first)]
    return any(match is not None and match.after == told.first for match in parts)


def _between(number: Range, told: Standing, numbers: Sequence[Range]) -> list[Range]:
    return [other for other in numbers if number[1] <= other[0] and other[1] <= told.first]


def _goes_back(
    words: Cues, told: Standing, others: Sequence[Standing], number: Range, numbers: Sequence[Range]
) -> bool:
    """Whether a time behind a number is its own: nothing parts them, and numbers between are joined to it."""
    if _is_parted(words, number[1], told.first):
        return False
    between = [one for one in _between(number, told, numbers) if not words.ends_at(one[0], "parts")]
    if not between:
        return not (_has_also(words, number[1], told.first) and _leads(words, told, numbers))
    if between[-1][1] == told.first or _is_of_part(words, number, between[-1], told):
        return False
    ends = [number, *between]
    return all(_is_one_breath(words, one[1], two[0]) for one, two in pairwise(ends)) and not any(
        number[1] <= other.first < told.first for other in others
    )


def _is_of_part(words: Cues, number: Range, part: Range, told: Standing) -> bool:
    """Of "512 died, 212 of them in Homs" the place is that of the 212; not so behind a comma more."""
    if words.ends_at(number[0], "taken"):
        return True
    commas = any(token.text in COMMAS for token in words.tokens[part[1] : told.first])
    return words.at(part[1], "parts") is not None and not commas


def _leads(words: Cues, told: Standing, numbers: Sequence[Range]) -> bool:
    """Whether a number follows that the time stands with: "a shooting on Monday wounded five"."""
    follows = next((other for other in numbers if other[0] >= told.after), None)
    if follows is None:
        return False
    return not _is_parted(words, told.after, follows[0]) and not _has_also(words, told.after, follows[0])


def _goes_on(words: Cues, told: Standing, number: Range, numbers: Sequence[Range]) -> bool:
    """Whether a time before a number is its own: it opens the clause, or the number is added to its own."""
    if _is_parted(words, told.after, number[0]):
        return False
    between = [other for other in numbers if told.after <= other[0] and other[1] <= number[0]]
    earlier = [other for other in numbers if other[1] <= told.first]
    if not earlier:
        return not words.holds(told.first - _TO_EVENT, told.first, "aftermath")
    if words.holds(told.after, number[0], "says"):
        return False
    if _is_parted(words, earlier[-1][1], told.first) or _opens(words, told):
        return not words.holds(told.first - _TO_EVENT, told.first, "aftermath")
    return not between and words.holds(told.after, min(told.after + _TO_ALSO, number[0]), "also")


def _is_relieved(words: Cues, told: Standing, others: Sequence[Standing], number: Range) -> bool:
    """Whether another time takes over before the number: "as of 4 June, and since May eight million"."""
    return any(
        words.tokens[other.first - 1].is_word and words.at(other.first - 1, "also")
        for other in others
        if told.after <= other.first and other.after <= number[0]
    )


def _ends_row(wanted: Sequence[S], told: S, numbers: Sequence[Range]) -> bool:
    """Whether each number before has one of its own: "14 in Sindh and nine in Punjab, and displaced 900"."""
    last = next((other for other in reversed(wanted) if other.after <= told.first), None)
    if last is None or not any(number[1] <= last.first for number in numbers):
        return False
    return any(last.after <= number[0] and number[1] <= told.first for number in numbers)


def _opens(words: Cues, told: Standing) -> bool:
    """Whether a time stands right behind an "and" or a comma, as the head of what follows."""
    return words.holds(told.first - 1, told.first, "also")


def _is_parted(words: Cues, first: int, after: int) -> bool:
    return words.holds(first, after, "apart") or any(
        token.text in _HARD_STOPS for token in words.tokens[first:after]
    )


def _is_one_breath(words: Cues, first: int, after: int) -> bool:
    return _has_also(words, first, after) and not words.holds(first, after, "says")


def _has_also(words: Cues, first: int, after: int) -> bool:
    return words.holds(first, after, "also")
