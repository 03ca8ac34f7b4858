"""Buckets: period figures placed in months or years, summed only where they do not overlap."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from tracker.domain.figure import DOUBTFUL, AsOfBasis
from tracker.domain.period import Bucket, Precision
from tracker.domain.quantity import lower_bound
from tracker.domain.series import Series
from tracker.domain.wording import amount
from tracker.query.incidents import Told, is_event
from tracker.query.lines import Line, Point, point_of, undated
from tracker.query.sums import sum_of
from tracker.store.spots import Spot

WHOLE = 0.99
_LONGEST_ACROSS = 0.25
_NOBODY: AbstractSet[str] = frozenset()
_UNTOLD = Told()


class Piece(NamedTuple):
    """A figure in a bucket: the days of the bucket that it covers, both ends included.

    An `event` is one of a list of incidents: it adds, and covers no day by itself.
    """

    start: date
    end: date
    spot: Spot
    event: bool = False

    @property
    def days(self) -> int:
        """How many days of the bucket it covers."""
        return (self.end - self.start).days + 1

    @property
    def days_before(self) -> int:
        """How many days of its period lie before the bucket: they count with it all the same."""
        return 0 if self.spot.period_start is None else (self.start - self.spot.period_start).days


class _Cover(NamedTuple):
    """How much of a bucket its figures cover."""

    days: int
    length: int

    @property
    def whole(self) -> bool:
        return self.days >= WHOLE * self.length


def bucket_line(
    series: Series,
    spots: Iterable[Spot],
    bucket: Bucket,
    *,
    told: Told = _UNTOLD,
    unsure: AbstractSet[str] = _NOBODY,
    known_on: date | None = None,
) -> Line:
    """A series' line with one point a bucket that any figure can be placed in.

    Where a dataset lists events in a bucket they alone count: its other figures can hold the same
    people, and are among the unplaced. `told` says for which days the list is complete.
    """
    placed: dict[date, list[Piece]] = defaultdict(list)
    unplaced = 0
    for spot in spots:
        piece = None if spot.standing in DOUBTFUL else _placed(spot, series, bucket)
        if piece is None:
            unplaced += spot.figures
        else:
            placed[bucket.around(piece.end)[0]].append(piece)
    points = []
    for first, pieces in sorted(placed.items()):
        events = [piece for piece in pieces if piece.event]
        if events:
            unplaced += sum(piece.spot.figures for piece in pieces if not piece.event)
        cover = _cover(series, bucket, first, told, chosen := events or widest(pieces))
        points.append(_point(bucket, first, chosen, cover, unsure, known_on))
    return Line(series, tuple(points), unplaced=unplaced)


def _placed(spot: Spot, series: Series, bucket: Bucket) -> Piece | None:
    """Where a figure counts: within its bucket, or where it ends if it is short; events always."""
    start, end = spot.period_start, spot.period_end
    if is_event(spot, series):
        first, _last = bucket.around(spot.as_of)
        return Piece(max(start or spot.as_of, first), spot.as_of, spot, event=True)
    if start is None or end is None:
        return None
    first, last = bucket.around(end)
    length = (end - start).days + 1
    if start < first and length > _LONGEST_ACROSS * ((last - first).days + 1):
        return None
    return Piece(max(start, first), end, spot)


def _cover(series: Series, bucket: Bucket, first: date, told: Told, chosen: Sequence[Piece]) -> _Cover:
    _first, last = bucket.around(first)
    length = (last - first).days + 1
    if chosen[0].event:
        return _Cover(told.days((piece.spot for piece in chosen), series, first, last), length)
    return _Cover(sum(piece.days for piece in chosen), length)


def _point(
    bucket: Bucket,
    first: date,
    chosen: Sequence[Piece],
    cover: _Cover,
    unsure: AbstractSet[str],
    known_on: date | None,
) -> Point:
    _first, last = bucket.around(first)
    spots = [piece.spot for piece in chosen]
    summed = sum_of(spots, unsure)
    stated = len(spots) == 1 and (spots[0].period_start, spots[0].period_end) == (first, last)
    point = Point(
        period_start=first,
        as_of=last,
        as_of_basis=AsOfBasis.PERIOD_END,
        quantity=summed if cover.whole else lower_bound(summed),
        report_date=None,
        precision=Precision.DAY,
        covered_days=cover.days,
        derived=True,
        rule=_rule(chosen, cover),
        figures=sum(spot.figures for spot in spots),
        unsure=any(spot.figure_id in unsure for spot in spots),
        undated=sum(undated(spot, known_on) for spot in spots),
    )
    return _told(point, spots[0], stated) if len(spots) == 1 else point


def _told(point: Point, spot: Spot, stated: bool) -> Point:
    """A point that rests on one figure has its report; one that the figure states has its words."""
    own = point_of(spot)
    return replace(
        point,
        derived=own.derived or not stated,
        rule=own.rule if stated else point.rule,
        figure_id=own.figure_id,
        report_id=own.report_id,
        report_date=own.report_date,
        precision=own.precision,
        publisher=own.publisher,
        url=own.url,
        standing=own.standing,
    )


def _rule(chosen: Sequence[Piece], cover: _Cover) -> str:
    """How the number of a bucket came about, in words."""
    figures = sum(piece.spot.figures for piece in chosen)
    kind = "events" if chosen[0].event else "figures"
    words = f"sum of {figures} {kind}" if figures > 1 else f"one {kind[:-1]}"
    before = sum(piece.days_before for piece in chosen)
    if before:
        words += f", with {amount(before, 'day')} before it"
    if cover.whole:
        return words
    if not cover.days:
        return f"{words}, of days that no list is declared complete for: a lower bound"
    return f"{words}, for {cover.days} of {cover.length} days: a lower bound"


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
