"""Ending phrases: phrases of a lexicon, looked up by where they end instead of where they begin."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import Generic, TypeVar

from tracker.extraction.phrases import PhraseBook, parse_phrase
from tracker.extraction.tokens import Token

L = TypeVar("L", bound=Hashable)
_LONGEST = 6


class EndingPhrases(Generic[L]):
    """Phrases with their labels, kept back to front."""

    def __init__(self, entries: Iterable[tuple[str, L]], prefixes: Sequence[str] = ()) -> None:
        turned = ((" ".join(reversed(parse_phrase(phrase))), label) for phrase, label in entries)
        self._book = PhraseBook(turned, prefixes)

    def find(self, tokens: Sequence[Token], after: int) -> tuple[int, L] | None:
        """The longest phrase that ends just before this token: where it begins, and its label."""
        if after <= 0:
            return None
        turned = tokens[max(0, after - _LONGEST) : after][::-1]
        found = self._book.find_at(turned, 0)
        return (after - found[0].after, found[0].label) if found else None
