"""Compare: what different sources say about the same thing, on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from tracker.domain.selection import ANY, Selection
from tracker.domain.series import Basis, Counting, Series
from tracker.errors import QuestionError, UnknownName
from tracker.query.lines import Line, Point
from tracker.query.naming import Name, day_words, read_names
from tracker.query.resolve import line_criteria, with_defaults
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
    where,
)
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
class NotCompared:
    """A near miss: a series that is about something else, and what."""

    series: Series
    point: Point
    reason: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """The sources side by side: ranked rows first, the highest first.

    `ratio` is of the largest to the smallest. `hindsight` is true without a known-on day: the
    answer then uses what was published after the day asked about.
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
    if selection.bucket is not None or selection.rollup is not None:
        raise QuestionError("bucket", "", "compare takes figures as they were reported")
    chosen = with_defaults(selection, reading)
    against = _source(reading, reference)
    criteria = line_criteria(chosen, reading)
    criteria = replace(criteria, end=on if criteria.end is None else min(criteria.end, on))
    lines = read_lines(reading, chosen, criteria)
    entries = _entries(lines, on)
    profile = _profile(entries, against)
    name = read_names(reading)
    rows = _ranked([_row(entry, profile, on, tolerance, lines, name) for entry in entries])
    ranked = [row for row in rows if row.rank is not None]
    values = [row.point.quantity.value for row in ranked if row.point.quantity.value is not None]
    return Comparison(
        selection=chosen,
        on=on,
        tolerance=tolerance,
        reference=against,
        rows=tuple(rows),
        not_compared=tuple(_near_misses(reading, chosen, on, {row.series.source for row in ranked}, name)),
        lowest=min(values, default=None),
        highest=max(values, default=None),
        ratio=max(values) / min(values) if len(values) > 1 and min(values) > 0 else None,
        hindsight=chosen.known_on is None,
        notes=tuple(_notes(reading, ranked)),
    )


def _source(reading: Reading, name: str) -> str:
    if not name:
        return ""
    key = reading.register.find("source", name)
    if key is None:
        raise UnknownName("reference", name, reading.register.nearest("source", name))
    return key


def _entries(lines: Iterable[Line], on: date) -> list[Entry]:
    """One figure for each line: the last on it; within a period, of the period most sources share."""
    candidates = [(line.series, point) for line in lines for point in line.on_line if point.as_of <= on]
    shared = shared_profile([entry for entry in candidates if (on - entry[1].as_of).days <= OLDEST_DAYS])
    chosen: dict[Series, Entry] = {}
    for entry in candidates:
        best = chosen.get(entry[0])
        if best is None or _preference(entry, shared) > _preference(best, shared):
            chosen[entry[0]] = entry
    return list(chosen.values())


def _preference(entry: Entry, shared: Profile | None) -> tuple[bool, date, int]:
    series, point = entry
    if series.counting is not Counting.PERIOD or shared is None:
        return False, point.as_of, 0
    own = profile_of(entry)
    fits = (own.baseline, own.until) == (shared.baseline, shared.until)
    length = (point.as_of - point.period_start).days if point.period_start else 0
    return fits, point.as_of, length


def _profile(entries: Sequence[Entry], against: str) -> Profile | None:
    mine = [entry for entry in entries if entry[0].source == against]
    return shared_profile(mine) if mine else shared_profile(entries)


def _row(
    entry: Entry, profile: Profile | None, on: date, tolerance: int, lines: Iterable[Line], name: Name
) -> CompareRow:
    series, point = entry
    found = list(findings(entry, profile or profile_of(entry), on, tolerance, name))
    broken = [
        day for line in lines if line.series == series for day in line.breaks if point.as_of < day <= on
    ]
    if broken:
        found.append(
            Finding(Comparable.CAVEAT, f"a later figure, for {day_words(broken[-1])}, was withdrawn")
        )
    return CompareRow(
        series=series,
        point=point,
        age_days=(on - point.as_of).days,
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


_MISSES = ("group", "by", "place", "counting")


def _near_misses(
    reading: Reading, chosen: Selection, on: date, ranked: set[str], name: Name
) -> Iterable[NotCompared]:
    """Series of other sources that differ from the question in one thing."""
    wanted = {"group": chosen.group, "by": chosen.by, "place": chosen.place, "counting": chosen.counting}
    for field in _MISSES:
        if wanted[field] in (None, ANY):
            continue
        lifted: dict[str, Any] = {field: ANY}
        loose = replace(chosen, **lifted)
        criteria = replace(line_criteria(loose, reading), span=None, end=on)
        found: dict[str, NotCompared] = {}
        for line in read_lines(reading, loose, criteria):
            own = str(getattr(line.series, field))
            if own == wanted[field] or line.series.source in ranked or line.series.basis is Basis.ESTIMATED:
                continue
            last = line.on_line[-1] if line.on_line else line.points[-1]
            best = found.get(line.series.source)
            if best is None or last.as_of > best.point.as_of:
                found[line.series.source] = NotCompared(
                    line.series, last, _miss(field, own, str(wanted[field]), name)
                )
        yield from (found[source] for source in sorted(found))


_COUNTING = {
    "cumulative": "a running total",
    "period": "a count within a period",
    "stock": "a number on a day",
}


def _miss(field: str, own: str, wanted: str, name: Name) -> str:
    """Why a series is not compared, in words."""
    if field == "group":
        return f"counts {_who(own, name)}, not {_who(wanted, name)}"
    if field == "by":
        return f"counts those {_by(own, name)}, not those {_by(wanted, name)}"
    if field == "counting":
        return f"is {_COUNTING[own]}, not {_COUNTING[wanted]}"
    return f"counts {where(own, name)}, not {where(wanted, name)}"


def _who(group: str, name: Name) -> str:
    return "all people" if group == "all" else name("group", group)


def _by(actor: str, name: Name) -> str:
    return f"by {name('by', actor)}" if actor else "by anyone"


def _notes(reading: Reading, ranked: Iterable[CompareRow]) -> Iterable[str]:
    """What the sources that are compared count and leave out, in the words of the vocabulary."""
    sources = {row.key: row for row in reading.table("source")}
    for key in dict.fromkeys(row.series.source for row in ranked):
        text = " ".join(part for part in (sources[key].counts, sources[key].leaves_out) if part)
        if text:
            yield f"{reading.register.label('source', key)}: {text}"
