"""Numbers told by the number beside them: "Sept. 17 and 28", "one in four", "10 and possibly 11"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from tracker.extraction.lexicon import read_lexicon
from tracker.extraction.numbers.bare import Bare
from tracker.extraction.numbers.grammar import Grammar
from tracker.extraction.numbers.not_counts import reaches
from tracker.extraction.numbers.shapes import is_day
from tracker.extraction.tokens import COMMAS, Token, fold_word

_BASES = (10, 100, 1000)
_OLDEST = 110
_JOINED = frozenset({"and", "to", "or", "comma", "dash"})


def find_neighbour_reason(
    grammar: Grammar, tokens: Sequence[Token], bare: Bare, before: tuple[Bare, str] | None
) -> str:
    """Why a number is no count, by the last number before it; "" where nothing says so."""
    if before is None:
        return ""
    other, reason = before
    if reason and reaches(grammar.language, tokens, other.after, bare.first):
        return reason
    labels = _joints(grammar, tokens, other, bare)
    if "aside" in labels or (bare.vague and "or" in labels):
        return "aside"
    if "ratio" in labels and _is_ratio(other, bare):
        return "fraction"
    if reason == "age" and labels & _JOINED and _is_age(grammar, tokens, bare):
        return "age"
    day = reason == "date" and is_day(bare) and labels & {"and", "to"}
    return "date" if day and _is_alone(grammar, tokens, bare.after) else ""


def opens_days(grammar: Grammar, tokens: Sequence[Token], bare: Bare, behind: Bare) -> bool:
    """Whether a number is the first of "8 and 9 July", where the second is a day of a month."""
    return is_day(bare) and is_day(behind) and bool(_joints(grammar, tokens, bare, behind) & {"and", "to"})


def opens_ratio(grammar: Grammar, tokens: Sequence[Token], bare: Bare, behind: Bare) -> bool:
    """Whether a number is the first of "one in four"."""
    found = grammar.range_words.find_at(tokens, bare.after)
    joined = any(match.label == "ratio" and match.after == behind.first for match in found)
    return joined and _is_ratio(bare, behind)


def _joints(grammar: Grammar, tokens: Sequence[Token], one: Bare, two: Bare) -> set[str]:
    """How two numbers are joined by what stands between them, if that is all; a comma is "comma"."""
    if two.first == one.after + 1 and tokens[one.after].text in COMMAS:
        return {"comma"}
    return {
        match.label for match in grammar.range_words.find_at(tokens, one.after) if match.after == two.first
    }


def _is_age(grammar: Grammar, tokens: Sequence[Token], bare: Bare) -> bool:
    """Whether a number joined to an age is one too: nobody whom it could count follows."""
    young = bare.value is not None and 0 < bare.value <= _OLDEST
    counts = bare.after < len(tokens) and tokens[bare.after].folded in _people(grammar.language)
    return young and not counts


@cache
def _people(language: str) -> frozenset[str]:
    return frozenset(fold_word(phrase) for phrase, _group in read_lexicon(language).labelled("groups"))


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
