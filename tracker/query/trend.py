"""Trend: how a figure moved over time, a line for each series."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from tracker.domain.link import LinkKind
from tracker.domain.selection import Selection
from tracker.domain.series import Counting, Series
from tracker.query.buckets import bucket_points
from tracker.query.lines import Line, build_line
from tracker.query.resolve import line_criteria, with_defaults
from tracker.query.rivals import read_unsure
from tracker.query.rollup import rollup_lines
from tracker.store.criteria import Criteria
from tracker.store.reading import Reading
from tracker.store.spots import Spot


@dataclass(frozen=True, slots=True)
class Trend:
    """The lines of a selection, those with most points first; `selection` has its defaults."""

    selection: Selection
    lines: tuple[Line, ...]
    caveats: tuple[str, ...] = ()


def read_trend(reading: Reading, selection: Selection) -> Trend:
    """The trend of a selection. Raises QuestionError for one that cannot be asked."""
    chosen = with_defaults(selection, reading)
    criteria = line_criteria(chosen, reading)
    lines = read_lines(reading, chosen, criteria)
    ordered = sorted(lines, key=lambda line: (-len(line.points), line.series.parts))
    return Trend(chosen, tuple(ordered), tuple(_caveats(chosen, ordered)))


def read_lines(reading: Reading, chosen: Selection, criteria: Criteria) -> list[Line]:
    """The lines of settled criteria, with buckets and rollups where they are asked for."""
    spots = reading.spots(criteria)
    series = reading.series(spot.series_id for spot in spots)
    unsure = read_unsure(reading, spots, series)
    by_series: dict[int, list[Spot]] = defaultdict(list)
    for spot in spots:
        by_series[spot.series_id].append(spot)
    lines = []
    for key, members in by_series.items():
        line = build_line(series[key], members, unsure=unsure, known_on=chosen.known_on)
        if chosen.bucket is not None:
            line = bucket_points(line, members, chosen.bucket, chosen.known_on)
        lines.append(line)
    if chosen.rollup is not None:
        lines += rollup_lines(spots, series, chosen.rollup)
    marked = _with_breaks(reading, criteria, series, by_series, lines) if chosen.bucket is None else lines
    return [line for line in marked if line.points]


def _with_breaks(
    reading: Reading,
    criteria: Criteria,
    series: dict[int, Series],
    by_series: dict[int, list[Spot]],
    lines: list[Line],
) -> list[Line]:
    gone: dict[Series, set[date]] = defaultdict(set)
    for spot in reading.withdrawn(criteria):
        if spot.series_id in by_series and all(
            other.as_of != spot.as_of for other in by_series[spot.series_id]
        ):
            gone[series[spot.series_id]].add(spot.as_of)
    ids = [point.figure_id for line in lines for point in line.on_line if point.figure_id]
    restating = {from_id for from_id, _to in reading.links_of_kind(LinkKind.RESTATES, ids)}
    return [
        replace(
            line,
            breaks=tuple(sorted(gone.get(line.series, ()))),
            restated=tuple(point.as_of for point in line.on_line if point.figure_id in restating),
        )
        for line in lines
    ]


def _caveats(chosen: Selection, lines: Iterable[Line]) -> Iterable[str]:
    lines = list(lines)
    if chosen.conflict and any(line.series.conflict == "" for line in lines):
        yield "Some lines name no conflict: they are figures of its place and days."
    points = [point for line in lines for point in line.points]
    if any(point.may_be_later for point in points):
        yield "Some reports carry no date and may have been published later than the day asked for."
    if any(point.unsure for point in points):
        yield "For some figures their own report gives two quantities: they are drawn as unsure."
    if any(line.restated for line in lines):
        yield "A running total was restated: it takes in earlier days, so its rise is no count of new ones."
    if chosen.counting == Counting.PERIOD and chosen.bucket is None and points:
        yield "Each point stands for its own period; periods of different length are not alike."
