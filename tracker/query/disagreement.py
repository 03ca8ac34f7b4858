"""Disagreement: how far apart the sources that can be compared were, day by day, and what changed it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from tracker.domain.selection import Selection
from tracker.domain.series import Series
from tracker.domain.wording import amount
from tracker.errors import QuestionError
from tracker.query.compare import CompareRow, find_reference, side_by_side
from tracker.query.gaps import Gap, Range, build_gap, build_range, can_be_one
from tracker.query.misses import NotCompared, not_on_line, read_misses
from tracker.query.naming import read_names, undated_words
from tracker.query.resolve import line_criteria, refuse_derived, with_defaults
from tracker.query.rules import TOLERANCE_DAYS, Comparable
from tracker.query.steps import Steps
from tracker.query.trend import read_lines
from tracker.store.reading import Reading

# The comparisons of days, in order.
_Judged = Sequence[tuple[date, list[CompareRow]]]


@dataclass(frozen=True, slots=True)
class Held:
    """A figure in force on a day that is compared, as the comparison of that day judges it.

    `new` is true where it came into force since the day before it in the answer; `overlaps` are the
    other sources whose bounds allow the same number. `gap` is to the reference, if there is one.
    """

    row: CompareRow
    new: bool
    overlaps: tuple[str, ...]
    gap: Gap | None


@dataclass(frozen=True, slots=True)
class Day:
    """What stood on a day and is compared, and its range; `left_out` is what the rules keep out.

    Bounds without a value are in the range, though they have no rank.
    """

    day: date
    held: tuple[Held, ...]
    range: Range
    left_out: tuple[CompareRow, ...]

    @property
    def ranking(self) -> tuple[tuple[int, str], ...]:
        """Rank and source of what is ranked, the highest first."""
        return tuple((one.row.rank, one.row.series.source) for one in self.held if one.row.rank is not None)


@dataclass(frozen=True, slots=True)
class Cause:
    """A figure that changed the ranking or the ratio, and in which way."""

    row: CompareRow
    words: str


@dataclass(frozen=True, slots=True)
class Change:
    """A day on which the ranking or the ratio was another than on the day `before` it in the answer."""

    before: Day
    after: Day
    causes: tuple[Cause, ...]

    @property
    def what(self) -> tuple[str, ...]:
        """What changed: the ranking, the ratio."""
        parts = (
            ("ranking", self.before.ranking != self.after.ranking),
            ("ratio", self.before.range.ratio != self.after.range.ratio),
        )
        return tuple(part for part, changed in parts if changed)


@dataclass(frozen=True, slots=True)
class Disagreement:
    """The days on which something changed, and of these the ones that changed ranking or ratio.

    `hindsight` is true where days are answered with what was published after them; `undated` is
    how many of the figures may have been published after the known-on day.
    """

    selection: Selection
    tolerance: int
    reference: str
    days: tuple[Day, ...]
    changes: tuple[Change, ...]
    not_compared: tuple[NotCompared, ...]
    hindsight: bool
    notes: tuple[str, ...] = ()
    undated: int = 0


def read_disagreement(
    reading: Reading, selection: Selection, *, tolerance: int = TOLERANCE_DAYS, reference: str = ""
) -> Disagreement:
    """The disagreement over the days of a selection.

    `from` and `to` are the days told of: on the first stands what was said before it. Without
    them it goes from the first to the last day that a figure speaks for. Every day is judged as
    its own comparison is. Raises QuestionError.
    """
    if tolerance < 0:
        raise QuestionError("tolerance", str(tolerance), "is below zero")
    refuse_derived(selection)
    chosen = with_defaults(selection, reading)
    against = find_reference(reading, reference)
    ever = replace(chosen, start=None)
    lines = read_lines(reading, ever, line_criteria(ever, reading))
    steps = [Steps(line) for line in lines]
    name = read_names(reading)
    judged = [(day, side_by_side(steps, day, against, tolerance, name)) for day in _days(steps, chosen)]
    days = tuple(_told(judged, against))
    points = {one.row.point.figure_id: one.row.point for day in days for one in day.held}
    undated = sum(point.undated for point in points.values())
    last = chosen.end or max((day for day, _rows in judged), default=date.max)
    misses = read_misses(
        reading,
        ever,
        last,
        ranked={source for day in days for _rank, source in day.ranking},
        shown={row.series.source for _day, rows in judged for row in rows},
        name=name,
    )
    return Disagreement(
        selection=chosen,
        tolerance=tolerance,
        reference=against,
        days=days,
        changes=tuple(_changes(days)),
        not_compared=(*_never(judged), *not_on_line(lines, last), *misses),
        hindsight=chosen.known_on is None or any(day.day < chosen.known_on for day in days),
        notes=tuple(_notes(reading, days, against, chosen.known_on, undated, len(points))),
        undated=undated,
    )


def _never(judged: _Judged) -> Iterator[NotCompared]:
    """The series that are compared on none of the days, by what was said of their freshest figure."""
    rows = [row for _day, judged_rows in judged for row in judged_rows]
    once = {row.series for row in rows if _is_compared(row)}
    best: dict[Series, CompareRow] = {}
    for row in rows:
        if row.series not in once and (row.series not in best or row.age_days < best[row.series].age_days):
            best[row.series] = row
    for row in sorted(best.values(), key=lambda row: row.series.parts):
        yield NotCompared(row.series, row.point, "; ".join(row.reasons))


def _days(steps: Iterable[Steps], chosen: Selection) -> list[date]:
    """The days to judge, in order; the first asked about is one of them, whatever happened on it."""
    known = list(steps)
    spoken = [day for one in known for day in one.days]
    end = chosen.end or max([*spoken, chosen.start or date.min])
    turns = {day for one in known for day in one.turns()}
    if chosen.start is not None:
        turns.add(chosen.start)
    return sorted(day for day in turns if (chosen.start is None or chosen.start <= day) and day <= end)


def _told(judged: _Judged, against: str) -> Iterator[Day]:
    """The days on which what is compared, its verdict or its rank is another than on the one before."""
    before: dict[Series, tuple[str, Comparable, int | None]] = {}
    earlier: set[str] | None = None
    for day, rows in judged:
        able = [row for row in rows if _is_compared(row)]
        now = {row.series: (row.point.figure_id, row.comparable, row.rank) for row in able}
        if now != before:
            yield _day(day, rows, able, earlier, against)
        before, earlier = now, {row.point.figure_id for row in rows}


def _day(
    day: date, rows: Iterable[CompareRow], able: Sequence[CompareRow], earlier: set[str] | None, against: str
) -> Day:
    """A day told; `earlier` are the figures in force before it, None on the first one judged."""
    measures = [row for row in able if row.series.source == against]
    # Two figures of the reference would be two gaps: there is none rather than one of our choosing.
    measure = measures[0] if len(measures) == 1 else None
    return Day(
        day=day,
        held=tuple(
            Held(row, _is_new(row, earlier), _overlaps(row, able), _gap(row, measure)) for row in able
        ),
        range=build_range([row.point.quantity for row in able]),
        left_out=tuple(row for row in rows if not _is_compared(row)),
    )


def _is_new(row: CompareRow, earlier: set[str] | None) -> bool:
    return row.age_days == 0 if earlier is None else row.point.figure_id not in earlier


def _is_compared(row: CompareRow) -> bool:
    """Whether a figure is in the range."""
    return row.comparable is not Comparable.NO and row.point.quantity.middle is not None


def _overlaps(row: CompareRow, able: Iterable[CompareRow]) -> tuple[str, ...]:
    others = (other for other in able if other.series.source != row.series.source)
    own = row.point.quantity
    return tuple(sorted({other.series.source for other in others if can_be_one(own, other.point.quantity)}))


def _gap(row: CompareRow, measure: CompareRow | None) -> Gap | None:
    if measure is None or row is measure:
        return None
    return build_gap(row.point.quantity, measure.point.quantity)


def _changes(days: Sequence[Day]) -> Iterator[Change]:
    for before, after in pairwise(days):
        change = Change(before, after, tuple(_causes(before, after)))
        if change.what:
            yield change


def _causes(before: Day, after: Day) -> Iterator[Cause]:
    """The figures that came, went, or are compared on one of the days alone."""
    earlier = {one.row.series for one in before.held}
    for one in after.held:
        if one.new:
            yield Cause(one.row, "a new figure")
        elif one.row.series not in earlier:
            yield Cause(one.row, "compared from this day on")
    for row in after.left_out:
        if row.series in earlier:
            yield Cause(row, "; ".join(("no longer compared", *row.reasons)))


def _notes(
    reading: Reading, days: Sequence[Day], against: str, known_on: date | None, undated: int, figures: int
) -> Iterator[str]:
    """What to bear in mind."""
    if against:
        label = reading.register.label("source", against)
        told = [day for day in days if day.held]
        missing = sum(not _has_one(day, against) for day in told)
        if missing:
            yield (
                f"{label} has no single figure that is compared on {missing} of {amount(len(told), 'day')}: "
                "there is no gap to it on these."
            )
    if known_on is not None and undated:
        yield undated_words(undated, figures, known_on)


def _has_one(day: Day, source: str) -> bool:
    return sum(one.row.series.source == source for one in day.held) == 1
