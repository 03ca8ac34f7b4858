"""Spots and records: a figure with its report and series, as lines see it and as lists show it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Row, Select, select

from tracker.domain.figure import Standing
from tracker.domain.period import Precision
from tracker.domain.quantity import Qualifier, Quantity
from tracker.domain.series import Basis, Counting, Series, Unit
from tracker.store.ledger import SERIES_COLUMNS
from tracker.store.ledger_tables import FigureRow, ReportRow, SeriesRow
from tracker.store.tables import table_of

_figure, _report, _series = table_of(FigureRow), table_of(ReportRow), table_of(SeriesRow)


class Spot(NamedTuple):
    """A figure as a line sees it; or a sum of `figures` of one report, `rule` saying which."""

    figure_id: str
    series_id: int
    external_id: str
    period_start: date | None
    period_end: date | None
    as_of: date
    as_of_basis: str
    quantity: Quantity
    standing: Standing
    report_id: str
    report_date: date
    precision: Precision
    publisher: str
    url: str
    edition: str
    partitions: tuple[str, ...]
    figures: int = 1
    rule: str = ""


def series_from(parts: Sequence[Any]) -> Series:
    """A series out of its columns, in their order."""
    texts, (counting, unit, basis) = dict(zip(SERIES_COLUMNS, parts, strict=True)), parts[-3:]
    return Series(**texts | {"counting": Counting(counting), "unit": Unit(unit), "basis": Basis(basis)})


def joined() -> Any:
    """Figures with their series and their report."""
    return _figure.join(_series, _figure.c.series_id == _series.c.id).join(
        _report, _figure.c.report_id == _report.c.id
    )


_SPOT_COLUMNS = (
    *(_figure.c[name] for name in ("public_id", "series_id", "external_id", "period_start", "period_end")),
    *(_figure.c[name] for name in ("as_of", "as_of_basis", "value", "low", "high", "qualifier", "standing")),
    _report.c.public_id.label("report"),
    *(_report.c[name] for name in ("report_date", "precision", "publisher", "url", "edition", "partitions")),
)


def select_spots() -> Select[Any]:
    """The columns of spots, without a condition."""
    return select(*_SPOT_COLUMNS).select_from(joined())


# Looked up for every figure of an answer, where calling the enumeration is most of the cost.
_QUALIFIERS = {str(qualifier): qualifier for qualifier in Qualifier}
_STANDINGS = {str(standing): standing for standing in Standing}
_PRECISIONS = {str(precision): precision for precision in Precision}


def spot_of(row: Row[Any]) -> Spot:
    """A row of `select_spots` as a spot."""
    parts: Sequence[Any] = row
    figure_id, series_id, external_id, start, end, as_of, basis, value, low, high, qualifier = parts[:11]
    standing, report_id, report_date, precision, publisher, url, edition, partitions = parts[11:]
    return Spot(
        figure_id,
        series_id,
        external_id,
        start,
        end,
        as_of,
        basis,
        Quantity(value, low, high, _QUALIFIERS[qualifier]),
        _STANDINGS[standing],
        report_id,
        report_date,
        _PRECISIONS[precision],
        publisher,
        url,
        edition,
        tuple(partitions),
    )


_REPORT_COLUMNS = (
    _report.c.public_id.label("report"),
    *(_report.c[name] for name in ("publisher", "via", "title", "url", "report_date", "precision")),
    *(_report.c[name] for name in ("language", "caveats", "edition")),
)


def select_records() -> Select[Any]:
    """Every column of a figure, its series and its report, without a condition."""
    return select(_figure, *(_series.c[name] for name in SERIES_COLUMNS), *_REPORT_COLUMNS).select_from(
        joined()
    )
