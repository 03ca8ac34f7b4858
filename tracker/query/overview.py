"""Overview: what the store holds, and the latest figure of each source on each conflict."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.domain.series import Basis, Counting, Series
from tracker.query.lines import Line, Point, build_line
from tracker.query.repeats import read_repeating
from tracker.query.rivals import read_unsure
from tracker.store.criteria import ConflictSpan
from tracker.store.reading import Reading
from tracker.store.spots import Spot
from tracker.store.tallies import Tally, read_conflict_tallies, read_spots_of, read_store_tally

# How many conflicts a front page tells of: a store of events has hundreds.
MOST = 12
# What a front page tells of a conflict, in this order: metric and group.
HEADLINES = (
    ("deaths", "all"),
    ("deaths", "civilians"),
    ("casualties", "all"),
    ("injured", "all"),
    ("missing", "all"),
    ("detained", "all"),
    ("displaced", "all"),
    ("refugees", "all"),
    ("asylum_seekers", "all"),
    ("returnees", "all"),
)


@dataclass(frozen=True, slots=True)
class Latest:
    """The figure that a source said last, and the line that it ends."""

    line: Line

    @property
    def series(self) -> Series:
        """Whose figure of what it is."""
        return self.line.series

    @property
    def point(self) -> Point:
        """The figure: the last on the line."""
        return self.line.on_line[-1]


@dataclass(frozen=True, slots=True)
class Headline:
    """A metric of a conflict: each source's latest figure, the latest first.

    `counting` is the metric's usual one, else the one that most figures have.
    """

    metric: str
    group: str
    counting: Counting
    latest: tuple[Latest, ...]


@dataclass(frozen=True, slots=True)
class ConflictOverview:
    """A conflict that figures name: how much there is, and its headlines."""

    conflict: str
    tally: Tally
    headlines: tuple[Headline, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """All that was published by the known-on day: the conflicts with most figures first.

    `others` are the keys of the conflicts with fewer, `unnamed` how many figures name none.
    """

    known_on: date | None
    tally: Tally
    conflicts: tuple[ConflictOverview, ...]
    others: tuple[str, ...] = ()
    unnamed: int = 0


def read_overview(reading: Reading, known_on: date | None = None, most: int = MOST) -> Overview:
    """The overview of the store as known on a day, now for None; of at most so many conflicts.

    A headline takes what a trend takes: the conflict's own place, not narrowed, not projected,
    also figures of its place and days that name no conflict; and only figures as they were stated.
    """
    tallies = read_conflict_tallies(reading, known_on)
    every = sorted(tallies, key=lambda key: (-tallies[key].figures, key))
    told, others = every[:most], every[most:]
    spans, usual = reading.conflict_spans(), reading.usual_countings()
    places = {place for conflict in told for place in spans[conflict].places}
    spots = read_spots_of(reading, HEADLINES, known_on, told, places)
    series = reading.series(spot.series_id for spot in spots)
    unsure, repeating = read_unsure(reading, spots, series), read_repeating(reading, spots, series)
    by_series: dict[int, list[Spot]] = defaultdict(list)
    for spot in spots:
        by_series[spot.series_id].append(spot)
    conflicts = []
    for conflict in told:
        own = _of_conflict(conflict, spans[conflict], series, by_series)
        lines = [
            build_line(one, members, unsure=unsure, repeating=repeating, known_on=known_on)
            for one, members in own
        ]
        headlines = tuple(_headlines([line for line in lines if line.on_line], usual))
        conflicts.append(ConflictOverview(conflict, tallies[conflict], headlines))
    tally = read_store_tally(reading, known_on)
    unnamed = tally.figures - sum(one.figures for one in tallies.values())
    return Overview(known_on, tally, tuple(conflicts), tuple(others), unnamed)


def _of_conflict(
    conflict: str, span: ConflictSpan, series: Mapping[int, Series], spots: Mapping[int, Sequence[Spot]]
) -> Iterator[tuple[Series, Sequence[Spot]]]:
    """The series and figures that a question about the conflict takes."""
    for key, one in series.items():
        if span.places and one.place not in (*span.places, ""):
            continue
        if one.conflict == conflict:
            yield one, spots[key]
        elif not one.conflict and one.place in span.places:
            yield one, [spot for spot in spots[key] if span.holds(spot.as_of)]


def _headlines(lines: Iterable[Line], usual: Mapping[str, str]) -> Iterator[Headline]:
    lines = list(lines)
    for metric, group in HEADLINES:
        own = [line for line in lines if (line.series.metric, line.series.group) == (metric, group)]
        if own:
            counting = _counting(own, usual[metric])
            latest = _latest(line for line in own if line.series.counting is counting)
            yield Headline(metric, group, counting, tuple(latest))


def _counting(lines: Iterable[Line], usual: str) -> Counting:
    figures: Counter[Counting] = Counter()
    for line in lines:
        figures[line.series.counting] += len(line.on_line)
    if usual in figures:
        return Counting(usual)
    return min(figures, key=lambda counting: (-figures[counting], counting))


def _latest(lines: Iterable[Line]) -> list[Latest]:
    """One figure a source: counts before estimates, then the latest, then the plainest definition."""
    chosen: dict[str, Latest] = {}
    for line in lines:
        latest = Latest(line)
        best = chosen.get(line.series.source)
        if best is None or _preference(latest) > _preference(best):
            chosen[line.series.source] = latest
    return sorted(chosen.values(), key=lambda one: (-one.point.as_of.toordinal(), one.series.parts))


def _preference(latest: Latest) -> tuple[bool, date, bool, int]:
    series, point = latest.series, latest.point
    counted = series.basis is not Basis.ESTIMATED
    return counted, point.as_of, not series.definition, point.quantity.middle or 0
