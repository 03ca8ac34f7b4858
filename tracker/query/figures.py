"""Figures: the reported figures themselves, and all that hangs on one of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tracker.domain.identity import is_id
from tracker.domain.link import LinkKind
from tracker.domain.selection import Selection
from tracker.errors import NotFound, QuestionError
from tracker.query.resolve import given_criteria, refuse_derived
from tracker.store.ledger import known_figures
from tracker.store.reading import Reading

# A row of the figures question: the figure's columns, its series', and its report's; SQL stays in
# the store, so that here it is a record with these names.
Record = Any


@dataclass(frozen=True, slots=True)
class FigurePage:
    """Some figures in the order they were stored; `after` goes on from here, None at the end."""

    records: Sequence[Record]
    links: dict[str, dict[LinkKind, tuple[str, ...]]]
    total: int
    after: int | None


@dataclass(frozen=True, slots=True)
class RelatedFigure:
    """Another figure that a link leads to; `record` is None where it has not arrived.

    `figure_id` is empty and `day` stated for an end that no figure makes.
    """

    kind: LinkKind
    outgoing: bool
    figure_id: str
    record: Record | None
    reason: str
    by_source: bool
    day: date | None


@dataclass(frozen=True, slots=True)
class FigureStory:
    """A figure, the figures of its cell in the order they were published, and its links."""

    record: Record
    cell: tuple[Record, ...]
    related: tuple[RelatedFigure, ...]


def stream_records(reading: Reading, selection: Selection, *, report: str | None = None) -> Iterator[Record]:
    """Every figure of a selection that was published by its known-on day."""
    refuse_derived(selection)
    return reading.records(given_criteria(selection, reading), report=report)


def read_page(reading: Reading, selection: Selection, *, after: int = 0, limit: int = 100) -> FigurePage:
    """A page of at most `limit` figures after a key. Raises QuestionError."""
    refuse_derived(selection)
    if limit < 1:
        raise QuestionError("limit", str(limit), "is below one")
    criteria = given_criteria(selection, reading)
    records = list(reading.records(criteria, after=after, limit=limit + 1))
    more = len(records) > limit
    page = records[:limit]
    links = outgoing_links(reading, [record.public_id for record in page])
    return FigurePage(page, links, reading.count(criteria), page[-1].id if more else None)


def count_undated(reading: Reading, selection: Selection) -> int:
    """How many figures of a selection have no day of their report, and may be from after the known-on day.

    Without such a day there are none. Raises QuestionError.
    """
    if selection.known_on is None:
        return 0
    every, dated = (given_criteria(one, reading) for one in (selection, selection.but(dated_only=True)))
    return reading.count(every) - reading.count(dated)


def outgoing_links(reading: Reading, figures: Sequence[str]) -> dict[str, dict[LinkKind, tuple[str, ...]]]:
    """For each figure the targets of its links by kind."""
    wanted = set(figures)
    links: dict[str, dict[LinkKind, tuple[str, ...]]] = {}
    for link in reading.links(wanted):
        if link.from_id in wanted:
            kinds = links.setdefault(link.from_id, {})
            kind = LinkKind(link.kind)
            kinds[kind] = (*kinds.get(kind, ()), link.to_id)
    return links


def read_story(reading: Reading, figure_id: str) -> FigureStory:
    """All that is known of the figure of an id, or of an id that stands for it; raises NotFound."""
    record = _find(reading, figure_id)
    if record is None:
        raise NotFound(f"no figure has the id {figure_id!r}")
    figure_id = record.public_id
    links = reading.links([figure_id])
    others = {link.to_id if link.from_id == figure_id else link.from_id for link in links} - {"", figure_id}
    records = reading.records_by_id(others)
    related = []
    for link in links:
        outgoing = link.from_id == figure_id
        other = link.to_id if outgoing else link.from_id
        related.append(
            RelatedFigure(
                LinkKind(link.kind),
                outgoing,
                other,
                records.get(other),
                link.reason,
                link.by_source,
                link.day,
            )
        )
    return FigureStory(record, tuple(reading.cell_of(record)), tuple(related))


def _find(reading: Reading, figure_id: str) -> Record | None:
    if not is_id(figure_id):
        return None
    own = figure_id.casefold()
    meant = known_figures(reading.connection, [own]).get(own, own)
    return reading.records_by_id([meant]).get(meant)
