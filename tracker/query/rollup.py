"""Rollups: series that their reader declares disjoint and whole, added into one derived line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from tracker.domain.figure import DOUBTFUL
from tracker.domain.period import last_day
from tracker.domain.series import Counting, Series
from tracker.query.incidents import is_event
from tracker.query.sums import sum_of
from tracker.store.partitions import NO_PART
from tracker.store.spots import Spot

_WHOLE = "all"


class _Term(NamedTuple):
    """What is added together: figures of one day (and start, within a period), or events of one."""

    as_of: date
    start: date | None
    events: bool


class Sums(NamedTuple):
    """The sums of one derived line, each as a spot that stands for several, and the unsure among them."""

    spots: list[Spot]
    unsure: set[str]


def is_part(spot: Spot, series: Series, over: str) -> bool:
    """Whether a figure is a part that a rollup adds up; stated totals (`all`, or not said) are none."""
    return over in spot.partitions and getattr(series, over) not in NO_PART


def roll_up(
    spots: Iterable[Spot], series: Mapping[int, Series], over: str, unsure: AbstractSet[str]
) -> dict[Series, Sums]:
    """The sums over a field, by the series that each line makes.

    Added are series that differ in `over` alone. A day's sum is of one edition, the latest that
    speaks of it: what an earlier one still says of some parts is no total.
    """
    terms: dict[Series, dict[_Term, list[Spot]]] = defaultdict(lambda: defaultdict(list))
    for spot in spots:
        own = series[spot.series_id]
        if is_part(spot, own, over) and spot.standing not in DOUBTFUL:
            start = spot.period_start if own.counting is Counting.PERIOD else None
            terms[_summed(own, over)][_Term(spot.as_of, start, is_event(spot, own))].append(spot)
    return {
        summed: _sums([_latest_edition(by_term[term]) for term in sorted(by_term, key=_by_day)], over, unsure)
        for summed, by_term in sorted(terms.items())
    }


def _summed(series: Series, over: str) -> Series:
    """The series that the sum over a field makes."""
    whole: dict[str, Any] = {over: _WHOLE}
    return replace(series, **whole)


def _by_day(term: _Term) -> tuple[date, date, bool]:
    return term.as_of, term.start or date.min, term.events


def _latest_edition(members: Sequence[Spot]) -> list[Spot]:
    latest = max(_edition(spot) for spot in members)
    return sorted((spot for spot in members if _edition(spot) == latest), key=lambda spot: spot.figure_id)


def _edition(spot: Spot) -> tuple[date, str, str]:
    return last_day(spot.report_date, spot.precision), spot.edition, spot.report_id


def _sums(terms: Iterable[Sequence[Spot]], over: str, unsure: AbstractSet[str]) -> Sums:
    sums, doubted = [], set()
    for members in terms:
        unsure_here = sum(spot.figure_id in unsure for spot in members)
        added = members[0]._replace(
            quantity=sum_of(members, unsure), figures=len(members), rule=_rule(over, unsure_here)
        )
        sums.append(added)
        if unsure_here:
            doubted.add(added.figure_id)
    return Sums(sums, doubted)


def _rule(over: str, unsure: int) -> str:
    words = f"sum over {over}s of one edition"
    return f"{words}, which gives more than one number for {unsure} of them" if unsure else words
