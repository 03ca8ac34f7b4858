"""Lines: a series' figures in force, each on the line or beside it, with the reason."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tracker.domain.figure import DOUBTFUL, AsOfBasis, Standing
from tracker.domain.period import Precision
from tracker.domain.quantity import LOWER_BOUNDS, ROUNDED, Quantity
from tracker.domain.series import Counting, Series
from tracker.store.spots import Spot

ROUNDING_DAYS = 31


@dataclass(frozen=True, slots=True)
class Point:
    """One point of a line.

    `on_line` is false for a figure that stands beside the line, `beside` says why. `figures` is
    how many figures are behind the point; `figure_id` is theirs when it is one. A `derived` point
    is our arithmetic and `rule` its sentence. `unsure` marks a figure whose own report gives
    another quantity for the same thing; `may_be_later` one whose report may have been published
    after the known-on day.
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
    may_be_later: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A series and its points by as_of day.

    Between points nothing was said. The line ends at each day of `breaks` (a withdrawal), and at a
    day of `restated` the running total takes in deaths of earlier days.
    """

    series: Series
    points: tuple[Point, ...]
    breaks: tuple[date, ...] = ()
    restated: tuple[date, ...] = ()

    @property
    def on_line(self) -> tuple[Point, ...]:
        """The points that the line goes through."""
        return tuple(point for point in self.points if point.on_line)


def build_line(
    series: Series, spots: Sequence[Spot], *, unsure: Iterable[str] = (), known_on: date | None = None
) -> Line:
    """The line of one series out of its figures in force, by as_of day."""
    doubted = frozenset(unsure)
    points: list[Point] = []
    standing: Quantity | None = None
    for spot in sorted(spots, key=lambda spot: (spot.as_of, spot.period_start or date.min, spot.figure_id)):
        reason = _beside(spot, spots, series.counting, standing)
        point = point_of(spot, known_on)
        points.append(replace(point, on_line=not reason, beside=reason, unsure=spot.figure_id in doubted))
        if not reason:
            standing = spot.quantity
    return Line(series, tuple(points))


def point_of(spot: Spot, known_on: date | None = None) -> Point:
    """A figure as a point."""
    return Point(
        period_start=spot.period_start,
        as_of=spot.as_of,
        as_of_basis=AsOfBasis(spot.as_of_basis),
        quantity=spot.quantity,
        report_date=spot.report_date,
        precision=spot.precision,
        figure_id=spot.figure_id,
        report_id=spot.report_id,
        publisher=spot.publisher,
        url=spot.url,
        standing=spot.standing,
        may_be_later=known_on is not None and spot.precision is Precision.NOT_BEFORE,
    )


def _beside(spot: Spot, spots: Sequence[Spot], counting: Counting, standing: Quantity | None) -> str:
    """Why a figure stands beside its line; '' for one that is on it."""
    if spot.standing in DOUBTFUL:
        return f"judged {spot.standing}"
    if _is_vague_bound(spot.quantity, counting, standing):
        return "a lower bound no higher than the figure that stands"
    if spot.quantity.qualifier in ROUNDED and any(_is_rounded_from(spot, other, counting) for other in spots):
        return "rounds a sharper figure of the same line"
    return ""


def _is_vague_bound(quantity: Quantity, counting: Counting, standing: Quantity | None) -> bool:
    # Within-period counts stand each for their own days: none carries over to the next.
    if counting is Counting.PERIOD or standing is None or quantity.qualifier not in LOWER_BOUNDS:
        return False
    return quantity.low is not None and standing.middle is not None and quantity.low <= standing.middle


def _is_rounded_from(spot: Spot, other: Spot, counting: Counting) -> bool:
    return (
        other.quantity.roughness < spot.quantity.roughness
        and other.standing not in DOUBTFUL
        and abs((other.as_of - spot.as_of).days) <= ROUNDING_DAYS
        and (counting is not Counting.PERIOD or other.period_start == spot.period_start)
        and spot.quantity.allows(other.quantity)
    )
