"""Coverage: which source speaks about what, from when to when, and where it was silent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from tracker.domain.period import SILENT_DAYS
from tracker.domain.selection import Selection
from tracker.domain.series import Series
from tracker.query.resolve import given_criteria, refuse_derived
from tracker.store.reading import Extent, Reading


@dataclass(frozen=True, slots=True)
class Gap:
    """A silence between two days on which the series speaks."""

    after: date
    before: date

    @property
    def days(self) -> int:
        """How long it lasted."""
        return (self.before - self.after).days


@dataclass(frozen=True, slots=True)
class Coverage:
    """One series: how much it holds, its first and last day, its silences of over 400 days."""

    series: Series
    figures: int
    reports: int
    first: date
    last: date
    gaps: tuple[Gap, ...]


def read_coverage(reading: Reading, selection: Selection) -> list[Coverage]:
    """The coverage of every series that the given filters keep, by source, metric, group."""
    refuse_derived(selection)
    extents = reading.extents(given_criteria(selection, reading))
    return [_coverage(extent) for extent in sorted(extents, key=lambda extent: extent.series.parts)]


def _coverage(extent: Extent) -> Coverage:
    gaps = tuple(Gap(one, two) for one, two in pairwise(extent.days) if (two - one).days > SILENT_DAYS)
    return Coverage(extent.series, extent.figures, extent.reports, extent.days[0], extent.days[-1], gaps)
