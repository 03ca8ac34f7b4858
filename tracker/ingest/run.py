"""One import: read a document, check it, write what is good, keep what is not, tell both."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from tracker.domain.country_codes import country_codes
from tracker.domain.issue import Issue, Severity
from tracker.domain.vocabulary_files import read_vocabulary
from tracker.errors import FigureError
from tracker.ingest.assemble import assemble
from tracker.ingest.assembly import Assembly, Resolved
from tracker.ingest.documents import Document
from tracker.ingest.draft import Draft, Rejection
from tracker.ingest.faults import no_figures, raw_text
from tracker.ingest.file_reports import tell_kept
from tracker.ingest.reader import Contents, Release
from tracker.ingest.registry import choose_reader
from tracker.ingest.resolve import Resolver
from tracker.ingest.retold import tell_not_taken, tell_redated
from tracker.ingest.summary import Summary, issue_json
from tracker.store.engine import Store, open_store
from tracker.store.imports import RejectedText
from tracker.store.intake import Intake, Origin, open_intake
from tracker.store.schema import is_empty, prepare

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Request:
    """How a document is to be read: all that may change what is read from it."""

    reader: str = ""
    published: date | None = None
    edition: str = ""
    sheet: str | None = None

    def to_json(self) -> dict[str, Any]:
        """As kept with the import: the same file read otherwise is another import."""
        published = self.published.isoformat() if self.published else ""
        return {"published": published, "edition": self.edition, "sheet": self.sheet or ""}


def import_document(
    store: Store,
    document: Document,
    request: Request = Request(),
    *,
    vocabulary: Path | None = None,
    dry_run: bool = False,
    progress: Progress | None = None,
) -> Summary:
    """Import one document, whole or not at all; rejected rows are kept beside with their reason.

    With `dry_run` nothing is stored and the summary tells what would be. Raises DocumentError for
    a document that cannot be read, RevisionError for a store at another revision.
    """
    if dry_run and is_empty(store):
        with closing(open_store("sqlite://")) as elsewhere:
            prepare(elsewhere)
            return import_document(
                elsewhere, document, request, vocabulary=vocabulary, dry_run=True, progress=progress
            )
    reader, incoming = choose_reader(document, request.reader, request.sheet)
    if reader is None:
        return Summary(document.name, "", issues=[no_figures("any reader")], dry_run=dry_run)
    prepare(store)
    with open_intake(store, vocabulary, keep=not dry_run) as intake:
        origin = Origin(reader.name, document.name, document.sha256, intake.arguments(request.to_json()))
        known = intake.known_import(origin)
        if known is not None:
            return _same_as(known, document, dry_run)
        contents = reader.read(incoming, _release(intake, origin, request, vocabulary))
        return import_contents(intake, origin, contents, dry_run=dry_run, progress=progress)


def _release(intake: Intake, origin: Origin, request: Request, vocabulary: Path | None) -> Release:
    return Release(
        retrieved_on=intake.first_seen_on(origin),
        published=request.published,
        edition=request.edition,
        codes=country_codes(read_vocabulary(vocabulary)),
    )


def import_contents(
    intake: Intake,
    origin: Origin,
    contents: Contents,
    *,
    dry_run: bool = False,
    progress: Progress | None = None,
) -> Summary:
    """Resolve, assemble and write what a reader found."""
    rows, issues = contents.rows, contents.issues
    resolver = Resolver(intake.register, intake.usual_counting)
    resolved, rejected = _resolved(rows, resolver, progress)
    row_ids = {row.row_id for row in rejected if row.row_id}
    assembly = assemble(resolved, row_ids, intake.report_aliases, resolver.scope)
    outcome = intake.write(
        origin,
        created=resolver.created,
        reports=list(assembly.reports.values()),
        explicit=assembly.explicit,
        figures=assembly.figures,
        links=assembly.links,
        rejected=[RejectedText(row.issues, row.raw) for row in rejected],
    )
    tell_kept(assembly, intake.reports(assembly.reports))
    tell_redated(assembly, outcome.redated)
    tell_not_taken(assembly, outcome.not_taken)
    summary = Summary(
        file=origin.file_name,
        reader=origin.reader,
        dataset=_only(report.dataset for report in assembly.reports.values()),
        edition=_only(report.edition for report in assembly.reports.values()),
        read=contents.read,
        added=outcome.added,
        unchanged=outcome.unchanged,
        revised=outcome.revised,
        dropped=outcome.dropped,
        rejected=len({row.locator for row in rejected}),
        created={kind: sorted(names.values()) for kind, names in resolver.created.items()},
        issues=_told(intake, issues, rejected, resolver, assembly, outcome.void),
        changes=intake.changes(outcome.import_id) if dry_run else [],
        moved=outcome.shifts.moved,
        largest=outcome.shifts.largest,
        figure_ids=list(assembly.figures),
        row_figures={row.draft.row_id: assembly.rows[id(row)] for row in resolved if row.draft.row_id},
        import_id=None if dry_run else outcome.import_id,
        dry_run=dry_run,
    )
    intake.close(outcome.import_id, **_record(summary))
    return summary


def _resolved(
    rows: Sequence[Draft | Rejection], resolver: Resolver, progress: Progress | None
) -> tuple[list[Resolved], list[Rejection]]:
    resolved: list[Resolved] = []
    rejected: list[Rejection] = []
    for number, row in enumerate(rows, start=1):
        if isinstance(row, Rejection):
            rejected.append(row)
        else:
            try:
                resolved.append(Resolved(row, resolver.series(row), resolver.publisher(row)))
            except FigureError as fault:
                rejected.append(_rejection(row, fault))
        if progress is not None:
            progress(number, len(rows))
    return resolved, rejected


def _rejection(draft: Draft, fault: FigureError) -> Rejection:
    issue = Issue(draft.locator, fault.field, fault.value, fault.code, Severity.ERROR, fault.message)
    return Rejection(draft.locator, (issue,), raw_text(draft.raw), draft.row_id)


def _told(
    intake: Intake,
    issues: Sequence[Issue],
    rejected: Sequence[Rejection],
    resolver: Resolver,
    assembly: Assembly,
    void: int,
) -> list[Issue]:
    told = [issue for row in rejected for issue in row.issues]
    told += [*issues, *resolver.issues, *assembly.issues]
    told += [Issue("", "", "", "name_taken", Severity.WARNING, clash) for clash in intake.clashes]
    if void:
        message = f"{void} figures of this file were declared void by hand and stay so"
        told.append(Issue("", "", str(void), "void", Severity.WARNING, message))
    return told


def _only(values: Iterable[str]) -> str:
    """The one value that is said, "" where several or none are."""
    said = {value for value in values if value}
    return said.pop() if len(said) == 1 else ""


def _record(summary: Summary) -> dict[str, Any]:
    names = ("read", "added", "unchanged", "revised", "dropped", "rejected", "created")
    counts = {name: getattr(summary, name) for name in names}
    return counts | {"issues": [issue_json(issue) for issue in summary.issues]}


def _same_as(known: Any, document: Document, dry_run: bool) -> Summary:
    """The summary of a file that was imported before, byte for byte: all is unchanged, nothing is new."""
    told = [Issue(**issue | {"severity": Severity(issue["severity"])}) for issue in known.issues]
    return Summary(
        file=document.name,
        reader=known.reader,
        read=known.read,
        unchanged=known.added + known.unchanged,
        rejected=known.rejected,
        issues=[issue for issue in told if not issue.code.startswith("new_")],
        import_id=known.id,
        dry_run=dry_run,
    )
