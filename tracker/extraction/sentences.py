"""Sentences: where each one of a text begins and ends.

What a language's file says of it, in `[sentences]`: `abbreviations`, after whose point a sentence goes on,
and `openers`, the words that begin a new one even there ("at 5 p.m. The army said"). An abbreviation in small
letters fits both cases; "No #" is one only before a number, and "#" itself is any number of one or two
digits (the German "7. Oktober").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tracker.extraction.candidate import Span

_NONE: frozenset[str] = frozenset()
_BULLETS = "•·▪◦●‣■"
_END = re.compile(
    # for speed: nothing else begins an end
    rf"(?=[.!?…؟۔।。！？\n{_BULLETS}])(?:"
    # a stop, with the quotes, brackets and footnotes that close behind it
    r"(?P<stop>[.!?…؟۔।]+)[\"'”’»›)\]]*(?:\[\d+\])*(?=\s|$|[\"“«(])"
    r"|[。！？]+[」』”）]*"
    # an empty line, or an item of a list
    rf"|\n\s*(?:\n\s*|(?=[{_BULLETS}*–—-]\s|\(?\d{{1,2}}[.)]\s))|(?<=\s)(?=[{_BULLETS}]\s)"
    r"|(?P<line>\n\s*))"
)
_NEXT = re.compile(r"[\s\"'“”‘’«»(\[]*(\w+)")
_NEXT_WORD = re.compile(r"\S+")
_BEFORE = re.compile(r"[^\s\"'“”‘’«»()\[\],;:/–—]+$")
_POINTED = re.compile(r"(?:[^\W\d_]{1,3}\.)*[^\W\d_]|(?:[^\W\d_]{1,3}\.)+[^\W\d_]{1,3}")
_NUMBERED_ITEM = re.compile(r"^\d{1,2}$", re.MULTILINE)
_ORDINAL = re.compile(r"\d{1,2}")
_LONGEST_WORD = 24
# Lines are broken for width if none is longer than this; then one goes on in the next whose first word would
# not have fitted into it. Letters differ in width, so that a line is full from this share of the longest on.
_WIDEST = 140
_FULL = 0.85
_NARROWEST = 30


def split_sentences(
    text: str, abbreviations: frozenset[str] = _NONE, openers: frozenset[str] = _NONE
) -> tuple[Span, ...]:
    """The sentences of a text in order, without the white space between them.

    The end of a paragraph ends a sentence, that of a line that is only full does not; a colon never does.
    """
    spans: list[Span] = []
    start = 0
    for end in (*_ends(text, abbreviations, openers), len(text)):
        piece = text[start:end]
        first = start + len(piece) - len(piece.lstrip())
        last = start + len(piece.rstrip())
        if first < last:
            spans.append(Span(first, last))
        start = end
    return tuple(spans)


def _ends(text: str, abbreviations: frozenset[str], openers: frozenset[str]) -> Iterator[int]:
    width = _width(text)
    for found in _END.finditer(text):
        if found["stop"]:
            ends = _is_stop(text, found, abbreviations, openers)
        else:
            ends = found["line"] is None or not _goes_on(text, found.start(), found.end(), width)
        if ends:
            yield found.end()


def _is_stop(text: str, found: re.Match[str], abbreviations: frozenset[str], openers: frozenset[str]) -> bool:
    follows = _NEXT.match(text, found.end())
    if follows is None:
        return True
    if follows[1][0].islower():
        return False
    before = _BEFORE.search(text, max(0, found.start() - _LONGEST_WORD), found.start())
    if found["stop"] != "." or before is None:
        return True
    if _NUMBERED_ITEM.search(text, max(0, found.start() - 3), found.start()):
        return False
    return follows[1].lower() in openers or not _is_abbreviation(before[0], follows[1], abbreviations)


def _is_abbreviation(word: str, follows: str, abbreviations: frozenset[str]) -> bool:
    """Whether a word with a point behind it, and this one following, is shortened and no end."""
    if _POINTED.fullmatch(word) or ("#" in abbreviations and _ORDINAL.fullmatch(word)):
        return True
    last = word.rpartition("-")[2]
    forms = {word, word.lower(), last, last.lower()}
    if follows[0].isdigit():
        forms |= {f"{form} #" for form in forms}
    return not forms.isdisjoint(abbreviations)


def _width(text: str) -> int:
    """How wide the lines of a text are at most; 0 where they are not broken for width."""
    widest = max(map(len, text.splitlines()), default=0) if "\n" in text else 0
    return widest if widest <= _WIDEST else 0


def _goes_on(text: str, end: int, start: int, width: int) -> bool:
    """Whether a line that ends without a stop goes on in the next."""
    word = _NEXT_WORD.match(text, start)
    if word is None:
        return False
    line = end - (text.rfind("\n", 0, end) + 1)
    is_full = line >= _NARROWEST and line + len(word[0]) >= _FULL * width > 0
    return is_full or word[0][0].islower()
