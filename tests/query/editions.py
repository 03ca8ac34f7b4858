"""Editions and withdrawals for small ledgers: what a figures table has no columns for."""

from __future__ import annotations

import itertools
from datetime import UTC, date, datetime
from typing import Any

from tracker.domain.link import Link, LinkKind
from tracker.domain.period import Period, Precision, WrittenDate
from tracker.domain.quantity import Quantity
from tracker.domain.scope import Scope
from tracker.ingest.draft import Draft, ReportDraft
from tracker.ingest.reader import Contents
from tracker.ingest.run import import_contents
from tracker.store import ledger
from tracker.store.engine import Store
from tracker.store.intake import Origin, open_intake
from tracker.store.settings import raise_revision
from tracker.store.vintages import Touched, refresh

_numbers = itertools.count(1)


def edition(
    name: str, published: str, *, partitions: tuple[str, ...] = (), scope: Scope | None = None
) -> ReportDraft:
    """A release of the dataset "refugee statistics", complete for everything unless told."""
    return ReportDraft(
        publisher="UNHCR",
        date=WrittenDate(date.fromisoformat(published)),
        precision=Precision.DAY,
        dataset="refugee statistics",
        edition=name,
        scope=(scope or Scope(),),
        partitions=partitions,
    )


def row(report: ReportDraft, value: int | Quantity, **fields: Any) -> Draft:
    """A figure of an edition: refugees from Syria at the end of 2020, unless told otherwise."""
    number = next(_numbers)
    usual: dict[str, Any] = {
        "locator": f"row {number}",
        "raw": {"note": str(number)},
        "report": report,
        "source": "UNHCR",
        "metric": "refugees",
        "place": "SYR",
        "period": Period(None, date(2020, 12, 31)),
        "quantity": value if isinstance(value, Quantity) else Quantity(value),
    }
    return Draft(**usual | fields)


def import_drafts(store: Store, *drafts: Draft) -> None:
    """Import rows of a reader that knows editions and partitions."""
    with open_intake(store) as intake:
        origin = Origin("test", "edition.csv", f"{next(_numbers):064x}", intake.arguments({}))
        summary = import_contents(intake, origin, Contents(len(drafts), drafts, []))
    assert summary.rejected == 0, summary.issues


def withdraw(store: Store, figure_id: str, on: str, kind: LinkKind = LinkKind.RETRACTS) -> None:
    """Let a figure end on a day, without another that says so."""
    link = Link("", figure_id, kind, "withdrawn", day=date.fromisoformat(on))
    with store.write() as connection:
        touched = Touched()
        ledger.add_links(connection, [link], touched, by_import=None, at=datetime.now(UTC))
        refresh(connection, touched)
        raise_revision(connection)
