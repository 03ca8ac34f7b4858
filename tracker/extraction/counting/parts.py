"""Parts: which number is a part of which, and which took the place of which, by the text's own words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.extraction.counting.counted import Counted, Head
from tracker.extraction.counting.rows import LIGHT_MARKS, find_summing, is_row_within, joins_next
from tracker.extraction.numbers.mention import Mention
from tracker.extraction.sentence import Sentence
from tracker.extraction.signs import Kind, Sign
from tracker.extraction.tokens import COMMAS, DASHES

# Words that make a part of the injured: "five critically".
HURT = "parts_hurt"
_ADDS_UP = "part that adds up"
_OPENS_LIST = DASHES | {":"}
# "including, the ministry said, 12 children": so many words may stand between.
_NEAR = 8
_NEAR_BEHIND = 3
_LONGEST_OWNER = 4
_POSSESSIVE = ("'s", "’s", "s'", "s’")


@dataclass(frozen=True, slots=True)
class Tie:
    """How a number stands to one before it in its sentence: its place there, and the rule."""

    whole: int
    rule: str


def find_parts(sentence: Sentence, counted: Sequence[Counted]) -> dict[int, Tie]:
    """For each number that is part of another in this sentence, that other."""
    ties: dict[int, Tie] = {}
    for place in range(1, len(sentence.mentions)):
        if place in ties:
            continue
        if place - 1 not in ties:
            ties |= dict.fromkeys(find_summing(sentence, place - 1), Tie(place - 1, _ADDS_UP))
        if place in ties:
            continue
        tie = _opened(sentence, counted, place, ties) or _continued(sentence, counted, place, ties)
        if tie is not None and fits(sentence.mentions[place], sentence.mentions[tie.whole]):
            ties[place] = tie
        ties |= _with_row(sentence, counted, place, ties)
    return ties


def _with_row(
    sentence: Sentence, counted: Sequence[Counted], place: int, ties: dict[int, Tie]
) -> dict[int, Tie]:
    """As in "70 people, ten women and three babies among them": the words behind the last go for its row."""
    sign = _sign_behind(sentence, sentence.mentions[place], counted[place])
    first = place
    while first > 1 and first - 1 not in ties and joins_next(sentence, counted, first - 1):
        first -= 1
    # "Eight villagers and four soldiers, two of them officers": the two are of the four.
    of_last = sign is not None and sign.first == sentence.mentions[place].after
    if sign is None or first == place or of_last:
        return {}
    whole = first - 1
    row = range(first, place + 1)
    if not all(fits(sentence.mentions[one], sentence.mentions[whole]) for one in row):
        return {}
    return {one: Tie(whole, "part by word") for one in row}


def part_sign(sentence: Sentence, place: int, counted: Counted) -> Sign | None:
    """The words that make this number a part: between it and the number before, or right at it."""
    mention = sentence.mentions[place]
    behind = _sign_behind(sentence, mention, counted)
    if behind is not None:
        return behind
    floor = sentence.mentions[place - 1].after if place else 0
    parted = False
    for index in range(mention.first - 1, max(floor, mention.first - 1 - _NEAR) - 1, -1):
        sign = _part_at(sentence, index)
        if sign is not None:
            return sign
        if sentence.breaks_at(index) and not sentence.is_clause(index, "and"):
            return None
        # "Including children and old people, 56 people were hurt": the row of parts is over.
        if parted and sentence.signs.named(index, Kind.GROUP) is not None:
            return None
        parted = parted or sentence.tokens[index].text in COMMAS
    return None


def part_metric(sign: Sign) -> str:
    """The metric of the count of which words make a part: "of the dead"; "" where they do not tell it."""
    return "injured" if sign.name == HURT else sign.name.removeprefix("parts").removeprefix("_")


def _sign_behind(sentence: Sentence, mention: Mention, counted: Counted) -> Sign | None:
    """As in "541 of them", "17,388 of the deaths"; not as in "12 people including nine children"."""
    for index in range(mention.after, min(len(sentence.tokens), counted.after + _NEAR_BEHIND)):
        sign = _part_at(sentence, index)
        if sign is not None and sign.first == index:
            leads = sign.after < len(sentence.tokens) and sentence.mention_at(sign.after) is not None
            return None if leads else sign
        if sentence.mention_at(index) is not None or sentence.tokens[index].text in LIGHT_MARKS:
            return None
    return None


def _part_at(sentence: Sentence, index: int) -> Sign | None:
    for sign in sentence.signs.at(index):
        if sign.kind is Kind.RELATION and sign.name.startswith("parts"):
            return sign
    return None


def _opened(sentence: Sentence, counted: Sequence[Counted], place: int, ties: dict[int, Tie]) -> Tie | None:
    """A part begins here, by a word, a bracket or a dash."""
    whole = _root(place - 1, ties)
    sign = part_sign(sentence, place, counted[place])
    if opens_clause_as_whole(sentence, place - 1):
        return Tie(place - 1, "part of those before")
    if sign is not None and sign.name == "parts":
        nested = _is_nested(sentence, counted, place)
        return Tie(place - 1 if nested else _whole_of(place, whole, ties, counted), "part by word")
    return _shaped(sentence, counted, place, whole)


def _shaped(sentence: Sentence, counted: Sequence[Counted], place: int, whole: int) -> Tie | None:
    """A part that is told by how it stands behind its whole, with no word for it."""
    gap = sentence.gap(sentence.mentions[place - 1].after, sentence.mentions[place].first)
    if _is_of_group(sentence, counted, place):
        return Tie(whole, "part by word")
    if gap and gap[-1].text == "(" and not _closes(gap[:-1]):
        return Tie(whole, "part in brackets")
    if _is_by_place(sentence, counted, place):
        return Tie(whole, "part by place")
    if gap and gap[-1].text in _OPENS_LIST and (_is_list(counted, place) or is_row_within(sentence, place)):
        return Tie(place - 1, "part after a dash")
    return None


def _is_nested(sentence: Sentence, counted: Sequence[Counted], place: int) -> bool:
    """Whether "of them" is of the part just named: "including 22 foreigners, seven of them Chinese"."""
    before, here = sentence.mentions[place - 1], sentence.mentions[place]
    behind = _sign_behind(sentence, here, counted[place]) is not None
    opened = part_sign(sentence, place - 1, counted[place - 1]) is not None
    same = _sign_behind(sentence, before, counted[place - 1]) is not None
    return behind and opened and not same and counted[place - 1].head is Head.PEOPLE and fits(here, before)


def _is_by_place(sentence: Sentence, counted: Sequence[Counted], place: int) -> bool:
    """As in "1,020 people were killed, 640 in the capital", where no place stands with the first."""
    before, here = sentence.mentions[place - 1], sentence.mentions[place]
    gap = range(before.after, here.first)
    bare = counted[place].head is Head.NOTHING and here.after < len(sentence.tokens)
    if not bare or not gap or sentence.tokens[gap[-1]].text not in COMMAS or not fits(here, before):
        return False
    located = sentence.is_clause(here.after, "prepositions") and not sentence.is_clause(here.after, "of")
    named = any(
        sentence.tokens[at].is_capitalised and sentence.is_clause(at - 1, "prepositions") for at in gap
    )
    killed = any(sign.kind is Kind.STATE for at in gap for sign in sentence.signs.at(at))
    # "Floods displaced 40,000 people, 12,000 in Kassala".
    touches = gap[-1] <= counted[place - 1].after
    return located and (killed or touches) and not named


def _is_of_group(sentence: Sentence, counted: Sequence[Counted], place: int) -> bool:
    """As in "231 arrests, 17 of children and 9 of women"."""
    before, after = sentence.mentions[place - 1], sentence.mentions[place].after
    gap = sentence.gap(counted[place - 1].after, sentence.mentions[place].first)
    events = any(sign.kind is Kind.EVENT for sign in counted[place - 1].signs)
    of = after + 1 < len(sentence.tokens) and sentence.is_clause(after, "of")
    group = sentence.signs.named(after + 1, Kind.GROUP) if of else None
    listed = len(gap) == 1 and gap[0].text in COMMAS
    return events and listed and group is not None and fits(sentence.mentions[place], before)


def opens_clause_as_whole(sentence: Sentence, place: int) -> bool:
    """As in "Of the 43 killed, 12 were children", where the clause begins so."""
    sign = taking_sign(sentence, place)
    return sign is not None and sign.first == sentence.clause_start(sign.first)


def taking_sign(sentence: Sentence, place: int) -> Sign | None:
    """The words right before a number that say something is taken from it: "of the 37", "of Gaza's 37"."""
    first = sentence.mentions[place].first
    index = first - 1
    if index >= 0 and sentence.tokens[index].folded.endswith(_POSSESSIVE):
        index -= 1
        while index > first - _LONGEST_OWNER and sentence.tokens[index].is_capitalised:
            index -= 1
    if index < 0:
        return None
    found = (sign for sign in sentence.signs.at(index) if sign.kind is Kind.TAKING)
    return min((sign for sign in found if sign.after == index + 1), key=lambda sign: sign.first, default=None)


def _whole_of(place: int, whole: int, ties: dict[int, Tie], counted: Sequence[Counted]) -> int:
    """Of "12 dead, three of them children, and 20 hurt, five of them seriously", five are of the 20.

    Nobody is a part of things: of "50 passengers of two buses, seven of them children", seven are of the 50.
    """
    nearest = place - 1
    while nearest > 0 and (counted[nearest].head is Head.THINGS or _units_differ(counted, place, nearest)):
        nearest -= 1
    # Of an item of a list that adds up, and not of the list.
    itself = nearest not in ties or ties[nearest].rule == _ADDS_UP
    return nearest if itself else whole


def _units_differ(counted: Sequence[Counted], place: int, other: int) -> bool:
    """Whether one counts households and the other says that it counts people."""
    heads = {counted[place].head, counted[other].head}
    return Head.HOUSEHOLDS in heads and Head.PEOPLE in heads


def _continued(
    sentence: Sentence, counted: Sequence[Counted], place: int, ties: dict[int, Tie]
) -> Tie | None:
    """The list of parts goes on: "20 civilians, 12 soldiers and 4 medics"."""
    if place - 1 not in ties:
        return None
    before, here = sentence.mentions[place - 1], sentence.mentions[place]
    gap = sentence.gap(before.after, here.first)
    if _breaks(sentence, before.after, here.first) or any(token.text == ")" for token in gap):
        return None
    if _has_own_predicate(sentence, counted[place]):
        return None
    return Tie(ties[place - 1].whole, "part of a list")


def _root(place: int, ties: dict[int, Tie]) -> int:
    while place in ties:
        place = ties[place].whole
    return place


def _closes(gap: Sequence[object]) -> bool:
    return any(getattr(token, "text", "") == ")" for token in gap)


def _breaks(sentence: Sentence, first: int, after: int) -> bool:
    hard = (sentence.tokens[index].text in {";", ":"} for index in range(first, after))
    return any(hard) or any(sentence.is_clause(index, "breaks") for index in range(first, after))


def _has_own_predicate(sentence: Sentence, counted: Counted) -> bool:
    """A helper verb after its noun makes it a statement of its own: "and more than 2,000 were injured"."""
    index = counted.after
    return index < len(sentence.tokens) and sentence.is_clause(index, "auxiliaries")


def _is_list(counted: Sequence[Counted], place: int) -> bool:
    """Whether two or more numbers stand in a row from here on, each of some narrower group."""
    here = [counted[place], *counted[place + 1 : place + 2]]
    return len(here) == 2 and all(one.group not in ("", "all") and one.head is Head.PEOPLE for one in here)


def fits(part: Mention, whole: Mention) -> bool:
    """A part is no larger than its whole, as far as both are numbers."""
    small, large = part.quantity.middle, whole.quantity.high or whole.quantity.middle
    return small is None or large is None or small <= large
