"""The reports behind the daily table of Gaza: who gave a day's numbers, and for how many hours."""

from __future__ import annotations

from datetime import date, timedelta

from tracker.domain.period import Period
from tracker.errors import FigureError
from tracker.ingest.cells import Cells

# Running totals count from this day.
START = date(2023, 10, 7)
TECH_FOR_PALESTINE = "Tech for Palestine"

# Channels of the ministry and of the media office, reports of OCHA; no official report at all.
_COUNTED_BY = {
    "mohtel": "Gaza Health Ministry",
    "gmotel": "Gaza Government Media Office",
    "unocha": "OCHA",
    "missing": "",
}
_HOURS_A_DAY = 24


def counted_by(cells: Cells) -> str:
    """Who gave the numbers of a row, "" for a day without an official report."""
    return cells.choice("report_source", _COUNTED_BY)


def days_of(cells: Cells, day: date) -> Period | None:
    """The days that a report covers, its own the last of them; None for a report of 0 hours.

    Hours that are no whole days, or that lead back beyond the first day, are refused.
    """
    hours = cells.count("report_period")
    if hours is None:
        raise FigureError("missing", "report_period", "", "report_period is empty")
    days, rest = divmod(hours, _HOURS_A_DAY)
    if rest or days > (day - START).days + 1:
        text = cells.text("report_period")
        message = f"{text!r} hours are no whole days since {START}"
        raise FigureError("unknown_report_period", "report_period", text, message)
    return Period(day - timedelta(days=days - 1), day) if days else None
