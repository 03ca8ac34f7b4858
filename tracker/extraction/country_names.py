"""The names of countries in the languages of the lexicons and some more, with their ISO3 codes."""

from __future__ import annotations

from functools import cache

import pycountry
from babel import Locale

from tracker.domain.vocabulary_files import read_vocabulary

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
