"""Writing the ledger: reports, series, figures and links, each added once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select, tuple_, update

from tracker.domain.figure import Figure, as_of
from tracker.domain.link import Link
from tracker.domain.period import Precision
from tracker.domain.report import Report, merge_reports
from tracker.domain.scope import Scope
from tracker.domain.series import Series
from tracker.store.batches import batches
from tracker.store.ledger_tables import (
    FigureAliasRow,
    FigureRow,
    LinkRow,
    ReportAliasRow,
    ReportRow,
    SeriesRow,
)
from tracker.store.tables import table_of
from tracker.store.vintages import Touched, cells_of

_figure, _figure_alias = table_of(FigureRow), table_of(FigureAliasRow)
_report, _report_alias = table_of(ReportRow), table_of(ReportAliasRow)
_series, _link = table_of(SeriesRow), table_of(LinkRow)

SERIES_COLUMNS = (
    *("source", "dataset", "metric", "group", "by", "definition", "conflict", "place", "destination"),
    *("counting", "unit", "basis"),
)


def resolve_reports(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """The id that stands for each of these: itself, or the report that has it as an alias."""
    resolved: dict[str, str] = {}
    joined = _report_alias.join(_report, _report_alias.c.report_id == _report.c.id)
    for batch in batches(ids):
        query = select(_report_alias.c.alias, _report.c.public_id).select_from(joined)
        rows = connection.execute(query.where(_report_alias.c.kind == "id", _report_alias.c.alias.in_(batch)))
        resolved.update((alias, public_id) for alias, public_id in rows)
    return resolved


def read_reports(connection: Connection, ids: Iterable[str]) -> dict[str, tuple[int, Report]]:
    """The stored reports among these public ids, each with its key."""
    found: dict[str, tuple[int, Report]] = {}
    for batch in batches(ids):
        for row in connection.execute(select(_report).where(_report.c.public_id.in_(batch))):
            found[row.public_id] = (row.id, report_of(row))
    return found


def report_of(row: Row[Any]) -> Report:
    """The report that a row of its table holds."""
    return Report(
        id=row.public_id,
        publisher=row.publisher,
        report_date=row.report_date,
        precision=Precision(row.precision),
        via=row.via,
        title=row.title,
        url=row.url,
        language=row.language,
        caveats=row.caveats,
        dataset=row.dataset,
        edition=row.edition,
        scope=None if row.scope is None else Scope.from_json(row.scope),
        partitions=tuple(row.partitions),
        sha256=row.sha256,
    )


def _report_values(report: Report) -> dict[str, Any]:
    values = asdict(report)
    values["public_id"] = values.pop("id")
    values["scope"] = None if report.scope is None else report.scope.to_json()
    values["partitions"] = list(report.partitions)
    return values | {"known_from": report.known_from}


def add_reports(
    connection: Connection,
    reports: Sequence[Report],
    touched: Touched,
    *,
    by_import: int | None,
    at: datetime,
) -> dict[str, int]:
    """Add new reports and fill in or sharpen stored ones; returns the keys by public id.

    A report whose day or scope changes takes its figures' vintages along: they are touched.
    """
    stored = read_reports(connection, [report.id for report in reports])
    keys = {public_id: key for public_id, (key, _report) in stored.items()}
    for report in reports:
        if report.id in stored:
            key, before = stored[report.id]
            _correct(connection, key, before, merge_reports(before, report), touched)
            continue
        values = _report_values(report) | {"import_id": by_import, "recorded_at": at}
        keys[report.id] = connection.execute(
            insert(_report).values(values).returning(_report.c.id)
        ).scalar_one()
        if report.dataset:
            touched.datasets.add(report.dataset)
    return keys


def correct_report(connection: Connection, report: Report, touched: Touched) -> None:
    """Put these words and this date on a stored report, under its id; old addresses stay as aliases."""
    key, before = read_reports(connection, [report.id])[report.id]
    if before.url and before.url != report.url:
        known = connection.scalar(
            select(_report_alias.c.id).where(
                _report_alias.c.kind == "url", _report_alias.c.alias == before.url
            )
        )
        if known is None:
            connection.execute(insert(_report_alias).values(report_id=key, kind="url", alias=before.url))
    _correct(connection, key, before, report, touched)


def _correct(connection: Connection, key: int, before: Report, after: Report, touched: Touched) -> None:
    if after == before:
        return
    redated = (after.known_from, after.precision) != (before.known_from, before.precision)
    if redated:
        _move_figures(connection, key, after.known_from, touched)
    if after.dataset and (redated or after.scope != before.scope):
        touched.datasets.add(after.dataset)
    connection.execute(update(_report).where(_report.c.id == key).values(_report_values(after)))


def _move_figures(connection: Connection, report: int, known_from: date, touched: Touched) -> None:
    figures = set(connection.scalars(select(_figure.c.public_id).where(_figure.c.report_id == report)))
    touched.cells |= cells_of(connection, figures)
    touched.figures |= figures
    mine = _figure.c.report_id == report
    # The end of a vintage is put right by the refresh; until then it must not precede its start.
    connection.execute(update(_figure).where(mine).values(known_from=known_from, known_until=None))
    connection.execute(update(_figure).where(mine, _figure.c.period_end.is_(None)).values(as_of=known_from))


def add_series(connection: Connection, series: Iterable[Series]) -> dict[Series, int]:
    """The keys of these series, those that are new added."""
    wanted = set(series)
    keys = _known_series(connection, wanted)
    new = sorted(wanted - keys.keys())
    if new:
        connection.execute(insert(_series), [asdict(one) for one in new])
        keys |= _known_series(connection, new)
    return keys


def _known_series(connection: Connection, wanted: Iterable[Series]) -> dict[Series, int]:
    columns = [_series.c[name] for name in SERIES_COLUMNS]
    keys: dict[Series, int] = {}
    for batch in batches(sorted(wanted), size=100):
        rows = connection.execute(
            select(_series.c.id, *columns).where(tuple_(*columns).in_([one.parts for one in batch]))
        )
        keys.update((Series(*row[1:]), row[0]) for row in rows)
    return keys


def known_figures(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """Which of these ids the store has, each with the id of the figure it stands for."""
    known: dict[str, str] = {}
    joined = _figure_alias.join(_figure, _figure_alias.c.figure_id == _figure.c.id)
    for batch in batches(ids):
        own = select(_figure.c.public_id).where(_figure.c.public_id.in_(batch))
        known.update((public_id, public_id) for public_id in connection.scalars(own))
        other = select(_figure_alias.c.public_id, _figure.c.public_id.label("own")).select_from(joined)
        rows = connection.execute(other.where(_figure_alias.c.public_id.in_(batch)))
        known.update((alias, public_id) for alias, public_id in rows)
    return known


def add_figures(
    connection: Connection,
    figures: Sequence[Figure],
    touched: Touched,
    *,
    reports: Mapping[str, int],
    series: Mapping[Series, int],
    by_import: int | None,
    at: datetime,
) -> None:
    """Add figures that the store does not have; their vintages are left to the refresh."""
    stored = read_reports(connection, reports)
    for batch in batches(figures, size=2_000):
        values = [
            _figure_values(figure, stored[figure.report_id][1])
            | {
                "series_id": series[figure.series],
                "report_id": reports[figure.report_id],
                "import_id": by_import,
                "recorded_at": at,
            }
            for figure in batch
        ]
        connection.execute(insert(_figure), values)
    touched.figures.update(figure.id for figure in figures)


def _figure_values(figure: Figure, report: Report) -> dict[str, Any]:
    day, basis = as_of(figure.period, report.known_from)
    return {
        "public_id": figure.id,
        "external_id": figure.external_id,
        "period_start": figure.period.start,
        "period_end": figure.period.end,
        "period_precision": figure.period_precision,
        "as_of": day,
        "as_of_basis": basis,
        "value": figure.quantity.value,
        "low": figure.quantity.low,
        "high": figure.quantity.high,
        "qualifier": figure.quantity.qualifier,
        "value_text": figure.value_text,
        "standing": figure.standing,
        "quote": figure.quote,
        "locator": figure.locator,
        "locality": figure.locality,
        "cited": figure.cited,
        "note": figure.note,
        "occurrence": figure.occurrence,
        "known_from": report.known_from,
    }


def latest_day(connection: Connection, report: str) -> date | None:
    """The latest stated period end among the figures of a report."""
    joined = _figure.join(_report, _figure.c.report_id == _report.c.id)
    query = select(_figure.c.period_end).select_from(joined).where(_report.c.public_id == report)
    days = connection.scalars(query.where(_figure.c.period_end.is_not(None)))
    return max(days, default=None)


def add_links(
    connection: Connection,
    links: Iterable[Link],
    touched: Touched,
    *,
    by_import: int | None,
    at: datetime,
    undo_of: int = 0,
) -> int:
    """Add links that the store does not have and restore those that were lifted.

    Returns how many it added or restored.
    """
    wanted = {(link.from_id, link.to_id, str(link.kind)): link for link in links}
    if not wanted:
        return 0
    stored = _stored_links(connection, {to_id for _from, to_id, _kind in wanted}, undo_of)
    new = [link for key, link in wanted.items() if key not in stored]
    lifted = [stored[key][0] for key in wanted if key in stored and stored[key][1] is not None]
    if new:
        fixed = {"import_id": by_import, "undo_of": undo_of, "recorded_at": at, "lifted_by": None}
        connection.execute(insert(_link), [asdict(link) | fixed for link in new])
    for batch in batches(lifted):
        connection.execute(update(_link).where(_link.c.id.in_(batch)).values(lifted_by=None))
    touched.figures.update(link.to_id for key, link in wanted.items() if key not in stored or stored[key][1])
    return len(new) + len(lifted)


def _stored_links(
    connection: Connection, targets: Iterable[str], undo_of: int
) -> dict[tuple[str, str, str], tuple[int, int | None]]:
    stored = {}
    for batch in batches(sorted(targets)):
        query = select(_link).where(_link.c.to_id.in_(batch), _link.c.undo_of == undo_of)
        for row in connection.execute(query):
            stored[(row.from_id, row.to_id, row.kind)] = (row.id, row.lifted_by)
    return stored
