"""Steps: what can happen to a ledger, one thing after another, as hypothesis draws it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from hypothesis import strategies as st
from sqlalchemy import select

from tests.store.drawn import DAYS, Ledger, import_rows
from tests.store.ground import table
from tracker.domain.link import Link, LinkKind
from tracker.domain.scope import Scope
from tracker.store.engine import Store
from tracker.store.imports import read_imports, undo_import
from tracker.store.ledger import add_links
from tracker.store.reports import correct_report, read_reports
from tracker.store.vintages import Touched, refresh

Step = tuple[Any, ...]
NOW = datetime(2024, 12, 1, tzinfo=UTC)

_SCOPES = st.sampled_from(
    [
        Scope(),
        Scope(places=frozenset({"SYR"})),
        Scope(last=date(2023, 12, 31)),
        Scope(destinations=frozenset({""}), first=date(2024, 1, 1)),
        None,
    ]
)
_NUMBER = st.integers(0, 14)
_IMPORT = st.tuples(st.just("import"), st.sets(st.integers(0, 4), min_size=1, max_size=3))
steps = st.lists(
    st.one_of(
        _IMPORT,
        _IMPORT,
        st.tuples(st.just("undo"), _NUMBER),
        st.tuples(
            st.just("link"),
            st.one_of(st.none(), _NUMBER, _NUMBER),
            _NUMBER,
            st.sampled_from([LinkKind.REPLACES, LinkKind.RETRACTS, LinkKind.VOID]),
            st.sampled_from(DAYS),
        ),
        st.tuples(
            st.just("redate"),
            st.integers(0, 4),
            st.sampled_from(DAYS),
            st.sampled_from(["", "not_before", "month", "year"]),
        ),
        st.tuples(st.just("scope"), st.integers(0, 4), _SCOPES),
    ),
    min_size=2,
    max_size=6,
).map(lambda drawn: [("import", {0, 1}), *drawn])


def take(store: Store, ledger: Ledger, ids: dict[str, str], step: Step) -> None:
    """Do one step; one that is about what is not there does nothing."""
    {"import": _import, "undo": _undo, "link": _link, "redate": _redate, "scope": _scope}[step[0]](
        store, ledger, ids, *step[1:]
    )


def _import(store: Store, ledger: Ledger, _ids: dict[str, str], numbers: set[int]) -> None:
    chosen = [ledger.reports[number] for number in sorted(numbers) if number < len(ledger.reports)]
    if chosen:
        import_rows(store, [row for report in chosen for row in report])


def _undo(store: Store, _ledger: Ledger, _ids: dict[str, str], number: int) -> None:
    with store.write() as connection:
        done = [row.id for row in read_imports(connection) if row.status == "done"]
        if done:
            undo_import(connection, done[number % len(done)], at=datetime.now(UTC))


def _link(
    store: Store,
    _ledger: Ledger,
    ids: dict[str, str],
    source: int | None,
    target: int,
    kind: LinkKind,
    day: str,
) -> None:
    known = list(ids.values())
    from_id = "" if source is None or kind is LinkKind.VOID else known[source % len(known)]
    to_id = known[target % len(known)]
    if from_id == to_id:
        return
    touched = Touched()
    with store.write() as connection:
        made = Link(from_id, to_id, kind, "drawn", by_source=False, day=date.fromisoformat(day))
        add_links(connection, [made], touched, by_import=None, at=NOW)
        refresh(connection, touched)


def _redate(
    store: Store, ledger: Ledger, _ids: dict[str, str], number: int, day: str, precision: str
) -> None:
    report = report_id(store, ledger, number)
    if report is not None:
        row = dict(ledger.reports[number][0]) | {"report_id": report, "report_date": day}
        import_rows(store, [row | {"report_date_precision": precision}])


def _scope(store: Store, ledger: Ledger, _ids: dict[str, str], number: int, scope: Scope | None) -> None:
    report = report_id(store, ledger, number)
    if report is not None:
        state_scope(store, report, scope)


def state_scope(store: Store, report: str, scope: Scope | None, by_import: int | None = None) -> None:
    """Say what an edition is complete for, as its reader would."""
    touched = Touched()
    with store.write() as connection:
        stored = read_reports(connection, [report])[report][1]
        stated = () if scope is None else (replace(scope, by_import=by_import),)
        correct_report(connection, replace(stored, scope=stated), touched)
        refresh(connection, touched)


def report_id(store: Store, ledger: Ledger, number: int) -> str | None:
    """The id of a drawn report, once it is stored."""
    if number >= len(ledger.reports):
        return None
    reports = table("report")
    url = ledger.reports[number][0]["report_url"]
    with store.read() as connection:
        return connection.scalar(select(reports.c.public_id).where(reports.c.url == url))
