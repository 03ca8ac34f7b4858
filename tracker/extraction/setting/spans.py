"""Spans: time named by both its ends, whatever words stand before it."""

from __future__ import annotations

from dataclasses import replace

from tracker.extraction.setting.cues import Cues
from tracker.extraction.setting.days import find_stretch
from tracker.extraction.setting.stretches import Clock, Stretch, dated

_LONGEST_ASIDE = 12
_LAST_DAY = 31
_DASHES = frozenset("-–—")


def find_span(words: Cues, index: int, clock: Clock) -> Stretch | None:
    """The time from one end to the other: "31 October and 15 November", "Sept. 17 and 28"."""
    one = _end(words, index, clock)
    link = words.at(_behind_aside(words, one.after), "and") if one is not None else None
    other = _end(words, words.skip(link.after, "glue"), clock) if link is not None else None
    if one is None or other is None or not (_is_named(one) or _is_named(other)):
        return None
    other = dated(_filled(other, one), clock) if other.day or other.month else other
    one = _earlier(_filled(one, other), other, clock)
    span = Stretch(index, other.after, precision=other.precision)
    if one.start is None or other.end is None or one.start > other.end:
        return span
    return replace(span, start=one.start, end=other.end)


def find_listed(words: Cues, index: int, clock: Clock) -> Stretch | None:
    """The time named here, or of two that are listed: "August and September", "Jan. 3-5"."""
    one = _end(words, index, clock)
    if one is None:
        return None
    alone = one if _is_named(one) else None
    span = find_span(words, index, clock) if words.at(one.after, "and") is not None else None
    if span is None or alone is None:
        return span or alone
    last = words.tokens[span.after - 1]
    is_bare = words.number(span.after - 1) is not None and span.after - 2 <= one.after
    is_dashed = words.tokens[one.after].text in _DASHES
    return alone if last.folded.endswith("'s") or (is_bare and not is_dashed) else span


def _behind_aside(words: Cues, index: int) -> int:
    """Past what is said of the first end between commas: "24 February, the day it began, and 7 March"."""
    if index >= len(words) or words.tokens[index].text != ",":
        return index
    for at in range(index + 1, min(index + _LONGEST_ASIDE, len(words))):
        if words.tokens[at].text == ",":
            return at + 1
        if words.tokens[at].is_number:
            break
    return index


def _end(words: Cues, index: int, clock: Clock) -> Stretch | None:
    """One end of a span; a bare number may be its day."""
    number = words.date_number(index)
    stretch = find_stretch(words, index, clock)
    if stretch is not None or number is None or not 1 <= number <= _LAST_DAY:
        return stretch
    return Stretch(index, words.skip(index + 1, "day_mark"), day=number)


def _is_named(end: Stretch) -> bool:
    """Whether an end is more than a bare number."""
    return not end.day or bool(end.month)


def _filled(end: Stretch, other: Stretch) -> Stretch:
    """An end that is a bare day, with the month of the other."""
    return replace(end, month=other.month, year=end.year or other.year) if not _is_named(end) else end


def _earlier(one: Stretch, other: Stretch, clock: Clock) -> Stretch:
    """The first end as its last time before the other."""
    if not one.month or one.year:
        return dated(one, clock) if one.month else one
    return dated(one, Clock(other.start) if other.start is not None else clock)
