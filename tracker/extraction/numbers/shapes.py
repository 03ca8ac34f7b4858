"""Shapes of numbers that are no counts in any language: clock times, dates in digits, scores, M23."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from tracker.extraction.numbers.bare import Bare
from tracker.extraction.tokens import Token

_FIRST_YEAR, _LAST_YEAR = 1800, 2100
_LAST_DAY = 31
_OLDEST = 110
_MOST_GOALS = 20
_LONGEST_PLAIN = 7


def find_shape(tokens: Sequence[Token], bare: Bare, prefixes: Collection[str]) -> str:
    """The reason told by the marks and letters that touch a number, "" for none."""
    if not bare.digits:
        return ""
    text = tokens[bare.first].text
    if text.count(".") > 1 and bare.value is not None and bare.value % 1:
        return "date"
    told = _before(tokens, bare, prefixes) or _behind(tokens, bare) or _age(tokens, bare)
    plain = text.isdecimal() and (len(text) > _LONGEST_PLAIN or (len(text) > 1 and text[0] == "0"))
    return told or ("name" if plain else "")


def is_year(tokens: Sequence[Token], bare: Bare) -> bool:
    """Whether it could be a year: four digits, 1800 to 2100, nothing parting them."""
    ends = {bare.first, bare.written_after - 1}
    return bare.digits and not bare.scale and all(_is_year(tokens[index].text) for index in ends)


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isdecimal() and _FIRST_YEAR <= int(text) <= _LAST_YEAR


def is_day(bare: Bare) -> bool:
    """Whether it could be a day of a month."""
    return bare.digits and bare.value is not None and 1 <= bare.value <= _LAST_DAY


def _touches(tokens: Sequence[Token], index: int) -> bool:
    """Whether nothing stands between a token and the one before it."""
    return 0 < index < len(tokens) and tokens[index].start == tokens[index - 1].end


def _before(tokens: Sequence[Token], bare: Bare, prefixes: Collection[str]) -> str:
    first = bare.first
    if not _touches(tokens, first):
        return ""
    mark = tokens[first - 1]
    if mark.is_word:
        return "" if mark.text in prefixes or not mark.text.isascii() else "name"
    if mark.text == "#" or not _touches(tokens, first - 1):
        return "name" if mark.text == "#" else ""
    return _parted(tokens[first - 2], mark.text, bare)


def _behind(tokens: Sequence[Token], bare: Bare) -> str:
    after = bare.after
    if not _touches(tokens, after):
        return ""
    mark = tokens[after]
    if mark.is_word:
        return "name" if mark.text.isascii() else ""
    return _parted(tokens[after + 1], mark.text, bare) if _touches(tokens, after + 1) else ""


def _parted(other: Token, mark: str, bare: Bare) -> str:
    """What a number is that a mark joins to another token with no space."""
    if other.is_word:
        return "name" if mark == "-" and other.is_capitalised else ""
    if not other.is_number:
        return ""
    if mark == ":":
        return "time"
    if mark == "/":
        return "date"
    if mark in "-–":
        return "score" if bare.value is not None and bare.value < _MOST_GOALS else "date"
    return ""


def _age(tokens: Sequence[Token], bare: Bare) -> str:
    """As in "Maria, 34, ..."."""
    first, after = bare.first, bare.after
    if first < 2 or after >= len(tokens) or bare.value is None or bare.value > _OLDEST:
        return ""
    commas = tokens[first - 1].text == "," and tokens[after].text == ","
    return "age" if commas and tokens[first - 2].is_capitalised else ""
