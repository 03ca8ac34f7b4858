"""Rivals: figures of one report that contradict each other in one cell, so that none of them is sure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from tracker.domain.figure import DOUBTFUL, cell_start
from tracker.domain.link import LinkKind
from tracker.domain.period import Period
from tracker.domain.series import Series
from tracker.store.reading import Reading
from tracker.store.spots import Spot


def read_unsure(reading: Reading, spots: Sequence[Spot], series: Mapping[int, Series]) -> set[str]:
    """The figures whose own report gives another quantity, or a part of them, for the same cell.

    A rival that we judged doubtful leaves the other sure: the judgement has settled it.
    """
    rivals: dict[tuple[object, ...], list[Spot]] = defaultdict(list)
    for rival in reading.same_report_rivals(series):
        if rival.standing not in DOUBTFUL:
            rivals[(rival.report_id, cell_of(rival, series))].append(rival)
    pairs = [
        (spot, rival) for spot in spots for rival in rivals.get((spot.report_id, cell_of(spot, series)), ())
    ]
    parts = _parts(reading, pairs)
    return {
        spot.figure_id
        for spot, rival in pairs
        if frozenset((spot.figure_id, rival.figure_id)) in parts or spot.quantity.differs_from(rival.quantity)
    }


def _parts(reading: Reading, pairs: Iterable[tuple[Spot, Spot]]) -> set[frozenset[str]]:
    """Which figures are a part and its whole, as pairs without order."""
    figures = {figure.figure_id for pair in pairs for figure in pair}
    return {frozenset(link) for link in reading.links_of_kind(LinkKind.PART_OF, figures)}


def cell_of(spot: Spot, series: Mapping[int, Series]) -> tuple[object, ...]:
    """The cell of a figure: its series, day, start (within a period) and event."""
    start = cell_start(series[spot.series_id].counting, Period(spot.period_start))
    return spot.series_id, spot.as_of, start, spot.external_id
