"""A range: two numbers that bound one count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from tracker.extraction.numbers.bare import Bare
from tracker.extraction.numbers.grammar import Grammar
from tracker.extraction.tokens import Token

_DASHES = frozenset({"-", "–", "—", "‑", "~", "〜"})
_REACH = 8


@dataclass(frozen=True, slots=True)
class Range:
    """Two numbers that are one count; `first` is the token of "between" or "from", else the number's."""

    first: int
    low: Bare
    high: Bare


def find_range(grammar: Grammar, tokens: Sequence[Token], low: Bare, high: Bare) -> Range | None:
    """The range of two numbers next to each other; None where they are two counts."""
    if low.value is None or high.value is None:
        return None
    opener = grammar.openers.find(tokens, low.first)
    kind = _link(grammar, tokens, low.after, high.first)
    if kind is None or (kind == "and" and (opener is None or opener[1] != "between")):
        return None
    if kind != "dash" and _changes(grammar, tokens, low.first):
        return None
    low = _spread(low, high)
    if not _ascends(low, high, kind):
        return None
    return Range(opener[0] if opener else low.first, low, high)


def _link(grammar: Grammar, tokens: Sequence[Token], first: int, after: int) -> str | None:
    """How two numbers are joined: "and", "to", "or", "dash"; None for anything else."""
    if after == first + 1 and tokens[first].text in _DASHES:
        spaced = tokens[first].start > tokens[first - 1].end
        return None if spaced and tokens[first].text == "—" else "dash"
    for match in grammar.range_words.find_at(tokens, first):
        if match.after == after and match.label in ("and", "to", "or"):
            return match.label
    return None


def _changes(grammar: Grammar, tokens: Sequence[Token], index: int) -> bool:
    """Whether a count went from one number to the other: "rose from 31 to 43"."""
    for at in range(max(0, index - _REACH), index):
        if any(match.label == "changes" for match in grammar.range_words.find_at(tokens, at)):
            return True
    return False


def _spread(low: Bare, high: Bare) -> Bare:
    """The scale of the second goes for the first too: "one to 1.5 million"."""
    if low.value is None or high.value is None or low.scale or not high.scale:
        return low
    if low.value >= high.value / high.scale or low.value >= 1000:
        return low
    return replace(low, value=low.value * high.scale, scale=high.scale)


def _ascends(low: Bare, high: Bare, kind: str) -> bool:
    if low.value is None or high.value is None or low.value >= high.value:
        return False
    # "four or five" is a range; "ten or 600" is not one number.
    return kind != "or" or high.value <= low.value * Decimal(2)
