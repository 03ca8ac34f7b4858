"""The figures table as it leaves: the columns it is read by, and what the store makes of each figure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from typing import Any

from tracker.domain.figure import State
from tracker.domain.link import LinkKind
from tracker.domain.period import Precision, WrittenDate
from tracker.domain.selection import Selection
from tracker.domain.vintage import Vintage
from tracker.export.answer import Answer, Row
from tracker.export.words import selection_words, written
from tracker.query.figures import Record, outgoing_links, read_page, stream_records
from tracker.store.names import Register
from tracker.store.reading import Reading

FIGURES_COLUMNS = (
    *("figure_id", "report_id", "row_id", "source", "publisher", "via", "report_title", "report_url"),
    *("report_date", "report_date_precision", "dataset", "edition", "external_id", "metric", "group", "by"),
    *("definition", "conflict", "place", "destination", "locality", "counting", "period_start", "period_end"),
    *("period_precision", "value", "low", "high", "qualifier", "value_text", "unit", "basis", "standing"),
    *("quote", "locator", "cited", "occurrence", "note", "language", "caveats"),
    *("part_of", "replaces", "restates", "repeats"),
    *("as_of", "as_of_basis", "state", "known_from", "known_until", "recorded_at"),
)
# Columns that are named otherwise in the store.
_STORED = {
    "figure_id": "public_id",
    "report_id": "report",
    "report_title": "title",
    "report_url": "url",
    "report_date_precision": "precision",
}
_LINKS = (LinkKind.PART_OF, LinkKind.REPLACES, LinkKind.RESTATES, LinkKind.REPEATS)
_NAMED = ("source", "publisher", "metric", "group", "by", "conflict", "place", "destination")
_CHUNK = 1_000

Links = dict[str, dict[LinkKind, tuple[str, ...]]]


def figures_answer(reading: Reading, selection: Selection) -> Answer:
    """Every figure of a selection, streamed in the order they were stored. Raises QuestionError."""
    rows = _rows(reading, stream_records(reading, selection), selection.known_on)
    return Answer("figures", FIGURES_COLUMNS, rows, _about(reading, selection))


def figures_page_answer(reading: Reading, selection: Selection, *, after: int, limit: int) -> Answer:
    """Some figures: those after a key, and in `about` how many there are and where to go on."""
    page = read_page(reading, selection, after=after, limit=limit)
    known_on = selection.known_on
    rows = [figure_row(reading.register, record, page.links, known_on) for record in page.records]
    about = _about(reading, selection) | {"total": page.total, "after": page.after}
    return Answer("figures", FIGURES_COLUMNS, rows, about)


def _about(reading: Reading, selection: Selection) -> dict[str, object]:
    return {"selection": selection_words(reading.register, selection)}


def _rows(reading: Reading, records: Iterator[Record], known_on: date | None) -> Iterator[Row]:
    for chunk in _chunks(records):
        links = outgoing_links(reading, [record.public_id for record in chunk])
        yield from (figure_row(reading.register, record, links, known_on) for record in chunk)


def _chunks(records: Iterable[Record]) -> Iterator[list[Record]]:
    rest = iter(records)
    while chunk := list(islice(rest, _CHUNK)):
        yield chunk


def figure_row(register: Register, record: Record, links: Links, known_on: date | None = None) -> Row:
    """One figure under FIGURES_COLUMNS; as known on a day, what ended it later had not happened yet."""
    values = {column: getattr(record, _STORED.get(column, column), None) for column in FIGURES_COLUMNS}
    values |= {column: _word(register, column, values[column]) for column in _NAMED}
    values["report_date"] = str(WrittenDate(record.report_date, Precision(record.precision)))
    vintage = Vintage(record.known_until, State(record.state)).known_on(known_on)
    values |= {"state": str(vintage.state), "known_until": vintage.known_until}
    own = links.get(record.public_id, {})
    values |= {str(kind): ";".join(own.get(kind, ())) for kind in _LINKS}
    return tuple(values[column] for column in FIGURES_COLUMNS)


def _word(register: Register, column: str, key: Any) -> str:
    return register.label("source", key) if column == "publisher" else written(register, column, key)
