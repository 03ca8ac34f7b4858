"""Source names: which known source a name in a text stands for."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TypeVar

from rapidfuzz.distance import OSA, LCSseq

from tracker.domain.vocabulary_files import read_vocabulary
from tracker.extraction.name_folding import SMALL_WORDS, fold_name
from tracker.extraction.phrases import Match, PhraseBook
from tracker.extraction.setting.country_names import country_names
from tracker.extraction.tokens import ELIDED, Token

# A name inside another is one of at least three words ("Syrian
# government" also stands in "pro-Syrian government media"), and a short name in it of at least three letters.
_BRACKET = re.compile(r"\s*[(\[]([^()\[\]]+)[)\]]\s*")
_LONG = 3
_SHORT = re.compile(r"\b[A-Z]{3,}\b")
# Of the letters in the bracket so many must begin words of the name: OCHA has three of four in "Office for
# Humanitarian Affairs", while AFP behind a newspaper's name says whose text it printed.
_INITIALS = 0.75
_SHORTEST_VARIANT = 5
# In tokens.
_LONGEST = 12
_REMEMBERED = 50_000
F = TypeVar("F", bound=Hashable)
_BETWEEN = frozenset({"of", "for", "in", "and", "s", "de", "des", "du", "del", "fur", "di"})


@dataclass(frozen=True, slots=True)
class SourceNames:
    """Known sources. `forms` and `bags` give the key of a folded name, "" where it is a name of several."""

    forms: Mapping[str, str]
    bags: Mapping[frozenset[str], str]
    words: frozenset[str]
    book: PhraseBook[tuple[str, bool]] = field(compare=False, repr=False)
    _found: dict[str, str] = field(default_factory=dict, compare=False, repr=False)

    @staticmethod
    @cache
    def built_in() -> SourceNames:
        """The sources of the vocabulary that comes with the program."""
        entries = read_vocabulary().sources.values()
        return SourceNames.of(
            (name, entry.key)
            for entry in entries
            for name in (entry.name, entry.short_name, entry.name_ar, *entry.aliases)
            if name
        )

    @staticmethod
    def of(pairs: Iterable[tuple[str, str]]) -> SourceNames:
        """Sources by the pairs of a name and a key; a name may have several keys and then finds none."""
        given = list(pairs)
        forms = _unique((form, key) for name, key in given for form in _forms(name))
        bags = _unique((bag, key) for form, key in forms.items() if len(bag := _bag(form)) >= _LONG)
        countries = {word for name, _iso3 in country_names() for word in fold_name(name).split()}
        words = frozenset(countries.union(*(form.split() for form in forms)))
        return SourceNames(forms, bags, words, PhraseBook(_phrases(given), ("و", "ل", "ب", "ف")))

    def find_key(self, written: str) -> str:
        """The key of the source so written; "" where none fits, or more than one."""
        if written not in self._found:
            if len(self._found) >= _REMEMBERED:
                self._found.clear()
            self._found[written] = self._find_key(written)
        return self._found[written]

    def find_names(self, tokens: Sequence[Token]) -> list[Match[str]]:
        """The names of known sources in these tokens with their keys; of two that overlap, the longer."""
        bare = [_bare(token) for token in tokens]
        found: list[Match[str]] = []
        after = 0
        for first in range(len(tokens)):
            match = next(self._names_at(tokens, bare, first), None) if first >= after else None
            if match is not None and match.label:
                found.append(match)
                after = match.after
        return found

    def _names_at(self, tokens: Sequence[Token], bare: Sequence[Token], first: int) -> Iterator[Match[str]]:
        matches = self.book.find_at(bare, first)
        elided = _without_article(bare[first])
        if not matches and elided is not None:
            inside = [elided, *bare[first + 1 : first + _LONGEST]]
            matches = [
                Match(first, first + match.after, match.label) for match in self.book.find_at(inside, 0)
            ]
        for match in matches:
            key, is_short = match.label
            if _is_written_as_name(tokens[first : match.after], is_short):
                yield Match(first, match.after, key)

    def _find_key(self, written: str) -> str:
        return next((key for key in self._tries(written) if key is not None), "")

    def _tries(self, written: str) -> Iterator[str | None]:
        """What each way of looking finds, the surest first; "" is a name of several."""
        outside = _BRACKET.sub(" ", written).strip()
        folded = fold_name(outside)
        yield self.forms.get(fold_name(written))
        yield self.forms.get(folded)
        yield self._known_body(folded)
        yield self.bags.get(_bag(folded))
        yield self._in_bracket(written, folded)
        yield self._variant(_bag(folded))
        yield self._inside(outside, folded.split())
        yield self._short_inside(outside)

    def _known_body(self, folded: str) -> str | None:
        """A short name of one word behind the name of its family: "UN OCHA"."""
        first, _, rest = folded.partition(" ")
        return self.forms.get(rest) if first == "un" and rest and " " not in rest else None

    def _in_bracket(self, written: str, folded: str) -> str | None:
        for short in _BRACKET.findall(written):
            key = self.forms.get(fold_name(short))
            if key is not None and _abbreviates(fold_name(short), folded):
                return key
        return None

    def _variant(self, words: frozenset[str]) -> str | None:
        if len(words) < _LONG:
            return None
        return _only({key for bag, key in self.bags.items() if self._is_variant(words, bag)})

    def _is_variant(self, words: frozenset[str], bag: frozenset[str]) -> bool:
        """Whether one word is a slip; a word that names know ("Ireland") is no slip of another."""
        mine, theirs = words - bag, bag - words
        return len(mine) == len(theirs) == 1 and not mine & self.words and _is_slip(*mine, *theirs)

    def _inside(self, written: str, words: list[str]) -> str | None:
        """The one long name in a longer: "UK-based Syrian Network for Human Rights"."""
        found: list[tuple[int, int, str]] = []
        for length in range(len(words) - 1, _LONG - 1, -1):
            for first in range(len(words) - length + 1):
                after = first + length
                key = self.forms.get(" ".join(words[first:after]))
                overlaps = any(one < after and first < end for one, end, _key in found)
                if key is not None and not overlaps and _ends_name(written, words, first, after):
                    found.append((first, after, key))
        return _only({key for _first, _after, key in found})

    def _short_inside(self, written: str) -> str | None:
        """The one short name in capitals among other words: "UNHCR spokeswoman"."""
        if written.isupper():
            return None
        shorts = (fold_name(short) for short in _SHORT.findall(written))
        return _only({self.forms[short] for short in shorts if short in self.forms})


def _bag(folded: str) -> frozenset[str]:
    return frozenset(folded.split()) - _BETWEEN


def _forms(name: str) -> Iterator[str]:
    form = fold_name(name)
    yield form
    # Four words and more are a name without the family's: "High Commissioner for Refugees".
    if form.startswith("un ") and len(form.split()) > _LONG + 1:
        yield form.removeprefix("un ")


def _unique(pairs: Iterable[tuple[F, str]]) -> dict[F, str]:
    found: dict[F, str] = {}
    for form, key in pairs:
        found[form] = key if found.get(form, key) == key else ""
    return found


def _ends_name(written: str, words: list[str], first: int, after: int) -> bool:
    """Whether a name of few words ends there; "UN Human Rights" may go on as a council."""
    return after - first > _LONG or after == len(words) or words[after] in written.split()


def _only(keys: set[str]) -> str | None:
    return keys.pop() if len(keys) == 1 else None


def _abbreviates(short: str, folded: str) -> bool:
    initials = "".join(word[0] for word in f" {folded}".replace(" un ", " u n ").split())
    letters = "".join(letter for letter in short if letter.isalpha())
    return LCSseq.similarity(letters, initials) >= _INITIALS * len(letters)


def _is_slip(word: str, meant: str) -> bool:
    """One letter wrong, missing, too many or out of turn, not the first, in a word long enough to tell."""
    return (
        min(len(word), len(meant)) >= _SHORTEST_VARIANT
        and word[0] == meant[0]
        and OSA.distance(word, meant) <= 1
    )


def _phrases(pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[str, tuple[str, bool]]]:
    labels: dict[str, tuple[str, bool]] = {}
    for name, key in pairs:
        for written in _spelled(_strip_possessives(name)):
            label = (key, written.isupper())
            labels[written] = label if labels.get(written, label)[0] == key else ("", label[1])
    return iter(labels.items())


def _spelled(name: str) -> Iterator[str]:
    yield name
    for one, other in (("United Nations", "UN"), ("UN", "United Nations"), ("UN", "U.N."), ("U.N.", "UN")):
        if re.search(rf"\b{re.escape(one)}(?!\w)", name):
            yield re.sub(rf"\b{re.escape(one)}(?!\w)", other, name)


def _strip_possessives(name: str) -> str:
    return re.sub(r"['’]s\b", "", name)


def _bare(token: Token) -> Token:
    if not token.folded.endswith("'s"):
        return token
    return Token(token.start, token.end, token.text, token.folded[:-2])


def _without_article(token: Token) -> Token | None:
    """The French "l'Observatoire" without its article; None where none is written onto a name."""
    elided = ELIDED.match(token.text)
    if elided is None or not token.is_capitalised:
        return None
    length = elided.end()
    return Token(token.start + length, token.end, token.text[length:], token.folded[length:])


def _is_written_as_name(tokens: Sequence[Token], is_short: bool) -> bool:
    """Whether capitals tell a name: "WHO" is no "who"; scripts without them are taken as they are."""
    words = [token for token in tokens if token.is_word and token.folded not in SMALL_WORDS]
    if is_short:
        return all(_strip_possessives(_past_article(token.text)).isupper() for token in words)
    return any(token.is_capitalised or not token.text[0].islower() for token in words)


def _past_article(text: str) -> str:
    elided = ELIDED.match(text)
    return text[elided.end() :] if elided else text
