"""Spots and series made by hand, with what a test does not speak of filled in."""

from __future__ import annotations

import itertools
from datetime import date
from typing import Any

from tracker.domain.figure import Standing
from tracker.domain.period import Precision
from tracker.domain.quantity import Qualifier, Quantity, settle
from tracker.domain.series import Counting, Series
from tracker.query.lines import Point, point_of
from tracker.store.spots import Spot

_ids = itertools.count(1)


def day(text: str) -> date:
    """A day: "03-14" is one of 2021."""
    return date.fromisoformat(text if len(text) == 10 else f"2021-{text}")


def quantity(
    value: int | None, qualifier: str = "exact", low: int | None = None, high: int | None = None
) -> Quantity:
    return settle(value, low, high, Qualifier(qualifier))


def series(**fields: Any) -> Series:
    usual: dict[str, Any] = {
        **dict.fromkeys(("dataset", "by", "definition", "destination"), ""),
        "source": "sohr",
        "metric": "deaths",
        "group": "all",
        "conflict": "war",
        "place": "SYR",
        "counting": Counting.CUMULATIVE,
    }
    return Series(**usual | fields)


def spot(as_of: str, value: int | Quantity, qualifier: str = "exact", **fields: Any) -> Spot:
    """A figure of a day in 2021, or of a day written in full."""
    usual: dict[str, Any] = {
        "figure_id": f"{next(_ids):032x}",
        "series_id": 1,
        "external_id": "",
        "period_start": None,
        "period_end": day(as_of),
        "as_of": day(as_of),
        "as_of_basis": "period_end",
        "quantity": value if isinstance(value, Quantity) else quantity(value, qualifier),
        "standing": Standing.NONE,
        "report_id": "report",
        "report_date": day(as_of),
        "precision": Precision.DAY,
        "publisher": "sohr",
        "url": "",
        "edition": "",
        "partitions": (),
    }
    return Spot(**usual | fields)


def toll(start: str, end: str, value: int | Quantity, qualifier: str = "exact", **fields: Any) -> Spot:
    """A figure within a period of 2021, or between days written in full."""
    return spot(end, value, qualifier, period_start=day(start), **fields)


def point(as_of: str, value: int | Quantity, qualifier: str = "exact", **fields: Any) -> Point:
    return point_of(spot(as_of, value, qualifier, **fields))
