"""Repeats: figures that only tell again what an earlier figure of their line told, by a link."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tracker.domain.figure import State
from tracker.domain.link import LinkKind
from tracker.domain.series import Series
from tracker.store.reading import Reading
from tracker.store.spots import Spot


def read_repeating(reading: Reading, spots: Iterable[Spot], series: Mapping[int, Series]) -> set[str]:
    """The figures that repeat another one of their own series, published before them or on their day.

    A void figure is repeated by none. In datasets every figure speaks for itself.
    """
    told = {spot.figure_id: spot.series_id for spot in spots if not series[spot.series_id].dataset}
    pairs = reading.links_of_kind(LinkKind.REPEATS, told)
    known = reading.records_by_id({figure for pair in pairs for figure in pair})
    return {
        own
        for own, former in pairs
        if former in known
        and known[former].series_id == told[own]
        and known[former].state != State.VOID
        and (known[former].known_from, former) < (known[own].known_from, own)
    }
