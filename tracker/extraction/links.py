"""Links: what ties a number to a metric, each with its rule and a cost; the cheapest is believed.

A cost is a count of what stands between: a word a little, a comma more, another number or a new clause much.
The rules name how the tie was found; they stand in a candidate, and how often each was right on labelled text
is what its confidence says.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tracker.extraction.counted import WRITTEN_AND, Counted, Head
from tracker.extraction.numbers.mention import Mention
from tracker.extraction.sentence import Sentence
from tracker.extraction.signs import Kind, Sign

# Dearer ties than this are no ties.
DEAREST = 4.5
_ASIDE = 6
_NEAR_TOTAL = 5
# Who is displaced, a refugee or a prisoner can die or be freed: what is said to happen to them counts first.
_LASTING = frozenset({"displaced", "refugees", "returnees", "abducted", "detained"})
_OTHER = frozenset({Kind.OTHER_ACT, Kind.OTHER_STATE})
_ACTS = frozenset({Kind.ACT, Kind.OTHER_ACT})
# Words of grammar and what it costs to look past them, after a number and before it.
_AND = 2.0
_COMMAS = frozenset({",", "،"})
_LONGEST_ASIDE = 12
_AFTERWARDS = (("helpers", 0.02), ("breaks", 3.0), ("who", 0.3), ("and", _AND))
_BEFOREHAND = (("helpers", 0.02), ("risen", 0.05), ("breaks", 3.0), ("who", 0.3), ("and", _AND))
_PUNCTUATION = {
    ",": 1.4,
    "،": 1.4,
    "(": 2.2,
    ")": 1.0,
    "-": 0.3,
    "–": 2.0,
    "—": 2.0,
    ";": 9.0,
    ":": 3.0,
    "?": 9.0,
}


@dataclass(frozen=True, slots=True)
class Link:
    """One tie: the metric ("" for what no metric counts), the rule, its cost, and the words that tell it."""

    metric: str
    rule: str
    cost: float
    sign: Sign


def find_links(sentence: Sentence, place: int, counted: Sequence[Counted]) -> list[Link]:
    """Every tie of a number, by its place among the mentions, to its own sentence; the cheapest first."""
    here = counted[place]
    acts = (_weighed(link, here) for link in _before(sentence, sentence.mentions[place]))
    found = [*_inside(here), *(_weighed(link, here) for link in _after(sentence, place, counted)), *acts]
    return sorted((link for link in found if link.cost <= DEAREST), key=lambda link: link.cost)


def _weighed(link: Link, counted: Counted) -> Link:
    """Who is called a refugee stays one, whoever "hosts" them or "displaced" them."""
    called = {sign.name for sign in counted.signs if sign.kind is Kind.PEOPLE} & _LASTING
    lasting = link.rule == "act" and link.metric in _LASTING - {"returnees"}
    # A hostage is "held" too.
    lasting = lasting or (link.metric == "detained" and "abducted" in called)
    return replace(link, cost=link.cost + 1.3) if lasting and called - {link.metric} else link


def _link(sign: Sign, rule: str, cost: float) -> Link:
    return Link("" if sign.kind in _OTHER else sign.name, rule, cost, sign)


def _inside(counted: Counted) -> Iterator[Link]:
    """The noun itself tells: "46 deaths", "2,880 injured people", "3,000 refugees"."""
    for sign in counted.signs:
        if sign.kind is Kind.EVENT:
            yield _link(sign, "noun", 0.0)
        elif sign.kind is Kind.PEOPLE:
            yield _link(sign, "people", 1.2 if sign.name in _LASTING else 0.05)
        elif sign.kind is Kind.STATE:
            yield _link(sign, "participle", 0.05 if sign.name not in _LASTING else 0.6)


def _after(sentence: Sentence, place: int, counted: Sequence[Counted]) -> Iterator[Link]:
    """What is said of them afterwards: "five people were killed", "12 dead"."""
    # A thing does not die; a noun that nobody knows may.
    cost = 0.3 if counted[place].head is Head.UNKNOWN else 0.0
    index, cost = _past_the_row(sentence, place, counted, cost)
    index = _past_of_whom(sentence, place, index)
    yield from _toll_behind(sentence, place, index)
    aside = 0.0
    while index < len(sentence.tokens) and cost <= DEAREST:
        sign = _predicate_at(sentence, index)
        if sign is not None:
            cost += _AND if sentence.tokens[index].folded.startswith(WRITTEN_AND) else 0.0
            # Right behind them it outweighs the act before: "holding 178 guards hostage".
            near = 0.05 if sign.first == counted[place].after else 0.1
            yield _link(sign, "relative" if aside else "state", cost + aside + near)
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
            cost += _crossing(sentence, index, after=True)
            index += 1


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
            yield _link(sign, "toll", 0.6)


def _past_aside(sentence: Sentence, index: int) -> int:
    """Past what stands between two commas: the Italian "Sono 58, tra cui 11 minori, i morti"."""
    limit = min(len(sentence.tokens), index + _LONGEST_ASIDE)
    if index >= limit or sentence.tokens[index].text not in _COMMAS:
        return index
    closing = (at for at in range(index + 1, limit) if sentence.tokens[at].text in _COMMAS)
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
    return joins or sentence.tokens[index].text in {",", "،"}


def _predicate_at(sentence: Sentence, index: int) -> Sign | None:
    """What became of somebody, said from this token on; or what they are: "are estimated to be refugees"."""
    for sign in sentence.signs.at(index):
        if sign.first == index and sign.kind in (Kind.STATE, Kind.OTHER_STATE):
            return sign
    people = sentence.signs.named(index, Kind.PEOPLE)
    said = index > 0 and sentence.is_clause(index - 1, "auxiliaries")
    return people if people and people.first == index and said else None


def _before(sentence: Sentence, mention: Mention) -> Iterator[Link]:
    """What is said before: "killed 37", "the deaths of 300", "the toll rose to 12", "missing are eight"."""
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
        cost += _crossing(sentence, index, after=False) if opening == index else 0.4
        index = opening - 1


def _short_aside(sentence: Sentence, index: int) -> int:
    """Where a short aside opens that closes with this comma ("deaths, they say, were"); else the comma."""
    if sentence.tokens[index].text != ",":
        return index
    near = range(index - 2, max(-1, index - _ASIDE), -1)
    return next((at for at in near if sentence.tokens[at].text == ","), index)


def _link_before(sentence: Sentence, sign: Sign, mention: Mention, cost: float) -> Link | None:
    between = sentence.gap(sign.after, mention.first)
    if sign.kind in _ACTS:
        # "Killed at 34", "killed by three gunmen": what is behind a preposition is not its object.
        behind = between and sentence.is_clause(mention.first - 1, "no_object")
        return None if behind else _link(sign, "act", cost + 0.1)
    if sign.kind is Kind.TOLL:
        # A toll that "rose to" this very number is of no other.
        risen = bool(between) and sentence.is_clause(mention.first - 1, "risen")
        risen = risen and not any(map(sentence.is_number, range(sign.after, mention.first)))
        return _link(sign, "toll", 0.1 + cost * 0.3 if risen else 0.5 + cost * 0.6)
    if not between:
        return None
    joined = sentence.is_clause(sign.after, "of") or between[0].text == ":"
    linked = sentence.is_clause(mention.first - 1, "risen") or between[-1].text == ":"
    if sign.kind is Kind.EVENT and (joined or linked):
        return _link(sign, "event", cost + (0.1 if joined and len(between) == 1 else 0.6))
    if sign.kind in (Kind.STATE, Kind.PEOPLE) and linked and _is_told_of(sentence, sign, mention):
        return _link(sign, "inverted", cost + 0.6)
    return None


def _is_told_of(sentence: Sentence, sign: Sign, mention: Mention) -> bool:
    """Not by "at" ("died at 34"), unless numbers are spoken of ("the number of civilians killed at 40")."""
    if not sentence.is_clause(mention.first - 1, "no_object"):
        return True
    near = range(max(0, sign.first - _NEAR_TOTAL), sign.first)
    return any(sentence.signs.named(index, Kind.RELATION, "totals") for index in near)


def _crossing(sentence: Sentence, index: int, *, after: bool) -> float:
    """What it costs to look past this token."""
    token = sentence.tokens[index]
    if not token.is_word:
        return _PUNCTUATION.get(token.text, 0.2)
    for name, cost in _AFTERWARDS if after else _BEFOREHAND:
        if sentence.is_clause(index, name):
            return cost
    if after and any(sign.first == index and sign.kind in _ACTS for sign in sentence.signs.at(index)):
        return 2.0
    if not after and sentence.signs.named(index, Kind.THING) is not None:
        return 0.8
    return 0.15 if sentence.is_clause(index) else 0.25
