"""Lines: a series' figures in force, each on the line or beside it, with the reason."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, timedelta

from tracker.domain.figure import DOUBTFUL, AsOfBasis, Standing
from tracker.domain.period import SILENT_DAYS, Precision
from tracker.domain.quantity import LOWER_BOUNDS, ROUNDED, Quantity
from tracker.domain.series import Counting, Series
from tracker.store.spots import Spot

ROUNDING_DAYS = 31
_AGAIN = "repeats a figure of the same line in another report"
_ROUGH = min(Quantity(qualifier=qualifier).roughness for qualifier in ROUNDED)


@dataclass(frozen=True, slots=True)
class Point:
    """One point of a line.

    `on_line` is false for a figure that stands beside the line, `beside` says why. `figures` is
    how many figures are behind the point; `figure_id` is theirs when it is one. A `derived` point
    is our arithmetic and `rule` its sentence. `unsure` marks a figure whose own report gives
    another quantity for the same thing; `undated` is how many of the figures come from a report
    that may have been published after the known-on day.
    """

    period_start: date | None
    as_of: date
    as_of_basis: AsOfBasis
    quantity: Quantity
    report_date: date | None
    precision: Precision
    on_line: bool = True
    beside: str = ""
    covered_days: int | None = None
    derived: bool = False
    rule: str = ""
    figures: int = 1
    figure_id: str = ""
    report_id: str = ""
    publisher: str = ""
    url: str = ""
    standing: Standing = Standing.NONE
    unsure: bool = False
    undated: int = 0

    @property
    def may_be_later(self) -> bool:
        """Whether it rests on a report that may have been published after the known-on day."""
        return self.undated > 0


@dataclass(frozen=True, slots=True)
class Line:
    """A series and its points by as_of day.

    Between points nothing was said. The line ends at each day of `breaks` (a withdrawal), and at a
    day of `restated` the running total takes in deaths of earlier days. `unplaced` is how many
    figures no bucket could take.
    """

    series: Series
    points: tuple[Point, ...]
    breaks: tuple[date, ...] = ()
    restated: tuple[date, ...] = ()
    unplaced: int = 0

    @property
    def figures(self) -> int:
        """How many figures are behind its points."""
        return sum(point.figures for point in self.points)

    @property
    def on_line(self) -> tuple[Point, ...]:
        """The points that the line goes through."""
        return tuple(point for point in self.points if point.on_line)


def build_line(
    series: Series,
    spots: Sequence[Spot],
    *,
    unsure: Iterable[str] = (),
    repeating: AbstractSet[str] = frozenset(),
    known_on: date | None = None,
) -> Line:
    """The line of one series out of its figures in force, by as_of day.

    `repeating` are those that only tell again what an earlier one told.
    """
    doubted = frozenset(unsure)
    points: list[Point] = []
    standing: Spot | None = None
    ordered = sorted(spots, key=lambda spot: (spot.as_of, spot.period_start or date.min, spot.figure_id))
    sharper = _Sharper(ordered, series.counting)
    for spot in ordered:
        again = _AGAIN if spot.figure_id in repeating else ""
        reason = again or _beside(spot, sharper, series.counting, standing)
        points.append(point_of(spot, known_on, beside=reason, unsure=spot.figure_id in doubted))
        if not reason:
            standing = spot
    return Line(series, tuple(points))


def point_of(spot: Spot, known_on: date | None = None, *, beside: str = "", unsure: bool = False) -> Point:
    """A figure, or a sum of some, as a point; on the line where no reason puts it beside."""
    return Point(
        period_start=spot.period_start,
        as_of=spot.as_of,
        as_of_basis=AsOfBasis(spot.as_of_basis),
        quantity=spot.quantity,
        report_date=spot.report_date,
        precision=spot.precision,
        on_line=not beside,
        beside=beside,
        derived=bool(spot.rule),
        rule=spot.rule,
        figures=spot.figures,
        figure_id=spot.figure_id if spot.figures == 1 else "",
        report_id=spot.report_id,
        publisher=spot.publisher,
        url=spot.url,
        standing=spot.standing,
        unsure=unsure,
        undated=undated(spot, known_on),
    )


def undated(spot: Spot, known_on: date | None) -> int:
    """How many of the figures it stands for may have been published after the known-on day."""
    return spot.figures if known_on is not None and spot.precision is Precision.NOT_BEFORE else 0


def _beside(spot: Spot, sharper: _Sharper, counting: Counting, standing: Spot | None) -> str:
    """Why a figure stands beside its line; '' for one that is on it.

    Words without a number ("dozens") stand beside it too: there is nothing to draw.
    """
    if spot.standing in DOUBTFUL:
        return f"judged {spot.standing}"
    if spot.quantity.middle is None:
        return "gives no number"
    if _is_vague_bound(spot, counting, standing):
        return "a lower bound no higher than the figure that stands"
    if spot.quantity.qualifier in ROUNDED and sharper.is_rounded_by(spot):
        return "rounds a sharper figure of the same line"
    return ""


def _is_vague_bound(spot: Spot, counting: Counting, standing: Spot | None) -> bool:
    """Whether a lower bound says nothing beyond the figure that stands.

    Within-period counts stand each for their own days. A number on a day may fall, so that it
    stands no longer than its step is solid; a running total stands until the next.
    """
    quantity = spot.quantity
    if counting is Counting.PERIOD or standing is None or quantity.qualifier not in LOWER_BOUNDS:
        return False
    if counting is Counting.STOCK and (spot.as_of - standing.as_of).days > SILENT_DAYS:
        return False
    stands = standing.quantity.middle
    return quantity.low is not None and stands is not None and quantity.low <= stands


class _Sharper:
    """The sound figures of a line that a rounded one can be a rounding of, by their days.

    Within a period only those of the same start are looked at.
    """

    def __init__(self, ordered: Iterable[Spot], counting: Counting) -> None:
        self._within = counting is Counting.PERIOD
        self._spots: dict[date | None, list[Spot]] = defaultdict(list)
        for spot in ordered:
            sharp = spot.quantity.roughness < _ROUGH and spot.quantity.value is not None
            if sharp and spot.standing not in DOUBTFUL:
                self._spots[self._start(spot)].append(spot)

    def is_rounded_by(self, rounded: Spot) -> bool:
        """Whether one within 31 days allows the rounded number as its wording."""
        spots, near = self._spots.get(self._start(rounded), []), timedelta(days=ROUNDING_DAYS)
        first = bisect_left(spots, rounded.as_of - near, key=_day)
        last = bisect_right(spots, rounded.as_of + near, key=_day)
        return any(rounded.quantity.allows(other.quantity) for other in spots[first:last])

    def _start(self, spot: Spot) -> date | None:
        return spot.period_start if self._within else None


def _day(spot: Spot) -> date:
    return spot.as_of
