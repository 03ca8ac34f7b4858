"""Proposals: what extraction finds in a document, added to the candidates that are there already."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, insert, select, update

from tracker.domain.names import fold
from tracker.store.batches import batches
from tracker.store.import_tables import CandidateRow
from tracker.store.tables import table_of

_candidate = table_of(CandidateRow)
_DECIDED = ("accepted", "edited", "rejected")
_DAYS = ("period_start", "period_end")
# What the same figure may have otherwise in other bytes of its article.
_WORDS = ("quote", "locator", "note", "conflict", "value_text")


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


@dataclass(frozen=True, slots=True)
class Kept:
    """How many candidates were added; and which of the store's say what the other proposals say."""

    added: int
    known: tuple[int, ...]


def add_candidates(
    connection: Connection,
    proposals: Sequence[Proposal],
    *,
    report: int,
    sha256: str,
    extractor: str,
    at: datetime,
    same_article: bool = False,
    dated: bool = False,
) -> Kept:
    """Add the proposals of a document, but for those that are known.

    None is added of an extractor that has read the document before, unless it was `dated` since and
    proposes other days. Otherwise the new take the place of those still pending; none is added that
    touches a decided one, or, if the report's is the `same_article`, has the values of one that was read
    out of other bytes of it: two fives in an article are two.
    """
    own = _stored(connection, _candidate.c.sha256 == sha256)
    pending = [row for row in own if row.state == "pending"]
    read = [row for row in own if row.extractor == extractor]
    if read and not (dated and _has_other_days(read, proposals)):
        return Kept(0, tuple(row.id for row in own if row.state != "superseded"))
    _supersede(connection, [row.id for row in pending], extractor)
    decided = [row for row in own if row.state in _DECIDED]
    others = _others(connection, report, sha256) if same_article else []
    fixed = {"report_id": report, "sha256": sha256, "extractor": extractor, "recorded_at": at}
    conflict = _only({row.draft.get("conflict", "") for row in pending})
    numbers = {row.span_start: row.id for row in decided}
    added, known = {}, []
    for proposal in proposals:
        match = _touched(decided, proposal) or _taken(others, proposal)
        if match is None:
            number = _insert(connection, _values(proposal, conflict) | fixed)
            added[number] = proposal
        else:
            number = match.id
            known.append(number)
        numbers.setdefault(proposal.start, number)
    _relate(connection, added, numbers)
    return Kept(len(added), tuple(dict.fromkeys(known)))


def _stored(connection: Connection, *conditions: ColumnElement[bool]) -> list[Row[Any]]:
    return list(connection.execute(select(_candidate).where(*conditions).order_by(_candidate.c.id)))


def _others(connection: Connection, report: int, sha256: str) -> list[Row[Any]]:
    """The candidates of a report out of other bytes, as these were read last."""
    c = _candidate.c
    return _stored(connection, c.report_id == report, c.sha256 != sha256, c.state != "superseded")


def _touched(decided: Iterable[Row[Any]], proposal: Proposal) -> Row[Any] | None:
    """The decided candidate of the document whose number a proposal touches."""
    touching = (row for row in decided if proposal.start < row.span_end and row.span_start < proposal.end)
    return next(touching, None)


def _taken(others: list[Row[Any]], proposal: Proposal) -> Row[Any] | None:
    """The candidate out of other bytes that has a proposal's values; it is taken off the list."""
    match = next((row for row in others if _has_values(row.draft, proposal.draft)), None)
    if match is not None:
        others.remove(match)
    return match


def _has_values(one: Mapping[str, str], other: Mapping[str, str]) -> bool:
    """Whether two drafts differ in nothing but words; the time is none where one of them has none."""
    timed = any(_days(one)) and any(_days(other))
    left_out = _WORDS if timed else (*_WORDS, *_DAYS, "period_precision", "counting")
    names = (one.keys() | other.keys()).difference(left_out)
    return all(fold(one.get(name, "")) == fold(other.get(name, "")) for name in names)


def _has_other_days(read: Iterable[Row[Any]], proposals: Iterable[Proposal]) -> bool:
    """Whether one of these candidates is pending and proposed now with other days."""
    days = {(one.start, one.end): _days(one.draft) for one in proposals}
    own = {(row.span_start, row.span_end): _days(row.draft) for row in read if row.state == "pending"}
    return any(days.get(span, told) != told for span, told in own.items())


def _days(draft: Mapping[str, str]) -> list[str]:
    return [draft.get(name, "") for name in _DAYS]


def _only(values: set[str]) -> str:
    return values.pop() if len(values) == 1 else ""


def _values(proposal: Proposal, conflict: str) -> dict[str, Any]:
    return {
        "span_start": proposal.start,
        "span_end": proposal.end,
        "sentence_start": proposal.sentence_start,
        "draft": ({"conflict": conflict} if conflict else {}) | dict(proposal.draft),
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
