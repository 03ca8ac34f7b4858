"""Lines: a series' figures in force, each on the line or beside it, with the reason."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tracker.domain.figure import DOUBTFUL, AsOfBasis, Standing
from tracker.domain.period import SILENT_DAYS, Precision
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
    series: Series, spots: Sequence[Spot], *, unsure: Iterable[str] = (), known_on: date | None = None
) -> Line:
    """The line of one series out of its figures in force, by as_of day."""
    doubted = frozenset(unsure)
    points: list[Point] = []
    standing: Spot | None = None
    for spot in sorted(spots, key=lambda spot: (spot.as_of, spot.period_start or date.min, spot.figure_id)):
        reason = _beside(spot, spots, series.counting, standing)
        point = point_of(spot, known_on)
        points.append(replace(point, on_line=not reason, beside=reason, unsure=spot.figure_id in doubted))
        if not reason:
            standing = spot
    return Line(series, tuple(points))


def point_of(spot: Spot, known_on: date | None = None) -> Point:
    """A figure, or a sum of some, as a point."""
    return Point(
        period_start=spot.period_start,
        as_of=spot.as_of,
        as_of_basis=AsOfBasis(spot.as_of_basis),
        quantity=spot.quantity,
        report_date=spot.report_date,
        precision=spot.precision,
        derived=bool(spot.rule),
        rule=spot.rule,
        figures=spot.figures,
        figure_id=spot.figure_id if spot.figures == 1 else "",
        report_id=spot.report_id,
        publisher=spot.publisher,
        url=spot.url,
        standing=spot.standing,
        undated=undated(spot, known_on),
    )


def undated(spot: Spot, known_on: date | None) -> int:
    """How many of the figures it stands for may have been published after the known-on day."""
    return spot.figures if known_on is not None and spot.precision is Precision.NOT_BEFORE else 0


def _beside(spot: Spot, spots: Sequence[Spot], counting: Counting, standing: Spot | None) -> str:
    """Why a figure stands beside its line; '' for one that is on it.

    Words without a number ("dozens") stand beside it too: there is nothing to draw.
    """
    if spot.standing in DOUBTFUL:
        return f"judged {spot.standing}"
    if spot.quantity.middle is None:
        return "gives no number"
    if _is_vague_bound(spot, counting, standing):
        return "a lower bound no higher than the figure that stands"
    if spot.quantity.qualifier in ROUNDED and any(_is_rounded_from(spot, other, counting) for other in spots):
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


def _is_rounded_from(spot: Spot, other: Spot, counting: Counting) -> bool:
    return (
        other.quantity.roughness < spot.quantity.roughness
        and other.standing not in DOUBTFUL
        and abs((other.as_of - spot.as_of).days) <= ROUNDING_DAYS
        and (counting is not Counting.PERIOD or other.period_start == spot.period_start)
        and spot.quantity.allows(other.quantity)
    )
