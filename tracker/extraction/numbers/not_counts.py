"""What is no count: dates, ages, money and the like, told by the words around a number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from tracker.extraction.lexicon import Lexicon, read_lexicon
from tracker.extraction.numbers.bare import Bare
from tracker.extraction.numbers.ending_phrases import EndingPhrases
from tracker.extraction.numbers.shapes import find_shape, is_day, is_year
from tracker.extraction.phrases import PhraseBook
from tracker.extraction.tokens import Token

# "500 people per day": how many words may stand between.
_NEAR = 4
_KEPT = "kept"
_DAYS = 31


@dataclass(frozen=True, slots=True)
class _Books:
    """The phrases of the lexicon's [not_counts], by where they stand to the number; labels are reasons."""

    before: EndingPhrases[str]
    behind: PhraseBook[str]
    near: PhraseBook[str]
    whole: PhraseBook[str]
    touching: PhraseBook[str]
    before_year: EndingPhrases[str]
    behind_year: PhraseBook[str]
    opens: EndingPhrases[str]
    capitalised: bool


@dataclass(frozen=True, slots=True)
class Place:
    """Where a number stands: its own tokens, and the first of its qualifiers."""

    first: int
    number_first: int
    number_after: int


def find_reason(language: str, tokens: Sequence[Token], bare: Bare, place: Place) -> str:
    """Why this number is no count of people, "" where nothing speaks against it."""
    books = _books(language)
    if _behind(books, tokens, bare, place) == _KEPT:
        return ""
    reason = (
        _around(books, tokens, bare, place)
        or find_shape(tokens, bare, read_prefixes(language))
        or _year(books, tokens, bare, place)
        or _part(bare)
    )
    return "" if reason == _KEPT else reason


def reaches(language: str, tokens: Sequence[Token], after: int, index: int) -> bool:
    """Whether words behind one number hold the next: the hundred of "20 في المئة"."""
    return any(match.after > index for match in _books(language).behind.find_at(tokens, after))


@cache
def read_prefixes(language: str) -> frozenset[str]:
    """Small words that may touch a number: the Arabic "و" in "و10"."""
    return frozenset(read_lexicon(language).prefixes)


def _around(books: _Books, tokens: Sequence[Token], bare: Bare, place: Place) -> str:
    behind = _behind(books, tokens, bare, place)
    if behind:
        return behind
    before = books.before.find(tokens, place.number_first)
    if before is not None and _fits(books, tokens, bare, before[1], place):
        return before[1]
    return _whole(books, tokens, place) or _near(books, tokens, place)


def _fits(books: _Books, tokens: Sequence[Token], bare: Bare, reason: str, place: Place) -> bool:
    """Whether a number beside a month can be a day or a year: "In May 12 people died" has no date."""
    if reason != "date":
        return True
    if not is_day(bare) and not is_year(tokens, bare):
        return False
    month = place.number_first - 1
    counts = place.number_after < len(tokens) and tokens[place.number_after].is_word
    return not (counts and is_day(bare) and books.opens.find(tokens, month))


def _behind(books: _Books, tokens: Sequence[Token], bare: Bare, place: Place) -> str:
    for after in {place.number_after: 0, bare.written_after: 0}:
        if after >= len(tokens):
            continue
        for found in books.behind.find_at(tokens, after):
            if found.label != "date" or _is_month(books, tokens, after, bare):
                return found.label
        touching = books.touching.find_at(tokens, after)
        if touching and tokens[after].start == tokens[after - 1].end:
            return touching[0].label
    return ""


def _is_month(books: _Books, tokens: Sequence[Token], index: int, bare: Bare) -> bool:
    """Where months have capitals, "12 may" is none."""
    word = not bare.digits and bare.value is not None and 1 <= bare.value <= _DAYS
    fits = is_day(bare) or is_year(tokens, bare) or word
    return fits and (not books.capitalised or tokens[index].is_capitalised or not tokens[index].is_word)


def _whole(books: _Books, tokens: Sequence[Token], place: Place) -> str:
    """A phrase that the number is a word of: "no one", "one another"."""
    for first in range(max(0, place.number_first - 3), place.number_first + 1):
        for match in books.whole.find_at(tokens, first):
            if match.after >= place.number_after:
                return match.label
    return ""


def _near(books: _Books, tokens: Sequence[Token], place: Place) -> str:
    for index in range(place.number_after, min(place.number_after + _NEAR, len(tokens))):
        found = books.near.find_at(tokens, index)
        if found:
            return "" if found[0].label == _KEPT else found[0].label
        if not tokens[index].is_word:
            return ""
    return ""


def _year(books: _Books, tokens: Sequence[Token], bare: Bare, place: Place) -> str:
    """A bare year stands after "in" or "since", or with no noun behind it."""
    if not is_year(tokens, bare) or place.first < place.number_first:
        return ""
    spans = bare.first < bare.written_after - 1
    if spans or _lacks_noun(books, tokens, place.number_after):
        return "date"
    # "The deaths of 2000 people": a round number with a noun counts.
    is_round = bare.value is not None and bare.value % 100 == 0
    return "date" if not is_round and books.before_year.find(tokens, place.first) else ""


def _lacks_noun(books: _Books, tokens: Sequence[Token], index: int) -> bool:
    if index >= len(tokens) or not tokens[index].is_word:
        return True
    name = books.capitalised and tokens[index].is_capitalised
    return name or bool(books.behind_year.find_at(tokens, index))


def _part(bare: Bare) -> str:
    if bare.value is None:
        return ""
    if bare.value == 0:
        return "zero"
    return "" if bare.value == bare.value.to_integral_value() else "decimal"


@cache
def _books(language: str) -> _Books:
    lexicon = read_lexicon(language)
    return _Books(
        before=_ending(lexicon, "before"),
        behind=_book(lexicon, "after"),
        near=_book(lexicon, "near"),
        whole=_book(lexicon, "whole"),
        touching=_book(lexicon, "touching"),
        before_year=_ending(lexicon, "at_a_year"),
        behind_year=_book(lexicon, "at_a_year"),
        opens=_ending(lexicon, "opens"),
        capitalised=bool(lexicon.table("not_counts", "date").get("capitalised", False)),
    )


def _book(lexicon: Lexicon, place: str) -> PhraseBook[str]:
    return PhraseBook(_entries(lexicon, place), lexicon.prefixes)


def _ending(lexicon: Lexicon, place: str) -> EndingPhrases[str]:
    return EndingPhrases(_entries(lexicon, place), lexicon.prefixes)


def _entries(lexicon: Lexicon, place: str) -> Iterator[tuple[str, str]]:
    for reason in lexicon.table("not_counts"):
        for phrase in lexicon.texts("not_counts", reason, place):
            yield phrase, reason
