"""The days that a row of a tagged table speaks of, by its #date columns."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tracker.domain.period import Period, Precision
from tracker.domain.series import Counting
from tracker.errors import FigureError
from tracker.ingest.cells import Cells
from tracker.ingest.readers.hxl_layout import Layout
from tracker.ingest.readers.hxl_people import People

# By these a row says from when to when; the others say at what day.
SPANS = ("start", "end", "occurred", "year")
_MOMENTS = ("date", "reported")
DATED = (*SPANS, *_MOMENTS)
_ROUGHNESS = (Precision.DAY, Precision.MONTH, Precision.YEAR)


@dataclass(frozen=True, slots=True)
class Days:
    """First and last day, the first None where only a moment is said; `started` where a start is."""

    first: date | None
    last: date
    precision: Precision
    started: bool = False

    def period(self, people: People) -> Period:
        """The period of a figure.

        It has no start where people are counted at a moment, and none for a running total unless the
        row says when that began.
        """
        running = people.counting is Counting.CUMULATIVE and not self.started
        return Period(None if people.at_a_moment or running else self.first, self.last)

    def counting(self, people: People) -> Counting | None:
        """How it counts: as its tag says, else over the days that the row states; None for the usual way."""
        if people.counting is None and not people.at_a_moment and self.first is not None:
            return Counting.PERIOD
        return people.counting


def read_days(cells: Cells, layout: Layout) -> Days:
    """The days of a row. Raises FigureError where it says none, or none that can be read."""
    columns = {role: layout.roles[role] for role in DATED if role in layout.roles}
    said = {role: one for role in columns if (one := cells.written_date(columns[role])) is not None}
    moment = said.get("date") or said.get("reported")
    first = said.get("start") or said.get("occurred") or said.get("year")
    last = said.get("end") or said.get("occurred") or said.get("year") or moment or first
    if last is None:
        raise FigureError("missing", next(iter(columns.values())), "", "the row says no day")
    if first is None:
        return Days(None, last.last_day, last.precision)
    if last.last_day < first.day:
        column = columns.get("end") or columns["start"]
        message = f"the days of the row end ({last}) before they begin ({first})"
        raise FigureError("period_out_of_order", column, str(last), message)
    precision = max(first.precision, last.precision, key=_ROUGHNESS.index)
    return Days(first.day, last.last_day, precision, started="start" in said)
