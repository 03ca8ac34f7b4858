"""Exclusions: numbers that by their place in a sentence count nobody."""

from __future__ import annotations

from tracker.domain.quantity import Qualifier
from tracker.extraction.counting.counted import WRITTEN_AND, Head
from tracker.extraction.counting.reading import Reading
from tracker.extraction.sentence import Sentence
from tracker.extraction.signs import Kind

_OLDEST = 110
_CLOSES = frozenset({",", ")"})


def find_exclusion(reading: Reading, place: int) -> str:
    """What a number is instead of a count, "" where nothing in its place excludes one."""
    if _is_age(reading, place):
        return "age"
    if reading.counted[place].head is Head.THINGS or _is_attribute(reading, place):
        return "things"
    return "repeated" if _is_repeated(reading, place) else ""


def _is_age(reading: Reading, place: int) -> bool:
    """A bare number in an aside behind people: "two soldiers, 21 and 24, died", "a man, 61, died"."""
    here = reading.sentence.mentions[place]
    value = here.quantity.value
    if value is None or not 0 < value < _OLDEST or reading.counted[place].head is not Head.NOTHING:
        return False
    if here.quantity.qualifier is Qualifier.LESS_THAN and here.first:
        # "Half of the dead were under 18".
        return reading.sentence.is_clause(here.first - 1, "auxiliaries")
    if place and reading.found[place - 1].reason == "age":
        return here.first - reading.sentence.mentions[place - 1].after == 1 or _is_aside(reading, place)
    return _is_aside(reading, place)


def _is_aside(reading: Reading, place: int) -> bool:
    """Whether a number stands between a comma behind somebody and a comma or a bracket."""
    sentence, comma = reading.sentence, reading.sentence.mentions[place].first - 1
    opens = comma > 0 and sentence.tokens[comma].text == ","
    return opens and _is_somebody(sentence, comma - 1) and _closes_aside(reading, place)


def _is_somebody(sentence: Sentence, index: int) -> bool:
    """Whether people end with this token, and not those of whom some are counted: "of the soldiers, 12"."""
    group = sentence.signs.named(index, Kind.GROUP)
    if group is None:
        return False
    near = range(max(0, group.first - 2), group.first)
    return not any(sign.kind is Kind.TAKING for at in near for sign in sentence.signs.at(at))


def _closes_aside(reading: Reading, place: int) -> bool:
    """Whether a comma or a bracket stands behind a number, or behind the next that is joined to it."""
    sentence, after = reading.sentence, reading.sentence.mentions[place].after
    joined = after < len(sentence.tokens) and sentence.is_clause(after, "and")
    if joined and sentence.mention_at(after + 1) == place + 1:
        after = sentence.mentions[place + 1].after
    return after + 1 < len(sentence.tokens) and sentence.tokens[after].text in _CLOSES


def _is_attribute(reading: Reading, place: int) -> bool:
    """A number that only describes another noun: "members of two families"."""
    first = reading.sentence.mentions[place].first
    household = reading.counted[place].head is Head.HOUSEHOLDS
    return (
        household
        and first >= 2
        and reading.sentence.is_clause(first - 1, "of")
        and any(sign.kind is Kind.GROUP for sign in reading.sentence.signs.at(first - 2))
    )


def _is_repeated(reading: Reading, place: int) -> bool:
    """Words for numbers that touch agree with each other: the Arabic "مدنيان سوريان" are two."""
    here, before = reading.sentence.mentions[place], reading.sentence.mentions[place - 1]
    joined = reading.sentence.tokens[here.first].folded.startswith(WRITTEN_AND)
    touches = place > 0 and before.after == here.first and not joined
    return touches and not here.digits and here.quantity == before.quantity
