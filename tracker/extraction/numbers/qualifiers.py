"""Qualifiers: the words at a number that say it is no less, no more, or about so much."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.domain.quantity import Qualifier
from tracker.extraction.numbers.grammar import Grammar, begins_number
from tracker.extraction.tokens import Token

# "12 people or more", "12 people in Gaza or more": how many words may stand between.
_NOUN = 3
_ROUGH = frozenset({Qualifier.APPROXIMATELY, Qualifier.ESTIMATE, Qualifier.NEARLY})


class Hedge:
    """The qualifiers around a number: `first` and `after` its tokens with them, `end` the quote's end."""

    __slots__ = ("after", "end", "first", "found", "more")

    def __init__(self, first: int, after: int, end: int) -> None:
        self.first = first
        self.after = after
        self.end = end
        self.found: list[Qualifier] = []
        self.more = False

    @property
    def qualifier(self) -> Qualifier:
        """The one that counts: the first bound, else the first of the others."""
        bound = next((one for one in self.found if one not in _ROUGH), None)
        return bound or (self.found[0] if self.found else Qualifier.EXACT)


def find_hedge(grammar: Grammar, tokens: Sequence[Token], first: int, after: int) -> Hedge:
    """The qualifiers of the number between these tokens."""
    hedge = Hedge(first, after, tokens[after - 1].end)
    _take_elided(grammar, tokens, hedge)
    while _take_before(grammar, tokens, hedge):
        pass
    if hedge.after < len(tokens):
        _take_behind(grammar, tokens, hedge)
    return hedge


def _take_before(grammar: Grammar, tokens: Sequence[Token], hedge: Hedge) -> bool:
    before = grammar.before.find(tokens, hedge.first)
    if before is not None and not _is_reached(grammar, tokens, *before) and not _is_loose(tokens, before[0]):
        hedge.first = before[0]
        hedge.found.insert(0, before[1])
        return True
    more = grammar.more_before.find(tokens, hedge.first)
    if more is not None:
        hedge.first, hedge.more = more[0], True
    return more is not None


def _is_loose(tokens: Sequence[Token], index: int) -> bool:
    """Whether a mark stands apart from its number: "> 20 were hurt" is a quoted line, ">20" a bound."""
    apart = index + 1 < len(tokens) and tokens[index].end < tokens[index + 1].start
    return not tokens[index].is_word and (apart or not tokens[index + 1].is_number)


def _is_reached(grammar: Grammar, tokens: Sequence[Token], index: int, qualifier: Qualifier) -> bool:
    """As in the Russian "выросло до 133": it came to so many, and no word says that at most so many died."""
    if qualifier is not Qualifier.AT_MOST or index == 0:
        return False
    matches = grammar.range_words.find_at(tokens, index - 1)
    return any(match.label == "changes" and match.after == index for match in matches)


def _take_elided(grammar: Grammar, tokens: Sequence[Token], hedge: Hedge) -> None:
    """As in "plus d'un million", where the qualifier ends inside the number's first word."""
    if "'" in tokens[hedge.first].folded:
        before = grammar.before.find(tokens, hedge.first + 1)
        if before is not None and before[0] < hedge.first:
            hedge.first = before[0]
            hedge.found.append(before[1])


def _take_behind(grammar: Grammar, tokens: Sequence[Token], hedge: Hedge) -> None:
    behind = grammar.behind.find_at(tokens, hedge.after)
    if behind and not _is_number(grammar.language, tokens, behind[0].after):
        hedge.found.append(behind[0].label)
        hedge.end = tokens[behind[0].after - 1].end
        if not _has_noun(grammar, tokens[hedge.after : behind[0].after]):
            hedge.after = behind[0].after
    elif grammar.more_behind.find_at(tokens, hedge.after):
        hedge.more = True
    else:
        _take_behind_noun(grammar, tokens, hedge)


def _has_noun(grammar: Grammar, words: Sequence[Token]) -> bool:
    """Whether a counting word stands in a qualifier, as in "100명 이상": it is left to what is counted."""
    return any(counter in word.folded for counter in grammar.counters for word in words)


def _take_behind_noun(grammar: Grammar, tokens: Sequence[Token], hedge: Hedge) -> None:
    """As in "12 people or more": the quote runs to its end, the number's own tokens do not."""
    for index in range(hedge.after, min(hedge.after + _NOUN, len(tokens) - 1)):
        if not tokens[index].is_word:
            return
        behind = grammar.behind.find_at(tokens, index + 1)
        if behind and not _is_number(grammar.language, tokens, behind[0].after):
            hedge.found.append(behind[0].label)
            hedge.end = tokens[behind[0].after - 1].end
            return


def _is_number(language: str, tokens: Sequence[Token], index: int) -> bool:
    """Whether the words before belong to the next number: "In 2014 at least 300 died"."""
    if index >= len(tokens):
        return False
    return tokens[index].is_number or begins_number(language, tokens[index].folded)
