"""Cells: one row of a publisher's table, read cell by cell, its faults gathered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from typing import Any, TypeVar

from tracker.domain.counts import parse_printed_count
from tracker.domain.issue import Issue, Severity
from tracker.domain.period import Precision, WrittenDate, parse_written_date
from tracker.domain.quantity import Qualifier, Quantity, settle
from tracker.domain.report import EARLIEST_PERIOD
from tracker.domain.text import storable
from tracker.errors import FigureError
from tracker.ingest.draft import Draft, ReportDraft
from tracker.ingest.sheets import Row

Choice = TypeVar("Choice")


class Cells:
    """The cells of one row. What cannot be read raises FigureError; `gathering` keeps it as a fault.

    `missing` are the texts that stand for nothing, beside the empty one.
    """

    def __init__(self, row: Row, issues: list[Issue], missing: frozenset[str] = frozenset()) -> None:
        self.locator = row.locator
        self.faults: list[FigureError] = []
        self._issues = issues
        self._cells = _kept(row.cells, missing)

    @property
    def all(self) -> Mapping[str, str]:
        """Every cell of the row by its column."""
        return self._cells

    @contextmanager
    def gathering(self) -> Iterator[None]:
        """Keep what is wrong inside as a fault of the row, and go on after it."""
        try:
            yield
        except FigureError as fault:
            self.faults.append(fault)

    def warn(self, column: str, code: str, message: str) -> None:
        """Tell what is odd about a cell: its figure is stored all the same."""
        self._tell(column, code, message, Severity.WARNING)

    def note(self, column: str, code: str, message: str) -> None:
        """Tell something about a cell for the record."""
        self._tell(column, code, message, Severity.NOTE)

    def _tell(self, column: str, code: str, message: str, severity: Severity) -> None:
        self._issues.append(Issue(self.locator, column, self.text(column), code, severity, message))

    def text(self, column: str) -> str:
        """The cell's text, empty where the row has no such cell."""
        return self._cells.get(column, "")

    def needed(self, column: str) -> str:
        """The cell's text, which must not be empty."""
        text = self.text(column)
        if not text:
            raise FigureError("missing", column, "", f"{column} is empty")
        return text

    def count(self, column: str) -> int | None:
        """The whole number of a cell as programs print it, None where it is empty."""
        return parse_printed_count(self.text(column), column)

    def year(self, column: str) -> int:
        """The year of a cell: `2010`, or `2010.0`."""
        number = parse_printed_count(self.needed(column), column)
        if number is None or not EARLIEST_PERIOD.year <= number <= date.max.year:
            text = self.text(column)
            raise FigureError("not_a_date", column, text, f"{text!r} is not a year")
        return number

    def day(self, column: str) -> date | None:
        """The day of a cell, None where it is empty; a month or a year alone is no day."""
        written = self.written_date(column)
        if written is not None and written.precision is not Precision.DAY:
            text = self.text(column)
            raise FigureError("not_a_date", column, text, f"{text!r} is not a day")
        return None if written is None else written.day

    def written_date(self, column: str) -> WrittenDate | None:
        """The date of a cell as far as it is written, None where it is empty."""
        text = self.text(column)
        if not text:
            return None
        written = parse_written_date(text, column)
        if written.day < EARLIEST_PERIOD:
            raise FigureError("too_early", column, text, f"{text!r} is before the year 1000")
        return written

    def choice(self, column: str, choices: Mapping[str, Choice]) -> Choice:
        """What the word in a cell stands for; a word that is not among the choices is refused."""
        text = self.needed(column)
        if text not in choices:
            known = ", ".join(choices)
            raise FigureError(f"unknown_{column}", column, text, f"{text!r} is none of {known}")
        return choices[text]

    def estimate(self, value: str, low: str, high: str) -> tuple[Quantity, str] | None:
        """The quantity of three cells and the words it is printed in; None where all are empty.

        Equal bounds make it exact. A bound that contradicts the value is left empty, kept in the
        words, and told.
        """
        number, least, most = self.count(value), self.count(low), self.count(high)
        if number is None:
            return self._bounds(low, high, least, most)
        printed = f"{self.text(low)} / {self.text(value)} / {self.text(high)}"
        words = f"{low} / {value} / {high}: {printed}"
        if least is not None and least > number:
            self.warn(low, "bounds_disagree", f"is above {value} {number}: left empty, kept in the words")
            least = None
        if most is not None and most < number:
            self.warn(high, "bounds_disagree", f"is below {value} {number}: left empty, kept in the words")
            most = None
        sure = least in (None, number) and most in (None, number)
        return settle(number, least, most, Qualifier.EXACT if sure else Qualifier.ESTIMATE), words

    def _bounds(
        self, low: str, high: str, least: int | None, most: int | None
    ) -> tuple[Quantity, str] | None:
        if least is None and most is None:
            return None
        words = f"{low} / {high}: {self.text(low)} / {self.text(high)}"
        if least is None or most is None:
            qualifier = Qualifier.AT_LEAST if most is None else Qualifier.AT_MOST
            return settle(None, least, most, qualifier), words
        return settle(None, least, most, Qualifier.RANGE), words

    def draft(
        self,
        report: ReportDraft,
        column: str,
        quantity: Quantity,
        *,
        source: str,
        metric: str,
        value_text: str = "",
        **fields: Any,
    ) -> Draft:
        """The draft of a figure that stands in a column of this row, in the cell's own words."""
        return Draft(
            locator=self.locator,
            raw=self._cells,
            rest=self._cells,
            report=report,
            source=source,
            metric=metric,
            quantity=quantity,
            column=column,
            value_text=value_text or self.text(column),
            **fields,
        )


def _kept(given: dict[str, str], missing: frozenset[str]) -> dict[str, str]:
    """The cells as they can be stored; the row's own dictionary where nothing has to be replaced."""
    cells = {name: cell.strip() for name, cell in given.items()}
    if missing:
        cells = {name: "" if cell in missing else cell for name, cell in cells.items()}
    whole = "".join(cells.values())
    if storable(whole) != whole:
        return {name: storable(cell) for name, cell in cells.items()}
    return given if cells == given else cells
