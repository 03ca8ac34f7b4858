"""Rollups: series that their reader declares disjoint and whole, added into one derived line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from tracker.domain.figure import DOUBTFUL, AsOfBasis
from tracker.domain.period import Precision
from tracker.domain.quantity import total
from tracker.domain.series import Counting, Series
from tracker.query.lines import Line, Point
from tracker.store.spots import Spot

_WHOLE = "all"


class _Term(NamedTuple):
    """What is added together: one edition's figures of one day (and start, within a period)."""

    report_id: str
    as_of: date
    start: date | None


def rollup_lines(spots: Iterable[Spot], series: Mapping[int, Series], over: str) -> list[Line]:
    """One derived line for each set of series that are declared to partition `over`.

    They differ in `over` alone. Stated totals (destination `all`, or not said) stay out of the sum.
    """
    terms: dict[Series, dict[_Term, list[Spot]]] = defaultdict(lambda: defaultdict(list))
    for spot in spots:
        own = series[spot.series_id]
        if over not in spot.partitions or spot.standing in DOUBTFUL or getattr(own, over) in ("", _WHOLE):
            continue
        start = spot.period_start if own.counting is Counting.PERIOD else None
        terms[_summed(own, over)][_Term(spot.report_id, spot.as_of, start)].append(spot)
    return [
        Line(
            summed,
            tuple(_point(term, members, over) for term, members in sorted(by_term.items(), key=_by_day)),
        )
        for summed, by_term in sorted(terms.items(), key=lambda item: item[0].parts)
    ]


def _summed(series: Series, over: str) -> Series:
    """The series that the sum over a field makes."""
    whole: dict[str, Any] = {over: _WHOLE}
    return replace(series, **whole)


def _by_day(item: tuple[_Term, list[Spot]]) -> tuple[date, date, str]:
    term, _members = item
    return term.as_of, term.start or date.min, term.report_id


def _point(term: _Term, members: list[Spot], over: str) -> Point:
    first = members[0]
    return Point(
        period_start=term.start,
        as_of=term.as_of,
        as_of_basis=AsOfBasis(first.as_of_basis),
        quantity=total([spot.quantity for spot in members]),
        report_date=first.report_date,
        precision=Precision(first.precision),
        derived=True,
        rule=f"sum over {over}s of one edition",
        figures=len(members),
        figure_id=first.figure_id if len(members) == 1 else "",
        report_id=first.report_id,
        publisher=first.publisher,
        url=first.url,
    )
