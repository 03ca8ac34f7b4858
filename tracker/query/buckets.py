"""Buckets: period figures placed in months or years, summed only where they do not overlap."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from tracker.domain.figure import DOUBTFUL, AsOfBasis
from tracker.domain.period import Bucket, Precision
from tracker.domain.quantity import lower_bound, total
from tracker.query.lines import Line, Point, point_of
from tracker.store.spots import Spot

WHOLE = 0.99
_LONGEST_ACROSS = 0.25


class Piece(NamedTuple):
    """A figure in a bucket: the days of the bucket that it covers, both ends included."""

    start: date
    end: date
    spot: Spot

    @property
    def days(self) -> int:
        """How many days of the bucket it covers."""
        return (self.end - self.start).days + 1


def bucket_points(line: Line, spots: Iterable[Spot], bucket: Bucket, known_on: date | None = None) -> Line:
    """The line with one point a bucket that any figure can be placed in."""
    placed: dict[date, list[Piece]] = defaultdict(list)
    for spot in spots:
        if spot.standing not in DOUBTFUL and (piece := _placed(spot, bucket)) is not None:
            placed[bucket.around(piece.end)[0]].append(piece)
    unsure = {point.figure_id for point in line.points if point.unsure}
    points = [_point(bucket, first, pieces, unsure, known_on) for first, pieces in sorted(placed.items())]
    return replace(line, points=tuple(points), breaks=(), restated=())


def _placed(spot: Spot, bucket: Bucket) -> Piece | None:
    """Where a figure counts: within its bucket, or where it ends if it is short; events always."""
    start, end = spot.period_start, spot.period_end
    if spot.external_id and end is not None:
        first, _last = bucket.around(end)
        return Piece(max(start or end, first), end, spot)
    if start is None or end is None:
        return None
    first, last = bucket.around(end)
    length = (end - start).days + 1
    if start < first and length > _LONGEST_ACROSS * ((last - first).days + 1):
        return None
    return Piece(max(start, first), end, spot)


def _point(
    bucket: Bucket, first: date, pieces: Sequence[Piece], unsure: set[str], known_on: date | None
) -> Point:
    _first, last = bucket.around(first)
    events = [piece for piece in pieces if piece.spot.external_id]
    chosen = events or widest(pieces)
    covered = _days_covered(chosen)
    length = (last - first).days + 1
    whole = bool(events) or covered >= WHOLE * length
    summed = total([piece.spot.quantity for piece in chosen])
    single = chosen[0].spot if len(chosen) == 1 else None
    fits = single is not None and (single.period_start, single.period_end) == (first, last)
    point = Point(
        period_start=first,
        as_of=last,
        as_of_basis=AsOfBasis.PERIOD_END,
        quantity=summed if whole else lower_bound(summed),
        report_date=None,
        precision=Precision.DAY,
        covered_days=length if events else covered,
        derived=not fits,
        rule="" if fits else _rule(len(chosen), bool(events), whole, covered, length),
        figures=len(chosen),
        unsure=any(piece.spot.figure_id in unsure for piece in chosen),
        may_be_later=known_on is not None
        and any(piece.spot.precision is Precision.NOT_BEFORE for piece in chosen),
    )
    if single is None:
        return point
    told = point_of(single, known_on)
    return replace(
        point,
        figure_id=told.figure_id,
        report_id=told.report_id,
        report_date=told.report_date,
        precision=told.precision,
        publisher=told.publisher,
        url=told.url,
        standing=told.standing,
    )


def _rule(figures: int, events: bool, whole: bool, covered: int, length: int) -> str:
    what = f"sum of {figures} {'events' if events else 'figures'}" if figures > 1 else "one figure"
    return what if whole else f"{what} for {covered} of {length} days: a lower bound"


def _days_covered(pieces: Iterable[Piece]) -> int:
    """Days under at least one piece: events may share theirs."""
    covered, until = 0, date.min
    for piece in sorted(pieces):
        start = max(piece.start, until) if until != date.min else piece.start
        if piece.end >= start:
            covered += (piece.end - start).days + 1
            until = date.fromordinal(piece.end.toordinal() + 1)
    return covered


class _Choice(NamedTuple):
    """A set of pieces, compared by what makes one set better than another."""

    days: int
    pieces: tuple[Piece, ...]

    def better_than(self, other: _Choice) -> bool:
        """More days; then more pieces; then earlier ends; then smaller ids."""
        return self._rank() < other._rank()

    def _rank(self) -> tuple[int, int, list[date], list[str]]:
        ends = [piece.end for piece in self.pieces]
        return -self.days, -len(self.pieces), ends, [piece.spot.figure_id for piece in self.pieces]


def widest(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """The set of pieces without overlap that covers most days (weighted interval scheduling)."""
    ordered = sorted(pieces, key=lambda piece: (piece.end, piece.start, piece.spot.figure_id))
    ends = [piece.end for piece in ordered]
    best = [_Choice(0, ())]
    for index, piece in enumerate(ordered):
        before = best[bisect_left(ends, piece.start, 0, index)]
        with_it = _Choice(before.days + piece.days, (*before.pieces, piece))
        best.append(with_it if with_it.better_than(best[index]) else best[index])
    return best[-1].pieces
