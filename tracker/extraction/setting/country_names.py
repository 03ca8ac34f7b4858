"""The names of countries in the languages of the lexicons and some more, with their ISO3 codes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import pycountry
from babel import Locale

from tracker.domain.vocabulary_files import read_vocabulary
from tracker.extraction.phrases import PhraseBook
from tracker.extraction.tokens import Token

_LANGUAGES = ("en", "ar", "fr", "de", "es", "pt", "it", "tr")


@cache
def country_names() -> tuple[tuple[str, str], ...]:
    """Every name of every country of ISO 3166 with its code, and what the vocabulary adds to them."""
    codes = {country.alpha_2: country.alpha_3 for country in pycountry.countries}
    names = [
        (name, codes[short])
        for language in _LANGUAGES
        for short, name in Locale(language).territories.items()
        if short in codes
    ]
    for entry in read_vocabulary().countries.values():
        own = (entry.name, entry.name_ar, *entry.aliases)
        names += [(name, entry.iso3) for name in own if name]
    return tuple(dict.fromkeys(names))


def find_country(tokens: Sequence[Token], index: int) -> str:
    """The ISO3 code of the country whose name begins with this token, "" for none."""
    if index >= len(tokens) or not (tokens[index].is_capitalised or not tokens[index].text.isascii()):
        return ""
    return next((match.label for match in _book().find_at(tokens, index)), "")


@cache
def _book() -> PhraseBook[str]:
    return PhraseBook(country_names())
