"""The days of an IDMC update: those its sentence names, else those of the file's instants.

A displacement of 7 November stands in the file as an instant of the day before, 11:00 or 12:00 UTC (midnight
in New Zealand). The sentence has the days without a year: "03 September - 06 September".
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from tracker.domain.period import Period, Precision, parse_written_date
from tracker.errors import FigureError
from tracker.ingest.cells import Cells

_INSTANT = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?(?:Z|\+00:?00)?)?")
# From this hour of UTC on, it is the next day in the place whose midnight the file means.
_NEXT_DAY_FROM = 11
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DAY = rf"(\d{{1,2}} (?:{_MONTHS}))"
_RANGE = re.compile(rf"(?<!\d){_DAY} - {_DAY}")
_ON = re.compile(rf"\bon {_DAY}")
_FAR = timedelta(days=1)


def period_of(cells: Cells, sentence: str) -> Period:
    """The first and the last day of the displacement."""
    told = _instant(cells, "displacement_date")
    start = _instant(cells, "displacement_start_date") or told
    end = _instant(cells, "displacement_end_date") or told
    if start is None or end is None:
        raise FigureError("missing", "displacement_date", "", "the update has no day")
    written = _written(sentence, start, end)
    if written is None:
        cells.note("displacement_date", "no_day_in_sentence", "the sentence has no day: taken from the file")
    elif max(abs(written[0] - start), abs(written[1] - end)) > _FAR:
        message = f"the sentence says {written[0]} to {written[1]}, the file {start} to {end}, which is taken"
        cells.warn("displacement_date", "days_disagree", message)
    else:
        start, end = written
    if start > end:
        message = f"{start} is after the end, {end}"
        raise FigureError("period_out_of_order", "displacement_start_date", str(start), message)
    return Period(start, end)


def _instant(cells: Cells, column: str) -> date | None:
    """The day that an instant means; a day that is written without a time is that day."""
    text = cells.text(column)
    if not text:
        return None
    found = _INSTANT.fullmatch(text)
    if found is None:
        return cells.day(column)
    day = parse_written_date(found[1], column)
    if day.precision is not Precision.DAY:
        raise FigureError("not_a_date", column, text, f"{text!r} is not a day")
    return day.day + timedelta(days=1) if int(found[2] or 0) >= _NEXT_DAY_FROM else day.day


def _written(sentence: str, start: date, end: date) -> tuple[date, date] | None:
    """The days that the sentence names, each in the year that brings it nearest to the file's."""
    if found := _RANGE.search(sentence):
        first, last = _nearest(found[1], start), _nearest(found[2], end)
    elif found := _ON.search(sentence):
        first = last = _nearest(found[1], start)
    else:
        return None
    return None if first is None or last is None else (first, last)


def _nearest(words: str, day: date) -> date | None:
    found = []
    for year in (day.year - 1, day.year, day.year + 1):
        try:
            found.append(parse_written_date(f"{words} {year}", "description").day)
        except FigureError:
            continue
    return min(found, key=lambda one: abs(one - day), default=None)
