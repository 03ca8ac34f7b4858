"""Anchors: the days on which a text says that an offensive, a war or an uprising began."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tracker.extraction.candidate import Anchor
from tracker.extraction.setting.cues import Cues
from tracker.extraction.setting.days import find_stretch
from tracker.extraction.setting.stretches import Clock, Stretch

# So many tokens at most from an event to its verb, from there to the day, and behind a "since".
_TO_BEGIN, _TO_DAY, _IN_CLAUSE = 8, 5, 12
_STOPS = frozenset({",", ";", "(", ")", "،", "."})


def find_anchors(sentences: Iterable[Cues], clock: Clock) -> tuple[Anchor, ...]:
    """Every start of an event that these sentences give, as far as its day can be told."""
    return tuple(
        anchor
        for words in sentences
        for index in range(len(words))
        if (anchor := _anchor_at(words, index, clock)) is not None
    )


def find_event_start(words: Cues, index: int, clock: Clock, anchors: Sequence[Anchor]) -> Stretch | None:
    """The start of what is named behind a "since": by its own day, else by an anchor; None for no event.

    The stretch has no days if neither settles them, or if the anchors of that event differ.
    """
    after = _clause_after(words, index)
    event, verb = words.first(index, after, "events"), words.first(index, after, "begins", "resumes")
    if verb is not None:
        day = _day_behind(words, verb.after, clock)
    else:
        day = _day_within(words, index, after, clock)
    if verb is None and event is None and day is None:
        return None
    if day is not None:
        return replace(day, first=index)
    named = Stretch(index, max(match.after for match in (verb, event) if match is not None))
    if event is None or (verb is not None and verb.label[0] == "resumes"):
        return named
    days = {(one.on, one.precision) for one in anchors if one.event == _name(words, event.after)}
    if len(days) != 1:
        return named
    on, precision = days.pop()
    return replace(named, start=on, precision=precision)


def _anchor_at(words: Cues, index: int, clock: Clock) -> Anchor | None:
    """An event with its start: "the offensive began on Wednesday", "launched an offensive on Wednesday"."""
    event = words.at(index, "events")
    if event is None:
        return None
    before, after = max(index - _TO_DAY, 0), min(event.after + _TO_BEGIN, _clause_after(words, event.after))
    begins = words.first(event.after, after, "begins")
    if begins is not None:
        first, day = index, _day_behind(words, begins.after, clock)
        hopes = words.holds(index, begins.after, "future")
    else:
        first = next((at for at in range(before, index) if words.at(at, "begins")), -1)
        day = _day_behind(words, event.after, clock) if first >= 0 else None
        hopes = words.holds(first - 2, index, "future")
    if day is None or day.start is None or hopes:
        return None
    start, end = words.tokens[first].start, words.tokens[day.after - 1].end
    return Anchor(_name(words, event.after), start, end, day.start, day.precision)


def _day_behind(words: Cues, index: int, clock: Clock) -> Stretch | None:
    """The first time named close behind, in the same breath; of no number but its own."""
    for at in range(index, min(index + _TO_DAY, len(words))):
        lead = words.at(at, "in")
        stretch = find_stretch(words, lead.after if lead is not None else at, clock)
        if stretch is not None:
            return stretch
        if words.tokens[at].text in _STOPS or words.tokens[at].is_number or words.at(at, "says"):
            return None
    return None


def _day_within(words: Cues, index: int, after: int, clock: Clock) -> Stretch | None:
    """The day of whatever happened: "since the army entered the town on 6 May"."""
    for at in range(index, after):
        lead = words.at(at, "in")
        day = find_stretch(words, lead.after, clock) if lead is not None else None
        if day is not None and day.start == day.end:
            return day
    return None


def _clause_after(words: Cues, index: int) -> int:
    for at in range(index, min(index + _IN_CLAUSE, len(words))):
        if words.tokens[at].text in _STOPS or words.at(at, "says"):
            return at
    return min(index + _IN_CLAUSE, len(words))


def _name(words: Cues, after: int) -> str:
    """The last word of an event: a civil war is a war."""
    return words.tokens[after - 1].folded
