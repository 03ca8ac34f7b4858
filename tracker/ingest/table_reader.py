"""Table readers: what the readers of publishers' tables share.

A reader of one table names its columns and says what figures a row holds. Reading is strict: a
column is used, ignored by name, or told; a row that cannot be understood is rejected with its
reason, and the figures of a row that can be are kept beside a cell that cannot.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from tracker.domain.issue import Issue, Severity
from tracker.domain.period import Precision
from tracker.errors import DocumentError
from tracker.ingest.cells import Cells
from tracker.ingest.draft import Draft, Rejection, ReportDraft
from tracker.ingest.faults import check_width, no_figures, odd_columns, odd_encoding, rejected
from tracker.ingest.reader import Contents, Fit, Incoming, Rank, Release
from tracker.ingest.sheets import Row, Sheet, column_name


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a form, in the spelling that they are matched in (lower case, underscores).

    `needed` tell the form: every file of it has them. `used` may be absent; `ignored` are read by
    name and left alone.
    """

    needed: frozenset[str]
    used: frozenset[str]
    ignored: frozenset[str]

    @classmethod
    def of(cls, *, needed: str, used: str = "", ignored: str = "") -> Columns:
        """Columns named in texts, parted by spaces."""
        return cls(frozenset(needed.split()), frozenset(used.split()), frozenset(ignored.split()))

    @classmethod
    def written(
        cls, *, needed: Iterable[str], used: Iterable[str] = (), ignored: Iterable[str] = ()
    ) -> Columns:
        """Columns as their header writes them, spaces and capitals included."""
        return cls(*(frozenset(map(column_name, names)) for names in (needed, used, ignored)))

    @property
    def all(self) -> frozenset[str]:
        """Every column that is known."""
        return self.needed | self.used | self.ignored


class TableReader(ABC):
    """A reader of tables of one form. A subclass says its names, its columns, and what a row holds."""

    name: ClassVar[str]
    reads: ClassVar[str]
    shape: ClassVar[Columns]
    rank: Rank = Rank.OWN
    missing: ClassVar[frozenset[str]] = frozenset()

    @property
    def columns(self) -> frozenset[str]:
        """Every column name that the reader knows."""
        return self.shape.all

    def sniff(self, incoming: Incoming) -> Fit:
        """The file is of this form if it has every column that the form needs."""
        lacking = self.shape.needed.difference(incoming.table.columns)
        share = 1 - len(lacking) / len(self.shape.needed)
        named = ", ".join(sorted(self.shape.needed))
        return Fit(tuple(sorted(lacking)), share, f"it has the columns {named}")

    def read(self, incoming: Incoming, release: Release) -> Contents:
        """The figures of every row; raises DocumentError where a needed column is not there."""
        table = incoming.table
        if lacking := self.sniff(incoming).missing:
            raise DocumentError(f"{incoming.document.name}: its header has no column {', '.join(lacking)}")
        issues = [*odd_columns(table, self.columns), *odd_encoding(table)]
        report = self.report(incoming, release)
        issues += _undated(report)
        rows: list[Draft | Rejection] = []
        for row in self.prepared(table):
            rows += self._row(row, issues, report, release)
        if not any(isinstance(row, Draft) for row in rows):
            issues.append(no_figures(self.name))
        return Contents(len(table.rows), rows, issues)

    def prepared(self, table: Sheet) -> Iterable[Row]:
        """The rows to be read; a form whose rows can only be told apart together overrides it."""
        return table.rows

    @abstractmethod
    def report(self, incoming: Incoming, release: Release) -> ReportDraft:
        """The release that the file is: its publisher, dataset, edition, scope and partitions."""

    @abstractmethod
    def figures(self, cells: Cells, report: ReportDraft, release: Release) -> Iterable[Draft]:
        """The figures of a row, none where it holds none.

        A FigureError rejects the row; inside `with cells.gathering()` it rejects that figure alone.
        """

    def _row(
        self, row: Row, issues: list[Issue], report: ReportDraft, release: Release
    ) -> Iterator[Draft | Rejection]:
        cells = Cells(row, issues, self.missing)
        with cells.gathering():
            check_width(row)
            yield from list(self.figures(cells, report, release))
        if cells.faults:
            yield rejected(row, cells.faults)


def _undated(report: ReportDraft) -> Iterator[Issue]:
    if report.precision is Precision.NOT_AFTER:
        message = (
            f"the file does not say when it was published: dated not after {report.date}, the day it came "
            "in (--published tells the day)"
        )
        yield Issue("file", "report_date", str(report.date), "undated", Severity.WARNING, message)
