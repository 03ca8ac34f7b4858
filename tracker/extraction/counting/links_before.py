"""Links before a number: "killed 37", "the deaths of 300", "the toll rose to 12", "missing are eight"."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.extraction.counting.link import ACTS, DEAREST, Link, cost_of_passing, make_link
from tracker.extraction.numbers.mention import Mention
from tracker.extraction.sentence import Sentence
from tracker.extraction.signs import Kind, Sign

_ASIDE = 6
_NEAR_TOTAL = 5
_NEAR_RISE = 3
_NEAR_WHO = 6
_FAR = 2.6


def find_links_before(sentence: Sentence, mention: Mention) -> Iterator[Link]:
    """What is said before: "killed 37", "the deaths of 300", "the toll rose to 12", "missing are eight"."""
    yield from _far_toll(sentence, mention)
    cost, index = 0.0, mention.first - 1
    if index >= 0 and sentence.tokens[index].text == ":":
        cost, index = 0.5, index - 1
    while index >= 0 and cost <= DEAREST:
        for sign in sentence.signs.at(index):
            if sign.after == index + 1:
                link = _link_before(sentence, sign, mention, cost)
                if link is not None:
                    yield link
        if (place := sentence.mention_at(index)) is not None:
            cost, index = cost + 2.5, sentence.mentions[place].first - 1
            continue
        opening = _short_aside(sentence, index)
        cost += cost_of_passing(sentence, index, after=False) if opening == index else 0.4
        index = opening - 1


def _short_aside(sentence: Sentence, index: int) -> int:
    """Where a short aside opens that closes with this comma ("deaths, they say, were"); else the comma."""
    if sentence.tokens[index].text != ",":
        return index
    near = range(index - 2, max(-1, index - _ASIDE), -1)
    return next((at for at in near if sentence.tokens[at].text == ","), index)


def _link_before(sentence: Sentence, sign: Sign, mention: Mention, cost: float) -> Link | None:
    between = sentence.gap(sign.after, mention.first)
    if sign.kind in ACTS:
        # "Killed at 34", "killed by three gunmen": what is behind a preposition is not its object.
        behind = between and sentence.is_clause(mention.first - 1, "no_object")
        return None if behind else make_link(sign, "act", cost + 0.1)
    if sign.kind is Kind.TOLL:
        # A toll that "rose to" this very number is of no other.
        risen = bool(between) and _is_risen(sentence, mention)
        risen = risen and not any(map(sentence.is_number, range(sign.after, mention.first)))
        return make_link(sign, "toll", 0.1 + cost * 0.3 if risen else 0.5 + cost * 0.6)
    if not between:
        told = sign.kind in (Kind.EVENT, Kind.PEOPLE) and _stands_alone(sentence, mention)
        return make_link(sign, "row", cost + 0.6) if told else None
    joined = sentence.is_clause(sign.after, "of") or between[0].text == ":"
    linked = _is_risen(sentence, mention) or between[-1].text == ":"
    # "The fatalities include 9 women".
    includes = len(between) == 1 and sentence.signs.named(sign.after, Kind.RELATION, "parts") is not None
    linked = linked or includes
    if sign.kind is Kind.EVENT and (joined or linked):
        return make_link(sign, "event", cost + (0.1 if joined and len(between) == 1 else 0.6))
    if sign.kind in (Kind.STATE, Kind.PEOPLE) and linked and _is_told_of(sentence, sign, mention):
        return make_link(sign, "inverted", cost + 0.6)
    return None


def _is_risen(sentence: Sentence, mention: Mention) -> bool:
    """Whether "rose to" or the like stands right before a number, or opens it: "has topped 400"."""
    near = range(mention.first - 1, mention.number_first)
    return any(sentence.is_clause(index, "risen") for index in near)


def _stands_alone(sentence: Sentence, mention: Mention) -> bool:
    """Whether no word follows, as in a row of a table: "Deaths 34, injuries 88"."""
    return mention.after >= len(sentence.tokens) or not sentence.tokens[mention.after].is_word


def _far_toll(sentence: Sentence, mention: Mention) -> Iterator[Link]:
    """As in "The death toll from a quake that struck the coast, where few live, climbed to 13"."""
    rises = range(max(0, mention.first - _NEAR_RISE), mention.number_first)
    if not any(sentence.signs.named(index, Kind.RANGE, "changes") for index in rises):
        return
    if not _is_risen(sentence, mention) or any(map(sentence.is_number, range(mention.first))):
        return
    tolls = [sign for sign in sentence.signs.of(Kind.TOLL) if sign.after <= mention.first]
    if len(tolls) == 1:
        yield make_link(tolls[0], "toll", _FAR)
    elif not tolls and (told := _told_number(sentence)):
        yield make_link(told, "toll", _FAR)


def _told_number(sentence: Sentence) -> Sign | None:
    """What "the number of" people is of, with which a sentence begins: of those "who have died"."""
    for index in range(min(_NEAR_TOTAL, len(sentence.tokens))):
        total = sentence.signs.named(index, Kind.RELATION, "totals")
        if total is not None:
            told = (Kind.STATE, Kind.PEOPLE, Kind.EVENT)
            near = (sign for sign in sentence.signs.of(*told) if 0 <= sign.first - total.after <= _NEAR_WHO)
            return next(near, None)
    return None


def _is_told_of(sentence: Sentence, sign: Sign, mention: Mention) -> bool:
    """Not by "at" ("died at 34"), unless numbers are spoken of ("the number of civilians killed at 40")."""
    if not sentence.is_clause(mention.first - 1, "no_object"):
        return True
    near = range(max(0, sign.first - _NEAR_TOTAL), sign.first)
    return any(sentence.signs.named(index, Kind.RELATION, "totals") for index in near)
