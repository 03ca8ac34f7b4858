"""Imports in the store: what came in, when, with what counts; rejected rows; and undoing one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    CompoundSelect,
    Connection,
    Row,
    and_,
    func,
    insert,
    or_,
    select,
    update,
)

from tracker.domain.figure import State
from tracker.domain.issue import Issue
from tracker.domain.link import Link, LinkKind
from tracker.domain.scope import read_scopes_json, scopes_json
from tracker.domain.text import storable
from tracker.errors import NotFound
from tracker.store.batches import batches
from tracker.store.decisions import reopen_candidates
from tracker.store.import_tables import ImportRow, RejectedRow
from tracker.store.ledger import add_links
from tracker.store.ledger_tables import FigureRow, LinkRow, ReportRow, SeriesRow
from tracker.store.settings import raise_revision
from tracker.store.tables import table_of
from tracker.store.vintages import Touched, refresh

_import, _rejected = table_of(ImportRow), table_of(RejectedRow)
_figure, _link = table_of(FigureRow), table_of(LinkRow)
_series, _report = table_of(SeriesRow), table_of(ReportRow)


@dataclass(frozen=True, slots=True)
class RejectedText:
    """A rejected row as it is kept: the first issue tells why, `raw` is the row."""

    issues: tuple[Issue, ...]
    raw: str


def find_import(
    connection: Connection, reader: str, sha256: str, arguments: Mapping[str, Any]
) -> Row[Any] | None:
    """The import, not undone, of the same bytes by the same reader with the same arguments.

    None after an import was undone since: what both had brought is void, and reading the file
    again brings it back.
    """
    undone = select(func.max(_import.c.undone_at)).scalar_subquery()
    query = select(_import).where(
        _import.c.sha256 == sha256,
        _import.c.reader == reader,
        _import.c.status == "done",
        or_(undone.is_(None), undone < _import.c.imported_at),
    )
    found = connection.execute(query.order_by(_import.c.id.desc()))
    return next((row for row in found if row.arguments == dict(arguments)), None)


def first_seen_at(connection: Connection, sha256: str, otherwise: datetime) -> datetime:
    """When the same bytes were first imported, undone since or not."""
    first = connection.scalar(select(func.min(_import.c.imported_at)).where(_import.c.sha256 == sha256))
    return first or otherwise


def open_import(
    connection: Connection,
    *,
    reader: str,
    file_name: str,
    sha256: str,
    arguments: Mapping[str, Any],
    at: datetime,
) -> int:
    """Begin the record of an import; returns its number."""
    values = {
        "reader": reader,
        "file_name": file_name,
        "sha256": sha256,
        "arguments": dict(arguments),
        "created": {},
        "issues": [],
        "imported_at": at,
    }
    return int(connection.execute(insert(_import).values(values).returning(_import.c.id)).scalar_one())


def close_import(connection: Connection, number: int, **outcome: Any) -> None:
    """Put an import's counts, created entities and issues on record."""
    connection.execute(update(_import).where(_import.c.id == number).values(outcome))


def add_rejected(connection: Connection, number: int, rejected: Iterable[RejectedText]) -> None:
    """Keep rejected rows, one record for each fault."""
    values = [
        {
            "import_id": number,
            "locator": issue.locator,
            "code": issue.code,
            "field": issue.field,
            "value": storable(issue.value),
            "message": storable(issue.message),
            "raw": storable(row.raw),
        }
        for row in rejected
        for issue in row.issues
    ]
    if values:
        connection.execute(insert(_rejected), values)


def read_imports(connection: Connection) -> list[Row[Any]]:
    """Every import, the latest first."""
    return list(connection.execute(select(_import).order_by(_import.c.id.desc())))


def read_rejected(connection: Connection, number: int) -> list[Row[Any]]:
    """The rejected rows of an import."""
    return list(
        connection.execute(select(_rejected).where(_rejected.c.import_id == number).order_by(_rejected.c.id))
    )


def count_void(connection: Connection, figures: Iterable[str]) -> int:
    """How many of these figures are void."""
    return sum(
        connection.scalar(
            select(func.count()).where(_figure.c.public_id.in_(batch), _figure.c.end_state == State.VOID)
        )
        or 0
        for batch in batches(sorted(set(figures)))
    )


def figures_brought_by(number: int) -> CompoundSelect[Any]:
    """The public ids of the figures that an import added or brought back."""
    added = select(_figure.c.public_id).where(_figure.c.import_id == number)
    restored = select(_link.c.to_id).where(
        _link.c.lifted_by == number, _link.c.kind == LinkKind.VOID, _link.c.undo_of != 0
    )
    return added.union(restored)


def undo_import(connection: Connection, number: int, *, at: datetime) -> int:
    """Undo an import: void its figures, lift its links, empty the scopes it brought.

    Nothing is deleted; candidates that had so become figures are pending again. Returns how many
    figures it voided; raises NotFound.
    """
    row = connection.execute(select(_import).where(_import.c.id == number)).one_or_none()
    if row is None or row.status == "undone":
        state = "was undone already" if row is not None else "is not known here"
        raise NotFound(f"import {number} {state}: `tracker imports` lists them")
    touched = Touched()
    brought = list(connection.scalars(figures_brought_by(number)))
    mine = and_(_link.c.import_id == number, _link.c.lifted_by.is_(None))
    touched.figures.update(connection.scalars(select(_link.c.to_id).where(mine)))
    connection.execute(update(_link).where(mine).values(lifted_by=number))
    voids = [
        Link("", figure, LinkKind.VOID, f"import {number} was undone", by_source=False) for figure in brought
    ]
    add_links(connection, voids, touched, by_import=None, at=at, undo_of=number)
    reopen_candidates(connection, brought, row.imported_at)
    touched.datasets.update(_empty_scopes(connection, number))
    connection.execute(update(_import).where(_import.c.id == number).values(status="undone", undone_at=at))
    refresh(connection, touched)
    raise_revision(connection)
    return len(brought)


def _empty_scopes(connection: Connection, number: int) -> Iterator[str]:
    """Take from the editions the scopes that an import brought; yields the datasets of these."""
    columns = (_report.c.id, _report.c.dataset, _report.c.scope)
    for row in connection.execute(select(*columns).where(_report.c.scope.is_not(None))).all():
        scopes = read_scopes_json(row.scope)
        kept = [scope for scope in scopes if scope.by_import != number]
        if len(kept) < len(scopes):
            mine = update(_report).where(_report.c.id == row.id)
            connection.execute(mine.values(scope=scopes_json(kept)))
            yield row.dataset


def restore_undone(connection: Connection, figures: Iterable[str], number: int, touched: Touched) -> int:
    """Bring back those of these figures that were void only because their import was undone.

    Returns how many; `number` is the import that brings them again.
    """
    restored: set[str] = set()
    for batch in batches(sorted(figures)):
        voids = and_(
            _link.c.to_id.in_(batch),
            _link.c.kind == LinkKind.VOID,
            _link.c.undo_of != 0,
            _link.c.lifted_by.is_(None),
        )
        found = set(connection.scalars(select(_link.c.to_id).where(voids)))
        connection.execute(update(_link).where(voids).values(lifted_by=number))
        restored |= found
    touched.figures |= restored
    return len(restored)
