"""The lines of a trend as the chart takes them: names, marks and what is told of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from dashboard.charts.bars import bucket_words
from dashboard.charts.colours import source_colour
from dashboard.charts.marks import Mark
from dashboard.charts.trend_line import TrendLine
from dashboard.components.words import (
    day_words,
    period_words,
    quantity_words,
    report_day_words,
)
from dashboard.data import WHOLE, Line, Names, Point
from tracker.domain.figure import DOUBTFUL
from tracker.domain.series import Basis, Counting, Series, Unit

FIRST_LINES = 6
_NAMED = ("group", "by", "conflict", "place", "destination")
_TOLD_APART = ("dataset", "group", "by", "definition", "place", "destination", "counting", "unit", "basis")
_ALWAYS_TOLD = ("definition", "unit", "basis")
_NO_SUMS = ("one figure", "one event")
_PLAIN = (Basis.DOCUMENTED, Unit.PEOPLE)


def trend_lines(
    lines: Sequence[Line], names: Names, notes: Mapping[Series, str], *, bucketed: bool = False
) -> list[TrendLine]:
    """These lines for the chart, in their order; `notes` tell those of one source apart."""
    before: Counter[tuple[str, bool]] = Counter()
    drawn = []
    for line in lines:
        one = _trend_line(line, names, notes[line.series], bucketed)
        look = (one.colour, one.estimated)
        drawn.append(replace(one, rank=before[look]))
        before[look] += 1
    return drawn


def _trend_line(line: Line, names: Names, note: str, bucketed: bool) -> TrendLine:
    series = line.series
    return TrendLine(
        name=names.short("source", series.source),
        note=note,
        colour=source_colour(series.source),
        marks=tuple(_mark(point, names, bucketed) for point in line.points),
        latest=_latest(line, bucketed),
        estimated=series.basis is Basis.ESTIMATED,
        within=series.counting is Counting.PERIOD,
        breaks=line.breaks,
    )


def _latest(line: Line, bucketed: bool) -> str:
    """The last number in words; of buckets with the one that it is of."""
    if not line.on_line:
        return ""
    last = line.on_line[-1]
    words = quantity_words(last.quantity)
    return f"{words}, {bucket_words(last.period_start, last.as_of)}" if bucketed else words


def line_notes(lines: Iterable[Line], names: Names) -> dict[Series, str]:
    """What is told of each line: the words in which these differ, and what is not plain of any.

    A definition, and how the source knows, are told of a line that stands alone too.
    """
    every = [line.series for line in lines]
    told = [
        field
        for field in _TOLD_APART
        if field in _ALWAYS_TOLD or len({getattr(series, field) for series in every}) > 1
    ]
    return {series: ", ".join(_told_words(series, told, names)) for series in every}


def _told_words(series: Series, fields: Iterable[str], names: Names) -> Iterator[str]:
    for field in fields:
        key = str(getattr(series, field))
        if key and key not in _PLAIN:
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
    if point.report_date is not None:
        told.append(f"reported {report_day_words(point.report_date, point.precision)}")
    if point.publisher:
        told.append(f"by {names.short('source', point.publisher)}")
    return told + point_remarks(point)


def point_remarks(point: Point) -> list[str]:
    """What is to be known of a point beside its number, its days and its report."""
    remarks = []
    if point.rule and point.rule not in _NO_SUMS:
        remarks.append(f"our sum: {point.rule}")
    if point.beside:
        remarks.append(f"beside the line: {point.beside}")
    if point.standing:
        remarks.append(f"our judgement: {point.standing}")
    if point.unsure:
        remarks.append("its own report gives another quantity too")
    if point.may_be_later:
        remarks.append("may have been published later")
    return remarks
