"""A lexicon: what the rules know of one language, from a file that its speakers can mend.

The files stand in `lexicons/`, one a language, named by its ISO 639-1 code. Each section is for one step and
is explained in `lexicons/en.toml`; a section that a language leaves out gives that step nothing to find.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from tracker.errors import DocumentError

_FOLDER = "tracker.extraction.lexicons"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """One language's file: `prefixes` are the small words it writes onto the next one."""

    language: str
    prefixes: tuple[str, ...]
    sections: Mapping[str, Any]

    def texts(self, *path: str) -> tuple[str, ...]:
        """A list of phrases, by the names of its sections and its own; () where there is none."""
        found: Any = self.sections
        for name in path:
            found = found.get(name, {})
        return tuple(found or ())

    def table(self, *path: str) -> Mapping[str, Any]:
        """A section or a table in one, by the names that lead to it; empty where there is none."""
        found: Any = self.sections
        for name in path:
            found = found.get(name, {})
        return dict(found)

    def labelled(self, *path: str) -> Iterator[tuple[str, str]]:
        """Each phrase of a table of lists, with the name of its list."""
        for name, phrases in self.table(*path).items():
            for phrase in phrases:
                yield phrase, name


@cache
def languages() -> tuple[str, ...]:
    """The languages that have a lexicon."""
    found = files(_FOLDER).iterdir()
    return tuple(sorted(entry.name.removesuffix(".toml") for entry in found if entry.name.endswith(".toml")))


@cache
def read_lexicon(language: str) -> Lexicon:
    """The lexicon of a language, an empty one for a language without; raises DocumentError for a bad file."""
    if language not in languages():
        return Lexicon(language, (), {})
    name = f"{language}.toml"
    try:
        sections = tomllib.loads(files(_FOLDER).joinpath(name).read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise DocumentError(f"{name}: {error}") from None
    return Lexicon(language, tuple(sections.get("prefixes", ())), sections)
