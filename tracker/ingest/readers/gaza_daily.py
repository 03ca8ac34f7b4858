"""Tech for Palestine's daily table of casualties in Gaza: one row a day, each a report of its own.

Fields by the notes that the publisher hands out with the table. What the health ministry or the media
office said stands under their name, as of the day they said it. Fields that begin with `ext_` are the
publisher's own, gaps filled in, and so are all figures of a day without an official report: both belong
to the dataset, and only the first are marked as estimated.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from tracker.domain.link import LinkKind
from tracker.domain.period import Period, Precision, WrittenDate
from tracker.domain.quantity import Quantity
from tracker.domain.scope import Scope
from tracker.errors import FigureError
from tracker.ingest.cells import Cells
from tracker.ingest.draft import Draft, ReportDraft
from tracker.ingest.reader import Incoming, Release
from tracker.ingest.readers.gaza_measures import DAILY, MASSACRES, PARTS, RUNNING, Measure
from tracker.ingest.readers.gaza_reports import START, TECH_FOR_PALESTINE, counted_by, days_of
from tracker.ingest.table_reader import Columns, TableReader

_NEEDED = frozenset({"report_date", "report_source", "report_period", "killed_cum", "ext_killed_cum"})
_MEASURES = (*DAILY, *PARTS, *RUNNING)
_REPORTED = tuple(measure for measure in _MEASURES if not measure.extended)
_PLACE = "Gaza Strip"
_CONFLICT = "gaza-war"


class GazaDaily(TableReader):
    """The reader of the table: tolls of the hours that a report covers, and running totals."""

    name = "gaza-daily"
    reads = "Tech for Palestine's daily casualties in Gaza, as JSON or CSV: daily tolls and running totals"
    shape = Columns(
        needed=_NEEDED,
        used=frozenset(measure.column for measure in _MEASURES) - _NEEDED,
        ignored=MASSACRES,
    )

    def report(self, incoming: Incoming, release: Release) -> ReportDraft:
        """The publisher's own table, complete for every day from the first to its last row's."""
        return release.report(
            TECH_FOR_PALESTINE,
            "Gaza daily casualties",
            title="Daily casualties in Gaza",
            scope=_scope(incoming),
        )

    def figures(self, cells: Cells, report: ReportDraft, release: Release) -> Iterator[Draft]:
        """What a day's report says, cell by cell; its parts lead to its toll."""
        day = cells.day("report_date") or _refuse_undated(cells)
        if day < START:
            raise FigureError("too_early", "report_date", str(day), f"{day} is before the war began")
        official = counted_by(cells)
        said = _said(official, day) if official else report
        if not official and any(cells.text(measure.column) for measure in _REPORTED):
            message = "numbers of a day without an official report: kept as the publisher's own"
            cells.note("report_source", "no_official_report", message)
        whole = f"{day} killed"
        days = days_of(cells, day)
        for measure in _MEASURES:
            with cells.gathering():
                number, period = cells.count(measure.column), measure.period(day, days)
                if number is None or (period is None and number == 0):
                    continue
                yield cells.draft(
                    report if measure.extended else said,
                    measure.column,
                    Quantity(number),
                    source=TECH_FOR_PALESTINE if measure.extended else said.publisher,
                    place=_PLACE,
                    conflict=_CONFLICT,
                    period=period or _own_day(cells, measure, day),
                    row_id=whole if measure.column == "killed" else "",
                    links=_links(cells, measure, whole),
                    note=_note(measure, official),
                    **measure.series,
                )


def _refuse_undated(cells: Cells) -> date:
    raise FigureError("missing", "report_date", cells.text("report_date"), "report_date is empty")


def _said(official: str, day: date) -> ReportDraft:
    """The day's report of those who counted, as this table passes it on."""
    return ReportDraft(
        publisher=official,
        date=WrittenDate(day),
        precision=Precision.DAY,
        via=TECH_FOR_PALESTINE,
        title=f"Daily report, {day}",
    )


def _own_day(cells: Cells, measure: Measure, day: date) -> Period:
    """The period of a number that a report of no hours gives all the same: the day itself."""
    message = "a daily number in a report of 0 hours: kept for the day of the report alone"
    cells.warn(measure.column, "zero_hours", message)
    return Period(day, day)


def _links(cells: Cells, measure: Measure, whole: str) -> dict[LinkKind, tuple[str, ...]]:
    part = measure in PARTS and bool(cells.text("killed"))
    return {LinkKind.PART_OF: (whole,)} if part else {}


def _note(measure: Measure, official: str) -> str:
    if measure.extended or official:
        return measure.note
    return "; ".join(filter(None, ("no official report on this day", measure.note)))


def _scope(incoming: Incoming) -> tuple[Scope, ...]:
    days: list[date] = []
    for row in incoming.table.rows:
        cells = Cells(row, [])
        with cells.gathering():
            days += filter(None, [cells.day("report_date")])
    whole = Scope(places=frozenset({_PLACE}), first=START)
    return (replace(whole, last=max(days)),) if days else ()


READER = GazaDaily()
