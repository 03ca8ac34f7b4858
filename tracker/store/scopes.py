"""Scopes: what the reports behind some figures are complete for."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select

from tracker.domain.scope import Scope, read_scopes_json
from tracker.store.batches import batches
from tracker.store.ledger_tables import ReportRow
from tracker.store.reading import Reading
from tracker.store.tables import table_of

_report = table_of(ReportRow)


def read_scopes(reading: Reading, reports: Iterable[str]) -> dict[str, tuple[Scope, ...]]:
    """The scopes of reports, by public id; those that are complete for nothing are left out."""
    found: dict[str, tuple[Scope, ...]] = {}
    for batch in batches(sorted(set(reports))):
        query = select(_report.c.public_id, _report.c.scope).where(_report.c.public_id.in_(batch))
        rows = reading.connection.execute(query)
        found.update((row.public_id, read_scopes_json(row.scope)) for row in rows if row.scope)
    return found
