"""Datelines: the day that stands at the top of an article, on a line of its own or before its first words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from tracker.domain.period import Precision
from tracker.extraction.setting.cues import Cues
from tracker.extraction.setting.dates import find_date
from tracker.extraction.setting.stretches import Clock
from tracker.extraction.tokens import tokenize

_LINES = 4
_LONGEST = 160
# A line of a date has few other words ("Last updated on Sunday, 1 December 2024, 10:40 GMT").
_OTHER_WORDS = 6
# "KHARTOUM, 3 June 2023 (Agency) - Fighting ...": a place in capitals or with a comma, and a dash soon after.
_PLACE = re.compile(r"(?:[^,،;:.]{2,40}[,،:(/]\s*(?:[^\W\d_]{1,3}\s)?|[^a-z]{0,40})")
_DASH = re.compile(r"[\s,)]*(?:\([^()]{1,40}\)|[A-Z][\w.]{1,20})?\s*(?:--?|–|—|:)\s")
_CLOCK = re.compile(r"\d{1,2}[:.h]\d{2}")
_ANY_DAY = Clock(None)


def find_dateline(text: str, language: str) -> date | None:
    """The day that the top of a text is dated by; None where it states none in full."""
    for line in _top(text):
        for start, end, day in _days(line, language):
            if _is_date_line(line, start, end) or _opens_article(line, start, end):
                return day
    return None


def _top(text: str) -> Iterator[str]:
    lines = (line.strip() for line in text[: _LINES * 4 * _LONGEST].split("\n"))
    for _count, line in zip(range(_LINES), filter(None, lines), strict=False):
        yield line


def _days(line: str, language: str) -> Iterator[tuple[int, int, date]]:
    """The days of the calendar that a line's beginning writes with their year, and where they stand."""
    tokens = tokenize(line[:_LONGEST])
    words = Cues(tokens, language)
    index = 0
    while index < len(tokens):
        found = find_date(words, index, _ANY_DAY)
        if found and found.year and found.start and found.precision is Precision.DAY:
            yield tokens[index].start, tokens[found.after - 1].end, found.start
        index = found.after if found else index + 1


def _is_date_line(line: str, start: int, end: int) -> bool:
    others = _CLOCK.sub("", f"{line[:start]} {line[end:]}")
    return len(others.split()) <= _OTHER_WORDS and not any(letter.isdigit() for letter in others)


def _opens_article(line: str, start: int, end: int) -> bool:
    return _PLACE.fullmatch(line, 0, start) is not None and _DASH.match(line, end) is not None
