"""The rows of a list of figures, parts under their wholes where that is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from dash.development.base_component import Component

from dashboard.components.address import entity_address
from dashboard.components.mentions import Mention
from dashboard.components.records_table import Row, records_table
from dashboard.components.words import report_day_words
from dashboard.data import FigurePage, Names, Record
from dashboard.pages.figure_words import figure_mention, series_line, speaks_for, state_words
from tracker.domain.link import LinkKind
from tracker.domain.period import Precision
from tracker.domain.series import Series

_OF_ANY = ("Figure", "What is counted", "Conflict, place", "Source", "Speaks for", "Report date")
HEADINGS = (*_OF_ANY, "Published by", "State")
HEADINGS_IN_REPORT = (*_OF_ANY[:-1], "State")


def figure_table(caption: str, page: FigurePage, names: Names, known_on: date | None = None) -> Component:
    """The figures in their order, each leading to its own page."""
    rows = [Row(_cells(record, names, HEADINGS, known_on)) for record in page.records]
    return records_table(caption, HEADINGS, rows)


def report_table(caption: str, page: FigurePage, names: Names, known_on: date | None = None) -> Component:
    """The figures of one report, parts under the whole that they are part of."""
    rows = [
        Row(_cells(record, names, HEADINGS_IN_REPORT, known_on), depth)
        for record, depth in nested(page.records, _wholes(page))
    ]
    return records_table(caption, HEADINGS_IN_REPORT, rows)


def _cells(
    record: Record, names: Names, headings: Iterable[str], known_on: date | None
) -> tuple[Mention, ...]:
    publisher = names.full("publisher", record.publisher)
    day = report_day_words(record.report_date, Precision(record.precision))
    cells = {
        "Figure": figure_mention(record, known_on=known_on),
        "What is counted": Mention(series_line(record, names)),
        "Conflict, place": Mention(where(record, names)),
        "Source": Mention(
            names.short("source", record.source), entity_address("source", record.source, known_on)
        ),
        "Speaks for": Mention(speaks_for(record)),
        "Report date": Mention(day, entity_address("report", record.report, known_on)),
        "Published by": Mention(publisher, entity_address("source", record.publisher, known_on)),
        "State": Mention(state_words(record, known_on)),
    }
    return tuple(cells[heading] for heading in headings)


def where(series: Record | Series, names: Names) -> str:
    """Conflict, place and destination in one line."""
    parts = [
        names.full(field, getattr(series, field)) for field in ("conflict", "place") if getattr(series, field)
    ]
    if series.destination:
        parts.append(f"in {names.full('destination', series.destination)}")
    return ", ".join(parts)


def _wholes(page: FigurePage) -> dict[str, str]:
    """For each part the whole it is part of, where both are on the page."""
    held = {record.public_id for record in page.records}
    wholes = {}
    for figure, links in page.links.items():
        inside = [whole for whole in links.get(LinkKind.PART_OF, ()) if whole in held]
        if inside:
            wholes[figure] = inside[0]
    return wholes


def nested(records: Sequence[Record], wholes: Mapping[str, str]) -> Iterator[tuple[Record, int]]:
    """The records with their depth, each after the whole it is part of; in a circle of parts all are at 0."""
    parts: dict[str, list[Record]] = {}
    for record in records:
        parts.setdefault(wholes.get(record.public_id, ""), []).append(record)
    waiting = [(record, 0) for record in reversed(parts.get("", []))]
    told = set()
    while waiting:
        record, depth = waiting.pop()
        told.add(record.public_id)
        yield record, depth
        waiting += [(part, depth + 1) for part in reversed(parts.get(record.public_id, []))]
    yield from ((record, 0) for record in records if record.public_id not in told)
