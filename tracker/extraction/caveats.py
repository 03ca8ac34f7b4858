"""Caveats: what a page says of itself that a reader of its figures should know ("generated with AI")."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

# Pages speak of themselves at the top and at the end; of a long text only so much of either is searched.
EDGE = 25_000
# What the signs of a wording stand for in a regular expression; a wording begins and ends with whole words.
_SIGNS = {
    " ?": r"\s*",
    " ": r"\s+",
    "*": r"\w*",
    "~": r"[^.!?\n]{0,100}?\b",
    "^": r"^[^\w\n]{0,20}",
    "$": r"[^\w\n]{0,20}$",
}
_SIGN = re.compile("|".join(map(re.escape, _SIGNS)))


def find_caveats(text: str) -> tuple[str, ...]:
    """The names of the caveats that a text carries at its top or end, in the order of `caveats.toml`."""
    edges = text if len(text) <= 2 * EDGE else f"{text[:EDGE]}\n{text[-EDGE:]}"
    folded = edges.lower().replace("’", "'")
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
