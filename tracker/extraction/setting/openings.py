"""Openings: the dateline before an article's first words, whose day is that of the text and of no figure."""

from __future__ import annotations

from tracker.extraction.setting.cues import Cues
from tracker.extraction.setting.days import find_stretch
from tracker.extraction.setting.stretches import Clock

_LONGEST = 18
# "3 March (Agency) -": so many tokens stand between the day and the mark.
_BETWEEN = 6
_MARKS = frozenset({"-", "–", "—", ":"})
_PARTS = frozenset({",", "،", "(", "/"})
_SMALL = 3
_NAMES = 6


def find_opening(words: Cues, clock: Clock) -> int:
    """The token after a dateline ("GOMA, 3 March (Agency) - Clashes ..."); 0 where a text opens with none."""
    mark = next((at for at in range(1, min(_LONGEST, len(words))) if _is_mark(words, at)), 0)
    for index in range(mark):
        stretch = find_stretch(words, index, clock)
        if stretch is not None and stretch.after <= mark and mark - stretch.after <= _BETWEEN:
            return mark + 1 if _is_heading(words, index) else 0
    return 0


def _is_mark(words: Cues, index: int) -> bool:
    token = words.tokens[index]
    spaced = index + 1 < len(words) and words.tokens[index + 1].start > token.end
    return token.text in _MARKS and spaced


def _is_heading(words: Cues, index: int) -> bool:
    """Whether only names stand before the day, and a comma: "Goma, le 3 mars"; not "In Goma, on Monday"."""
    if words.at(0, "at", "in") or not any(token.text in _PARTS for token in words.tokens[:index]):
        return False
    before = [token for token in words.tokens[:index] if token.is_word]
    plain = [token for token in before if token.text[0].islower() and len(token.text) > _SMALL]
    return not plain and len(before) <= _NAMES
