"""The shared day: the latest on which several sources can be set side by side."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tracker.domain.selection import Selection
from tracker.domain.series import Series
from tracker.query.lines import Line
from tracker.query.rules import OLDEST_DAYS, Comparable, Entry, findings, shared_profile, verdict
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
    days = sorted({point.as_of for line in lines for point in line.on_line}, reverse=True)
    shared = (day for day in days if len(_sources(_in_force(lines, day), day)) > 1)
    return next(shared, days[0] if days else None)


def _in_force(lines: Sequence[Line], day: date) -> list[Entry]:
    latest: dict[Series, Entry] = {}
    for line in lines:
        for point in line.on_line:
            if 0 <= (day - point.as_of).days <= OLDEST_DAYS:
                latest[line.series] = (line.series, point)
    return list(latest.values())


def _sources(entries: Sequence[Entry], day: date) -> set[str]:
    profile = shared_profile(entries)
    if profile is None:
        return set()
    return {
        entry[0].source
        for entry in entries
        if verdict(findings(entry, profile, day, OLDEST_DAYS)) is not Comparable.NO
    }
