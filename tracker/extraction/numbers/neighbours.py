"""Numbers told by the number beside them: "Sept. 17 and 28", "one in four", "10 and possibly 11"."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.extraction.numbers.bare import Bare
from tracker.extraction.numbers.grammar import Grammar
from tracker.extraction.numbers.not_counts import reaches
from tracker.extraction.numbers.shapes import is_day
from tracker.extraction.tokens import Token

_BASES = (10, 100, 1000)


def find_neighbour_reason(
    grammar: Grammar, tokens: Sequence[Token], bare: Bare, before: tuple[Bare, str] | None
) -> str:
    """Why a number is no count, by the last number before it; "" where nothing says so."""
    if before is None:
        return ""
    other, reason = before
    if reason and reaches(grammar.language, tokens, other.after, bare.first):
        return reason
    labels = {
        match.label for match in grammar.range_words.find_at(tokens, other.after) if match.after == bare.first
    }
    if "aside" in labels or (bare.vague and "or" in labels):
        return "aside"
    if "ratio" in labels and _is_ratio(other, bare):
        return "fraction"
    day = reason == "date" and is_day(bare) and labels & {"and", "to"}
    return "date" if day and _is_alone(grammar, tokens, bare.after) else ""


def opens_ratio(grammar: Grammar, tokens: Sequence[Token], bare: Bare, behind: Bare) -> bool:
    """Whether a number is the first of "one in four"."""
    found = grammar.range_words.find_at(tokens, bare.after)
    joined = any(match.label == "ratio" and match.after == behind.first for match in found)
    return joined and _is_ratio(bare, behind)


def _is_ratio(bare: Bare, behind: Bare) -> bool:
    """As in "one in four", "nine out of ten"; not "killed five in 12 villages"."""
    if bare.value == 1:
        return True
    return behind.value in _BASES and behind.first > bare.after + 1


def _is_alone(grammar: Grammar, tokens: Sequence[Token], index: int) -> bool:
    """Whether no noun follows that it could count."""
    if index >= len(tokens) or not tokens[index].is_word:
        return True
    return any(match.label == "plain" for match in grammar.range_words.find_at(tokens, index))
