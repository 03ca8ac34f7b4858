"""Repeats: figures that only tell again what an earlier figure of their line told, by a link."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from tracker.domain.figure import State
from tracker.domain.link import LinkKind
from tracker.domain.series import Counting, Series
from tracker.store.reading import Reading
from tracker.store.spots import Spot


def read_repeating(reading: Reading, spots: Iterable[Spot], series: Mapping[int, Series]) -> set[str]:
    """The figures that repeat another one of their own series, published before them or on their day.

    A void figure is repeated by none, nor is one of the same cell, of which only one is in force anyway. In
    datasets every figure speaks for itself. Of figures that repeat one another in a ring, one stays.
    """
    told = {spot.figure_id for spot in spots if not series[spot.series_id].dataset}
    pairs = reading.links_of_kind(LinkKind.REPEATS, told)
    known = reading.records_by_id({figure for pair in pairs for figure in pair})
    onward = defaultdict(list)
    for own, former in pairs:
        if former in known and _tells_again(known[own], known[former]):
            onward[own].append(former)
    return {own for own in onward if not _stays(onward, own)}


def _tells_again(own: Any, former: Any) -> bool:
    return (
        former.series_id == own.series_id
        and former.state != State.VOID
        and former.known_from <= own.known_from
        and _cell(former) != _cell(own)
    )


def _cell(record: Any) -> tuple[Any, ...]:
    """The cell of its series that a figure stands in."""
    start = record.period_start if record.counting == Counting.PERIOD else None
    return record.as_of, record.external_id, start


def _stays(onward: Mapping[str, list[str]], own: str) -> bool:
    """Whether all that a figure repeats comes round to it again, and it is the first of these."""
    ring = _reached(onward, own)
    return own == min(ring) and all(own in _reached(onward, one) for one in ring)


def _reached(onward: Mapping[str, list[str]], start: str) -> set[str]:
    """What a figure repeats, and what that repeats, to the end; itself among them."""
    reached, ahead = {start}, [start]
    while ahead:
        new = set(onward.get(ahead.pop(), ())) - reached
        reached |= new
        ahead += new
    return reached
