"""Editions: when a later release of a dataset ends the figures of an earlier one."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection, select

from tracker.domain.scope import Scope, read_scopes_json
from tracker.store.ledger_tables import ReportRow
from tracker.store.tables import table_of

_report = table_of(ReportRow)


class _Edition(NamedTuple):
    known_from: date
    edition: str
    public_id: str
    report: int
    scopes: tuple[Scope, ...]


@dataclass(slots=True)
class Editions:
    """The editions of the datasets that were asked about, each dataset read once."""

    connection: Connection
    _known: dict[str, list[_Edition]] = field(default_factory=dict)
    _ends: dict[tuple[str, int, str, str, date], date | None] = field(default_factory=dict)

    def end(self, dataset: str, report: int, place: str, destination: str, as_of: date) -> date | None:
        """The day of the first later edition whose scope holds such a figure; None for none.

        Editions stand in the order of their report day, then edition as text, then report id.
        """
        if not dataset:
            return None
        key = (dataset, report, place, destination, as_of)
        if key not in self._ends:
            self._ends[key] = self._first_later(dataset, report, place, destination, as_of)
        return self._ends[key]

    def _first_later(
        self, dataset: str, report: int, place: str, destination: str, as_of: date
    ) -> date | None:
        editions = self._of(dataset)
        own = next(
            (index for index, edition in enumerate(editions) if edition.report == report), len(editions)
        )
        return next(
            (
                edition.known_from
                for edition in editions[own + 1 :]
                if any(scope.holds(place, destination, as_of) for scope in edition.scopes)
            ),
            None,
        )

    def _of(self, dataset: str) -> list[_Edition]:
        if dataset not in self._known:
            columns = _report.c
            rows = self.connection.execute(
                select(
                    columns.known_from, columns.edition, columns.public_id, columns.id, columns.scope
                ).where(columns.dataset == dataset)
            )
            self._known[dataset] = sorted(
                (
                    _Edition(known_from, edition, public_id, report, read_scopes_json(scope))
                    for known_from, edition, public_id, report, scope in rows
                ),
                key=lambda edition: edition[:3],
            )
        return self._known[dataset]
