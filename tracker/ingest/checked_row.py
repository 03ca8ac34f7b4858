"""A row of the figures table, checked field by field, its faults gathered so that all are told."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import TypeVar

from tracker.domain.counts import parse_count
from tracker.domain.figure import Standing
from tracker.domain.issue import Issue, Severity
from tracker.domain.link import LinkKind
from tracker.domain.names import fold
from tracker.domain.period import Period, Precision, WrittenDate, parse_written_date
from tracker.domain.quantity import Qualifier, Quantity, implied_qualifier, settle
from tracker.domain.report import EARLIEST_PERIOD, EARLIEST_REPORT
from tracker.domain.series import Basis, Counting, Unit
from tracker.domain.text import REPLACED, storable
from tracker.errors import FigureError
from tracker.ingest.columns import COLUMNS, IGNORED, LINK_COLUMNS
from tracker.ingest.draft import Draft, ReportDraft
from tracker.ingest.sheets import Row

_ID = re.compile(r"[0-9a-f]{32}")
_WORDS = ("quote", "note", "report_title", "caveats", "cited", "locality", "value_text", "locator")
_READ = frozenset(COLUMNS) | frozenset(IGNORED)
_MOST_OCCURRENCES = 2**31 - 1
_SHARPER = {
    Precision.MONTH: (Precision.DAY,),
    Precision.YEAR: (Precision.DAY, Precision.MONTH),
}

Choice = TypeVar("Choice", bound=StrEnum)
Value = TypeVar("Value")


class CheckedRow:
    """One row's cells, read field by field; faults are gathered, so that all are told at once."""

    def __init__(self, row: Row, issues: list[Issue]) -> None:
        self.row = row
        self.issues = issues
        self.faults: list[FigureError] = []
        self.cells = {name: self._cleaned(name, row.cells.get(name, "")) for name in COLUMNS}

    def draft(self, published: date | None, edition: str) -> Draft | None:
        """The draft of the row; None where there are faults."""
        report = self._report(published, edition)
        source = self._needed("source")
        metric = self._needed("metric")
        period, precision = self._period()
        quantity = self._quantity()
        counting = self._choice("counting", Counting) if self._text("counting") else None
        occurrence = self._try(self._occurrence)
        unit = self._choice("unit", Unit) if self._text("unit") else Unit.PEOPLE
        basis = self._choice("basis", Basis)
        standing = self._choice("standing", Standing)
        links = self._links()
        figure_id = self._id("figure_id")
        if (
            self.faults
            or report is None
            or quantity is None
            or unit is None
            or basis is None
            or standing is None
        ):
            return None
        text = self._text
        return Draft(
            locator=self.row.locator,
            raw=self.row.cells,
            report=report,
            source=source,
            metric=metric,
            group=text("group"),
            by=text("by"),
            definition=text("definition"),
            conflict=text("conflict"),
            place=text("place"),
            destination=text("destination"),
            counting=counting,
            unit=unit,
            basis=basis,
            period=period,
            period_precision=precision,
            quantity=quantity,
            value_text=text("value_text"),
            external_id=text("external_id"),
            standing=standing,
            quote=text("quote"),
            where=text("locator") or text("row_id"),
            locality=text("locality"),
            cited=text("cited"),
            note=text("note"),
            occurrence=occurrence,
            row_id=text("row_id"),
            figure_id=figure_id,
            rest={name: cell for name, cell in self.row.cells.items() if name not in _READ},
            links=links,
        )

    def _cleaned(self, name: str, cell: str) -> str:
        clean = storable(cell)
        if clean == cell:
            return cell.strip()
        what = "a NUL byte" if "\x00" in cell else "half a letter"
        code = "nul_byte" if "\x00" in cell else "broken_text"
        if name not in _WORDS:
            self.faults.append(FigureError(code, name, clean, f"holds {what}"))
        else:
            self._warn(name, clean, code, f"{what} was replaced by {REPLACED}")
        return clean.strip()

    def _warn(self, field: str, value: str, code: str, message: str) -> None:
        self.issues.append(Issue(self.row.locator, field, value, code, Severity.WARNING, message))

    def _text(self, name: str) -> str:
        return self.cells[name]

    def _needed(self, name: str) -> str:
        if not self._text(name):
            self.faults.append(FigureError("missing", name, "", f"{name} is empty"))
        return self._text(name)

    def _try(self, attempt: Callable[[], Value]) -> Value | None:
        try:
            return attempt()
        except FigureError as fault:
            self.faults.append(fault)
            return None

    def _choice(self, name: str, choices: type[Choice]) -> Choice | None:
        text = fold(self._text(name)).replace(" ", "_").replace("-", "_")
        try:
            return choices(text)
        except ValueError:
            allowed = ", ".join(choice for choice in choices if choice)
            message = f"{self._text(name)!r} is none of {allowed}"
            self.faults.append(FigureError(f"unknown_{name}", name, self._text(name), message))
            return None

    def _id(self, name: str) -> str:
        text = self._text(name).casefold()
        if text and not _ID.fullmatch(text):
            self.faults.append(
                FigureError("not_an_id", name, self._text(name), "is not an id of 32 hexadecimal digits")
            )
        return text

    def _quantity(self) -> Quantity | None:
        before = len(self.faults)
        value, low, high = self._count("value"), self._count("low"), self._count("high")
        stated = self._text("qualifier")
        qualifier = self._choice("qualifier", Qualifier) if stated else implied_qualifier(value, low, high)
        if len(self.faults) > before or qualifier is None:
            return None
        written = self._text("value") or self._text("low") or self._text("high")
        return self._try(lambda: settle(value, low, high, qualifier, written))

    def _count(self, name: str) -> int | None:
        return self._try(lambda: parse_count(self._text(name), name))

    def _occurrence(self) -> int | None:
        number = parse_count(self._text("occurrence"), "occurrence")
        if number is not None and number > _MOST_OCCURRENCES:
            text = self._text("occurrence")
            raise FigureError("too_large", "occurrence", text, f"{text!r} equal figures in one report")
        return number

    def _report(self, published: date | None, edition: str) -> ReportDraft | None:
        written = self._try(lambda: self._report_date(published))
        report_id = self._id("report_id")
        if written is None:
            return None
        precision = self._precision("report_date_precision", written.precision)
        day = written.last_day if precision is Precision.NOT_AFTER else written.day
        text = self._text
        return ReportDraft(
            publisher=text("publisher") or text("source"),
            date=WrittenDate(_opening(day, precision), precision),
            precision=precision,
            id=report_id,
            via=text("via"),
            title=text("report_title"),
            url=text("report_url"),
            language=text("language"),
            caveats=text("caveats"),
            dataset=text("dataset"),
            edition=text("edition") or (edition or str(written) if text("dataset") else ""),
        )

    def _precision(self, name: str, written: Precision) -> Precision:
        """The stated precision of a date; as it is written where none or a sharper one is stated."""
        stated = self._choice(name, Precision) if self._text(name) else written
        if stated in _SHARPER.get(written, ()):
            message = f"the date is written to the {written} only: {stated} is not taken"
            self._warn(name, self._text(name), "precision_disagrees", message)
            return written
        return stated or written

    def _report_date(self, published: date | None) -> WrittenDate:
        text = self._text("report_date")
        if not text and published is None:
            raise FigureError("missing", "report_date", "", "report_date is empty")
        written = parse_written_date(text or str(published), "report_date")
        if written.day < EARLIEST_REPORT:
            raise FigureError("too_early", "report_date", str(written), f"{written} is before 1900")
        return written

    def _period(self) -> tuple[Period, Precision]:
        start = self._try(lambda: self._period_day("period_start"))
        end = self._try(lambda: self._period_day("period_end"))
        written = [found.precision for found in (start, end) if found is not None]
        precision = max(written, key=list(Precision).index, default=Precision.DAY)
        precision = self._precision("period_precision", precision)
        period = Period(start.day if start else None, end.last_day if end else None)
        if period.start and period.end and period.start > period.end:
            self.faults.append(
                FigureError(
                    "period_out_of_order", "period_start", str(start), f"{start} is after the end, {end}"
                )
            )
        return period, precision

    def _period_day(self, name: str) -> WrittenDate | None:
        text = self._text(name)
        if not text:
            return None
        written = parse_written_date(text, name)
        if written.day < EARLIEST_PERIOD:
            raise FigureError("too_early", name, text, f"{text!r} is before the year 1000")
        return written

    def _links(self) -> dict[LinkKind, tuple[str, ...]]:
        return {
            kind: tuple(target.strip() for target in self._text(column).split(";") if target.strip())
            for column, kind in LINK_COLUMNS.items()
            if self._text(column)
        }


def _opening(day: date, precision: Precision) -> date:
    if precision is Precision.YEAR:
        return date(day.year, 1, 1)
    return date(day.year, day.month, 1) if precision is Precision.MONTH else day
