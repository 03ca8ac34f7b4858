"""Name endings: what a language writes onto a name, taken off again: "Gözlemevi'ne", "للمرصد"."""

from __future__ import annotations

from functools import cache

from tracker.extraction.lexicon import read_lexicon


def trim_name(language: str, name: str) -> str:
    """A name without the case ending of its last word and the preposition in its first.

    By `[names]` of the lexicon: `endings` fall away, `beginnings` give way to the bare word ("لل" to "ال").
    """
    for written, bare in _beginnings(language):
        if name.startswith(written):
            name = bare + name.removeprefix(written)
            break
    ending = next((one for one in _endings(language) if _ends(name, one)), "")
    return name.removesuffix(ending)


def closes_name(language: str, word: str) -> bool:
    """Whether a word bears an ending that only the last of a name has."""
    return any(_ends(word, ending) for ending in _endings(language))


def _ends(name: str, ending: str) -> bool:
    return name.replace("’", "'").endswith(ending) and len(name) > len(ending) + 1


@cache
def _endings(language: str) -> tuple[str, ...]:
    return tuple(sorted(read_lexicon(language).texts("names", "endings"), key=len, reverse=True))


@cache
def _beginnings(language: str) -> tuple[tuple[str, str], ...]:
    pairs = read_lexicon(language).labelled("names", "beginnings")
    return tuple(sorted(pairs, key=lambda pair: len(pair[0]), reverse=True))
