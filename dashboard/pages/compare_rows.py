"""The rows of a comparison as its chart and its table take them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dashboard.charts.colours import source_colour
from dashboard.charts.compare import Dot
from dashboard.charts.marks import Mark
from dashboard.components.compare_table import TableRow
from dashboard.components.words import day_words, period_words, quantity_words, report_day_words
from dashboard.data import OLDEST_DAYS, Comparable, CompareRow, Comparison, Names, Point
from dashboard.pages.compare_words import age_words, times_words
from tracker.domain.figure import DOUBTFUL
from tracker.domain.selection import ANY, Selection
from tracker.domain.series import Basis, Counting, Series

_DRAWN = 24


def fresh_rows(comparison: Comparison) -> list[CompareRow]:
    """The rows that speak for a day not too far back."""
    return [row for row in comparison.rows if row.age_days <= OLDEST_DAYS]


def old_rows(comparison: Comparison) -> list[CompareRow]:
    """The rows that are told apart, being too old."""
    return [row for row in comparison.rows if row.age_days > OLDEST_DAYS]


def dots(rows: Sequence[CompareRow], comparison: Comparison, names: Names) -> list[Dot]:
    """These rows for the chart, as many as can be told apart there."""
    return [_dot(row, comparison.selection, names) for row in rows[:_DRAWN]]


def _dot(row: CompareRow, selection: Selection, names: Names) -> Dot:
    point = row.point
    return Dot(
        name=names.short("source", row.series.source),
        colour=source_colour(row.series.source),
        mark=Mark(
            as_of=point.as_of,
            quantity=point.quantity,
            told=tuple(_told(row, names)),
            figure_id=point.figure_id,
            doubtful=point.standing in DOUBTFUL,
            hollow=point.unsure,
        ),
        words=quantity_words(point.quantity),
        note=_note(row.series, selection, names, spoken_basis=False),
        beside="" if row.rank is not None else f"{_shortly(row)}, not ranked",
        estimated=row.series.basis is Basis.ESTIMATED,
    )


def _told(row: CompareRow, names: Names) -> Iterable[str]:
    point = row.point
    yield quantity_words(point.quantity)
    yield f"for {day_words(point.as_of)}"
    yield f"reported {report_day_words(point.report_date, point.precision)}"
    yield f"published by {names.short('source', point.publisher)}"
    yield from row.reasons


def _shortly(row: CompareRow) -> str:
    """Why a row is not ranked, in as few words as a chart has room for."""
    if row.series.basis is Basis.ESTIMATED:
        return "estimate"
    if row.comparable is not Comparable.NO:
        return "no one number"
    return "other terms"


def table_rows(rows: Iterable[CompareRow], comparison: Comparison, names: Names) -> list[TableRow]:
    """These rows for the table."""
    return [_table_row(row, comparison, names) for row in rows]


def _table_row(row: CompareRow, comparison: Comparison, names: Names) -> TableRow:
    series, point = row.series, row.point
    return TableRow(
        source=series.source,
        name=names.short("source", series.source),
        full_name=names.full("source", series.source),
        colour=source_colour(series.source),
        note=_note(series, comparison.selection, names, spoken_basis=True),
        quantity=quantity_words(point.quantity),
        speaks_for=_days(series, point),
        age=age_words(row.age_days),
        reported=report_day_words(point.report_date, point.precision),
        publisher=names.short("source", point.publisher),
        times=times_words(row.ratio) if row.ratio is not None else "",
        verdict=str(row.comparable),
        reasons=row.reasons,
        figure_id=point.figure_id,
        url=point.url,
    )


def _days(series: Series, point: Point) -> str:
    within = series.counting is Counting.PERIOD
    return period_words(point.period_start, point.as_of) if within else day_words(point.as_of)


def _note(series: Series, selection: Selection, names: Names, *, spoken_basis: bool) -> str:
    """What tells a series from others: dataset, definition, basis, and where that is not asked for."""
    parts = [series.dataset, series.definition, str(series.basis) if spoken_basis else ""]
    if selection.group == ANY:
        parts.append(names.noun("group", series.group))
    if selection.by == ANY and series.by:
        parts.append(f"by {names.full('by', series.by)}")
    if series.place != selection.place and series.place:
        parts.append(f"in {names.full('place', series.place)}")
    if series.destination and series.destination != selection.destination:
        parts.append(f"in {names.full('destination', series.destination)}")
    return ", ".join(part for part in parts if part)
