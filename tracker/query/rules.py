"""Rules of likeness: what keeps two sources' figures from being compared, each with its sentence."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tracker.domain.figure import Standing
from tracker.domain.series import Basis, Counting, Series
from tracker.query.lines import Point
from tracker.query.naming import Name, day_words

BASELINE_DAYS = 31
TOLERANCE_DAYS = 92
OLDEST_DAYS = 366


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
    """What a figure is measured against: the words and the baseline that most sources share."""

    definition: str
    basis: Basis
    place: str
    destination: str
    unit: str
    baseline: date | None
    until: date | None


Entry = tuple[Series, Point]


def counted_basis(basis: Basis) -> Basis:
    """The basis as it is compared: not said and documented are one."""
    return Basis.NOT_SAID if basis is Basis.DOCUMENTED else basis


def profile_of(entry: Entry) -> Profile:
    """The profile of one figure."""
    series, point = entry
    return Profile(
        definition=series.definition,
        basis=counted_basis(series.basis),
        place=series.place,
        destination=series.destination,
        unit=series.unit,
        baseline=None if series.counting is Counting.STOCK else point.period_start,
        until=point.as_of if series.counting is Counting.PERIOD else None,
    )


def shared_profile(entries: Sequence[Entry]) -> Profile | None:
    """The profile that most sources share, estimates left out; None for nothing to share.

    Ties go to the profile with fewer words of its own, then to the earlier baseline.
    """
    sources: dict[Profile, set[str]] = defaultdict(set)
    profiles = [
        (profile_of(entry), entry[0].source) for entry in entries if entry[0].basis is not Basis.ESTIMATED
    ]
    for profile, _source in profiles:
        sources[profile].update(source for other, source in profiles if not any(_unlike(other, profile)))
    return min(sources, key=lambda profile: (-len(sources[profile]), _tie(profile)), default=None)


def _tie(profile: Profile) -> tuple[str, ...]:
    words = (profile.definition, profile.basis, profile.place, profile.destination, profile.unit)
    return (*words, str(profile.baseline or date.max), str(profile.until or date.max))


def _key(_kind: str, key: str) -> str:
    return key


def findings(
    entry: Entry, profile: Profile, on: date, tolerance: int, name: Name = _key
) -> Iterator[Finding]:
    """What every rule says of a figure against a profile, on a day; `name` gives the words of keys."""
    series, point = entry
    if series.basis is Basis.ESTIMATED:
        yield Finding(Comparable.NO, "an estimate, not a count: shown, not ranked")
    for sentence in _unlike(profile_of(entry), profile, name):
        yield Finding(Comparable.NO, sentence)
    yield from _age(point, on, tolerance)
    no_baseline = series.counting is not Counting.STOCK and point.period_start is None
    caveats = (
        (no_baseline and profile.baseline is not None, "does not say from which day it counts"),
        (not series.conflict, "names no conflict"),
        (point.standing is Standing.DISPUTED, "disputed"),
        (point.unsure, "its own report gives another quantity too"),
        (point.may_be_later, "its report carries no date and may have been published later"),
        (point.quantity.value is None, "has bounds and no value: not ranked"),
    )
    yield from (Finding(Comparable.CAVEAT, sentence) for applies, sentence in caveats if applies)


def _unlike(own: Profile, other: Profile, name: Name = _key) -> Iterator[str]:
    """What tells two profiles apart, a sentence each."""
    if own.definition != other.definition:
        mine, theirs = own.definition or "none stated", other.definition or "none stated"
        yield f"counts by another definition ({mine}, not {theirs})"
    if own.basis is not other.basis and Basis.ESTIMATED not in (own.basis, other.basis):
        yield f"its basis is {own.basis or 'a count'}, not {other.basis or 'a count'}"
    if own.place != other.place:
        yield f"counts {where(own.place, name)}, not {where(other.place, name)}"
    if own.destination != other.destination:
        yield f"counts those {_host(own.destination, name)}, others those {_host(other.destination, name)}"
    if own.unit != other.unit:
        yield f"counts {own.unit}, not {other.unit}"
    for day, wanted, what in ((own.baseline, other.baseline, "from"), (own.until, other.until, "to")):
        if day is not None and wanted is not None and abs((day - wanted).days) > BASELINE_DAYS:
            apart = abs((day - wanted).days)
            yield f"counts {what} {day_words(day)}, {apart} days apart from {day_words(wanted)}"


def where(place: str, name: Name) -> str:
    """Where a figure counts, in words."""
    return f"in {name('place', place)}" if place else "in no stated place"


def _host(destination: str, name: Name) -> str:
    if destination == "all":
        return "in all host countries"
    return f"in {name('place', destination)}" if destination else "of no stated host country"


def _age(point: Point, on: date, tolerance: int) -> Iterator[Finding]:
    age = (on - point.as_of).days
    if age > OLDEST_DAYS:
        yield Finding(Comparable.NO, f"speaks for {day_words(point.as_of)}, {age} days before")
    elif age > tolerance:
        yield Finding(Comparable.CAVEAT, f"speaks for {day_words(point.as_of)}, {age} days before")


def verdict(found: Iterable[Finding]) -> Comparable:
    """The worst of what the rules say."""
    verdicts = Counter(finding.verdict for finding in found)
    return Comparable.NO if verdicts[Comparable.NO] else Comparable.CAVEAT if verdicts else Comparable.YES
