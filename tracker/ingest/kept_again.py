"""Kept again: what is taken of an article that is kept a second time, and what is not, in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tracker.domain.report import Report, differences
from tracker.domain.wording import amount
from tracker.ingest.decided_drafts import Proposed
from tracker.store.candidates import name_conflict
from tracker.store.intake import Intake


def tell_report_taken(former: Report, now: Report) -> Iterator[str]:
    """What the report of an article says since it was kept again, and did not say before."""
    for name, value in differences(former, now).items():
        yield f"published {now.written} is taken" if name == "report_date" else f"{name} {value!r} is taken"


def tell_report_kept(intake: Intake, kept: Report, told: Report, publisher: str) -> Iterator[str]:
    """What is said now of an article and not taken, as its report says otherwise."""
    differing = differences(kept, told)
    if "publisher" in differing:
        known = intake.register.label("source", kept.publisher)
        yield f"publisher {publisher!r} is not taken: the article is kept as put out by {known!r}"
    if "report_date" in differing:
        days = f"the article is dated {kept.written}, and of two days the earlier stays"
        yield f"published {told.written} is not taken: {days}"
    if "url" in differing:
        reason = f"the article is kept under {kept.url!r}" if kept.url else "it is the other publisher's"
        yield f"url {told.url!r} is not taken: {reason}"


def name_conflict_again(intake: Intake, numbers: Iterable[int], conflict: str) -> Iterator[str]:
    """Give pending candidates without a conflict the one that was said now; tells of these and others."""
    known = list(numbers)
    others = name_conflict(intake.connection, known, conflict)
    if taken := len(known) - len(others):
        yield f"conflict {conflict!r} is taken for {amount(taken, 'pending candidate')}"
    key = intake.register.find("conflict", conflict)
    differing = [row for row in others if intake.register.find("conflict", _conflict(row)) != key]
    pending = [row.id for row in differing if row.state == "pending"]
    decided = [row.id for row in differing if row.state != "pending"]
    for rows, why in (
        (pending, "another was said before, and `tracker review edit` changes it"),
        (decided, "a decision stands"),
    ):
        if rows:
            yield f"conflict {conflict!r} is not taken for {_listed(rows)}: {why}"


def _conflict(row: Proposed) -> str:
    cells: dict[str, str] = row.decided_draft or row.draft
    return cells.get("conflict", "")


def _listed(numbers: list[int]) -> str:
    return f"candidate{'s' if len(numbers) > 1 else ''} {', '.join(map(str, numbers))}"
