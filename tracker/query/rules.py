"""Rules of likeness: what keeps two sources' figures from being compared, each with its sentence."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tracker.domain.figure import Standing
from tracker.domain.selection import parse_whole
from tracker.domain.series import Basis, Counting, Series
from tracker.domain.wording import amount, day_words
from tracker.query.likeness import FIELDS, difference
from tracker.query.lines import Point
from tracker.query.naming import Name

BASELINE_DAYS = 31
TOLERANCE_DAYS = 92
OLDEST_DAYS = 366
# Ages are counted in days, and no calendar has more than these.
MOST_DAYS = 3_652_059
# Destinations that are not one host country among others.
_WHOLE = ("", "all")


class Comparable(StrEnum):
    """Whether a figure can be set beside the others."""

    YES = "yes"
    CAVEAT = "caveat"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Finding:
    """What one rule says: its verdict and its sentence."""

    verdict: Comparable
    sentence: str


@dataclass(frozen=True, slots=True)
class Profile:
    """What a figure is measured against: the words, the baseline and, within a period, its end."""

    group: str
    by: str
    definition: str
    basis: Basis
    conflict: str
    place: str
    destination: str
    counting: Counting
    unit: str
    baseline: date | None
    until: date | None


Entry = tuple[Series, Point]


def parse_tolerance(text: str) -> int:
    """The age in days from which a figure carries a caveat, the usual one for ''. Raises QuestionError."""
    return parse_whole("tolerance", text, 0, MOST_DAYS) if text.strip() else TOLERANCE_DAYS


def counted_basis(basis: Basis) -> Basis:
    """The basis as it is compared: not said and documented are one."""
    return Basis.NOT_SAID if basis is Basis.DOCUMENTED else basis


def profile_of(entry: Entry) -> Profile:
    """The profile of one figure."""
    series, point = entry
    return Profile(
        group=series.group,
        by=series.by,
        definition=series.definition,
        basis=counted_basis(series.basis),
        conflict=series.conflict,
        place=series.place,
        destination=series.destination,
        counting=series.counting,
        unit=series.unit,
        baseline=None if series.counting is Counting.STOCK else point.period_start,
        until=point.as_of if series.counting is Counting.PERIOD else None,
    )


def shared_profile(entries: Iterable[Entry]) -> Profile | None:
    """The profile that most sources share, estimates left out; None for nothing to share.

    One that states its baseline where any does: against one without, figures from far apart would
    all be alike. Of refugees the whole goes before one host country, where two sources or more give
    it. Ties go to the profile with fewer words of its own, then to the earlier baseline.
    """
    sources: dict[Profile, set[str]] = defaultdict(set)
    for entry in entries:
        if entry[0].basis is not Basis.ESTIMATED:
            sources[profile_of(entry)].add(entry[0].source)
    based = [one for one in sources if one.baseline is not None or one.counting is Counting.STOCK]
    shares = _Shares(sources)
    return min(based or sources, key=lambda one: _rank(one, len(shares.of(one))), default=None)


def _rank(profile: Profile, sources: int) -> tuple[bool, int, tuple[str | bool, ...]]:
    """The order of profiles: the least is shared by most."""
    whole = profile.destination in _WHOLE and sources > 1
    return not whole, -sources, _tie(profile)


class _Shares:
    """Which sources share a profile. Periods by their end, so that those far away are not looked at."""

    def __init__(self, sources: Mapping[Profile, set[str]]) -> None:
        self._sources = sources
        self._profiles = sorted(sources, key=_end)
        self._ends = [_end(profile) for profile in self._profiles]

    def of(self, profile: Profile) -> set[str]:
        first = bisect_left(self._ends, _end(profile) - BASELINE_DAYS)
        last = bisect_right(self._ends, _end(profile) + BASELINE_DAYS)
        near = (other for other in self._profiles[first:last] if not any(unlike(other, profile)))
        return {source for other in near for source in self._sources[other]}


def _end(profile: Profile) -> int:
    return 0 if profile.until is None else profile.until.toordinal()


def _tie(profile: Profile) -> tuple[str | bool, ...]:
    words = (profile.by, profile.definition, profile.basis, profile.destination, profile.unit)
    whole = (profile.group != "all", not profile.conflict)
    rest = (profile.group, profile.counting, profile.conflict, profile.place)
    return (*whole, *words, *rest, str(profile.baseline or date.max), str(profile.until or date.max))


def _key(_kind: str, key: str) -> str:
    return key


def findings(
    entry: Entry, profile: Profile, on: date, tolerance: int, name: Name = _key
) -> Iterator[Finding]:
    """What every rule says of a figure against a profile, on a day; `name` gives the words of keys."""
    series, point = entry
    if series.basis is Basis.ESTIMATED:
        yield Finding(Comparable.NO, "an estimate, not a count: shown, not ranked")
    for sentence in unlike(profile_of(entry), profile, name):
        yield Finding(Comparable.NO, sentence)
    yield from _age(point, on, tolerance)
    named = name("conflict", series.conflict)
    no_baseline = series.counting is not Counting.STOCK and point.period_start is None
    caveats = (
        (no_baseline and profile.baseline is not None, "does not say from which day it counts"),
        (bool(not series.conflict and profile.conflict), "names no conflict"),
        (bool(series.conflict and not profile.conflict), f"speaks of the {named} alone"),
        (point.standing is Standing.DISPUTED, "disputed"),
        (point.unsure, "its own report gives another quantity too"),
        (point.may_be_later, "its report carries no date and may have been published later"),
        (point.quantity.value is None, "has bounds and no value: not ranked"),
    )
    yield from (Finding(Comparable.CAVEAT, sentence) for applies, sentence in caveats if applies)


def unlike(own: Profile, other: Profile, name: Name = _key) -> Iterator[str]:
    """What tells two profiles apart, a sentence each."""
    for field in FIELDS:
        mine, theirs = getattr(own, field), getattr(other, field)
        if mine != theirs and not _is_caveat(field, mine, theirs):
            yield difference(field, mine, theirs, name)
    for day, wanted, what in ((own.baseline, other.baseline, "from"), (own.until, other.until, "to")):
        if day is not None and wanted is not None and abs((day - wanted).days) > BASELINE_DAYS:
            apart = abs((day - wanted).days)
            yield f"counts {what} {day_words(day)}, {amount(apart, 'day')} apart from {day_words(wanted)}"


def _is_caveat(field: str, mine: str, theirs: str) -> bool:
    """Whether a rule of its own speaks of the difference: of estimates, of no conflict by name."""
    if field == "conflict":
        return not (mine and theirs)
    return field == "basis" and Basis.ESTIMATED in (mine, theirs)


def _age(point: Point, on: date, tolerance: int) -> Iterator[Finding]:
    age = (on - point.as_of).days
    if age > OLDEST_DAYS:
        yield Finding(Comparable.NO, f"speaks for {day_words(point.as_of)}, {amount(age, 'day')} before")
    elif age > tolerance:
        yield Finding(Comparable.CAVEAT, f"speaks for {day_words(point.as_of)}, {amount(age, 'day')} before")


def verdict(found: Iterable[Finding]) -> Comparable:
    """The worst of what the rules say."""
    verdicts = Counter(finding.verdict for finding in found)
    return Comparable.NO if verdicts[Comparable.NO] else Comparable.CAVEAT if verdicts else Comparable.YES
