"""The figures table: one row a figure, the form that the tracker itself exports."""

from __future__ import annotations

from datetime import date

from tracker.domain.issue import Issue
from tracker.errors import DocumentError, FigureError
from tracker.ingest.checked_row import CheckedRow
from tracker.ingest.columns import COLUMNS, IGNORED, REQUIRED
from tracker.ingest.draft import Draft, Rejection
from tracker.ingest.faults import check_width, odd_columns, odd_encoding, rejected
from tracker.ingest.reader import Contents, Fit, Incoming, Rank, Release
from tracker.ingest.sheets import Row

_QUANTITY = frozenset({"value", "low", "high", "qualifier"})


class FiguresTable:
    """The reader of figures tables."""

    name = "figures-table"
    reads = "The figures table: one row a figure, the form that the tracker itself exports"
    rank = Rank.OWN
    columns = frozenset({*COLUMNS, *IGNORED})

    def sniff(self, incoming: Incoming) -> Fit:
        """A figures table has a source, a metric and a quantity; its report date may be told beside it."""
        columns = frozenset(incoming.table.columns)
        missing = _lacking(columns, published=True)
        share = sum(column in columns for column in REQUIRED) / len(REQUIRED)
        return Fit(missing, share, f"it has the columns {', '.join(REQUIRED)}")

    def read(self, incoming: Incoming, release: Release) -> Contents:
        """The drafts of a figures table, in its order, rejected rows among them.

        `release.published` is the report date of rows that state none, `release.edition` the edition
        of rows with a dataset that state none. Raises DocumentError where a required column is missing.
        """
        table = incoming.table
        if missing := _lacking(frozenset(table.columns), published=release.published is not None):
            named = ", ".join(missing)
            raise DocumentError(f"{incoming.document.name}: its header has no column {named}")
        issues = [*odd_columns(table, self.columns), *odd_encoding(table)]
        rows = [
            read_row(row, issues, published=release.published, edition=release.edition) for row in table.rows
        ]
        return Contents(len(rows), rows, issues)


def _lacking(columns: frozenset[str], *, published: bool) -> tuple[str, ...]:
    given = {*columns, *({"value"} if _QUANTITY & columns else ()), *({"report_date"} if published else ())}
    return tuple(column for column in REQUIRED if column not in given)


def read_row(
    row: Row, issues: list[Issue], *, published: date | None = None, edition: str = ""
) -> Draft | Rejection:
    """The draft of one row, or all its faults; what is odd and stored all the same joins `issues`."""
    try:
        check_width(row)
    except FigureError as fault:
        return rejected(row, [fault])
    checked = CheckedRow(row, issues)
    draft = checked.draft(published, edition)
    return rejected(row, checked.faults) if checked.faults or draft is None else draft


READER = FiguresTable()
