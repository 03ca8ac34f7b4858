"""Decisions on candidates: families that are decided on together, and what became of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, or_, select, update

from tracker.domain.link import Link, LinkKind
from tracker.store.batches import batches
from tracker.store.candidates import read_candidate, read_pending
from tracker.store.import_tables import CandidateRow
from tracker.store.ledger_tables import FigureRow
from tracker.store.tables import table_of

_candidate, _figure = table_of(CandidateRow), table_of(FigureRow)


def read_families(
    connection: Connection, numbers: Iterable[int], excepted: AbstractSet[int] = frozenset()
) -> list[Row[Any]]:
    """These pending candidates with all that are, pending too, a part or the whole of one of them.

    The excepted are left out, and so is what hangs on the others through them alone. Raises NotFound
    for a number that is not known, and for a candidate that is decided.
    """
    found: dict[int, Row[Any]] = {}
    waiting = sorted(set(numbers))
    for number in excepted:
        read_candidate(connection, number)
    while waiting:
        row = read_pending(connection, waiting.pop())
        if row.id not in found and row.id not in excepted:
            found[row.id] = row
            waiting += _relatives(connection, row)
    return [found[number] for number in sorted(found)]


def _relatives(connection: Connection, row: Row[Any]) -> list[int]:
    """The pending whole and the pending parts of a candidate."""
    related = or_(_candidate.c.part_of == row.id, _candidate.c.id == row.part_of)
    query = select(_candidate.c.id).where(related, _candidate.c.state == "pending")
    return list(connection.scalars(query))


@dataclass(frozen=True, slots=True)
class Decision:
    """Who decided, when, and why: "" where no reason is needed and none was given."""

    by: str
    at: datetime
    reason: str = ""

    def values(self, state: str) -> dict[str, Any]:
        """The columns of a candidate that was so decided."""
        return {"state": state, "decided_by": self.by, "decided_at": self.at, "reason": self.reason}


def accept_candidate(
    connection: Connection,
    number: int,
    decision: Decision,
    *,
    draft: Mapping[str, str],
    figure: str,
    edited: bool,
) -> None:
    """Put on record that a candidate became a figure (by its public id), and with which cells."""
    key = select(_figure.c.id).where(_figure.c.public_id == figure).scalar_subquery()
    values = decision.values("edited" if edited else "accepted")
    values |= {"decided_draft": dict(draft), "figure_id": key}
    connection.execute(update(_candidate).where(_candidate.c.id == number).values(values))


def reject_candidates(connection: Connection, numbers: Iterable[int], decision: Decision) -> None:
    """Put on record that these candidates are no figures."""
    for batch in batches(sorted(numbers)):
        values = decision.values("rejected")
        connection.execute(update(_candidate).where(_candidate.c.id.in_(batch)).values(values))


def reopen_candidates(connection: Connection, figures: Iterable[str], accepted_at: datetime) -> None:
    """Make candidates pending again: those that became these figures, and those accepted at an instant."""
    values = {"state": "pending", "decided_by": "", "decided_at": None, "reason": ""}
    reopened = update(_candidate).values(values | {"decided_draft": None, "figure_id": None})
    reopened = reopened.where(_candidate.c.figure_id.is_not(None))
    connection.execute(reopened.where(_candidate.c.decided_at == accepted_at))
    for batch in batches(sorted(figures)):
        keys = select(_figure.c.id).where(_figure.c.public_id.in_(batch))
        connection.execute(reopened.where(_candidate.c.figure_id.in_(keys)))


def read_family_links(connection: Connection, numbers: Iterable[int]) -> list[Link]:
    """The links between the figures of these candidates and of their relatives, whoever was first."""
    links: set[Link] = set()
    for batch in batches(sorted(numbers)):
        links.update(_links(connection, "part_of", LinkKind.PART_OF, batch))
        # The older count names the newer, which took its place.
        links.update(
            Link(link.to_id, link.from_id, LinkKind.REPLACES)
            for link in _links(connection, "update_of", LinkKind.REPLACES, batch)
        )
    return sorted(links, key=lambda link: (link.from_id, link.kind, link.to_id))


def _links(connection: Connection, column: str, kind: LinkKind, numbers: Sequence[int]) -> Iterator[Link]:
    other = _candidate.alias("other")
    own_figure, other_figure = _figure.alias("own_figure"), _figure.alias("other_figure")
    query = (
        select(own_figure.c.public_id, other_figure.c.public_id)
        .select_from(_candidate)
        .join(other, _candidate.c[column] == other.c.id)
        .join(own_figure, _candidate.c.figure_id == own_figure.c.id)
        .join(other_figure, other.c.figure_id == other_figure.c.id)
        .where(or_(_candidate.c.id.in_(numbers), other.c.id.in_(numbers)))
        .where(own_figure.c.id != other_figure.c.id)
    )
    for own, target in connection.execute(query):
        yield Link(own, target, kind)
