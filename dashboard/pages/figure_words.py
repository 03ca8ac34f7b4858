"""Words of a figure: its quantity, what it counts, the days it speaks for and what became of it."""

from __future__ import annotations

from datetime import date

from dashboard.components.address import entity_address
from dashboard.components.mentions import Mention
from dashboard.components.words import (
    counted_words,
    day_words,
    period_words,
    quantity_words,
    report_day_words,
)
from dashboard.data import Names, Record
from tracker.domain.figure import AsOfBasis, State
from tracker.domain.period import Precision
from tracker.domain.quantity import Qualifier, Quantity
from tracker.domain.selection import Selection
from tracker.domain.series import Counting, Series, Unit
from tracker.domain.vintage import Vintage

COUNTINGS = {
    Counting.CUMULATIVE: "running total",
    Counting.PERIOD: "within these days",
    Counting.STOCK: "how many on that day",
}
STATES = {
    State.IN_FORCE: "in force",
    State.SUPERSEDED: "superseded",
    State.ALSO_REPORTED: "also reported",
    State.REPLACED: "replaced",
    State.RETRACTED: "withdrawn",
    State.EDITION_ENDED: "left with its edition",
    State.VOID: "void",
}


def quantity_of(record: Record) -> Quantity:
    """How many, as the store has it."""
    return Quantity(record.value, record.low, record.high, Qualifier(record.qualifier))


def printed(record: Record) -> str:
    """The quantity as its report printed it, else in words."""
    return str(record.value_text) or quantity_words(quantity_of(record))


def counted(series: Record | Series, names: Names) -> str:
    """What is counted, who, and by whom: "deaths of civilians, by Russian forces"."""
    words = counted_words(
        names.noun("metric", series.metric), series.group, names.noun("group", series.group)
    )
    if series.unit == Unit.HOUSEHOLDS:
        words = f"{words}, in households"
    return f"{words}, by {names.full('by', series.by)}" if series.by else words


def series_line(series: Record | Series, names: Names) -> str:
    """What is counted, with the definition and the basis where they are stated."""
    said = [str(part) for part in (series.definition, series.basis) if part]
    words = counted(series, names)
    return f"{words} ({', '.join(said)})" if said else words


def speaks_for(record: Record) -> str:
    """The days it speaks for as stated; of a figure without an end, the day it is placed at."""
    if record.as_of_basis == AsOfBasis.PERIOD_END:
        return period_words(record.period_start, record.period_end, Precision(record.period_precision))
    return f"from {day_words(record.period_start)}" if record.period_start else "no day is stated"


def state_on(record: Record, known_on: date | None) -> State:
    """What had become of a figure by a day, today where none is given."""
    return Vintage(record.known_until, State(record.state)).known_on(known_on).state


def state_words(record: Record, known_on: date | None = None) -> str:
    """What became of a figure in two or three words, with its standing: "superseded, disputed"."""
    words = STATES[state_on(record, known_on)]
    return f"{words}, {record.standing}" if record.standing else words


def series_selection(series: Record | Series) -> Selection:
    """The selection that keeps one series, every field of it said."""
    return Selection(
        metric=series.metric,
        group=series.group,
        by=series.by,
        definition=series.definition,
        conflict=series.conflict,
        place=series.place,
        destination=series.destination,
        sources=(series.source,),
        counting=str(series.counting),
        basis=str(series.basis),
    )


def figure_mention(record: Record, after: str = "", *, known_on: date | None = None) -> Mention:
    """A figure by its quantity, leading to its page, as known on the same day."""
    return Mention(printed(record), entity_address("figure", record.public_id, known_on), after=after)


def reported(record: Record, names: Names) -> str:
    """When and by whom it was put out: "reported on or after 30 May 2021 by Siasat Daily"."""
    day = report_day_words(record.report_date, Precision(record.precision))
    return f"reported {day} by {names.full('publisher', record.publisher)}"
