"""The intake: all that one import reads from and writes to the store, in one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from tracker.domain.figure import Figure
from tracker.domain.link import Link
from tracker.domain.period import Precision
from tracker.domain.report import Report
from tracker.domain.scope import joined
from tracker.store import changes, imports, ledger, retold
from tracker.store.changes import Change
from tracker.store.engine import Store
from tracker.store.entities import add_created, usual_countings
from tracker.store.imports import RejectedText
from tracker.store.names import Register, read_register
from tracker.store.reports import (
    add_reports,
    correct_report,
    mark_retrieved,
    read_reports,
    resolve_reports,
)
from tracker.store.settings import raise_revision, read_setting
from tracker.store.shifts import Shifts, read_shifts
from tracker.store.vintages import Touched, refresh
from tracker.store.vocabulary import load_vocabulary


@dataclass(frozen=True, slots=True)
class Origin:
    """Where figures come from: the reader, the file and its hash, and how it was read."""

    reader: str
    file_name: str
    sha256: str
    arguments: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Redated:
    """A stored report whose day changed, and how many of its figures go with it."""

    before: Report
    after: Report
    figures: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an import came to, in figures; and what it moved, or did not take, of what was stored.

    `redated` are stored reports whose day it changed; `not_taken` the fields in which the words of
    known figures differ, by the id that the file gives them.
    """

    import_id: int
    added: int
    unchanged: int
    revised: int
    dropped: int
    void: int
    shifts: Shifts
    redated: tuple[Redated, ...] = ()
    not_taken: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


class Intake:
    """One import's door to the store."""

    def __init__(self, connection: Connection, vocabulary: Path | None) -> None:
        self._connection = connection
        self._at = datetime.now(UTC)
        self.clashes = load_vocabulary(connection, vocabulary)
        self.register: Register = read_register(connection)
        self.usual_counting = usual_countings(connection)

    @property
    def connection(self) -> Connection:
        """The connection of this one write, for the store's other writers."""
        return self._connection

    @property
    def at(self) -> datetime:
        """The instant that all of it is recorded under."""
        return self._at

    def arguments(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """The arguments under which a file is known again: the vocabulary is one of them."""
        return {**given, "vocabulary": read_setting(self._connection, "vocabulary")}

    def known_import(self, origin: Origin) -> Any:
        """The record of the same import made before, or None."""
        return imports.find_import(self._connection, origin.reader, origin.sha256, origin.arguments)

    def first_seen_on(self, origin: Origin) -> date:
        """The day on which the same bytes first came in: today for those that never did."""
        return imports.first_seen_at(self._connection, origin.sha256, self._at).date()

    def report_aliases(self, ids: Iterable[str]) -> dict[str, str]:
        """Which of these report ids stand for another report."""
        return resolve_reports(self._connection, ids)

    def reports(self, ids: Iterable[str]) -> dict[str, Report]:
        """The reports of these ids as they are stored now."""
        return {
            public_id: report for public_id, (_key, report) in read_reports(self._connection, ids).items()
        }

    def write(
        self,
        origin: Origin,
        *,
        created: Mapping[str, Mapping[str, str]],
        reports: Sequence[Report],
        explicit: Iterable[str],
        figures: Mapping[str, Figure],
        links: Iterable[Link],
        rejected: Iterable[RejectedText],
    ) -> Outcome:
        """Write everything and bring the vintages up to date."""
        connection, touched = self._connection, Touched()
        number = self._open(origin)
        add_created(connection, created)
        datasets = {report.dataset for report in reports if report.dataset}
        ended_before = changes.ended_by_editions(connection, datasets)
        before = self.reports(report.id for report in reports)
        reports = [_brought_by(report, number) for report in reports]
        reports = self._with_corrections(reports, set(explicit), touched)
        keys = add_reports(connection, reports, touched, by_import=number, at=self._at)
        known = ledger.known_figures(connection, figures)
        restored = imports.restore_undone(connection, known.values(), number, touched)
        new = [figure for public_id, figure in figures.items() if public_id not in known]
        series = ledger.add_series(connection, {figure.series for figure in new})
        ledger.add_figures(
            connection, new, touched, reports=keys, series=series, by_import=number, at=self._at
        )
        ledger.add_links(connection, self._settled(links), touched, by_import=number, at=self._at)
        imports.add_rejected(connection, number, rejected)
        refresh(connection, touched)
        raise_revision(connection)
        ended = changes.ended_by_editions(connection, datasets) - ended_before
        added = len(new) + restored
        return Outcome(
            import_id=number,
            added=added,
            unchanged=len(figures) - added,
            revised=changes.count_revised(connection, number),
            dropped=changes.count_dropped(connection, ended),
            void=imports.count_void(connection, known.values()),
            redated=tuple(self._redated(before, number)),
            shifts=read_shifts(connection, number, ended, self.register),
            not_taken=retold.words_not_taken(connection, figures, known),
        )

    def add_links(self, links: Iterable[Link], number: int) -> None:
        """Add links between stored figures on account of an import; the vintages follow."""
        touched = Touched()
        ledger.add_links(self._connection, self._settled(links), touched, by_import=number, at=self._at)
        refresh(self._connection, touched)
        raise_revision(self._connection)

    def add_document(self, report: Report, created: Mapping[str, Mapping[str, str]]) -> int:
        """Add or sharpen the report of a document that was read just now; returns its key."""
        touched = Touched()
        add_created(self._connection, created)
        key = add_reports(self._connection, [report], touched, by_import=None, at=self._at)[report.id]
        mark_retrieved(self._connection, key, self._at)
        refresh(self._connection, touched)
        raise_revision(self._connection)
        return key

    def _open(self, origin: Origin) -> int:
        return imports.open_import(
            self._connection,
            reader=origin.reader,
            file_name=origin.file_name,
            sha256=origin.sha256,
            arguments=origin.arguments,
            at=self._at,
        )

    def _redated(self, before: Mapping[str, Report], number: int) -> Iterator[Redated]:
        for report_id, after in self.reports(before).items():
            former = before[report_id]
            if (former.report_date, former.precision) != (after.report_date, after.precision):
                moved = retold.count_others(self._connection, report_id, number)
                yield Redated(former, after, moved)

    def changes(self, number: int) -> list[Change]:
        """What an import brings, figure by figure."""
        return changes.read_changes(self._connection, number, self.register)

    def close(self, number: int, **outcome: Any) -> None:
        """Put the import's counts and issues on record."""
        imports.close_import(self._connection, number, **outcome)

    def _settled(self, links: Iterable[Link]) -> list[Link]:
        """The links between the figures that their ids stand for; none to itself."""
        links = list(links)
        ids = {public_id for link in links for public_id in (link.from_id, link.to_id) if public_id}
        own = ledger.known_figures(self._connection, sorted(ids))
        settled = [
            replace(link, from_id=own.get(link.from_id, link.from_id), to_id=own.get(link.to_id, link.to_id))
            for link in links
        ]
        return [link for link in settled if link.from_id != link.to_id]

    def _with_corrections(
        self, reports: Sequence[Report], explicit: set[str], touched: Touched
    ) -> list[Report]:
        """Rows that name a stored report by its id correct its words and its date."""
        stored = read_reports(self._connection, explicit)
        kept = []
        for report in reports:
            if report.id not in stored:
                kept.append(report)
                continue
            corrected = _corrected(stored[report.id][1], report)
            kept.append(correct_report(self._connection, corrected, touched))
        return kept


def _brought_by(report: Report, number: int) -> Report:
    return replace(report, scope=tuple(replace(scope, by_import=number) for scope in report.scope))


def _corrected(before: Report, after: Report) -> Report:
    bound = Precision.NOT_BEFORE
    rising = before.precision is bound and after.precision is bound
    return replace(
        before,
        report_date=max(before.report_date, after.report_date) if rising else after.report_date,
        precision=after.precision,
        title=after.title or before.title,
        url=after.url or before.url,
        via=after.via or before.via,
        language=after.language or before.language,
        caveats=after.caveats or before.caveats,
        scope=joined(before.scope, after.scope),
    )


@contextmanager
def open_intake(store: Store, vocabulary: Path | None = None, *, keep: bool = True) -> Iterator[Intake]:
    """An intake whose writes all count at the end, or none; with keep=False, none."""
    with store.write(keep=keep) as connection:
        yield Intake(connection, vocabulary)
