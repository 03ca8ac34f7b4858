"""Kept documents: the report under which an article's candidates stand already, whatever its bytes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from tracker.domain.names import fold
from tracker.domain.period import Precision, WrittenDate
from tracker.store.import_tables import CandidateRow
from tracker.store.ledger_tables import ReportRow
from tracker.store.tables import table_of

_candidate, _report = table_of(CandidateRow), table_of(ReportRow)

# What an article words its figures in: each sentence with its number, folded, in order.
Wording = tuple[tuple[str, str], ...]


def wording_of(figures: Iterable[tuple[str, str]]) -> Wording:
    """The wording of figures, each by its sentence and its number as printed."""
    return tuple(sorted((fold(sentence), fold(number)) for sentence, number in figures))


@dataclass(frozen=True, slots=True)
class Article:
    """What an article is known by; `publisher` is a key, `url` "" where it has none."""

    sha256: str
    publisher: str
    url: str
    title: str
    written: WrittenDate
    wording: Wording


def find_kept_report(connection: Connection, article: Article) -> str | None:
    """The public id of the report under which candidates of an article stand; None for none.

    The article is the same by its bytes, else by its address, else by publisher and day with the title or
    the sentences that its figures stand in. Where a day is not known it takes both, as every bulletin of
    a series has its title.
    """
    return (
        connection.scalar(_kept().where(_candidate.c.sha256 == article.sha256))
        or (connection.scalar(_kept().where(_report.c.url == article.url)) if article.url else None)
        or next((row.public_id for row in _namesakes(connection, article)), None)
    )


def _kept() -> Select[Any]:
    """The public ids of reports with candidates, the first kept first."""
    joined = _candidate.join(_report, _candidate.c.report_id == _report.c.id)
    return select(_report.c.public_id).select_from(joined).order_by(_candidate.c.id).limit(1)


def _namesakes(connection: Connection, article: Article) -> list[Row[Any]]:
    """The reports of the publisher that are this article by its title and its words."""
    kept = select(_candidate.c.id).where(_candidate.c.report_id == _report.c.id).exists()
    query = select(_report).where(_report.c.publisher == article.publisher, kept).order_by(_report.c.id)
    rows = connection.execute(query).all()
    return [row for row in rows if not (row.url and article.url) and _is_same(connection, row, article)]


def _is_same(connection: Connection, row: Row[Any], article: Article) -> bool:
    day, precision = article.written.day, article.written.precision
    if Precision.NOT_AFTER in (row.precision, precision):
        return _is_begun(row.title, article.title) and article.wording in _wordings(connection, row.id)
    if (row.report_date, row.precision) != (day, precision):
        return False
    return fold(row.title) == fold(article.title) or article.wording in _wordings(connection, row.id)


def _is_begun(one: str, other: str) -> bool:
    """Whether one title begins the other: what has no title goes by its first words, and these may be it."""
    shorter, longer = sorted((fold(title).removesuffix(" ...") for title in (one, other)), key=len)
    return longer.startswith(shorter)


def _wordings(connection: Connection, report: int) -> list[Wording]:
    """The wording of each document of a report, as it was read last."""
    figures: dict[str, list[tuple[str, str]]] = defaultdict(list)
    read = select(_candidate.c.sha256, _candidate.c.draft).where(_candidate.c.report_id == report)
    for digest, draft in connection.execute(read.where(_candidate.c.state != "superseded")):
        figures[digest].append((draft["quote"], draft["value_text"]))
    return [wording_of(one) for one in figures.values()]
