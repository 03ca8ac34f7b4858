"""The finder of numbers: which stand in a sentence, as mentions, and which of them count nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from tracker.domain.quantity import LARGEST, Qualifier, Quantity, settle
from tracker.extraction.candidate import Rejected
from tracker.extraction.lexicon import Lexicon
from tracker.extraction.numbers.bare import Bare, find_bares
from tracker.extraction.numbers.grammar import Grammar, read_grammar
from tracker.extraction.numbers.mention import Mention
from tracker.extraction.numbers.neighbours import find_neighbour_reason
from tracker.extraction.numbers.not_counts import Place, find_reason
from tracker.extraction.numbers.qualifiers import Hedge, find_hedge
from tracker.extraction.numbers.ranges import find_range
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
    reasons: list[tuple[_Count, str]] = []
    for count in _counts(grammar, tokens):
        place = Place(count.hedge.first, count.opened, count.after)
        reason = find_reason(grammar.language, tokens, count.whole, place)
        reason = reason or find_neighbour_reason(grammar, tokens, count.bare, _reasons_of(reasons))
        reasons.append((count, reason))
    numbers = sum(1 for count, reason in reasons if not reason)
    for count, reason in reasons:
        vague_more = "vague_more" if count.bare.vague and count.hedge.more and numbers > 1 else ""
        if reason or vague_more:
            rejected.append(_rejected(tokens, count, reason or vague_more))
        else:
            mentions.append(_mention(tokens, count))
    return mentions, rejected


def _reasons_of(found: Sequence[tuple[_Count, str]]) -> list[tuple[Bare, str]]:
    """The numbers before, with why each is none."""
    return [(count.high or count.bare, reason) for count, reason in found]


def _counts(grammar: Grammar, tokens: Sequence[Token]) -> list[_Count]:
    bares = [bare for bare in find_bares(grammar, tokens) if bare.value is None or bare.value <= LARGEST]
    found: list[_Count] = []
    index = 0
    while index < len(bares):
        pair = find_range(grammar, tokens, bares[index], bares[index + 1]) if index + 1 < len(bares) else None
        if pair is None:
            bare = bares[index]
            hedge = find_hedge(grammar, tokens, bare.first, bare.after)
            found.append(_Count(bare, None, hedge, bare.first))
        else:
            hedge = find_hedge(grammar, tokens, pair.first, pair.high.after)
            found.append(_Count(pair.low, pair.high, hedge, pair.first))
        index += 1 if pair is None else 2
    return found


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
