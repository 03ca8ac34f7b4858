"""Offices: whether a source's name tells an office and not whose it is ("police", "local officials")."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from enum import Enum
from functools import cache
from importlib.resources import files
from typing import Any

from tracker.extraction.lexicon import read_lexicon
from tracker.extraction.phrases import PhraseBook
from tracker.extraction.tokens import tokenize

_POSSESSIVE = re.compile(r"['’]s\b")
# A reviewer may write a name in the language of the fields, whatever that of the text.
_USUAL = "en"


class _Part(Enum):
    """What a word is in the name of an office."""

    OFFICE = "office"
    KIND = "kind"
    NAME = "name"


def is_only_office(name: str, language: str = "") -> bool:
    """Whether a source's name has an office and no word besides that says whose.

    "The health ministry" and "local officials" do; "Haitian police", "the mayor of Aleppo" and "UNHCR" do
    not. `language` is an ISO 639-1 code, "" where it is not known.
    """
    return any(_is_only_office(name, one) for one in dict.fromkeys((language, _USUAL)))


def _is_only_office(name: str, language: str) -> bool:
    tokens = tokenize(_POSSESSIVE.sub("", name))
    found = _book(language).find(tokens)
    if any(match.label is _Part.NAME for match in found):
        return False
    covered = {index for match in found for index in range(match.first, match.after)}
    words = {index for index, token in enumerate(tokens) if token.is_word or token.is_number}
    return words <= covered and any(match.label is _Part.OFFICE for match in found)


@cache
def _book(language: str) -> PhraseBook[_Part]:
    return PhraseBook(_entries(language), read_lexicon(language).prefixes)


def _entries(language: str) -> Iterator[tuple[str, _Part]]:
    lexicon, written = read_lexicon(language), _written()
    yield from ((phrase, _Part.NAME) for phrase in written["names"])
    yield from ((phrase, _Part.OFFICE) for phrase in lexicon.texts("attribution", "offices"))
    for lists in (("attribution", "joins"), ("clauses", "articles"), ("clauses", "prepositions")):
        yield from ((phrase, _Part.KIND) for phrase in lexicon.texts(*lists))
    yield from ((phrase, _Part.KIND) for phrase in written["kinds"].get(language, ()))


@cache
def _written() -> dict[str, Any]:
    return tomllib.loads(files("tracker.extraction").joinpath("offices.toml").read_text(encoding="utf-8"))
