"""The facts of a figure: what is known of it besides its number, each with a name."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dashboard.components.address import entity_address
from dashboard.components.figure_card import Fact
from dashboard.components.mentions import Mention, outside_address
from dashboard.components.words import day_words, report_day_words
from dashboard.data import FigureStory, Names, Record
from dashboard.pages.figure_links import link_facts
from dashboard.pages.figure_words import COUNTINGS, STATES, speaks_for, state_on
from tracker.domain.figure import AsOfBasis, State
from tracker.domain.period import Precision
from tracker.domain.series import Counting


def facts_of(story: FigureStory, names: Names, known_on: date | None = None) -> tuple[Fact, ...]:
    """What is known of a figure, in the order people ask; what is not said is left out."""
    record = story.record
    return (
        _days(record),
        report_day_fact(record),
        *publisher_facts(record, names, known_on),
        *_report(record, known_on),
        *link_facts(story, names, known_on),
        _fate(record, known_on),
        *_texts(record),
        *_scope(record, names),
    )


def _days(record: Record) -> Fact:
    said = [Mention(speaks_for(record))]
    if record.as_of_basis == AsOfBasis.REPORT_DATE:
        said.append(Mention(f"no end is stated: placed at the day of its report, {day_words(record.as_of)}"))
    return Fact("Speaks for", tuple(said))


def report_day_fact(record: Record) -> Fact:
    """The day of a report, as sharp as it is known."""
    precision = Precision(record.precision)
    said = [Mention(report_day_words(record.report_date, precision))]
    if precision is Precision.NOT_BEFORE:
        said.append(Mention("the page has no date: it may have been published later"))
    return Fact("Report date", tuple(said))


def publisher_facts(record: Record, names: Names, known_on: date | None = None) -> Iterator[Fact]:
    """Who put a report out, and what it passed through."""
    publisher = names.full("publisher", record.publisher)
    yield Fact("Published by", (Mention(publisher, entity_address("source", record.publisher, known_on)),))
    if record.via:
        yield plain_fact("Via", record.via)


def _report(record: Record, known_on: date | None) -> Iterator[Fact]:
    page = entity_address("report", record.report, known_on)
    title = Mention(record.title, page, language=record.language) if record.title else None
    yield Fact("Report", (title or Mention("without a title", page),))
    if record.dataset:
        yield plain_fact("Dataset", " ".join(part for part in (record.dataset, record.edition) if part))


def _fate(record: Record, known_on: date | None) -> Fact:
    state = state_on(record, known_on)
    words = STATES[state]
    if state is State.IN_FORCE:
        words = f"{words}, since {day_words(record.known_from)}"
    elif state not in (State.ALSO_REPORTED, State.VOID):
        words = f"{words}, on {day_words(record.known_until)}"
    return plain_fact("State", words)


def _texts(record: Record) -> Iterator[Fact]:
    if record.note:
        yield plain_fact("Note", record.note)
    if record.cited:
        yield Fact("Cited", (Mention(record.cited, outside_address(record.cited)),))


def _scope(record: Record, names: Names) -> Iterator[Fact]:
    for label, kind in (("Conflict", "conflict"), ("Place", "place"), ("Destination", "destination")):
        key = getattr(record, kind)
        if key:
            yield plain_fact(label, "all, said to be all" if key == "all" else names.full(kind, key))
    if record.locality:
        yield plain_fact("Spot", record.locality)
    if record.definition:
        yield plain_fact("Definition", record.definition)
    yield plain_fact("Counted as", COUNTINGS[Counting(record.counting)])
    if record.external_id:
        yield plain_fact("Event", record.external_id)


def plain_fact(label: str, words: str) -> Fact:
    """A fact that leads nowhere."""
    return Fact(label, (Mention(words),))
