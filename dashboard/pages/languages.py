"""Languages: the name of a language by its code."""

from __future__ import annotations

from babel import Locale, UnknownLocaleError


def language_words(code: str) -> str:
    """The English name of a language ("pt": Portuguese); the code itself where it has none."""
    try:
        return Locale.parse(code, sep="-").get_display_name("en") or code
    except (UnknownLocaleError, ValueError):
        return code
