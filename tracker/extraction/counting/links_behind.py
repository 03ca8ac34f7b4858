"""Links behind a number: what is said of those it counts afterwards: "five people were killed", "12 dead"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tracker.extraction.counting.counted import WRITTEN_AND, Counted, Head
from tracker.extraction.counting.link import AND, DEAREST, Link, cost_of_passing, make_link
from tracker.extraction.counting.rows import joins_next
from tracker.extraction.sentence import Sentence
from tracker.extraction.signs import Kind, Sign
from tracker.extraction.tokens import COMMAS

_LONGEST_ASIDE = 12
_TO_LODGING = 7


def find_links_behind(sentence: Sentence, place: int, counted: Sequence[Counted]) -> Iterator[Link]:
    """What is said of them afterwards: "five people were killed", "12 dead"."""
    # A thing does not die; a noun that nobody knows may.
    cost = 0.3 if counted[place].head is Head.UNKNOWN else 0.0
    index, cost = _past_the_row(sentence, place, counted, cost)
    index = _past_of_whom(sentence, place, index)
    index = _past_parts(sentence, counted, index)
    yield from _toll_behind(sentence, place, index)
    aside = 0.0
    while index < len(sentence.tokens) and cost <= DEAREST:
        sign = _predicate_at(sentence, index)
        if sign is not None and _is_active(sentence, counted, place, sign):
            cost, aside, index = cost + (0.5 if aside else 3.0), 0.0, sign.after
            continue
        if sign is not None:
            cost += AND if sentence.tokens[index].folded.startswith(WRITTEN_AND) else 0.0
            # Right behind them it outweighs the act before: "holding 178 guards hostage".
            near = 0.05 if sign.first == counted[place].after else 0.1
            # "Gunmen abducted 15 people from their homes".
            near += 0.1 if sentence.is_clause(sign.first, "prepositions") else 0.0
            # "Who crossed into Chad to escape the fighting".
            wished = sign.kind is Kind.OTHER_STATE and sentence.is_clause(sign.first - 1, "prepositions")
            near += 0.3 if wished else 0.0
            yield make_link(sign, "relative" if aside else "state", cost + aside + near)
            cost += 0.5 if aside else 3.0
            aside, index = 0.0, sign.after
            continue
        if sentence.is_clause(index, "who"):
            aside = 0.8
        if (number := sentence.mention_at(index)) is not None:
            cost += 0.5 if _is_where(sentence, number, counted) else 2.8
            index = sentence.mentions[number].after
        elif index in sentence.signs.shares:
            cost, index = cost + 2.8, index + 1
        elif past := sentence.aside_after(index):
            cost, index = cost + 0.4, past
        else:
            cost += cost_of_passing(sentence, index, after=True)
            index += 1


def _lodged_at(sentence: Sentence, index: int) -> Sign | None:
    """As in "staying in 82 relief camps": who lives so is displaced."""
    if not sentence.is_clause(index, "lodged") or (index and sentence.is_clause(index - 1, "lodged")):
        return None
    near = range(index + 1, min(len(sentence.tokens), index + _TO_LODGING))
    lodging = next((at for at in near if sentence.is_clause(at, "lodgings")), None)
    return Sign(index, lodging + 1, Kind.STATE, "displaced") if lodging is not None else None


def _is_active(sentence: Sentence, counted: Sequence[Counted], place: int, sign: Sign) -> bool:
    """Whether those before a verb do it to others: "two policemen killed five protesters"."""
    acts = any(one.kind is Kind.ACT and one.after == sign.after for one in sentence.signs.at(sign.first))
    before = range(counted[place].after, sign.first)
    if not acts or counted[place].head is not Head.PEOPLE or sign.after >= len(sentence.tokens):
        return False
    if any(sentence.is_clause(at, "passives") for at in before):
        return False
    number = sentence.mention_at(sign.after)
    if number is not None:
        told = (Kind.STATE, Kind.PEOPLE, Kind.EVENT)
        return not any(one.kind in told for one in counted[number].signs)
    named = (
        sentence.signs.named(sign.after + 1, Kind.GROUP) if sign.after + 1 < len(sentence.tokens) else None
    )
    return sentence.is_clause(sign.after, "articles") and named is not None


def _past_parts(sentence: Sentence, counted: Sequence[Counted], index: int) -> int:
    """Past the row of "Twelve people including four women and two boys died": the verb is of all."""
    sign = sentence.signs.named(index, Kind.RELATION) if index < len(sentence.tokens) else None
    place = sentence.mention_at(sign.after) if sign and sign.after < len(sentence.tokens) else None
    if sign is None or place is None or sign.first != index or not sign.name.startswith("parts"):
        return index
    while place + 1 < len(counted) and joins_next(sentence, counted, place):
        place += 1
    return counted[place].after


def _past_of_whom(sentence: Sentence, place: int, index: int) -> int:
    """Of "186 of whom had since died" the verb is the number's own."""
    behind = sentence.mentions[place].after
    sign = sentence.signs.named(behind, Kind.RELATION) if behind < len(sentence.tokens) else None
    opens = sign is not None and sign.first == behind and sign.name.startswith("parts")
    return max(index, sign.after) if sign and opens else index


def _toll_behind(sentence: Sentence, place: int, index: int) -> Iterator[Link]:
    """As in the Portuguese "Subiu para 107 o número de mortos": the verb first, what it counts last."""
    first = sentence.mentions[place].first
    if first == 0 or not sentence.is_clause(first - 1, "risen"):
        return
    index = _past_aside(sentence, index)
    while index < len(sentence.tokens) and sentence.is_clause(index, "articles", "auxiliaries", "helpers"):
        index += 1
    named = (Kind.TOLL, Kind.EVENT) if sentence.is_clause(index - 1, "articles") else (Kind.TOLL,)
    for sign in sentence.signs.at(index) if index < len(sentence.tokens) else ():
        if sign.kind in named and sign.first <= index:
            yield make_link(sign, "toll", 0.6)


def _past_aside(sentence: Sentence, index: int) -> int:
    """Past what stands between two commas: the Italian "Sono 58, tra cui 11 minori, i morti"."""
    limit = min(len(sentence.tokens), index + _LONGEST_ASIDE)
    if index >= limit or sentence.tokens[index].text not in COMMAS:
        return index
    closing = (at for at in range(index + 1, limit) if sentence.tokens[at].text in COMMAS)
    return next(closing, index - 1) + 1


def _is_where(sentence: Sentence, place: int, counted: Sequence[Counted]) -> bool:
    """Whether a number only says where or of what: "members of two families", "20 people in 5 villages"."""
    first = sentence.mentions[place].first
    told = counted[place].head in (Head.THINGS, Head.HOUSEHOLDS)
    return told and first > 0 and sentence.is_clause(first - 1, "prepositions")


def _past_the_row(
    sentence: Sentence, place: int, counted: Sequence[Counted], cost: float
) -> tuple[int, float]:
    """Past the rest of a row that shares its verb: "four soldiers and 21 civilians were killed"."""
    index, following = counted[place].after, place + 1
    if counted[place].head is Head.NOTHING:
        return index, cost
    while cost <= DEAREST and following < len(counted) and counted[following].head is not Head.NOTHING:
        gap = range(index, sentence.mentions[following].first)
        if not gap or len(gap) > 2 or not all(_joins_row(sentence, at) for at in gap):
            break
        index, cost, following = counted[following].after, cost + 0.6, following + 1
    return index, cost


def _joins_row(sentence: Sentence, index: int) -> bool:
    joins = sentence.is_clause(index, "and") and not sentence.is_clause(index, "with")
    return joins or sentence.tokens[index].text in COMMAS


def _predicate_at(sentence: Sentence, index: int) -> Sign | None:
    """What became of somebody, said from this token on; or what they are: "are estimated to be refugees"."""
    for sign in sentence.signs.at(index):
        if sign.first == index and sign.kind in (Kind.STATE, Kind.OTHER_STATE):
            return sign
    if lodged := _lodged_at(sentence, index):
        return lodged
    people = sentence.signs.named(index, Kind.PEOPLE)
    said = index > 0 and sentence.is_clause(index - 1, "auxiliaries")
    return people if people and people.first == index and said else None
