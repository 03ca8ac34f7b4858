"""The days of an event in IDMC's database, within the year that its row counts for."""

from __future__ import annotations

from datetime import date

from tracker.domain.period import Period, Precision, last_day
from tracker.ingest.cells import Cells

# How exact a day is; a week has no precision of its own and is told in the note.
_ACCURACIES = {"Day": Precision.DAY, "Week": Precision.DAY, "Month": Precision.MONTH, "Year": Precision.YEAR}
_ROUGHER = (Precision.DAY, Precision.MONTH, Precision.YEAR)


def event_period(cells: Cells) -> tuple[Period, Precision]:
    """The days of a row: those of its event, within the year that the row counts for.

    An event without an end is known to lie between its start and the end of that year.
    """
    year = cells.year("year")
    first, last = date(year, 1, 1), date(year, 12, 31)
    start, rough = _bound(cells, "start")
    end, rough_end = _bound(cells, "end")
    if start is not None and end is not None and end < start:
        message = "the event ends before it starts: its end is not taken"
        cells.warn("end_date", "period_out_of_order", message)
        end = None
    if (start or first) > last or (end or last) < first:
        cells.warn("year", "year_disagrees", "the event's days are of another year: counted for this one")
        return Period(first, last), Precision.YEAR
    whole = end is not None and start is not None
    precision = max(rough, rough_end, key=_ROUGHER.index) if whole else Precision.YEAR
    return Period(max(start or first, first), min(end or last, last)), precision


def _bound(cells: Cells, which: str) -> tuple[date | None, Precision]:
    """One end of an event: the first or last day that it can be, by how exact it is said to be."""
    day = cells.day(f"{which}_date")
    accuracy = f"{which}_date_accuracy"
    precision = cells.choice(accuracy, _ACCURACIES) if cells.text(accuracy) else Precision.DAY
    if day is None or precision is Precision.DAY:
        return day, precision
    if which == "end":
        return last_day(day, precision), precision
    return day.replace(day=1, month=1 if precision is Precision.YEAR else day.month), precision
