"""Candidates into the store: a document's report and what was found in it, for a person to decide on."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from textwrap import shorten

from tracker.domain.names import new_key
from tracker.domain.period import Precision, WrittenDate
from tracker.domain.report import EARLIEST_REPORT, Report, mint_report_id
from tracker.domain.text import storable
from tracker.errors import QuestionError
from tracker.extraction.candidate import EXTRACTOR, Extraction
from tracker.extraction.document import Document
from tracker.ingest.candidate_drafts import Drafting, check_conflict
from tracker.store.candidates import add_candidates, find_document_report
from tracker.store.engine import Store
from tracker.store.intake import Intake, open_intake
from tracker.store.schema import prepare

_LONGEST_TITLE = 80


@dataclass(frozen=True, slots=True)
class Saved:
    """The report's id, "" where there was nothing to keep; how many candidates are new, and how many not.

    `new_publisher` is the publisher's name where the store had not known it.
    """

    report_id: str
    added: int
    known: int
    new_publisher: str = ""


def save_candidates(
    store: Store,
    document: Document,
    extraction: Extraction,
    url: str = "",
    vocabulary: Path | None = None,
    *,
    publisher: str = "",
    conflict: str = "",
    extractor: str = EXTRACTOR,
) -> Saved:
    """Keep the candidates of a document, each pending; none is a figure before a person accepts it.

    The same document read by the same extractor adds nothing; a newer extractor's candidates take the
    place of those still pending, and none touches a decided one. A date or a title that the report lacked
    is taken up all the same. `publisher` goes before the document's own. Raises QuestionError where
    neither names one, UnknownName for a conflict that is not known, RevisionError for a store at another
    revision.
    """
    named = (publisher or document.publisher).strip()
    if not named:
        raise QuestionError("publisher", "", "the document names none: say who put it out")
    if not extraction.figures:
        return Saved("", 0, 0)
    prepare(store)
    with open_intake(store, vocabulary) as intake:
        check_conflict(intake.register, conflict)
        digest = document.sha256 or sha256(document.text.encode()).hexdigest()
        report, created = _report(intake, document, named, url, digest)
        key = intake.add_document(report, created)
        drafting = Drafting(document, named, conflict, intake.register, intake.usual_counting)
        added = add_candidates(
            intake.connection,
            [drafting.propose(candidate) for candidate in extraction.figures],
            report=key,
            sha256=digest,
            extractor=extractor,
            at=intake.at,
        )
    return Saved(
        report.id, added, len(extraction.figures) - added, "".join(created.get("sources", {}).values())
    )


def _report(
    intake: Intake, document: Document, named: str, url: str, digest: str
) -> tuple[Report, dict[str, dict[str, str]]]:
    """The document's report, and its publisher as one that is created where the store does not know it."""
    found = intake.register.find("source", named)
    publisher = found or new_key(named)
    written = _written(intake, document)
    title = document.title.strip() or shorten(document.text, _LONGEST_TITLE, placeholder=" ...")
    stored = find_document_report(intake.connection, digest)
    minted = mint_report_id(publisher, url, title, written, "", "")
    report = Report(
        id=stored or intake.report_aliases([minted]).get(minted, minted),
        publisher=publisher,
        report_date=written.day,
        precision=written.precision,
        title=storable(title),
        url=storable(url),
        language=document.language,
        caveats=storable("; ".join(document.caveats)),
        sha256=digest,
    )
    return report, {} if found or stored else {"sources": {publisher: storable(named)}}


def _written(intake: Intake, document: Document) -> WrittenDate:
    """The day it was published; where that is not known, by the day it was read."""
    day = document.published_on
    if day is None:
        return WrittenDate(intake.at.date(), Precision.NOT_AFTER)
    if day < EARLIEST_REPORT:
        raise QuestionError("published", str(day), "is before 1900")
    return WrittenDate(day)
