"""A figure: one reported number. Immutable; judgements on it are new rows beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tracker.domain.identity import content_id
from tracker.domain.period import Period, Precision
from tracker.domain.quantity import Quantity
from tracker.domain.series import Counting, Series


class Standing(StrEnum):
    """Our judgement of a figure; the empty text for none."""

    NONE = ""
    DISPUTED = "disputed"
    DOUBTFUL = "doubtful"
    MISATTRIBUTED = "misattributed"


DOUBTFUL = frozenset({Standing.DOUBTFUL, Standing.MISATTRIBUTED})


class AsOfBasis(StrEnum):
    """Where a figure's as_of day comes from."""

    PERIOD_END = "period_end"
    REPORT_DATE = "report_date"


class State(StrEnum):
    """What became of a figure: see `tracker.domain.vintage`."""

    IN_FORCE = "in_force"
    SUPERSEDED = "superseded"
    ALSO_REPORTED = "also_reported"
    REPLACED = "replaced"
    RETRACTED = "retracted"
    EDITION_ENDED = "edition_ended"
    VOID = "void"


@dataclass(frozen=True, slots=True)
class Figure:
    """One reported number, in the words of its source."""

    id: str
    series: Series
    report_id: str
    period: Period
    quantity: Quantity
    external_id: str = ""
    period_precision: Precision = Precision.DAY
    value_text: str = ""
    standing: Standing = Standing.NONE
    quote: str = ""
    locator: str = ""
    locality: str = ""
    cited: str = ""
    note: str = ""
    occurrence: int = 0


def figure_id(
    series: Series, report_id: str, period: Period, quantity: Quantity, external_id: str, occurrence: int
) -> str:
    """The public id of a figure: the hash of what it says, not of notes, quotes or locators."""
    return content_id(
        "figure",
        (
            *series.parts,
            report_id,
            period.start,
            period.end,
            quantity.value,
            quantity.low,
            quantity.high,
            quantity.qualifier,
            external_id,
            occurrence,
        ),
    )


def as_of(period: Period, known_from: date) -> tuple[date, AsOfBasis]:
    """The day a figure speaks for: its period's end as stated, else the day of its report."""
    if period.end is not None:
        return period.end, AsOfBasis.PERIOD_END
    return known_from, AsOfBasis.REPORT_DATE


def cell_start(counting: Counting, period: Period) -> date | None:
    """The part of a period that tells cells apart: only within-period counts have one."""
    return period.start if counting is Counting.PERIOD else None
