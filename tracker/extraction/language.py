"""The language of a text: told by its script, its small words and its letters."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

# So much of the beginning of a text is looked at.
LOOKED_AT = 2_000
# A word of one language alone counts 1, an ending or a letter less: names bring those of other languages.
_LETTER = 0.2
_ENDING = 0.5
_LONG = 6
# What the best language needs, and by how much it has to lead: less is a guess.
_ENOUGH = 0.9
_LEAD = 1.15

_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u064b-\u065f\u200c])*")
# Where each script begins among the code points; "" is none that we tell.
_BLOCKS = (
    (0x41, "Latin"), (0x250, ""), (0x370, "el"), (0x400, "Cyrillic"), (0x530, "hy"), (0x590, "he"),
    (0x600, "Arabic"), (0x700, ""), (0x750, "Arabic"), (0x780, ""), (0x8A0, "Arabic"), (0x900, "hi"),
    (0x980, "bn"), (0xA00, "pa"), (0xA80, "gu"), (0xB00, ""), (0xB80, "ta"), (0xC00, "te"), (0xC80, "kn"),
    (0xD00, "ml"), (0xD80, "si"), (0xE00, "th"), (0xE80, "lo"), (0xF00, "bo"), (0x1000, "my"),
    (0x10A0, "ka"), (0x1100, "ko"), (0x1200, "am"), (0x13A0, ""), (0x1780, "km"), (0x1800, ""),
    (0x1E00, "Latin"), (0x1F00, "el"), (0x2000, ""), (0x3040, "ja"), (0x3100, ""), (0x3400, "zh"),
    (0xA000, ""), (0xAC00, "ko"), (0xD7B0, ""), (0xF900, "zh"), (0xFB00, ""), (0xFB50, "Arabic"),
    (0xFE00, ""), (0xFE70, "Arabic"), (0xFEFF, ""),
)  # fmt: skip
_STARTS = [start for start, _script in _BLOCKS]


@dataclass(frozen=True, slots=True)
class _Script:
    """The languages of a script: what each word, letter and ending weighs for which of them."""

    otherwise: str
    words: Mapping[str, tuple[tuple[str, float], ...]]
    letters: Mapping[str, tuple[tuple[str, float], ...]]
    endings: Mapping[str, tuple[tuple[str, float], ...]]


def find_language(text: str) -> str:
    """The ISO 639-1 code of the language that a text is written in; "" where it cannot be told."""
    sample = text[:LOOKED_AT]
    letters = Counter(sample)
    script = _find_script(letters)
    languages = _scripts().get(script)
    return script if languages is None else _find_among(languages, sample, letters)


def _find_script(letters: Mapping[str, int]) -> str:
    """The script of most letters, by the name of its section, or the one language that has it."""
    counts: Counter[str] = Counter()
    for letter, count in letters.items():
        if letter.isalpha():
            counts[_BLOCKS[bisect_right(_STARTS, ord(letter)) - 1][1]] += count
    # Japanese mixes its own letters into Chinese ones.
    if counts["ja"] and counts["zh"]:
        counts["ja"] += counts.pop("zh")
    return max(counts, key=lambda script: (counts[script], script)) if counts else ""


def _find_among(script: _Script, sample: str, letters: Mapping[str, int]) -> str:
    scores: defaultdict[str, float] = defaultdict(float)
    for word in _WORD.findall(sample.lower()):
        for language, weight in script.words.get(word, ()):
            scores[language] += weight
        if len(word) >= _LONG:
            for language, weight in script.endings.get(word[-3:], ()):
                scores[language] += _ENDING * weight
    for letter, count in letters.items():
        for language, weight in script.letters.get(letter.lower(), ()):
            scores[language] += _LETTER * weight * count
    return _leader(scores) or script.otherwise


def _leader(scores: Mapping[str, float]) -> str:
    """The language with the highest score, "" where that is low or another comes near."""
    ranked = sorted(scores, key=lambda code: (-scores[code], code))
    if not ranked or scores[ranked[0]] < _ENOUGH:
        return ""
    leads = len(ranked) == 1 or scores[ranked[0]] >= _LEAD * scores[ranked[1]]
    return ranked[0] if leads else ""


@cache
def _scripts() -> dict[str, _Script]:
    given = tomllib.loads(files("tracker.extraction").joinpath("languages.toml").read_text(encoding="utf-8"))
    return {
        name: _Script(
            section["otherwise"],
            _weighed((word, code) for code, words in section["words"].items() for word in words.split()),
            _weighed((letter, code) for code, letters in section["letters"].items() for letter in letters),
            _weighed(
                (ending, code) for code, words in section["endings"].items() for ending in words.split()
            ),
        )
        for name, section in given.items()
    }


def _weighed(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[tuple[str, float], ...]]:
    """Each word or letter with its languages: it weighs the less, the more of them have it."""
    found: dict[str, list[str]] = {}
    for sign, code in dict.fromkeys(pairs):
        found.setdefault(sign, []).append(code)
    return {sign: tuple((code, 1 / len(codes)) for code in codes) for sign, codes in found.items()}
