"""The setting of a sentence: when and where its figures are, by its own words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tracker.extraction.candidate import Anchor, Candidate
from tracker.extraction.setting.cues import Cues, Range
from tracker.extraction.setting.openings import find_opening
from tracker.extraction.setting.periods import find_period
from tracker.extraction.setting.places import Named, Places, Where, find_place, find_wheres
from tracker.extraction.setting.stretches import Clock
from tracker.extraction.setting.times import Time, find_times

# Those who are counted outside the country they come from.
_CROSSED_BORDER = frozenset({"refugees"})


@dataclass(frozen=True, slots=True)
class World:
    """What a document's days and places are told by."""

    clock: Clock
    anchors: Sequence[Anchor]
    places: Places


@dataclass(frozen=True, slots=True)
class Setting:
    """The times and places of one sentence; `numbers` are the tokens of its counts."""

    words: Cues
    times: Sequence[Time]
    wheres: Sequence[Where]
    numbers: Sequence[Range]

    @staticmethod
    def of(
        words: Cues, world: World, numbers: Sequence[Range], speakers: Sequence[Range], *, opens: bool = False
    ) -> Setting:
        """Read the times and places of a sentence; `speakers` are the tokens that name a source.

        `opens` is whether the text begins with it: the day of a dateline is of no figure.
        """
        after = find_opening(words, world.clock) if opens else 0
        times = [time for time in find_times(words, world.clock, world.anchors) if time.first >= after]
        return Setting(words, times, find_wheres(words, world.places, speakers), numbers)

    def placed(self, candidate: Candidate, number: Range, text: str) -> Candidate:
        """The candidate with the period and the places that go with its number."""
        others = [other for other in self.numbers if other != number]
        period = find_period(self.words, self.times, number, others)
        located = find_place(self.words, self.wheres, number, others)
        crossed = candidate.metric in _CROSSED_BORDER
        place = located.place(crossed_border=crossed)
        destination = located.destination(crossed_border=crossed)
        return replace(
            candidate,
            place=_written(place, text),
            place_key=place.key if place else "",
            destination=_written(destination, text),
            destination_key=destination.key if destination else "",
            period_start=period.period_start,
            period_end=period.period_end,
            period_precision=period.precision,
        )


def in_whole(part: Candidate, whole: Candidate) -> Candidate:
    """A part with the place and the time of its whole, where its own words name none.

    Who is counted by another metric (of the wounded, those who died) may be so elsewhere and later.
    """
    if part.metric != whole.metric:
        return part
    if not part.place and not part.destination:
        part = replace(
            part,
            place=whole.place,
            place_key=whole.place_key,
            destination=whole.destination,
            destination_key=whole.destination_key,
        )
    if part.period_start is not None or part.period_end is not None:
        return part
    return replace(
        part,
        period_start=whole.period_start,
        period_end=whole.period_end,
        period_precision=whole.period_precision,
    )


def _written(named: Named | None, text: str) -> str:
    return text[named.start : named.end] if named else ""
