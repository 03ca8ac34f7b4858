"""Candidates into the store: a document's report and what was found in it, for a person to decide on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tracker.domain.report import Report
from tracker.domain.text import storable
from tracker.errors import QuestionError
from tracker.extraction.candidate import Extraction
from tracker.extraction.document import Document
from tracker.ingest.article_reports import ArticleReport, find_article_report
from tracker.ingest.candidate_drafts import Drafting, check_conflict
from tracker.ingest.extractor import extractor_version
from tracker.ingest.kept_again import name_conflict_again, tell_report_kept, tell_report_taken
from tracker.store.engine import Store
from tracker.store.intake import Intake, open_intake
from tracker.store.proposals import Kept, add_candidates
from tracker.store.schema import prepare


@dataclass(frozen=True, slots=True)
class Saved:
    """The report's id, "" where there was nothing to keep; how many candidates are new, and how many not.

    `new_publisher` is the publisher's name where the store had not known it; `remarks` are sentences on
    what was taken, and what not, of an article that was kept before.
    """

    report_id: str
    added: int
    known: int
    new_publisher: str = ""
    remarks: tuple[str, ...] = ()


def save_candidates(
    store: Store,
    document: Document,
    extraction: Extraction,
    url: str = "",
    vocabulary: Path | None = None,
    *,
    publisher: str = "",
    conflict: str = "",
    extractor: str = "",
) -> Saved:
    """Keep the candidates of a document, each pending; none is a figure before a person accepts it.

    The same document read by the same extractor adds nothing; a newer extractor's candidates take the
    place of those still pending, and none touches a decided one. The same article out of other bytes adds
    only figures whose values it had not. A date, an address, a title or a conflict that was lacking is
    taken up, but for another publisher's address; what is taken and what not is told. `publisher` goes
    before the document's own, and `extractor` before the program's. Raises QuestionError where no publisher
    is named, UnknownName for a conflict that is not known, RevisionError for a store at another revision.
    """
    named = (publisher or document.publisher).strip()
    if not named:
        raise QuestionError("publisher", "", "the document names none: say who put it out")
    if not extraction.figures:
        return Saved("", 0, 0)
    prepare(store)
    with open_intake(store, vocabulary) as intake:
        check_conflict(intake.register, conflict)
        report = find_article_report(intake, document, extraction, named, url)
        new = _created(intake, report, named)
        # An article that was kept stays with the publisher under whom it was.
        label = named if report.former is None else _publisher(intake, report.former)
        drafting = Drafting(document, label, conflict, intake.register, intake.usual_counting)
        kept = _keep(intake, drafting, extraction, report, extractor or extractor_version())
        remarks = tuple(_tell(intake, report, kept, named, conflict))
    known = len(extraction.figures) - kept.added
    return Saved(report.told.id, kept.added, known, "".join(new.get("sources", {}).values()), remarks)


def _publisher(intake: Intake, report: Report) -> str:
    return intake.register.label("source", report.publisher)


def _keep(
    intake: Intake, drafting: Drafting, extraction: Extraction, report: ArticleReport, extractor: str
) -> Kept:
    key = intake.add_document(report.offered, _created(intake, report, drafting.publisher))
    now = intake.reports([report.told.id])[report.told.id]
    return add_candidates(
        intake.connection,
        [drafting.propose(candidate) for candidate in extraction.figures],
        report=key,
        sha256=report.told.sha256,
        extractor=extractor,
        at=intake.at,
        same_article=report.is_kept,
        dated=report.is_dated(now),
    )


def _created(intake: Intake, report: ArticleReport, named: str) -> dict[str, dict[str, str]]:
    """The publisher, where the report is new and the store does not know it."""
    if report.former is not None or intake.register.find("source", named):
        return {}
    return {"sources": {report.told.publisher: storable(named)}}


def _tell(intake: Intake, report: ArticleReport, kept: Kept, named: str, conflict: str) -> Iterator[str]:
    """What an article that was kept before has taken of what is said now, and what not."""
    if report.former is not None:
        now = intake.reports([report.told.id])[report.told.id]
        yield from tell_report_taken(report.former, now)
        yield from tell_report_kept(intake, now, report.told, named)
    if conflict:
        yield from name_conflict_again(intake, kept.known, conflict)
