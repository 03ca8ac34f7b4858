"""What a number counts: the noun phrase that follows it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tracker.extraction.numbers.mention import Mention
from tracker.extraction.sentence import Sentence
from tracker.extraction.signs import Kind, Sign

# Longer runs of words after a number are no longer about it.
_LONGEST = 9
_NEAR_BODY = 4
_NOUNS = (Kind.GROUP, Kind.PEOPLE, Kind.EVENT, Kind.HOUSEHOLD, Kind.THING, Kind.UNSAID)
# Arabic writes "and" onto the next word.
WRITTEN_AND = "و"
_VERBS = (Kind.STATE, Kind.OTHER_STATE, Kind.ACT, Kind.OTHER_ACT)
_JOINED = frozenset({"-", "'", "’", '"', "“", "”", "«", "»", "‑"})


class Head(StrEnum):
    """What the head of the phrase is."""

    PEOPLE = "people"
    HOUSEHOLDS = "households"
    THINGS = "things"
    UNKNOWN = "unknown"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Counted:
    """A noun phrase: its head, the group it names ("" for none), its signs, and the token after it."""

    head: Head
    group: str
    signs: tuple[Sign, ...]
    after: int


def find_counted(sentence: Sentence, mention: Mention) -> Counted:
    """The phrase after a number: "foreign peacekeepers" in "at least 17 foreign peacekeepers have been"."""
    first = _phrase_start(sentence, mention.after)
    after = _phrase_after(sentence, first)
    named = _dual_start(sentence, mention, first)
    signs = tuple(sign for sign in sentence.signs.all if named <= sign.first and sign.after <= after)
    nouns = [sign for sign in signs if sign.kind in _NOUNS]
    group = _group_before(sentence, mention) if sentence.signs.groups_before else _group(nouns)
    if group == "all":
        group = _group_of_members(sentence, after) or group
    return Counted(_head(sentence, named, after, nouns), group, signs, after)


def _group_of_members(sentence: Sentence, after: int) -> str:
    """The body of "nine members of the Iraqi security forces"; "" where they are members of anything else."""
    if after >= len(sentence.tokens) or not sentence.is_clause(after, "of"):
        return ""
    if not sentence.is_clause(after - 1, "members"):
        return ""
    for index in range(after + 1, min(len(sentence.tokens), after + 1 + _NEAR_BODY)):
        named = sentence.signs.named(index, Kind.GROUP)
        if named is not None:
            return named.name
        if sentence.is_clause(index) and not sentence.is_clause(index, "articles"):
            return ""
    return ""


def _group_before(sentence: Sentence, mention: Mention) -> str:
    sign = sentence.signs.named(mention.first - 1, Kind.GROUP) if mention.first else None
    return sign.name if sign else "all"


def _dual_start(sentence: Sentence, mention: Mention, first: int) -> int:
    """The number itself, where it is a noun too: the Arabic "طفلان" are two children."""
    last = mention.number_after - 1
    return last if not mention.digits and _noun_at(sentence, last) else first


def _phrase_start(sentence: Sentence, index: int) -> int:
    """Past "of the" in "10 of the soldiers", "of them" in "three of them boys", "were" in "12 were women"."""
    relation = sentence.signs.named(index, Kind.RELATION) if index < len(sentence.tokens) else None
    if relation is not None and relation.first == index:
        after = relation.after
        # "12 of them of children".
        again = after < len(sentence.tokens) and sentence.is_clause(after, "of")
        return _to_noun(sentence, after + again, index)
    named = index < len(sentence.tokens) and sentence.signs.named(index, Kind.GROUP)
    if index < len(sentence.tokens) and sentence.is_clause(index, "of") and not named:
        past = index + 1
        return past + 1 if past < len(sentence.tokens) and sentence.is_clause(past, "articles") else past
    return _to_noun(sentence, index, index)


def _to_noun(sentence: Sentence, index: int, otherwise: int) -> int:
    """Past the verb before a noun that tells who or what is counted; where none does, `otherwise`."""
    first = index
    while index < len(sentence.tokens) and sentence.is_clause(index, "auxiliaries"):
        index += 1
    # "Twelve were of children".
    if first < index < len(sentence.tokens) and sentence.is_clause(index, "of"):
        index += 1
    named = index < len(sentence.tokens) and _names_counted(sentence, index)
    return index if named else otherwise


def _names_counted(sentence: Sentence, index: int) -> bool:
    return any(sign.kind in (Kind.GROUP, Kind.EVENT) for sign in sentence.signs.at(index))


def _phrase_after(sentence: Sentence, first: int) -> int:
    index, limit = first, min(len(sentence.tokens), first + _LONGEST)
    while index < limit and not _ends_phrase(sentence, index, first):
        index += 1
    return index


def _ends_phrase(sentence: Sentence, index: int, first: int) -> bool:
    token = sentence.tokens[index]
    if not token.is_word:
        spaced = token.text == "-" and token.start > sentence.tokens[index - 1].end
        return spaced or token.text not in _JOINED
    within = any(sign.kind in _NOUNS and sign.first < index for sign in sentence.signs.at(index))
    joined = index > first and token.folded.startswith(WRITTEN_AND) and not within
    if joined or sentence.mention_at(index) is not None:
        return True
    if _noun_at(sentence, index):
        return index > first and _is_predicate(sentence, index)
    if sentence.signs.named(index, Kind.RELATION) or sentence.is_clause(index):
        return True
    # Behind its noun a phrase is over, but for another noun: "hospital workers".
    if index > first and _noun_at(sentence, index - 1):
        return True
    verb = any(sign.kind in _VERBS for sign in sentence.signs.at(index))
    return verb and not _leads_to_noun(sentence, index)


def _is_predicate(sentence: Sentence, index: int) -> bool:
    """Behind a noun "dead" is no noun: "21 civilians dead"."""
    behind = _noun_at(sentence, index - 1)
    return behind and any(
        sign.kind is Kind.STATE and sign.first == index for sign in sentence.signs.at(index)
    )


def _noun_at(sentence: Sentence, index: int) -> bool:
    return any(sign.kind in _NOUNS for sign in sentence.signs.at(index))


def _leads_to_noun(sentence: Sentence, index: int) -> bool:
    """Whether a participle stands before its noun: "2,880 injured people"."""
    after = max(sign.after for sign in sentence.signs.at(index))
    if after >= len(sentence.tokens):
        return False
    return any(sign.kind in _NOUNS and sign.first == after for sign in sentence.signs.at(after))


def _head(sentence: Sentence, first: int, after: int, nouns: list[Sign]) -> Head:
    if first == after:
        return Head.NOTHING
    last = nouns[-1].kind if nouns else None
    if last is Kind.THING:
        return Head.THINGS if nouns[-1].after == after else Head.UNKNOWN
    if last is Kind.HOUSEHOLD:
        return Head.HOUSEHOLDS
    if last is not None:
        return Head.PEOPLE
    # "1000 Azeris": a name of people, or of something; a word in small letters is most often a thing.
    return Head.NOTHING if sentence.tokens[after - 1].is_capitalised else Head.UNKNOWN


def _group(nouns: list[Sign]) -> str:
    """The group of the last noun that names one; "people" and "residents" name none narrower than all."""
    named = [sign.name for sign in nouns if sign.kind is Kind.GROUP]
    narrow = [name for name in named if name != "all"]
    return narrow[-1] if narrow else named[-1] if named else ""
