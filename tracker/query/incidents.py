"""Incidents: which figures are events of a dataset, and for which days its editions are complete."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from tracker.domain.period import last_day
from tracker.domain.scope import Scope
from tracker.domain.series import Series
from tracker.store.spots import Spot

_WHOLE = "all"


def is_event(spot: Spot, series: Series) -> bool:
    """Whether a figure is an event: numbered, and in a dataset. Without one a number says nothing."""
    return bool(spot.external_id and series.dataset)


class Told(NamedTuple):
    """What a question knows of completeness: the days it asks about and what each report is whole for.

    A report without a scope is complete for nothing.
    """

    start: date | None = None
    end: date | None = None
    scopes: Mapping[str, tuple[Scope, ...]] = {}

    def days(self, events: Iterable[Spot], series: Series, first: date, last: date) -> int:
        """How many days from first to last are asked about and told of whole by the events' editions."""
        reports = {event.report_id: event for event in events}
        days: set[int] = set()
        for report in reports.values():
            for scope in self.scopes.get(report.report_id, ()):
                if _speaks_of(scope, series):
                    days.update(self._told(report, scope, first, last))
        return len(days)

    def _told(self, report: Spot, scope: Scope, first: date, last: date) -> range:
        """The days, as ordinals, up to the report's own and within its scope's and the question's."""
        begins = [first, self.start, scope.first]
        ends = [last, self.end, scope.last, last_day(report.report_date, report.precision)]
        latest = max(day for day in begins if day is not None)
        earliest = min(day for day in ends if day is not None)
        return range(latest.toordinal(), earliest.toordinal() + 1)


def _speaks_of(scope: Scope, series: Series) -> bool:
    """Whether a scope holds the place and the destination of a series; a sum over all is of those held."""
    return all(
        held is None or key == _WHOLE or key in held
        for key, held in ((series.place, scope.places), (series.destination, scope.destinations))
    )
