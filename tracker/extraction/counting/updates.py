"""Updates: which number another one took the place of: "up from 31", "rose from 31 to 45"."""

from __future__ import annotations

from tracker.extraction.sentence import Sentence
from tracker.extraction.signs import Kind

_NEAR_BEFORE = 3
_CHANGE_BEFORE = 10


def is_update(sentence: Sentence, place: int) -> bool:
    """Whether this number is the one that another took the place of."""
    told = _is_told(sentence, place)
    return told or leads_to_next(sentence, place) or _follows_last(sentence, place)


def _is_told(sentence: Sentence, place: int) -> bool:
    first = sentence.mentions[place].first
    for index in range(first - 1, max(0, first - _NEAR_BEFORE) - 1, -1):
        if sentence.mention_at(index) is not None:
            return False
        if sentence.signs.named(index, Kind.RELATION, "updates"):
            return True
    return False


def leads_to_next(sentence: Sentence, place: int) -> bool:
    """Whether the next number took this one's place: "the toll rose in a week from 31 to 45"."""
    opens = _is_from(sentence, place) or _is_told(sentence, place)
    if place + 1 >= len(sentence.mentions) or not opens:
        return False
    gap = range(sentence.mentions[place].after, sentence.mentions[place + 1].first)
    # Its noun may stand in the gap: "rose from 31 people to 45".
    return 0 < len(gap) <= _NEAR_BEFORE and sentence.is_clause(gap[-1], "risen")


def _follows_last(sentence: Sentence, place: int) -> bool:
    """As in "rose to 45 from 31"."""
    near = place > 0 and sentence.mentions[place].first - sentence.mentions[place - 1].after <= _NEAR_BEFORE
    return near and _is_from(sentence, place)


def _is_from(sentence: Sentence, place: int) -> bool:
    """Whether "from" stands before a number, and before it that something changed."""
    first = sentence.mentions[place].first
    if not first or not sentence.signs.named(first - 1, Kind.RANGE, "from"):
        return False
    near = range(max(0, first - _CHANGE_BEFORE), first)
    return any(sentence.signs.named(index, Kind.RANGE, "changes") for index in near)
