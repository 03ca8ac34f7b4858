"""Near misses: what other sources say of something close to the question, and why it is not compared."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from tracker.domain.selection import ANY, Selection
from tracker.domain.series import Basis, Series
from tracker.query.likeness import difference, who
from tracker.query.lines import Line, Point, point_of
from tracker.query.naming import Name
from tracker.query.resolve import line_criteria
from tracker.store.reading import Reading
from tracker.store.spots import Spot
from tracker.store.tallies import read_last_spots

# The filters that a near miss may differ in, one at a time.
_FIELDS = ("group", "by", "place", "counting", "destination", "definition", "basis")
# Of these the widest is told: all civilians rather than the women among them.
_WIDEST = ("group", "by", "place", "destination")


@dataclass(frozen=True, slots=True)
class NotCompared:
    """A series that is not compared and its latest figure, with the reason."""

    series: Series
    point: Point
    reason: str


def not_on_line(lines: Iterable[Line], on: date) -> Iterator[NotCompared]:
    """Series of the question of which no figure can be drawn, by what keeps the last one off its line."""
    for line in lines:
        points = [point for point in line.points if point.as_of <= on]
        if points and not any(point.on_line for point in points):
            yield NotCompared(line.series, points[-1], points[-1].beside)


def read_misses(
    reading: Reading,
    chosen: Selection,
    on: date,
    *,
    ranked: Collection[str],
    shown: Collection[str],
    name: Name,
) -> Iterator[NotCompared]:
    """For each filter the sources that differ in it alone: those not `ranked`, estimates left out.

    `shown` are the sources that have a figure under the question itself, old or otherwise unlike.
    """
    for field in _FIELDS:
        wanted = getattr(chosen, field)
        if wanted in (None, ANY):
            continue
        lifted: dict[str, Any] = {field: ANY}
        spots = _last_spots(reading, replace(chosen, **lifted), on)
        series = reading.series(spot.series_id for spot in spots)
        best: dict[str, Spot] = {}
        for spot in spots:
            own = series[spot.series_id]
            apart = getattr(own, field) != wanted and own.source not in ranked
            if apart and own.basis is not Basis.ESTIMATED and _wider(field, spot, best.get(own.source)):
                best[own.source] = spot
        for source in sorted(best):
            one = series[best[source].series_id]
            reason = _reason(field, str(getattr(one, field)), str(wanted), name, alone=source not in shown)
            yield NotCompared(one, point_of(best[source], chosen.known_on), reason)


def _last_spots(reading: Reading, loose: Selection, on: date) -> list[Spot]:
    criteria = line_criteria(loose, reading)
    return read_last_spots(
        reading, replace(criteria, end=on if criteria.end is None else min(criteria.end, on))
    )


def _wider(field: str, spot: Spot, best: Spot | None) -> bool:
    if best is None:
        return True
    size, others = spot.quantity.middle or 0, best.quantity.middle or 0
    if field in _WIDEST:
        return (size, spot.as_of) > (others, best.as_of)
    return (spot.as_of, size) > (best.as_of, others)


def _reason(field: str, own: str, wanted: str, name: Name, *, alone: bool) -> str:
    """Why a series is not compared, in words."""
    if field == "group" and wanted == "all" and alone:
        return f"counts {who(own, name)} only"
    return difference(field, own, wanted, name)
