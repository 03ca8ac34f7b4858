"""Steps: a line of figures as it is asked what stands on a day."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date, timedelta

from tracker.domain.series import Counting
from tracker.query.lines import Line, Point
from tracker.query.rules import OLDEST_DAYS

_OLDEST = timedelta(days=OLDEST_DAYS)


class Steps:
    """The points that a line goes through and the days of its withdrawals, to be searched by day."""

    def __init__(self, line: Line) -> None:
        self.series, self.breaks = line.series, line.breaks
        self._points = line.on_line
        self.days = [point.as_of for point in self._points]

    def candidates(self, day: date) -> Sequence[Point]:
        """The points that can speak on a day, however old: the last.

        Within a period each speaks for its own days, so that all of the last 366 days can.
        """
        end = bisect_right(self.days, day)
        if end == 0:
            return ()
        first = bisect_left(self.days, self.days[end - 1])
        if self.series.counting is Counting.PERIOD:
            first = min(first, bisect_left(self.days, day - min(_OLDEST, day - date.min)))
        return self._points[first:end]

    def standing(self, day: date) -> int | None:
        """The number that stands on a day, not too old and not before a withdrawal; None for none."""
        at = bisect_right(self.days, day) - 1
        if at < 0 or (day - self.days[at]).days > OLDEST_DAYS:
            return None
        ended = bisect_right(self.breaks, day)
        withdrawn = ended > 0 and self.breaks[ended - 1] > self.days[at]
        return None if withdrawn else self._points[at].quantity.value

    def turns(self) -> set[date]:
        """The days on which something other can stand: of a new figure, a withdrawal, one grown too old."""
        later = [*self.days[1:], date.max]
        aged = zip(self.days, later, strict=True) if self.days else ()
        expired = {day + _OLDEST + timedelta(days=1) for day, after in aged if after - day > _OLDEST}
        return {*self.days, *self.breaks, *expired}
