"""The shared day: the latest on which several sources can be set side by side."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from tracker.domain.selection import Selection
from tracker.domain.series import Series
from tracker.query.lines import Line, Point
from tracker.query.rules import (
    OLDEST_DAYS,
    Comparable,
    Entry,
    Profile,
    findings,
    profile_of,
    shared_profile,
    verdict,
)
from tracker.query.trend import read_trend
from tracker.store.reading import Reading


def read_shared_day(reading: Reading, selection: Selection) -> date | None:
    """The latest day a figure speaks for on which two or more sources can be compared.

    Without such a day the latest that any figure speaks for; None for no figures. Raises
    QuestionError.
    """
    return latest_shared_day(read_trend(reading, selection).lines)


def latest_shared_day(lines: Sequence[Line]) -> date | None:
    """The same out of lines."""
    points = [(line.series, line.on_line) for line in lines]
    steps = [_Steps(series, on_line, [point.as_of for point in on_line]) for series, on_line in points]
    days = sorted({day for one in steps for day in one.days}, reverse=True)
    sides = _Sides()
    shared = (day for day in days if len(sides.sources(_in_force(steps, day), day)) > 1)
    return next(shared, days[0] if days else None)


class _Steps(NamedTuple):
    """The points of a line, with their days in order."""

    series: Series
    points: Sequence[Point]
    days: Sequence[date]


def _in_force(steps: Iterable[_Steps], day: date) -> list[Entry]:
    latest: dict[Series, Entry] = {}
    for one in steps:
        at = bisect_right(one.days, day) - 1
        if at >= 0 and (day - one.days[at]).days <= OLDEST_DAYS:
            latest[one.series] = (one.series, one.points[at])
    return list(latest.values())


class _Sides:
    """The sources that can be set side by side; figures of the same profiles are judged once.

    No figure here is too old, so that its profile alone decides.
    """

    def __init__(self) -> None:
        self._known: dict[frozenset[tuple[str, Profile]], set[str]] = {}

    def sources(self, entries: Sequence[Entry], day: date) -> set[str]:
        """The sources of these figures that can be compared on a day."""
        profiles = frozenset((entry[0].source, profile_of(entry)) for entry in entries)
        if profiles not in self._known:
            self._known[profiles] = _sources(entries, day)
        return self._known[profiles]


def _sources(entries: Sequence[Entry], day: date) -> set[str]:
    profile = shared_profile(entries)
    if profile is None:
        return set()
    return {
        entry[0].source
        for entry in entries
        if verdict(findings(entry, profile, day, OLDEST_DAYS)) is not Comparable.NO
    }
