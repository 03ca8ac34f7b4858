"""The lines of a trend as the chart takes them: names, marks and what is told of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from dashboard.charts.colours import source_colour
from dashboard.charts.marks import Mark
from dashboard.charts.trend import TrendLine
from dashboard.components.words import (
    day_words,
    number_words,
    period_words,
    quantity_words,
    report_day_words,
)
from dashboard.data import WHOLE, Line, Names, Point
from tracker.domain.figure import DOUBTFUL
from tracker.domain.series import Basis, Counting, Series

FIRST_LINES = 6
_NAMED = ("group", "by", "conflict", "place", "destination")
_TOLD_APART = ("dataset", "group", "by", "definition", "place", "destination", "counting", "unit", "basis")


def trend_lines(
    lines: Sequence[Line], names: Names, notes: Mapping[Series, str], *, bucketed: bool = False
) -> list[TrendLine]:
    """These lines for the chart, in their order; `notes` tell those of one source apart."""
    return [_trend_line(line, names, notes[line.series], bucketed) for line in lines]


def _trend_line(line: Line, names: Names, note: str, bucketed: bool) -> TrendLine:
    series = line.series
    last = line.on_line[-1].quantity if line.on_line else None
    return TrendLine(
        name=names.short("source", series.source),
        note=note,
        colour=source_colour(series.source),
        marks=tuple(_mark(point, names, bucketed) for point in line.points),
        latest=number_words(last.middle) if last and last.middle is not None else "",
        estimated=series.basis is Basis.ESTIMATED,
        within=series.counting is Counting.PERIOD,
        breaks=line.breaks,
    )


def line_notes(lines: Iterable[Line], names: Names) -> dict[Series, str]:
    """What tells each line from the others: the words in which these lines differ."""
    every = [line.series for line in lines]
    differing = [field for field in _TOLD_APART if len({getattr(series, field) for series in every}) > 1]
    return {series: ", ".join(_differences(series, differing, names)) for series in every}


def _differences(series: Series, fields: Iterable[str], names: Names) -> Iterator[str]:
    for field in fields:
        key = str(getattr(series, field))
        if key and not (field == "basis" and key == Basis.DOCUMENTED):
            yield names.full(field, key) if field in _NAMED else key


def _mark(point: Point, names: Names, bucketed: bool) -> Mark:
    length = (point.as_of - (point.period_start or point.as_of)).days + 1
    partial = point.covered_days is not None and point.covered_days < WHOLE * length
    return Mark(
        as_of=point.as_of,
        start=point.period_start,
        quantity=point.quantity,
        on_line=point.on_line,
        figure_id=point.figure_id,
        doubtful=point.standing in DOUBTFUL,
        hollow=point.unsure or partial,
        partly=f"{point.covered_days} of {length} days" if partial else "",
        told=tuple(_told(point, names, bucketed)),
    )


def _told(point: Point, names: Names, bucketed: bool) -> list[str]:
    told = [quantity_words(point.quantity)]
    told.append(period_words(point.period_start, point.as_of) if bucketed else f"to {day_words(point.as_of)}")
    if point.rule:
        told.append(f"our sum: {point.rule}")
    if point.report_date is not None:
        told.append(f"reported {report_day_words(point.report_date, point.precision)}")
    if point.publisher:
        told.append(f"by {names.short('source', point.publisher)}")
    if point.beside:
        told.append(f"beside the line: {point.beside}")
    if point.standing:
        told.append(f"our judgement: {point.standing}")
    if point.unsure:
        told.append("its own report gives another quantity too")
    if point.may_be_later:
        told.append("may have been published later")
    return told
