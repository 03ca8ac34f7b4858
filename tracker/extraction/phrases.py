"""A phrase book: phrases of a lexicon with their labels, found in a row of tokens.

A word of a phrase stands for itself as folded, or, with a star at its end, for every word that begins so
("verletzt*"). Languages that write small words onto the next one name them as prefixes: the Arabic "وقتل"
is also tried as "قتل".
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import Generic, NamedTuple, TypeVar

from tracker.extraction.tokens import Token, fold_word, tokenize

L = TypeVar("L", bound=Hashable)
# Words seen are remembered with what they match, up to this many: a stream of articles must not fill memory.
_REMEMBERED = 50_000
_SHORTEST_STEM = 2


class Match(NamedTuple, Generic[L]):
    """A phrase that was found: its first token, the one after its last, and its label."""

    first: int
    after: int
    label: L


class _Node(Generic[L]):
    """A place in the book: what ends here, and which words lead on."""

    __slots__ = ("labels", "nexts")

    def __init__(self) -> None:
        self.labels: list[L] = []
        self.nexts: dict[str, _Node[L]] = {}


class PhraseBook(Generic[L]):
    """Phrases with their labels; one phrase may have several."""

    def __init__(self, entries: Iterable[tuple[str, L]], prefixes: Sequence[str] = ()) -> None:
        self._root: _Node[L] = _Node()
        self._stems: set[str] = set()
        self._words: set[str] = set()
        self._prefixes = tuple(prefixes)
        self._seen: dict[str, tuple[str, ...]] = {}
        self._opened: dict[str, list[_Node[L]]] = {}
        for phrase, label in entries:
            self._add(phrase, label)
        self._longest = max(map(len, self._stems), default=0)

    def find(self, tokens: Sequence[Token]) -> list[Match[L]]:
        """Every phrase that stands in these tokens, by where it begins, the longest first."""
        return [match for first in range(len(tokens)) for match in self.find_at(tokens, first)]

    def find_at(self, tokens: Sequence[Token], first: int) -> Sequence[Match[L]]:
        """The phrases that begin with this token, the longest first."""
        nodes = self._openings(tokens[first].folded) if first < len(tokens) else []
        if not nodes:
            return ()
        found: list[Match[L]] = []
        after = first + 1
        while nodes:
            found += [Match(first, after, label) for node in nodes for label in node.labels]
            nodes = [node for node in nodes if node.nexts] if after < len(tokens) else []
            if nodes:
                patterns = self._patterns(tokens[after].folded)
                nodes = [node.nexts[word] for node in nodes for word in patterns if word in node.nexts]
                after += 1
        found.reverse()
        return found

    def _openings(self, word: str) -> list[_Node[L]]:
        """Where phrases that begin with this word go on; most words begin none, and that is remembered."""
        known = self._opened.get(word)
        if known is None:
            if len(self._opened) >= _REMEMBERED:
                self._opened.clear()
            nexts = self._root.nexts
            known = self._opened[word] = [nexts[form] for form in self._patterns(word) if form in nexts]
        return known

    def _add(self, phrase: str, label: L) -> None:
        node = self._root
        for word in parse_phrase(phrase):
            (self._stems if word.endswith("*") else self._words).add(word)
            node = node.nexts.setdefault(word, _Node())
        node.labels.append(label)

    def _patterns(self, word: str) -> tuple[str, ...]:
        """The words of the book that this word of a text stands for."""
        known = self._seen.get(word)
        if known is None:
            if len(self._seen) >= _REMEMBERED:
                self._seen.clear()
            known = self._seen[word] = tuple(dict.fromkeys(self._forms(word)))
        return known

    def _forms(self, word: str) -> Iterable[str]:
        bare = [word[len(prefix) :] for prefix in self._prefixes if word.startswith(prefix)]
        for form in (word, *(rest for rest in bare if len(rest) >= _SHORTEST_STEM)):
            if form in self._words:
                yield form
            for end in range(min(len(form), self._longest), _SHORTEST_STEM - 1, -1):
                if f"{form[:end]}*" in self._stems:
                    yield f"{form[:end]}*"


def parse_phrase(phrase: str) -> list[str]:
    """The words of a phrase as lexicons are matched: "Tote*" keeps its star, on the word before it."""
    words: list[str] = []
    for token in tokenize(phrase):
        if token.text == "*" and words:
            words[-1] += "*"
        else:
            words.append(fold_word(token.text))
    return words
