"""Any table with a row of HXL tags: what its columns hold is read from the tags, not from the header.

Hashtags and attributes by the core dictionary of HXL 1.1. A column tagged #affected is a series; a figure
needs a day (#date) and somebody who counted (#meta+source, else #org). A table does not say who put it
out: each source is the publisher of its own rows. Nor can a table be known to be complete: it has no scope.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePath

from tracker.domain.issue import Issue, Severity
from tracker.domain.quantity import Quantity
from tracker.domain.series import Counting
from tracker.errors import DocumentError
from tracker.ingest.cells import Cells
from tracker.ingest.draft import Draft, ReportDraft
from tracker.ingest.reader import Contents, Fit, Incoming, Rank, Release
from tracker.ingest.readers.hxl_days import DATED, SPANS, Days, read_days
from tracker.ingest.readers.hxl_layout import Layout, read_layout
from tracker.ingest.readers.hxl_people import People
from tracker.ingest.readers.hxl_places import read_where
from tracker.ingest.table_reader import Columns, TableReader

_NAME = "hxl"
_READS = "any table with a row of HXL tags: the columns tagged #affected, by day, place and source"


class Hxl:
    """The reader of tagged tables, for those that no reader of their publisher knows."""

    name = _NAME
    reads = _READS
    rank = Rank.GENERAL
    columns: frozenset[str] = frozenset()

    def sniff(self, incoming: Incoming) -> Fit:
        """A table is tagged or it is not."""
        if incoming.table.tags:
            return Fit(because="it has a row of HXL tags")
        return Fit(("of a row of HXL tags",), share=0.0)

    def read(self, incoming: Incoming, release: Release) -> Contents:
        """The figures of a tagged table.

        Raises DocumentError for one without tags, and for one with figures that says no day or nobody
        who counted.
        """
        if not incoming.table.tags:
            raise DocumentError(f"{incoming.document.name}: has no row of HXL tags")
        layout = read_layout(incoming.table.tags)
        _refuse_unsourced(incoming, layout)
        return _Tagged(layout, incoming).read(incoming, release)


class _Tagged(TableReader):
    """The reader of one table, which knows its layout."""

    name = _NAME
    reads = _READS
    shape = Columns.of(needed="")
    rank = Rank.GENERAL

    def __init__(self, layout: Layout, incoming: Incoming) -> None:
        self.layout = layout
        self.tagged = frozenset(incoming.table.tags)
        self.dataset = PurePath(incoming.document.name).stem
        self.incidents = _tells_rows_apart(incoming, layout.roles.get("id", ""))

    @property
    def columns(self) -> frozenset[str]:
        """Every column that has a tag: those that are not read are told with their reason."""
        return self.tagged

    def sniff(self, incoming: Incoming) -> Fit:
        """The table has its tags."""
        return Fit(because="it has a row of HXL tags")

    def read(self, incoming: Incoming, release: Release) -> Contents:
        """The figures of the table, and what of it was not read."""
        contents = super().read(incoming, release)
        return replace(contents, issues=[*self.layout.odd, *self._doubts(), *contents.issues])

    def report(self, incoming: Incoming, release: Release) -> ReportDraft:
        """The table, whoever counted; a row's report is its source's."""
        return release.report("", self.dataset, title=self.dataset)

    def figures(self, cells: Cells, report: ReportDraft, release: Release) -> Iterator[Draft]:
        """A figure for each count of people that the row holds."""
        filled = [column for column in self.layout.people if cells.text(column)]
        if not filled:
            return
        days, source = read_days(cells, self.layout), self._source(cells)
        for column in filled:
            with cells.gathering():
                yield self._figure(cells, column, days, replace(report, publisher=source))

    def _figure(self, cells: Cells, column: str, days: Days, report: ReportDraft) -> Draft:
        people = self.layout.people[column]
        counting = days.counting(people)
        external = self._text(cells, "id") if self.incidents and counting is Counting.PERIOD else ""
        where = read_where(cells, self.layout, people, event=bool(external))
        return cells.draft(
            report,
            column,
            Quantity(cells.count(column)),
            source=report.publisher,
            metric=people.metric,
            group=people.group,
            by=self._text(cells, "by"),
            definition="; ".join(filter(None, (people.definition, *self._traits(cells)))),
            conflict=self._text(cells, "crisis"),
            place=where.place,
            destination=where.destination,
            locality=where.locality,
            counting=counting,
            unit=people.unit,
            period=days.period(people),
            period_precision=days.precision,
            external_id=external,
            quote=self._text(cells, "description"),
            cited=self._text(cells, "url"),
            note=self._note(cells, people),
        )

    def _text(self, cells: Cells, role: str) -> str:
        return cells.text(self.layout.roles[role]) if role in self.layout.roles else ""

    def _source(self, cells: Cells) -> str:
        named = self._text(cells, "source") or self._text(cells, "org")
        return named or cells.needed(self.layout.roles.get("source") or self.layout.roles["org"])

    def _traits(self, cells: Cells) -> Iterator[str]:
        for column, trait in self.layout.traits.items():
            if text := cells.text(column):
                yield f"{trait}: {text}"

    def _note(self, cells: Cells, people: People) -> str:
        event, reported = self._text(cells, "event"), self._text(cells, "reported")
        said = (people.note, event and f"event: {event}", reported and f"reported {reported}")
        return "; ".join(filter(None, said))

    def _doubts(self) -> Iterator[Issue]:
        """A warning for a table of none affected, and for counts not said to be totals or of a time."""
        if not self.layout.people:
            message = "no column that can be read is tagged #affected: other tags hold no reported figures"
            yield Issue("header", "#affected", "", "no_affected", Severity.WARNING, message)
        spans = self.layout.roles.keys() & set(SPANS)
        for column, people in self.layout.people.items():
            if people.counting is None and not people.at_a_moment and not spans:
                message = (
                    "no tag says whether this is a running total or of a time: taken in the usual way of "
                    f"{people.metric} (+cumulative, +new, #date+start and #date+end say which)"
                )
                yield Issue("header", column, "", "counting_assumed", Severity.WARNING, message)


def _tells_rows_apart(incoming: Incoming, column: str) -> bool:
    """Whether a column of ids has one for each row: an id of several is no incident's own."""
    ids = [row.cells.get(column, "").strip() for row in incoming.table.rows]
    return all(ids) and len(set(ids)) == len(ids)


def _refuse_unsourced(incoming: Incoming, layout: Layout) -> None:
    if not layout.people:
        return
    name = incoming.document.name
    if not layout.roles.keys() & {"source", "org"}:
        raise DocumentError(
            f"{name}: no column says who counted: tag the one that does #meta+source (or #org), or add one"
        )
    if not layout.roles.keys() & set(DATED):
        raise DocumentError(
            f"{name}: no column says of what day its numbers are: tag the one that does #date, or add one"
        )


READER = Hxl()
