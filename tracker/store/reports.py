"""Writing reports: minted once, sharpened by later accounts, corrected under their id."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, and_, insert, select, update

from tracker.domain.period import Precision
from tracker.domain.report import Report, merge_reports, mint_report_id
from tracker.domain.scope import read_scopes_json, scopes_json
from tracker.store.batches import batches
from tracker.store.ledger_tables import FigureRow, ReportAliasRow, ReportRow
from tracker.store.tables import table_of
from tracker.store.vintages import Touched, cells_of

_figure = table_of(FigureRow)
_report, _alias = table_of(ReportRow), table_of(ReportAliasRow)


def resolve_reports(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """Those of these ids that are another report's alias, each with the id it stands for."""
    resolved: dict[str, str] = {}
    joined = _alias.join(_report, _alias.c.report_id == _report.c.id)
    for batch in batches(ids):
        query = select(_alias.c.alias, _report.c.public_id).select_from(joined)
        rows = connection.execute(query.where(_alias.c.kind == "id", _alias.c.alias.in_(batch)))
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
        scope=read_scopes_json(row.scope),
        partitions=tuple(row.partitions),
        sha256=row.sha256,
    )


def _values(report: Report) -> dict[str, Any]:
    values = asdict(report)
    values["public_id"] = values.pop("id")
    values["scope"] = scopes_json(report.scope)
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
            _change(connection, key, before, merge_reports(before, report), touched)
            continue
        values = _values(report) | {"import_id": by_import, "recorded_at": at}
        keys[report.id] = connection.execute(
            insert(_report).values(values).returning(_report.c.id)
        ).scalar_one()
        if report.dataset:
            touched.datasets.add(report.dataset)
    return keys


def mark_retrieved(connection: Connection, key: int, at: datetime) -> None:
    """Keep when the document of a report was first read; a later reading changes nothing."""
    unread = and_(_report.c.id == key, _report.c.retrieved_at.is_(None))
    connection.execute(update(_report).where(unread).values(retrieved_at=at))


def correct_report(connection: Connection, report: Report, touched: Touched) -> Report:
    """Put these words and this date on a stored report, under its id; returns it as it now stands.

    Its old address stays as an alias, and so does the id that the new words would give it.
    """
    key, before = read_reports(connection, [report.id])[report.id]
    if before.url and before.url != report.url:
        add_alias(connection, key, "url", before.url)
    after = _change(connection, key, before, report, touched)
    words = (after.url, after.title, after.written, after.dataset, after.edition)
    minted = mint_report_id(after.publisher, *words)
    if minted != after.id and not read_reports(connection, [minted]):
        add_alias(connection, key, "id", minted)
    return after


def add_alias(connection: Connection, report: int, kind: str, alias: str) -> None:
    """Keep a former address ("url") or another id ("id") of a report, unless a report has it."""
    taken = select(_alias.c.id).where(_alias.c.kind == kind, _alias.c.alias == alias)
    if connection.scalar(taken) is None:
        connection.execute(insert(_alias).values(report_id=report, kind=kind, alias=alias))


def _change(connection: Connection, key: int, before: Report, after: Report, touched: Touched) -> Report:
    if after.precision is Precision.NOT_BEFORE and before.precision is not Precision.NOT_BEFORE:
        # The bound of an undated report is the latest day that any of its figures speaks for.
        days = (after.report_date, _latest_day(connection, key))
        after = replace(after, report_date=max(day for day in days if day is not None))
    if after == before:
        return after
    redated = (after.known_from, after.precision) != (before.known_from, before.precision)
    if redated:
        redate_figures(connection, key, after.known_from, touched)
    if after.dataset and (redated or after.scope != before.scope):
        touched.datasets.add(after.dataset)
    connection.execute(update(_report).where(_report.c.id == key).values(_values(after)))
    return after


def _latest_day(connection: Connection, report: int) -> date | None:
    """The latest stated period end among the figures of a report."""
    days = select(_figure.c.period_end).where(_figure.c.report_id == report)
    return max(connection.scalars(days.where(_figure.c.period_end.is_not(None))), default=None)


def redate_figures(connection: Connection, report: int, known_from: date, touched: Touched) -> None:
    """Give the figures of a report its day; those that state no period end speak for that day."""
    figures = set(connection.scalars(select(_figure.c.public_id).where(_figure.c.report_id == report)))
    touched.cells |= cells_of(connection, figures)
    touched.figures |= figures
    mine = _figure.c.report_id == report
    # The end of a vintage is put right by the refresh; until then it must not precede its start.
    connection.execute(update(_figure).where(mine).values(known_from=known_from, known_until=None))
    connection.execute(update(_figure).where(mine, _figure.c.period_end.is_(None)).values(as_of=known_from))
