"""Candidates in the store: what extraction proposed of documents, for a person to decide on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Row, Select, select, update

from tracker.domain.quantity import LARGEST
from tracker.errors import NotFound
from tracker.store.batches import batches
from tracker.store.import_tables import CandidateRow
from tracker.store.ledger_tables import FigureRow, ReportRow
from tracker.store.tables import table_of

_candidate, _figure, _report = table_of(CandidateRow), table_of(FigureRow), table_of(ReportRow)


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


def name_conflict(connection: Connection, numbers: Iterable[int], conflict: str) -> list[Row[Any]]:
    """Give those of these pending candidates a conflict that have none; returns the others."""
    others = []
    for batch in batches(sorted(numbers)):
        for row in connection.execute(_select().where(_candidate.c.id.in_(batch))).all():
            if row.state == "pending" and not row.draft.get("conflict"):
                named = update(_candidate).where(_candidate.c.id == row.id)
                connection.execute(named.values(draft=row.draft | {"conflict": conflict}))
            else:
                others.append(row)
    return others
