"""The series of a chart of Our World in Data: what its columns' words say is counted, and by whom.

The words decide, by small tables: a column of rates, of bounds or of means is no count of people, and one
that does not speak of the dead or the injured of conflict is left alone. None is read by default.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from tracker.domain.issue import Issue, Severity
from tracker.domain.names import fold

OWID = "OWID"


@lru_cache(maxsize=1024)
def words_of(text: str) -> frozenset[str]:
    """The words of a text, without case."""
    return frozenset(re.findall(r"[^\W_]+|%", fold(text)))


_RATES = words_of("per rate rates ratio share shares proportion percent percentage %")
_DERIVED = words_of(
    "average mean median change growth cumulative low high lower upper minimum maximum index"
    " difference projected"
)
_VIOLENCE = words_of(
    "conflict conflicts war wars violence violent battle battles terrorism terrorist genocide"
    " massacres combat"
)
_METRICS = {
    "deaths": "deaths",
    "fatalities": "deaths",
    "killed": "deaths",
    "injured": "injured",
    "injuries": "injured",
    "wounded": "injured",
}
_GROUPS = {
    "civilian": "civilians",
    "civilians": "civilians",
    "combatants": "combatants",
    "military": "combatants",
    "soldiers": "combatants",
    "children": "children",
    "women": "women",
    "men": "men",
}
# The longest first: a column of both is of neither alone.
_SOURCES = {
    frozenset({"prio", "ucdp"}): "PRIO-UCDP",
    frozenset({"ucdp"}): "UCDP",
    frozenset({"uppsala"}): "UCDP",
    frozenset({"prio"}): "PRIO",
    frozenset({"correlates", "of", "war"}): "Correlates of War",
    frozenset({"conflict", "catalogue"}): "Conflict Catalogue",
}
_PART = re.compile(r"\s[–—-]\s")


@dataclass(frozen=True, slots=True)
class Series:
    """What a column counts; without a metric the rows say it, and the column says who counted."""

    title: str
    source: str
    metric: str = ""
    group: str = ""
    definition: str = ""


def source_in(text: str) -> str:
    """Who counted, where a text names one that is known; else ""."""
    words = words_of(text)
    return next((source for names, source in _SOURCES.items() if names <= words), "")


def is_rate(text: str) -> bool:
    """Whether a text speaks of rates or shares."""
    return not _RATES.isdisjoint(words_of(text))


def measured_in(entity: str) -> str:
    """The metric of an entity that is none but says what is counted ("number of deaths"); else ""."""
    words = words_of(entity)
    return _metric_in(entity) if words <= {"number", "of", *_METRICS} and "number" in words else ""


def is_measured_rate(entity: str) -> bool:
    """Whether an entity is none but says that rates stand in its row ("death rate (per 100,000)")."""
    return is_rate(entity) and not words_of(entity).isdisjoint({"death", *_METRICS})


def read_series(header: str, file_name: str, *, metrics_in_rows: bool) -> Series | Issue:
    """The series of a column, else why it is not read.

    With `metrics_in_rows` the entities say what is counted, and a column names who counted it.
    """
    groups = {_GROUPS[word] for word in words_of(header) & _GROUPS.keys()}
    group = groups.pop() if len(groups) == 1 else ""
    source = source_in(header)
    if is_rate(header):
        return _refused(header, "rate", "holds rates and no counts of people: not read")
    if groups or not _DERIVED.isdisjoint(words_of(header)):
        return _unknown(header)
    if metrics_in_rows and source:
        return Series(header, source, group=group, definition=" – ".join(_PART.split(header)[1:]))
    metric = _metric_in(header)
    if not metric or _VIOLENCE.isdisjoint(words_of(header) | words_of(file_name)):
        return _unknown(header)
    return Series(header, source or source_in(file_name) or OWID, metric, group, definition=header)


def _metric_in(text: str) -> str:
    metrics = {_METRICS[word] for word in words_of(text) & _METRICS.keys()}
    return metrics.pop() if len(metrics) == 1 else ""


def _unknown(header: str) -> Issue:
    return _refused(header, "unknown_column", "is no count of dead or injured that is known here: not read")


def _refused(header: str, code: str, why: str) -> Issue:
    return Issue("header", header, "", code, Severity.WARNING, f"the column {header!r} {why}")


def by_whom(series: Mapping[str, Series], file_name: str) -> list[Issue]:
    """A note where who counted is told by the file's name alone, or by nothing at all."""
    unnamed = [one.source for one in series.values() if one.metric and not source_in(one.title)]
    if not unnamed:
        return []
    message = (
        f"no column names who counted: taken to be {unnamed[0]}, by the file's name"
        if source_in(file_name)
        else "neither a column nor the file's name says who counted: taken to be Our World in Data"
    )
    return [Issue("file", "source", unnamed[0], "source_by_name", Severity.NOTE, message)]
