"""Trend: how a figure moved over time, a line for each series."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from tracker.domain.figure import DOUBTFUL
from tracker.domain.link import LinkKind
from tracker.domain.selection import ANY, Selection
from tracker.domain.series import Counting, Series
from tracker.domain.wording import amount
from tracker.query.buckets import bucket_line
from tracker.query.incidents import Told
from tracker.query.lines import ROUNDING_DAYS, Line, build_line, point_of
from tracker.query.naming import undated_words
from tracker.query.repeats import read_repeating
from tracker.query.resolve import line_criteria, with_defaults
from tracker.query.rivals import cell_of, read_unsure
from tracker.query.rollup import Sums, is_part, roll_up
from tracker.store.criteria import Criteria
from tracker.store.reading import Reading
from tracker.store.scopes import read_scopes
from tracker.store.spots import Spot


@dataclass(frozen=True, slots=True)
class Trend:
    """The lines of a selection, those with most figures first; `selection` has its defaults.

    `undated` is how many of the figures it rests on may have been published after the known-on day.
    """

    selection: Selection
    lines: tuple[Line, ...]
    caveats: tuple[str, ...] = ()
    undated: int = 0


def read_trend(reading: Reading, selection: Selection) -> Trend:
    """The trend of a selection. Raises QuestionError for one that cannot be asked.

    A rollup takes the place of the lines that it adds up; what else there is stays beside it.
    """
    chosen = with_defaults(selection, reading)
    criteria = line_criteria(chosen, reading)
    lines = read_lines(reading, chosen, _with_rounded(criteria) if chosen.bucket is None else criteria)
    if chosen.rollup is not None:
        lines += _rolled_up(reading, chosen, chosen.rollup)
    lines.sort(key=lambda line: (-line.figures, line.series.parts))
    undated = sum(point.undated for line in lines for point in line.points)
    drawn = tuple(line for line in lines if line.points)
    return Trend(chosen, drawn, tuple(_caveats(chosen, lines, undated)), undated)


def _with_rounded(criteria: Criteria) -> Criteria:
    """The criteria with the days after their own whose figures can be what an earlier one rounds."""
    if criteria.end is None:
        return criteria
    after = min(timedelta(days=ROUNDING_DAYS), date.max - criteria.end)
    return replace(criteria, end=criteria.end + after)


def read_lines(reading: Reading, chosen: Selection, criteria: Criteria) -> list[Line]:
    """The lines of settled criteria: of the figures as they were stated, in buckets where asked for.

    What is on a line is judged with all that came before, and cut to the days asked about after.
    """
    spots = reading.spots(replace(criteria, start=None) if chosen.bucket is None else criteria)
    series = reading.series(spot.series_id for spot in spots)
    unsure, repeating = read_unsure(reading, spots, series), read_repeating(reading, spots, series)
    by_series: dict[int, list[Spot]] = defaultdict(list)
    for spot in spots:
        if chosen.rollup is None or not is_part(spot, series[spot.series_id], chosen.rollup):
            by_series[spot.series_id].append(spot)
    if chosen.bucket is not None:
        told = _told(reading, chosen, spots)
        once = {
            key: [spot for spot in members if spot.figure_id not in repeating]
            for key, members in by_series.items()
        }
        return [
            bucket_line(
                series[key], members, chosen.bucket, told=told, unsure=unsure, known_on=chosen.known_on
            )
            for key, members in once.items()
        ]
    lines = [
        build_line(series[key], members, unsure=unsure, repeating=repeating, known_on=chosen.known_on)
        for key, members in by_series.items()
    ]
    cut = [line for line in (_cut(line, chosen) for line in lines) if line.points]
    return _marked(cut, _breaks(reading, chosen, criteria, series, by_series), _restating(reading, cut))


def _cut(line: Line, chosen: Selection) -> Line:
    return replace(line, points=tuple(point for point in line.points if _asked(point.as_of, chosen)))


def _asked(day: date, chosen: Selection) -> bool:
    """Whether a question asks about a day."""
    return (chosen.start is None or chosen.start <= day) and (chosen.end is None or day <= chosen.end)


def _rolled_up(reading: Reading, chosen: Selection, over: str) -> list[Line]:
    """The derived lines over a field, whatever default stands in it."""
    free: dict[str, Any] = {over: ANY}
    spots = reading.spots(line_criteria(replace(chosen, **free), reading))
    series = reading.series(spot.series_id for spot in spots)
    told = _told(reading, chosen, spots)
    return [
        _derived_line(summed, sums, chosen, told)
        for summed, sums in roll_up(spots, series, over, read_unsure(reading, spots, series)).items()
    ]


def _derived_line(series: Series, sums: Sums, chosen: Selection, told: Told) -> Line:
    known_on = chosen.known_on
    if chosen.bucket is not None:
        return bucket_line(
            series, sums.spots, chosen.bucket, told=told, unsure=sums.unsure, known_on=known_on
        )
    points = (point_of(spot, known_on, unsure=spot.figure_id in sums.unsure) for spot in sums.spots)
    return Line(series, tuple(points))


def _told(reading: Reading, chosen: Selection, spots: Iterable[Spot]) -> Told:
    """What the question knows of the completeness of lists of incidents."""
    listing = {spot.report_id for spot in spots if spot.external_id}
    return Told(chosen.start, chosen.end, read_scopes(reading, listing))


def _breaks(
    reading: Reading,
    chosen: Selection,
    criteria: Criteria,
    series: Mapping[int, Series],
    spots: Mapping[int, Sequence[Spot]],
) -> dict[Series, set[date]]:
    """The days of each line for which a figure was withdrawn and no other stands in its cell."""
    standing = {cell_of(spot, series) for members in spots.values() for spot in members}
    gone: dict[Series, set[date]] = defaultdict(set)
    for spot in reading.withdrawn(criteria):
        known = spot.series_id in spots and spot.standing not in DOUBTFUL
        if known and _asked(spot.as_of, chosen) and cell_of(spot, series) not in standing:
            gone[series[spot.series_id]].add(spot.as_of)
    return gone


def _restating(reading: Reading, lines: Iterable[Line]) -> set[str]:
    ids = [point.figure_id for line in lines for point in line.on_line]
    return {from_id for from_id, _to in reading.links_of_kind(LinkKind.RESTATES, ids)}


def _marked(
    lines: Iterable[Line], breaks: Mapping[Series, AbstractSet[date]], restating: AbstractSet[str]
) -> list[Line]:
    return [
        replace(
            line,
            breaks=tuple(sorted(breaks.get(line.series, ()))),
            restated=tuple(point.as_of for point in line.on_line if point.figure_id in restating),
        )
        for line in lines
    ]


def _caveats(chosen: Selection, lines: Sequence[Line], undated: int) -> Iterator[str]:
    if chosen.conflict not in (None, "", ANY) and any(line.series.conflict == "" for line in lines):
        yield "Some lines name no conflict: they are figures of its place and days."
    if chosen.place and any(line.series.place == "" for line in lines):
        yield "Some lines name no place: they are figures of the whole conflict, as far as they say."
    points = [point for line in lines for point in line.points]
    if undated and chosen.known_on is not None:
        yield undated_words(undated, sum(point.figures for point in points), chosen.known_on)
    if any(point.unsure for point in points):
        yield "For some figures their own report gives two quantities: they are drawn as unsure."
    if any(line.restated for line in lines):
        yield "A running total was restated: it takes in earlier days, so its rise is no count of new ones."
    if unplaced := sum(line.unplaced for line in lines):
        yield (
            f"Left out of every {chosen.bucket}: {amount(unplaced, 'figure')}, doubtful, without a whole "
            "period, with a long one that crosses an edge, or beside a list of single events."
        )
    if chosen.counting == Counting.PERIOD and chosen.bucket is None and points:
        yield "Each point stands for its own period; periods of different length are not alike."
