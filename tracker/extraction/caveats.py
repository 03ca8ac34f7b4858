"""Caveats: what a page says of itself that a reader of its figures should know ("generated with AI")."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

# What the signs of a wording stand for in a regular expression; a wording begins and ends with whole words.
_SIGNS = {" ?": r"\s*", " ": r"\s+", "~": r"[^.!?\n]{0,100}?\b", "*": r"\w*", "^": r"^\W*", "$": r"\W*$"}
_SIGN = re.compile("|".join(map(re.escape, _SIGNS)))


def find_caveats(text: str) -> tuple[str, ...]:
    """The names of the caveats that a text carries, in the order of `caveats.toml`."""
    folded = text.lower().replace("’", "'")
    return tuple(name for name, wordings in _caveats() if wordings.search(folded))


@cache
def _caveats() -> tuple[tuple[str, re.Pattern[str]], ...]:
    text = files("tracker.extraction").joinpath("caveats.toml").read_text(encoding="utf-8")
    return tuple(
        (name, _pattern([wording for wordings in languages.values() for wording in wordings]))
        for name, languages in tomllib.loads(text).items()
    )


def _pattern(wordings: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(_expression, wordings)), re.MULTILINE)


def _expression(wording: str) -> str:
    opens = "" if wording.startswith("^") else r"\b"
    closes = r"\b" if wording[-1].isalpha() or wording[-1] in ")*" else ""
    return f"{opens}{_SIGN.sub(lambda sign: _SIGNS[sign[0]], wording)}{closes}"
