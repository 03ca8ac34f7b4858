"""Reports of a merged source: the ids that the merged publisher gives stand for them too.

Where the other source has the same report already, its figures and words become one report.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import chain

from sqlalchemy import Connection, delete, select, update

from tracker.domain.report import Report, merge_reports, mint_report_id
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
# How far the bound of an undated report is taken to have risen at most.
_DAYS_BACK = 20 * 366


def merge_reports_of(connection: Connection, old: str, new: str, touched: Touched) -> int:
    """Make one publisher the publisher of another's reports; returns how many changed hands."""
    mine = connection.execute(select(_report).where(_report.c.publisher == old).order_by(_report.c.id)).all()
    for row in mine:
        home = row.public_id
        for minted in list(_minted_by(connection, row.id, report_of(row), new)):
            home = _take_id(connection, home, minted, touched)
    connection.execute(update(_report).where(_report.c.publisher == old).values(publisher=new))
    return len(mine)


def _minted_by(connection: Connection, key: int, report: Report, new: str) -> Iterator[str]:
    """The ids that the other publisher's name gives, for all words that gave the report its ids."""
    if report.dataset:
        return
    aliases = connection.execute(select(_alias.c.kind, _alias.c.alias).where(_alias.c.report_id == key)).all()
    ids = {report.id, *(alias for kind, alias in aliases if kind == "id")}
    urls = [url for url in (report.url, *(alias for kind, alias in aliases if kind == "url")) if url]
    words = chain((replace(report, url=url) for url in urls), _without_url(report))
    for one in words:
        minted = _mint(one)
        if minted in ids:
            ids.remove(minted)
            yield _mint(replace(one, publisher=new))
        if not ids:
            return


def _without_url(report: Report) -> Iterator[Report]:
    """The report as one without an address, on every day that it may have had: its bound may have risen."""
    for back in range(_DAYS_BACK):
        yield replace(report, url="", report_date=report.report_date - timedelta(days=back))


def _mint(report: Report) -> str:
    return mint_report_id(report.publisher, report.url, report.title, report.written, "", "")


def _take_id(connection: Connection, home: str, minted: str, touched: Touched) -> str:
    """Let an id stand for a report; if it is another's, both are one. Returns the id of the report then."""
    reports = read_reports(connection, [home, minted])
    other = minted if minted in reports else resolve_reports(connection, [minted]).get(minted)
    if other is None:
        add_alias(connection, reports[home][0], "id", minted)
    elif other != home:
        _absorb(connection, home, other, touched)
        return other
    return home


def _absorb(connection: Connection, absorbed: str, home: str, touched: Touched) -> None:
    """Make a report part of the one that it is: its figures, addresses and ids are the other's."""
    reports = read_reports(connection, [absorbed, home])
    (old_key, report), (key, stored) = reports[absorbed], reports[home]
    for table in (_figure, _candidate, _alias):
        connection.execute(update(table).where(table.c.report_id == old_key).values(report_id=key))
    merged = correct_report(connection, merge_reports(stored, report), touched)
    redate_figures(connection, key, merged.known_from, touched)
    add_alias(connection, key, "id", report.id)
    if report.url not in ("", merged.url):
        add_alias(connection, key, "url", report.url)
    connection.execute(delete(_report).where(_report.c.id == old_key))
