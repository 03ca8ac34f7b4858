"""Candidates in the store: what extraction proposed of a document, kept as it was proposed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, insert, select, update

from tracker.domain.quantity import LARGEST
from tracker.errors import NotFound
from tracker.store.batches import batches
from tracker.store.import_tables import CandidateRow
from tracker.store.ledger_tables import FigureRow, ReportRow
from tracker.store.tables import table_of

_candidate, _figure, _report = table_of(CandidateRow), table_of(FigureRow), table_of(ReportRow)
_DECIDED = ("accepted", "edited", "rejected")


@dataclass(frozen=True, slots=True)
class Proposal:
    """A candidate as it is proposed: `draft` holds cells of the figures table.

    `start` and `end` are offsets into the document's text, as is `sentence_start`; `part_of_start` and
    `update_of_start` are the starts of other proposals of the same document, None for none.
    """

    start: int
    end: int
    sentence_start: int
    draft: Mapping[str, str]
    tier: str
    confidence: float
    rules: Sequence[str]
    status: str
    role: str
    part_of_start: int | None = None
    update_of_start: int | None = None


def find_document_report(connection: Connection, sha256: str) -> str | None:
    """The public id of the report under which a document's candidates stand; None for none."""
    joined = _candidate.join(_report, _candidate.c.report_id == _report.c.id)
    query = select(_report.c.public_id).select_from(joined).where(_candidate.c.sha256 == sha256)
    return connection.scalar(query.order_by(_candidate.c.id).limit(1))


def add_candidates(
    connection: Connection,
    proposals: Sequence[Proposal],
    *,
    report: int,
    sha256: str,
    extractor: str,
    at: datetime,
) -> int:
    """Add the proposals of a document; returns how many.

    None of an extractor that has read the document before. A newer extractor's take the place of those
    still pending, and none is added that touches a decided one.
    """
    stored = connection.execute(select(_candidate).where(_candidate.c.sha256 == sha256)).all()
    if any(row.extractor == extractor for row in stored):
        return 0
    _supersede(connection, [row.id for row in stored if row.state == "pending"], extractor)
    decided = [row for row in stored if row.state in _DECIDED]
    numbers = {row.span_start: row.id for row in decided}
    fixed = {"report_id": report, "sha256": sha256, "extractor": extractor, "recorded_at": at}
    added = {}
    for proposal in proposals:
        if not any(proposal.start < row.span_end and row.span_start < proposal.end for row in decided):
            number = _insert(connection, _values(proposal) | fixed)
            added[number] = proposal
            numbers.setdefault(proposal.start, number)
    _relate(connection, added, numbers)
    return len(added)


def _values(proposal: Proposal) -> dict[str, Any]:
    return {
        "span_start": proposal.start,
        "span_end": proposal.end,
        "sentence_start": proposal.sentence_start,
        "draft": dict(proposal.draft),
        "tier": proposal.tier,
        "confidence": proposal.confidence,
        "rules": list(proposal.rules),
        "status": proposal.status,
        "role": proposal.role,
    }


def _insert(connection: Connection, values: Mapping[str, Any]) -> int:
    return int(connection.execute(insert(_candidate).values(values).returning(_candidate.c.id)).scalar_one())


def _relate(connection: Connection, added: Mapping[int, Proposal], numbers: Mapping[int, int]) -> None:
    """Point from each to the ones that it is a part or an older count of, by where these start."""
    for number, proposal in added.items():
        starts = {"part_of": proposal.part_of_start, "update_of": proposal.update_of_start}
        named = {column: numbers.get(start) for column, start in starts.items() if start is not None}
        if named and number not in named.values():
            connection.execute(update(_candidate).where(_candidate.c.id == number).values(named))


def _supersede(connection: Connection, numbers: Sequence[int], extractor: str) -> None:
    for batch in batches(numbers):
        values = {"state": "superseded", "reason": f"read anew by {extractor}"}
        connection.execute(update(_candidate).where(_candidate.c.id.in_(batch)).values(values))


def _select() -> Select[Any]:
    """Candidates with their report and the id of their figure."""
    reported = ("publisher", "title", "url", "report_date", "precision", "language", "caveats")
    return (
        select(
            _candidate,
            _report.c.public_id.label("report"),
            *(_report.c[name] for name in reported),
            _report.c.known_from,
            _report.c.sha256.label("report_sha256"),
            _figure.c.public_id.label("figure"),
        )
        .join_from(_candidate, _report, _candidate.c.report_id == _report.c.id)
        .outerjoin(_figure, _candidate.c.figure_id == _figure.c.id)
        .order_by(_candidate.c.id)
    )


def read_candidates(
    connection: Connection, *, state: str = "", tier: str = "", report: str = ""
) -> list[Row[Any]]:
    """Candidates in the order they came in; "" is any state, tier or report (by its public id)."""
    query = _select()
    for column, wanted in ((_candidate.c.state, state), (_candidate.c.tier, tier)):
        query = query.where(column == wanted) if wanted else query
    query = query.where(_report.c.public_id == report) if report else query
    return list(connection.execute(query))


def read_candidate(connection: Connection, number: int) -> Row[Any]:
    """One candidate; raises NotFound."""
    # A database refuses a number that no key can have, in an error of its own.
    asked = _select().where(_candidate.c.id == number)
    row = connection.execute(asked).one_or_none() if abs(number) <= LARGEST else None
    if row is None:
        raise NotFound(f"candidate {number} is not known here: `tracker review list` lists them")
    return row


def read_pending(connection: Connection, number: int) -> Row[Any]:
    """One candidate that is still to be decided; raises NotFound for one that is decided."""
    row = read_candidate(connection, number)
    if row.state == "pending":
        return row
    if row.state == "superseded":
        raise NotFound(f"candidate {number} was superseded ({row.reason}): decide on the newer one")
    by = f"by {row.decided_by} on {row.decided_at:%Y-%m-%d}"
    raise NotFound(f"candidate {number} was {row.state} already, {by}: a decision stands")
