"""The review: a person accepts, edits or rejects what extraction proposed.

What is accepted goes through the same checks and the same door as every figure, in one transaction with
the decision: there is no figure without its decision, and no decision without its figure.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tracker.domain.issue import Issue
from tracker.domain.link import Link
from tracker.errors import QuestionError
from tracker.ingest.by_hand import Refused
from tracker.ingest.candidate_drafts import check_conflict
from tracker.ingest.decided_drafts import Proposed, checked_cells, decided_draft, edits, figure_row
from tracker.ingest.draft import Draft, Rejection
from tracker.ingest.offices import Naming, Sourced, settle_sources, tell_offices
from tracker.ingest.reader import Contents
from tracker.ingest.readers.figures_table import read_row
from tracker.ingest.repeats import find_repeats
from tracker.ingest.run import import_contents
from tracker.ingest.summary import Summary
from tracker.store.decisions import (
    Decision,
    accept_candidate,
    read_families,
    read_family_links,
    reject_candidates,
)
from tracker.store.engine import Store
from tracker.store.entities import listed_sources
from tracker.store.intake import Intake, Origin, open_intake
from tracker.store.ledger import known_figures
from tracker.store.schema import check_revision

READER = "review"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Who decides, and what: `conflict` is taken for all ("" leaves it), `excepted` stay pending.

    `changes` are corrected cells of the figures table, by candidate; `reason` says why.
    """

    reviewer: str
    conflict: str = ""
    excepted: frozenset[int] = frozenset()
    changes: Mapping[int, Mapping[str, str]] = field(default_factory=dict)
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Accepted:
    """A candidate and the figure that it became, by its public id; whether it was edited."""

    candidate: int
    figure_id: str
    edited: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was accepted: nothing where there were faults. `added` counts the figures that are new."""

    accepted: tuple[Accepted, ...]
    issues: tuple[Issue, ...]
    added: int = 0
    links: tuple[Link, ...] = ()


def accept_candidates(
    store: Store, numbers: Sequence[int], verdict: Verdict, vocabulary: Path | None = None
) -> Outcome:
    """Make figures of candidates and of all pending ones that are their parts or wholes: of all or of none.

    Those with changes are edited; what was proposed is kept beside. Raises NotFound for a candidate that
    is not pending, QuestionError for changes that cannot be made, among these UnknownName for a conflict
    that is not known, RevisionError for a store at another
    revision.
    """
    check_revision(store)
    try:
        with open_intake(store, vocabulary) as intake:
            return _accept(intake, _families(intake, numbers, verdict), verdict)
    except Refused as refused:
        return Outcome((), refused.issues)


def reject_candidates_of(store: Store, numbers: Sequence[int], verdict: Verdict) -> list[int]:
    """Put candidates aside and all pending ones that are their parts or wholes; returns their numbers.

    Raises QuestionError without a reason, NotFound for a candidate that is not pending.
    """
    if not verdict.reason.strip():
        raise QuestionError("reason", "", "say why it is no figure")
    check_revision(store)
    with open_intake(store) as intake:
        rejected = [row.id for row in _families(intake, numbers, verdict)]
        reject_candidates(intake.connection, rejected, _decision(intake, verdict, verdict.reason))
    return rejected


def _families(intake: Intake, numbers: Sequence[int], verdict: Verdict) -> list[Proposed]:
    families = read_families(intake.connection, numbers, verdict.excepted)
    if not families:
        raise QuestionError("except", "", "leaves nothing to decide on")
    return families


def _decision(intake: Intake, verdict: Verdict, reason: str = "") -> Decision:
    return Decision(verdict.reviewer, intake.at, reason)


def _accept(intake: Intake, candidates: Sequence[Proposed], verdict: Verdict) -> Outcome:
    sourced = _sourced(intake, candidates, verdict)
    drafts = {number: one.cells for number, one in sourced.items()}
    issues: list[Issue] = list(tell_offices(sourced))
    rows = _rows(candidates, drafts, verdict, issues)
    summary = import_contents(intake, _origin(intake, candidates, verdict), Contents(len(rows), rows, issues))
    if summary.rejected or summary.import_id is None:
        raise Refused(summary.issues)
    for row, read in zip(candidates, rows, strict=True):
        drafts[row.id] = checked_cells(drafts[row.id], read)
    accepted = _record(intake, drafts, verdict, summary)
    links = read_family_links(intake.connection, drafts)
    links += find_repeats(intake, {one.figure_id for one in accepted if sourced[one.candidate].is_named})
    links = list(dict.fromkeys(links))
    intake.add_links(links, summary.import_id)
    return Outcome(accepted, tuple(_told(summary, sourced)), summary.added, tuple(links))


def _told(summary: Summary, sourced: Mapping[int, Sourced]) -> Iterator[Issue]:
    """The issues of the import, but for the names near to one that was made to keep an office apart."""
    made = {one.cells["source"] for one in sourced.values() if one.office}
    for issue in summary.issues:
        if issue.code != "new_source" or issue.value not in made:
            yield issue


def _sourced(intake: Intake, candidates: Sequence[Proposed], verdict: Verdict) -> dict[int, Sourced]:
    """The cells of each candidate as they are let in, its source under the name that the store keeps."""
    drafts = {
        row.id: decided_draft(row, verdict.changes.get(row.id, {}), verdict.conflict) for row in candidates
    }
    for cells in drafts.values():
        check_conflict(intake.register, cells.get("conflict", ""))
    naming = Naming(intake.register, listed_sources(intake.connection))
    return settle_sources(naming, candidates, drafts, verdict.changes)


def _rows(
    candidates: Sequence[Proposed],
    drafts: Mapping[int, Mapping[str, str]],
    verdict: Verdict,
    issues: list[Issue],
) -> list[Draft]:
    """The checked rows of all candidates, in their order; raises Refused where one is faulty."""
    rows: list[Draft] = []
    faults: list[Issue] = []
    for candidate in candidates:
        cells = drafts[candidate.id]
        read = read_row(figure_row(candidate, cells, _remarks(candidate, cells, verdict)), issues)
        if isinstance(read, Rejection):
            faults += read.issues
        else:
            rows.append(read)
    if faults:
        raise Refused(faults)
    return rows


def _remarks(candidate: Proposed, draft: Mapping[str, str], verdict: Verdict) -> list[str]:
    """What the figure's note tells of how it came in."""
    remarks = []
    if changes := verdict.changes.get(candidate.id):
        changed = ", ".join(edits(candidate.draft, draft, changes))
        remarks.append(f"edited: {changed}" + (f" ({verdict.reason})" if verdict.reason else ""))
    elif draft["source"] != candidate.draft["source"]:
        remarks.append(f"the text names its source only as {candidate.draft['source']!r}")
    if candidate.sha256 != candidate.report_sha256:
        remarks.append(f"out of the document with sha256 {candidate.sha256}")
    return [*remarks, f"read by {candidate.extractor}, accepted by {verdict.reviewer}"]


def _origin(intake: Intake, candidates: Sequence[Proposed], verdict: Verdict) -> Origin:
    documents = {row.sha256: row.title for row in candidates}
    digest, title = next(iter(documents.items())) if len(documents) == 1 else ("", "")
    decided = {"reviewer": verdict.reviewer, "candidates": [row.id for row in candidates]}
    return Origin(READER, title, digest, intake.arguments(decided))


def _record(
    intake: Intake, drafts: Mapping[int, Mapping[str, str]], verdict: Verdict, summary: Summary
) -> tuple[Accepted, ...]:
    """Put the decisions on record, each with the figure that the store has for the candidate's row."""
    known = known_figures(intake.connection, summary.figure_ids)
    accepted = []
    for number, draft in drafts.items():
        figure = known[summary.row_figures[f"candidate {number}"]]
        edited = number in verdict.changes
        decision = _decision(intake, verdict, verdict.reason if edited else "")
        accept_candidate(intake.connection, number, decision, draft=draft, figure=figure, edited=edited)
        accepted.append(Accepted(number, figure, edited))
    return tuple(accepted)
