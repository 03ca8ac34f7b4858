"""Choices: what each filter of a question about lines can be set to, so that figures remain."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from tracker.domain.selection import ANY, PARAMETERS, Selection
from tracker.query.resolve import line_criteria, resolve, settle
from tracker.store.reading import Reading
from tracker.store.tallies import count_in_force

_COLUMNS = {
    **{name: name for name in ("group", "by", "definition", "place", "destination", "counting", "basis")},
    "source": "source",
}


@dataclass(frozen=True, slots=True)
class Option:
    """A value that a filter can take, by key, and how many figures in force it would show."""

    key: str
    figures: int


@dataclass(frozen=True, slots=True)
class OtherGroups:
    """A source that counts the same thing for other groups only: "SNHR counts civilians"."""

    source: str
    groups: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Choices:
    """The options of each filter by its name in links, those with most figures first.

    The options of one filter go by what the others are set to, defaults included; the key '' is
    "not said". `selection` has those defaults. After the metrics and conflicts that have figures
    under the defaults come those that have some of another counting or group only.
    """

    selection: Selection
    options: Mapping[str, tuple[Option, ...]]
    other_groups: tuple[OtherGroups, ...]


def read_choices(reading: Reading, selection: Selection) -> Choices:
    """The choices beside a selection, which need not have a metric. Raises QuestionError.

    A metric is counted under its own usual counting and a conflict at its own places, where those
    are not chosen; a conflict by the figures that name it.
    """
    given = resolve(selection, reading.register)
    settled = settle(given, reading)
    options = {parameter: _options(reading, settled, parameter) for parameter in _COLUMNS}
    options["metric"] = _metrics(reading, given)
    options["conflict"] = _conflicts(reading, given, settled)
    return Choices(settled, options, _other_groups(reading, settled))


def _counts(reading: Reading, settled: Selection, lifted: Iterable[str], *columns: str) -> list[Any]:
    free: dict[str, Any] = {PARAMETERS[parameter]: ANY for parameter in lifted}
    if "sources" in free:
        free["sources"] = ()
    return count_in_force(reading, line_criteria(replace(settled, **free), reading), *columns)


def _options(reading: Reading, settled: Selection, parameter: str) -> tuple[Option, ...]:
    return _ordered(dict(_counts(reading, settled, [parameter], _COLUMNS[parameter])))


def _ordered(figures: Mapping[str, int]) -> tuple[Option, ...]:
    return tuple(Option(key, figures[key]) for key in sorted(figures, key=lambda key: (-figures[key], key)))


def _metrics(reading: Reading, given: Selection) -> tuple[Option, ...]:
    usual = reading.usual_countings()
    settled = settle(replace(given, metric=None), reading)
    figures: Counter[str] = Counter()
    for metric, counting, count in _counts(reading, settled, ["metric"], "metric", "counting"):
        if settled.counting != ANY or given.counting == ANY or usual[metric] in ("", counting):
            figures[metric] += count
    every = _counts(reading, replace(settled, **_defaulted(given)), ["metric"], "metric")
    return _usual_first(figures, dict(every))


def _defaulted(given: Selection) -> dict[str, Any]:
    """The counting and the group lifted where they are defaults and nobody's choice."""
    return {field: ANY for field in ("counting", "group") if getattr(given, field) is None}


def _usual_first(usual: Mapping[str, int], every: Mapping[str, int]) -> tuple[Option, ...]:
    """Options with what a click shows; then those of which the defaults show nothing, with all they have."""
    rest = {key: count for key, count in every.items() if key not in usual}
    return (*_ordered(usual), *_ordered(rest))


def _conflicts(reading: Reading, given: Selection, settled: Selection) -> tuple[Option, ...]:
    every = replace(settled, **_defaulted(given))
    return _usual_first(_by_conflict(reading, given, settled), _by_conflict(reading, given, every))


def _by_conflict(reading: Reading, given: Selection, settled: Selection) -> Mapping[str, int]:
    spans = reading.conflict_spans()
    lifted = ["conflict"] if given.place is not None else ["conflict", "place"]
    figures: Counter[str] = Counter()
    for conflict, place, count in _counts(reading, settled, lifted, "conflict", "place"):
        places = spans[conflict].places if conflict else ()
        if given.place is not None or not places or place in (*places, ""):
            figures[conflict] += count
    return figures


def _other_groups(reading: Reading, settled: Selection) -> tuple[OtherGroups, ...]:
    if settled.group == ANY:
        return ()
    groups: dict[str, dict[str, int]] = defaultdict(dict)
    for source, group, count in _counts(reading, settled, ["group"], "source", "group"):
        groups[source][group] = count
    lacking = sorted(source for source, counts in groups.items() if settled.group not in counts)
    return tuple(OtherGroups(source, _ordered(groups[source])) for source in lacking)
