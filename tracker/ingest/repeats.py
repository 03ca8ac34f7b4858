"""Repeats: the same number, said by the same source in another report, is one count told twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from tracker.domain.link import Link, LinkKind
from tracker.domain.period import parse_written_date
from tracker.domain.quantity import Qualifier, Quantity
from tracker.ingest.offices import Naming
from tracker.store.intake import Intake
from tracker.store.neighbours import read_neighbours
from tracker.store.reading import Reading

# A figure as lists show it: its own columns and those of its series and its report.
Record = Any

WITHIN_DAYS = 7
_SHOWN_DAYS = 31
_SHOWN = 5
_NUMBER = ("qualifier", "value", "low", "high", "unit")
_SAID = ("by", "definition", "conflict", "destination", "period_start")
_REASON = "the same number by the same source in another report"


def tell_same_count(one: Record, other: Record) -> bool:
    """Whether two figures of one source, metric and group tell the same count.

    The number, its qualifier and the unit are equal, and it is a number (not "dozens"). Both name the same
    place, or no place and the same conflict: without either, nothing says that two fives are the same five.
    Conflict, actor, definition, destination and the period's start are equal, or one of the two does not
    say. The days they speak for are at most a week apart; the same where both state the end of their period.
    """
    if one.place != other.place or not (one.place or one.conflict == other.conflict != ""):
        return False
    if one.qualifier == Qualifier.INDEFINITE or abs((one.as_of - other.as_of).days) > WITHIN_DAYS:
        return False
    if one.period_end and other.period_end and one.period_end != other.period_end:
        return False
    return all(getattr(one, name) == getattr(other, name) for name in _NUMBER) and all(
        not getattr(one, name) or not getattr(other, name) or getattr(one, name) == getattr(other, name)
        for name in _SAID
    )


def find_repeats(intake: Intake, figures: Iterable[str]) -> Iterator[Link]:
    """For each of these figures whose count another report tells, the links of the later to the earliest.

    Of reports of one day the earlier is the one whose figure was let in first.
    To be asked of figures whose source is named: of "police" no two need be the same.
    """
    records = Reading(intake.connection).records_by_id(figures)
    for public_id in sorted(records):
        record = records[public_id]
        others = _same_counts(intake, record)
        first = min((record, *others), key=lambda one: (one.known_from, one.id))
        for later in others if first is record else [record]:
            yield Link(later.public_id, first.public_id, LinkKind.REPEATS, _REASON, by_source=False)


def _same_counts(intake: Intake, record: Record) -> list[Record]:
    """The stored figures of other reports that tell the same count, in the order they were published."""
    thing = (record.source, record.metric, record.group)
    quantity = Quantity(record.value, record.low, record.high, Qualifier(record.qualifier))
    around = read_neighbours(intake.connection, thing, record.as_of, days=WITHIN_DAYS, quantity=quantity)
    return [one for one in around if one.report_id != record.report_id and tell_same_count(record, one)]


def read_similar(reading: Reading, candidate: Record, naming: Naming) -> list[Record]:
    """What the source of a candidate said of the same metric and group at about the same time.

    At most five figures, the nearest in time first; none where its names are not known here.
    """
    cells = candidate.decided_draft or candidate.draft
    names = cells | {"source": naming.kept_name(candidate, cells)}
    source, metric, group = (
        reading.register.find(kind, names.get(kind, "")) or "" for kind in ("source", "metric", "group")
    )
    end = cells.get("period_end", "")
    around = parse_written_date(end, "period_end").last_day if end else candidate.known_from
    found = read_neighbours(reading.connection, (source, metric, group), around, days=_SHOWN_DAYS)
    others = [record for record in found if record.public_id != candidate.figure]
    return sorted(others, key=lambda record: abs((record.as_of - around).days))[:_SHOWN]
