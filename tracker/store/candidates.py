"""Candidates in the store: what extraction proposed of a document, and what a reviewer decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, insert, or_, select, update

from tracker.domain.link import Link, LinkKind
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
    row = connection.execute(_select().where(_candidate.c.id == number)).one_or_none()
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


def reopen_candidates(connection: Connection, figures: Iterable[str]) -> None:
    """Make the candidates that became these figures pending again: the figures are void."""
    for batch in batches(sorted(figures)):
        keys = select(_figure.c.id).where(_figure.c.public_id.in_(batch))
        values = {"state": "pending", "decided_by": "", "decided_at": None, "reason": ""}
        values |= {"decided_draft": None, "figure_id": None}
        connection.execute(update(_candidate).where(_candidate.c.figure_id.in_(keys)).values(values))


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
