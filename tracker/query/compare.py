"""Compare: what different sources say about the same thing, on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tracker.domain.selection import Selection
from tracker.domain.series import Counting, Series
from tracker.domain.wording import day_words
from tracker.errors import QuestionError, UnknownName
from tracker.query.gaps import build_range
from tracker.query.likeness import FIELDS
from tracker.query.lines import Point
from tracker.query.misses import NotCompared, not_on_line, read_misses
from tracker.query.naming import Name, read_names, undated_words
from tracker.query.resolve import line_criteria, refuse_derived, with_defaults
from tracker.query.rules import (
    OLDEST_DAYS,
    TOLERANCE_DAYS,
    Comparable,
    Entry,
    Finding,
    Profile,
    findings,
    profile_of,
    shared_profile,
    verdict,
)
from tracker.query.spread import Spread, build_spread
from tracker.query.steps import Steps
from tracker.query.trend import read_lines
from tracker.store.reading import Reading


@dataclass(frozen=True, slots=True)
class CompareRow:
    """One series' figure on the day.

    `ratio` is to the lowest that is compared, `rank` from the highest; both None for a figure
    that is not ranked.
    """

    series: Series
    point: Point
    age_days: int
    comparable: Comparable
    reasons: tuple[str, ...] = ()
    ratio: float | None = None
    rank: int | None = None


@dataclass(frozen=True, slots=True)
class SourceNote:
    """What a source counts and what it leaves out, in the vocabulary's words; one of them may be empty."""

    source: str
    counts: str
    leaves_out: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """The sources side by side: ranked rows first, the highest first.

    `ratio` is of the largest to the smallest, `spread` the same over time. `hindsight` is true where
    the answer uses what was published after the day asked about: without a known-on day, or with
    one after it. `undated` is how many of the figures may have been published after that day.
    `sources` tells of every source that has a row, as far as something is known of it.
    """

    selection: Selection
    on: date
    tolerance: int
    reference: str
    rows: tuple[CompareRow, ...]
    not_compared: tuple[NotCompared, ...]
    lowest: int | None
    highest: int | None
    ratio: float | None
    hindsight: bool
    notes: tuple[str, ...] = ()
    sources: tuple[SourceNote, ...] = ()
    spread: tuple[Spread, ...] = ()
    undated: int = 0

    @property
    def ranked(self) -> tuple[CompareRow, ...]:
        """The rows that are compared, the highest first."""
        return tuple(row for row in self.rows if row.rank is not None)

    @property
    def compared(self) -> Mapping[str, str]:
        """The words that all compared rows share, by field of a series; '' is "not said"."""
        profiles = [profile_of((row.series, row.point)) for row in self.ranked]
        values = {field: {str(getattr(one, field)) for one in profiles} for field in FIELDS}
        return {field: found.pop() for field, found in values.items() if len(found) == 1}


def read_comparison(
    reading: Reading,
    selection: Selection,
    *,
    on: date,
    tolerance: int = TOLERANCE_DAYS,
    reference: str = "",
) -> Comparison:
    """The comparison of a selection on a day.

    `tolerance` is the age in days from which a figure carries a caveat; `reference` the source to
    measure against, else what most sources share. Raises QuestionError.
    """
    if tolerance < 0:
        raise QuestionError("tolerance", str(tolerance), "is below zero")
    refuse_derived(selection)
    chosen = with_defaults(selection, reading)
    against = find_reference(reading, reference)
    criteria = line_criteria(chosen, reading)
    criteria = replace(criteria, end=on if criteria.end is None else min(criteria.end, on))
    lines = read_lines(reading, chosen, criteria)
    name = read_names(reading)
    rows = side_by_side([Steps(line) for line in lines], on, against, tolerance, name)
    ranked = [row for row in rows if row.rank is not None]
    reach = build_range([row.point.quantity for row in ranked])
    misses = read_misses(
        reading,
        chosen,
        on,
        ranked={row.series.source for row in ranked},
        shown={row.series.source for row in rows},
        name=name,
    )
    alike = {row.series for row in ranked}
    return Comparison(
        selection=chosen,
        on=on,
        tolerance=tolerance,
        reference=against,
        rows=tuple(rows),
        not_compared=(*not_on_line(lines, on), *misses),
        lowest=reach.lowest,
        highest=reach.highest,
        ratio=reach.ratio,
        hindsight=chosen.known_on is None or chosen.known_on > on,
        notes=tuple(_notes(reading, rows, against, chosen.known_on)),
        sources=tuple(_source_notes(reading, rows)),
        spread=build_spread([line for line in lines if line.series in alike], on),
        undated=sum(row.point.undated for row in rows),
    )


def find_reference(reading: Reading, name: str) -> str:
    """The key of the source to measure against, '' for none named. Raises UnknownName."""
    if not name:
        return ""
    key = reading.register.find("source", name)
    if key is None:
        raise UnknownName("reference", name, reading.register.nearest("source", name))
    return key


def side_by_side(
    steps: Sequence[Steps], on: date, against: str, tolerance: int, name: Name
) -> list[CompareRow]:
    """What the rules say, on a day, of the figure of each line: ranked rows first, the highest first."""
    entries = _entries(steps, on)
    judge = _Judge(_profile(entries, against, on), on, tolerance, name)
    breaks = {one.series: one.breaks for one in steps}
    return _ranked([judge.row(entry, breaks[entry[0]]) for entry in entries])


def _entries(steps: Iterable[Steps], on: date) -> list[Entry]:
    """One figure for each line: the last on it; within a period, of the period most sources share."""
    candidates = [(one.series, point) for one in steps for point in one.candidates(on)]
    periods = (entry for entry in candidates if entry[0].counting is Counting.PERIOD and _fresh(entry, on))
    shared = shared_profile(periods)
    chosen: dict[Series, Entry] = {}
    for entry in candidates:
        best = chosen.get(entry[0])
        if best is None or _preference(entry, shared) > _preference(best, shared):
            chosen[entry[0]] = entry
    return list(chosen.values())


def _fresh(entry: Entry, on: date) -> bool:
    return (on - entry[1].as_of).days <= OLDEST_DAYS


def _preference(entry: Entry, shared: Profile | None) -> tuple[bool, date, int]:
    series, point = entry
    if series.counting is not Counting.PERIOD or shared is None:
        return False, point.as_of, 0
    own = profile_of(entry)
    fits = (own.baseline, own.until) == (shared.baseline, shared.until)
    length = (point.as_of - point.period_start).days if point.period_start else 0
    return fits, point.as_of, length


def _profile(entries: Sequence[Entry], against: str, on: date) -> Profile | None:
    """What the reference source counts, else what most sources do; figures too old come last."""
    mine = [entry for entry in entries if entry[0].source == against]
    if mine:
        return shared_profile(mine) or profile_of(mine[0])
    return shared_profile(entry for entry in entries if _fresh(entry, on)) or shared_profile(entries)


@dataclass(frozen=True, slots=True)
class _Judge:
    """What every figure is measured by."""

    profile: Profile | None
    on: date
    tolerance: int
    name: Name

    def row(self, entry: Entry, breaks: Iterable[date]) -> CompareRow:
        """A figure with all that the rules say of it."""
        series, point = entry
        found = list(findings(entry, self.profile or profile_of(entry), self.on, self.tolerance, self.name))
        broken = [day for day in breaks if point.as_of < day <= self.on]
        if broken:
            told = f"a later figure, for {day_words(broken[-1])}, was withdrawn"
            found.append(Finding(Comparable.CAVEAT, told))
        return CompareRow(
            series=series,
            point=point,
            age_days=(self.on - point.as_of).days,
            comparable=verdict(found),
            reasons=tuple(finding.sentence for finding in found),
        )


def _ranked(rows: list[CompareRow]) -> list[CompareRow]:
    """Ratios and ranks for what can be compared; equal numbers are told as probably one count."""
    able = [
        row for row in rows if row.comparable is not Comparable.NO and row.point.quantity.value is not None
    ]
    by_value: dict[int, list[CompareRow]] = defaultdict(list)
    for row in able:
        by_value[row.point.quantity.value or 0].append(row)
    lowest = min(by_value, default=0)
    ranked = []
    for rank, value in enumerate(sorted(by_value, reverse=True), start=1):
        for row in by_value[value]:
            others = {other.series.source for other in by_value[value]} - {row.series.source}
            placed = replace(row, rank=rank, ratio=value / lowest if lowest > 0 else None)
            ranked.append(_same_count(placed) if others else placed)
    rest = [row for row in rows if row not in able]
    order = lambda row: (row.rank or len(rows) + 1, -(row.point.quantity.middle or 0), row.series.parts)  # noqa: E731
    return sorted([*ranked, *rest], key=order)


def _same_count(row: CompareRow) -> CompareRow:
    reasons = (*row.reasons, "the same number as another source's: probably the same count")
    return replace(row, comparable=Comparable.CAVEAT, reasons=reasons)


def _notes(
    reading: Reading, rows: Sequence[CompareRow], against: str, known_on: date | None
) -> Iterable[str]:
    """What to bear in mind."""
    if against and all(row.series.source != against for row in rows):
        label = reading.register.label("source", against)
        yield f"{label} has no figure here: the others are judged by what most of them share."
    if known_on is not None and (undated := sum(row.point.undated for row in rows)):
        yield undated_words(undated, len(rows), known_on)


def _source_notes(reading: Reading, rows: Sequence[CompareRow]) -> Iterable[SourceNote]:
    """What the sources count and leave out, in the order of their rows."""
    sources = {row.key: row for row in reading.table("source")}
    for key in dict.fromkeys(row.series.source for row in rows):
        note = SourceNote(key, sources[key].counts or "", sources[key].leaves_out or "")
        if note.counts or note.leaves_out:
            yield note
