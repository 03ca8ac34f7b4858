"""Steps: the path of a line between what its source said, and where it is solid, dotted or broken."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from tracker.domain.period import SILENT_DAYS

# A corner of a path; None parts one piece from the next.
Corner = tuple[date, int] | None


class Path(NamedTuple):
    """The corners of the solid and of the dotted pieces."""

    solid: list[Corner]
    dotted: list[Corner]


def build_path(corners: Sequence[tuple[date, int]], breaks: Iterable[date] = ()) -> Path:
    """The steps through these (day, number), in order.

    A step holds the last number until the next was said: solid for 400 days, dotted after; it ends
    at a day of `breaks` that lies between, where a number was withdrawn. Nothing goes on after the
    last number.
    """
    path = Path([], [])
    withdrawn = sorted(breaks)
    for (day, number), (until, following) in pairwise(corners):
        broken = next((gone for gone in withdrawn if day < gone <= until), None)
        end = min(broken, until) if broken else until
        turn = min(day + timedelta(days=SILENT_DAYS), end)
        path.solid.extend([(day, number), (turn, number)])
        if turn < end:
            path.solid.append(None)
            path.dotted.extend([(turn, number), (end, number), None])
        if broken is None:
            path.solid.extend([(until, number), (until, following)])
        path.solid.append(None)
    return path
