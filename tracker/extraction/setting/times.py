"""Times: the stretches of a sentence, with what they bound by the words before them ("since", "as of")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tracker.domain.period import Precision
from tracker.extraction.candidate import Anchor
from tracker.extraction.setting.anchors import find_event_start
from tracker.extraction.setting.cues import Cues
from tracker.extraction.setting.days import find_stretch
from tracker.extraction.setting.spans import find_listed, find_span
from tracker.extraction.setting.stretches import Clock, Stretch

# So many words back, and so many on, a verb of saying takes the day: "said in a statement on Monday".
_SAID_BEFORE, _SAID_AFTER = 5, 2


@dataclass(frozen=True, slots=True)
class Time:
    """What the tokens from `first` to `after` say of time, by its rule: days are None where nobody can tell.

    `as_of` is the day of a count; the others bound a period.
    """

    first: int
    after: int
    rule: str
    start: date | None = None
    end: date | None = None
    as_of: date | None = None
    precision: Precision = Precision.DAY

    @property
    def is_as_of(self) -> bool:
        """Whether it gives the day of a count."""
        return self.rule == "as_of"


def find_times(words: Cues, clock: Clock, anchors: Sequence[Anchor] = ()) -> list[Time]:
    """Every time that a sentence names for what it tells, in its order; not the days of saying so."""
    found: list[Time] = []
    index = 0
    while index < len(words):
        time = _time_at(words, index, clock, anchors) if words.speaks(index) else None
        if time is not None:
            found.append(time)
        index = time.after if time is not None else index + 1
    return [time for time in found if time.rule != "said"]


def _time_at(words: Cues, index: int, clock: Clock, anchors: Sequence[Anchor]) -> Time | None:
    return (
        _between(words, index, clock)
        or _since(words, index, clock, anchors)
        or _as_of(words, index, clock)
        or _within(words, index, clock)
    )


def _between(words: Cues, index: int, clock: Clock) -> Time | None:
    """A span by its ends: "between 31 October and 15 November", "from 3 to 9 May"."""
    lead = words.at(index, "between")
    span = find_span(words, words.skip(lead.after, "glue"), clock) if lead is not None else None
    if span is None:
        return None
    return Time(index, span.after, "between", span.start, span.end, precision=span.precision)


def _since(words: Cues, index: int, clock: Clock, anchors: Sequence[Anchor]) -> Time | None:
    lead = words.at(index, "since")
    if lead is None:
        return None
    stretch = _stretch_behind(words, lead.after, clock)
    if stretch is not None and not words.at(stretch.after, "events"):
        return Time(index, stretch.after, "since", stretch.start, precision=stretch.precision)
    event = find_event_start(words, lead.after, clock, anchors)
    if event is None:
        return None
    return Time(index, event.after, "since_event", event.start, precision=event.precision)


def _stretch_behind(words: Cues, index: int, clock: Clock) -> Stretch | None:
    """The time that begins here or behind an article: "the start of May", "dem 27. November"."""
    return find_stretch(words, index, clock) or find_stretch(words, words.skip(index, "glue"), clock)


def _as_of(words: Cues, index: int, clock: Clock) -> Time | None:
    lead = words.at(index, "as_of")
    stretch = _stretch_behind(words, lead.after, clock) if lead is not None else None
    if stretch is None or _is_possessive(words, stretch):
        return None
    end = stretch.end
    if end is not None and clock.published_on is not None:
        end = min(end, clock.published_on)
    return Time(index, stretch.after, "as_of", as_of=end, precision=stretch.precision)


def _within(words: Cues, index: int, clock: Clock) -> Time | None:
    lead = words.at(index, "in")
    at = lead.after if lead is not None else index
    stretch = find_listed(words, at, clock)
    # A bare year is hardly ever a time: "the 2014 report".
    if stretch is None or (lead is None and words.number(at) is not None and stretch.after == at + 1):
        return None
    if lead is None and _may_be_a_name(words, index, stretch):
        return None
    may_be_said = not stretch.is_rolling and not _is_possessive(words, stretch)
    is_others = may_be_said and (_is_said(words, index, stretch) or words.ends_at(index, "begins", "resumes"))
    rule = "said" if is_others else "within"
    end = stretch.end
    if end is not None and clock.published_on is not None and stretch.start is not None:
        end = max(min(end, clock.published_on), stretch.start)
    return Time(index, stretch.after, rule, stretch.start, end, precision=stretch.precision)


def _is_possessive(words: Cues, stretch: Stretch) -> bool:
    return words.tokens[stretch.after - 1].folded.endswith("'s")


def _may_be_a_name(words: Cues, index: int, stretch: Stretch) -> bool:
    """Whether a month alone stands behind a name or an article: "Theresa May", "the April killings"."""
    before = words.tokens[index - 1] if index else None
    is_alone = bool(stretch.month) and not stretch.day and not stretch.year
    return is_alone and before is not None and (before.is_capitalised or bool(words.at(index - 1, "glue")))


def _is_said(words: Cues, index: int, stretch: Stretch) -> bool:
    """Whether the day is one of saying: a verb of saying stands close."""
    if words.is_said_before(index, _SAID_BEFORE):
        return True
    return words.holds(stretch.after, min(stretch.after + _SAID_AFTER, len(words)), "says")
