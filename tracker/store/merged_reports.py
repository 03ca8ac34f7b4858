"""Reports of a merged source: the ids that the merged publisher gives stand for them too.

Where the other source has the same report already, its figures and words become one report.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from sqlalchemy import Connection, delete, select, update

from tracker.domain.report import EARLIEST_REPORT, Report, merge_reports, mint_report_id
from tracker.store.import_tables import CandidateRow
from tracker.store.ledger_tables import FigureRow, ReportAliasRow, ReportRow
from tracker.store.reports import (
    add_alias,
    correct_report,
    read_reports,
    redate_figures,
    report_of,
    resolve_reports,
)
from tracker.store.tables import table_of
from tracker.store.vintages import Touched

_figure, _candidate = table_of(FigureRow), table_of(CandidateRow)
_report, _alias = table_of(ReportRow), table_of(ReportAliasRow)


def merge_reports_of(connection: Connection, old: str, new: str, touched: Touched) -> int:
    """Make one publisher the publisher of another's reports; returns how many changed hands."""
    mine = connection.execute(select(_report).where(_report.c.publisher == old).order_by(_report.c.id)).all()
    for row in mine:
        report = report_of(row)
        for minted in _minted_by(connection, row.id, report, new):
            other = _standing(connection, minted)
            if other is None:
                add_alias(connection, row.id, "id", minted)
            elif other != report.id:
                _absorb(connection, row.id, report, other, touched)
                break
    connection.execute(update(_report).where(_report.c.publisher == old).values(publisher=new))
    return len(mine)


def _minted_by(connection: Connection, key: int, report: Report, new: str) -> Iterator[str]:
    """The ids that the other publisher's name gives, for all words that gave the report its ids."""
    if report.dataset:
        return
    aliases = connection.execute(select(_alias.c.kind, _alias.c.alias).where(_alias.c.report_id == key)).all()
    ids = {report.id, *(alias for kind, alias in aliases if kind == "id")}
    urls = [url for url in (report.url, *(alias for kind, alias in aliases if kind == "url")) if url]
    words = [replace(report, url=url) for url in urls]
    named = [one for one in words if _mint(one) in ids]
    for one in named or _without_url(report, ids):
        yield _mint(replace(one, publisher=new))


def _mint(report: Report) -> str:
    return mint_report_id(report.publisher, report.url, report.title, report.report_date, "", "")


def _without_url(report: Report, ids: set[str]) -> Iterator[Report]:
    """The report with the day that gave it its id; the day it has may have risen since."""
    day = report.report_date
    while day >= EARLIEST_REPORT:
        tried = replace(report, url="", report_date=day)
        if _mint(tried) in ids:
            yield tried
            return
        day -= timedelta(days=1)


def _standing(connection: Connection, public_id: str) -> str | None:
    """The id of the stored report that an id stands for; None for none."""
    if public_id in read_reports(connection, [public_id]):
        return public_id
    return resolve_reports(connection, [public_id]).get(public_id)


def _absorb(connection: Connection, key: int, report: Report, other: str, touched: Touched) -> None:
    """Make a report part of the one that it is: its figures, addresses and ids are the other's."""
    other_key, stored = read_reports(connection, [other])[other]
    for table in (_figure, _candidate, _alias):
        connection.execute(update(table).where(table.c.report_id == key).values(report_id=other_key))
    merged = merge_reports(stored, report)
    correct_report(connection, merged, touched)
    redate_figures(connection, other_key, merged.known_from, touched)
    add_alias(connection, other_key, "id", report.id)
    if report.url not in ("", merged.url):
        add_alias(connection, other_key, "url", report.url)
    connection.execute(delete(_report).where(_report.c.id == key))
