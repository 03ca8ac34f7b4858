"""Wholes: where words say that a number is a part of one that follows it, and what is then said of which.

Outright, as in "12 of the 37 killed", or by a word, as in "Twelve children were among the 37 killed".
"""

from __future__ import annotations

from collections.abc import Sequence

from tracker.extraction.counting.counted import Counted, Head
from tracker.extraction.counting.link import Link
from tracker.extraction.counting.links import find_links
from tracker.extraction.counting.parts import fits, taking_sign
from tracker.extraction.counting.rows import joins_next, total_of_row
from tracker.extraction.sentence import Sentence
from tracker.extraction.signs import Kind

# Rules by which the noun phrase of a number tells its metric itself.
_IN_PHRASE = frozenset({"noun", "people", "participle"})
_BEHIND = frozenset({"state", "relative"})
_LONGEST_SUBJECT = 14


def find_whole_after(sentence: Sentence, counted: Sequence[Counted], place: int) -> int | None:
    """The next number that is larger, where words before each one on the way say that it is a whole.

    A row shares its whole: "Three women and five children were among the 37 killed".
    """
    total = total_of_row(sentence, place)
    if total is not None:
        return total
    for following in range(place + 1, len(sentence.mentions)):
        if not is_whole_of_last(sentence, counted, following):
            if joins_next(sentence, counted, following - 1):
                continue
            return None
        if fits(sentence.mentions[place], sentence.mentions[following]):
            return following
    return None


def is_whole_of_last(sentence: Sentence, counted: Sequence[Counted], place: int) -> bool:
    """Whether words say that the number before is a part of this one."""
    gap = range(sentence.mentions[place - 1].after, sentence.mentions[place].first) if place else range(0)
    if place and total_of_row(sentence, place - 1) == place:
        return True
    by_word = any(sentence.signs.named(index, Kind.RELATION, "wholes") for index in gap)
    return by_word or is_taken_from(sentence, counted, place)


def is_taken_from(sentence: Sentence, counted: Sequence[Counted], place: int) -> bool:
    """Whether nothing but "of the" stands between the number before, with its noun, and this one."""
    if not 0 < place < len(sentence.mentions):
        return False
    here, before = sentence.mentions[place], sentence.mentions[place - 1]
    sign = taking_sign(sentence, place)
    if sign is None or sign.first < before.after:
        return False
    if sign.first > counted[place - 1].after and not _is_joined_by_verb(sentence, before.after, sign.first):
        return False
    # "12 children of 20 families" are no part of the families.
    other = counted[place].head in (Head.THINGS, Head.HOUSEHOLDS) and sign.first > before.after
    return not other and fits(before, here)


def _is_joined_by_verb(sentence: Sentence, first: int, after: int) -> bool:
    """As in "Two children and a woman were among nine killed"."""
    said = sentence.is_clause(after - 1, "auxiliaries") and after - first <= _LONGEST_SUBJECT
    told = (Kind.STATE, Kind.ACT)
    return said and not any(
        sentence.breaks_at(index) or any(sign.kind in told for sign in sentence.signs.at(index))
        for index in range(first, after)
    )


def is_of_share(sentence: Sentence, place: int) -> bool:
    """Whether a share is taken from a number: "85 per cent of the 2.1 million", "almost all of the 300"."""
    sign = taking_sign(sentence, place)
    before = sign.first - 1 if sign else -1
    return before >= 0 and (before in sentence.signs.shares or sentence.is_clause(before, "shares"))


def links_of_whole(sentence: Sentence, counted: Sequence[Counted], place: int) -> list[Link]:
    """The ties of a number from which the one before is taken: what its own noun phrase says, no more."""
    return [link for link in find_links(sentence, place, counted) if _is_own(sentence, counted[place], link)]


def links_of_part(sentence: Sentence, counted: Sequence[Counted], place: int) -> list[Link]:
    """The ties of a number taken from the next: what is said before it, and behind the phrase of the next."""
    before = [link for link in find_links(sentence, place, counted) if link.rule not in _BEHIND]
    behind = find_links(sentence, place + 1, counted)
    whole = counted[place + 1]
    said = [link for link in behind if link.rule in _BEHIND and not _is_own(sentence, whole, link)]
    return sorted([*before, *said], key=lambda link: link.cost)


def find_group_of_part(sentence: Sentence, counted: Sequence[Counted], place: int) -> str:
    """Who the part is: by its noun, by what it is said to be, or by who makes it up; "" for none."""
    if counted[place].group:
        return counted[place].group
    return group_said(sentence, counted[place + 1].after) or group_of_subject(sentence, place)


def _is_own(sentence: Sentence, counted: Counted, link: Link) -> bool:
    """Of "12 of the 37 people killed were children", that they were killed; not of "12 of the 37 died"."""
    if link.rule in _IN_PHRASE:
        return True
    between = range(counted.after, link.sign.first)
    if link.rule not in _BEHIND or any(sentence.is_number(index) for index in between):
        return False
    if _is_said_from(sentence, link.sign.after):
        return True
    if link.rule == "relative":
        return not _verbs(sentence, counted.after, link.sign.first) > 1
    participle = any(sign.kind is Kind.ACT for sign in sentence.signs.at(link.sign.first))
    return link.sign.first == counted.after and participle


def _is_said_from(sentence: Sentence, index: int) -> bool:
    """Whether the clause has one more verb from here on."""
    return _verbs(sentence, index, sentence.clause_after(index - 1)) > 0


def _verbs(sentence: Sentence, first: int, after: int) -> int:
    """How many verbs are begun between two places: "have been" is one."""
    said = [sentence.is_clause(index, "auxiliaries") for index in range(first, after)]
    return sum(here and not before for before, here in zip([False, *said], said, strict=False))


def group_said(sentence: Sentence, index: int) -> str:
    """As in "12 of the 37 people killed on Monday were children"."""
    limit = min(len(sentence.tokens) - 1, index + _LONGEST_SUBJECT, sentence.clause_after(index - 1))
    for at in range(index, limit):
        if sentence.is_number(at):
            return ""
        if sentence.is_clause(at, "auxiliaries"):
            named = sentence.signs.named(at + 1, Kind.GROUP)
            return named.name if named and named.first == at + 1 else ""
    return ""


def group_of_subject(sentence: Sentence, place: int) -> str:
    """As in "Children accounted for 12 of the 37 dead"."""
    first = sentence.mentions[place].first
    verb = sentence.signs.named(first - 1, Kind.RELATION, "makes_up") if first else None
    named = sentence.signs.named(verb.first - 1, Kind.GROUP) if verb and verb.first else None
    return named.name if named else ""
