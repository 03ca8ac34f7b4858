"""The finder of numbers: which stand in a sentence, as mentions, and which of them count nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from tracker.domain.quantity import LARGEST, Qualifier, Quantity, settle
from tracker.extraction.candidate import Rejected
from tracker.extraction.lexicon import Lexicon
from tracker.extraction.numbers.bare import Bare
from tracker.extraction.numbers.grammar import Grammar, read_grammar
from tracker.extraction.numbers.mention import Mention
from tracker.extraction.numbers.neighbours import find_neighbour_reason, opens_days, opens_ratio
from tracker.extraction.numbers.not_counts import Place, find_reason
from tracker.extraction.numbers.qualifiers import Hedge, find_hedge
from tracker.extraction.numbers.ranges import find_range
from tracker.extraction.numbers.reader import find_bares
from tracker.extraction.tokens import Token


@dataclass(frozen=True, slots=True)
class _Count:
    """One number or range, before it is known whether it counts anything."""

    bare: Bare
    high: Bare | None
    hedge: Hedge
    opened: int
    reason: str = ""

    @property
    def whole(self) -> Bare:
        """The number, or the range as one."""
        return self.bare if self.high is None else replace(self.high, first=self.bare.first)

    @property
    def after(self) -> int:
        """The token after the number itself."""
        return (self.high or self.bare).after


def find_numbers(tokens: Sequence[Token], lexicon: Lexicon) -> tuple[list[Mention], list[Rejected]]:
    """The numbers of one sentence, in its order, and those that are dates, ages, money and the like."""
    grammar = read_grammar(lexicon.language)
    mentions: list[Mention] = []
    rejected: list[Rejected] = []
    for count, reason in _judge(grammar, tokens, _counts(grammar, tokens)):
        if reason:
            rejected.append(_rejected(tokens, count, reason))
        else:
            mentions.append(_mention(tokens, count))
    return mentions, rejected


def _judge(grammar: Grammar, tokens: Sequence[Token], counts: Sequence[_Count]) -> list[tuple[_Count, str]]:
    """Each number with the reason why it counts nothing, "" for none."""
    judged: list[tuple[_Count, str]] = []
    before: tuple[Bare, str] | None = None
    for at, count in enumerate(counts):
        place = Place(count.hedge.first, count.opened, count.after)
        reason = find_reason(grammar.language, tokens, count.whole, place)
        reason = reason or find_neighbour_reason(grammar, tokens, count.bare, before)
        if not reason and at + 1 < len(counts):
            reason = "fraction" if opens_ratio(grammar, tokens, count.bare, counts[at + 1].bare) else ""
        if reason == "date" and judged and not judged[-1][1]:
            first = judged[-1][0]
            days = first.high is None and opens_days(grammar, tokens, first.bare, count.bare)
            judged[-1] = (first, "date" if days else "")
        judged.append((count, reason))
        before = (count.high or count.bare, reason)
    return judged


def _counts(grammar: Grammar, tokens: Sequence[Token]) -> list[_Count]:
    bares = [bare for bare in find_bares(grammar, tokens) if bare.value is None or bare.value <= LARGEST]
    found: list[_Count] = []
    while bares:
        pair = find_range(grammar, tokens, bares[0], bares[1]) if len(bares) > 1 else None
        if pair is not None and _ends_date(grammar, tokens, pair.low, pair.high):
            pair = None
        low, high, first = (pair.low, pair.high, pair.first) if pair else (bares[0], None, bares[0].first)
        hedge = find_hedge(grammar, tokens, first, (high or low).after)
        found.append(_Count(low, high, hedge, first))
        bares = bares[2 if pair else 1 :]
    return found


def _ends_date(grammar: Grammar, tokens: Sequence[Token], low: Bare, high: Bare) -> bool:
    """Of "the toll since 7 October 2023 to 46,788" the year is no low end."""
    reasons = (
        find_reason(grammar.language, tokens, one, Place(one.first, one.first, one.after))
        for one in (low, high)
    )
    return [reason == "date" for reason in reasons] == [True, False]


def _mention(tokens: Sequence[Token], count: _Count) -> Mention:
    return Mention(
        first=count.hedge.first,
        after=count.hedge.after,
        number_first=count.bare.first,
        number_after=count.after,
        start=tokens[count.hedge.first].start,
        end=count.hedge.end,
        quantity=_quantity(count),
        more=count.hedge.more,
        vague=count.bare.vague,
        digits=count.bare.digits,
    )


def _quantity(count: _Count) -> Quantity:
    value = count.bare.value
    if value is None:
        return settle(None, None, None, Qualifier.INDEFINITE)
    if count.high is not None:
        return settle(None, int(value), int(count.high.value or Decimal(0)), Qualifier.RANGE)
    qualifier = count.hedge.qualifier
    if qualifier is Qualifier.EXACT and count.bare.rounded:
        qualifier = Qualifier.APPROXIMATELY
    return settle(int(value), None, None, qualifier)


def _rejected(tokens: Sequence[Token], count: _Count, reason: str) -> Rejected:
    words = tokens[count.hedge.first : max(count.hedge.after, count.after)]
    return Rejected(words[0].start, words[-1].end, _quote(words), reason)


def _quote(words: Sequence[Token]) -> str:
    """The words as they stand, with any space between them a plain one."""
    quote = words[0].text
    for before, word in pairwise(words):
        quote += " " * min(1, word.start - before.end) + word.text
    return quote
