"""One figure by hand: a single row of the figures table, through the same checks and the same door."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from tracker.domain.issue import Issue
from tracker.errors import TrackerError
from tracker.ingest.draft import Draft, Rejection
from tracker.ingest.reader import Contents
from tracker.ingest.readers.figures_table import read_row
from tracker.ingest.run import import_contents
from tracker.ingest.sheets import Row
from tracker.ingest.summary import Summary
from tracker.store.engine import Store
from tracker.store.intake import Origin, open_intake
from tracker.store.ledger import known_figures
from tracker.store.schema import prepare

READER = "by-hand"


@dataclass(frozen=True, slots=True)
class Entry:
    """What became of it: the figure's id, empty where there were faults, and whether it is new."""

    figure_id: str
    added: bool
    issues: tuple[Issue, ...]


class Refused(TrackerError):
    """Rows have faults: nothing of them is kept."""

    def __init__(self, issues: Iterable[Issue]) -> None:
        super().__init__("refused")
        self.issues = tuple(issues)


def add_by_hand(store: Store, cells: Mapping[str, str], vocabulary: Path | None = None) -> Entry:
    """Add the figure of these cells, by column of the figures table; a faulty one is not stored.

    Raises RevisionError for a store at another revision.
    """
    issues: list[Issue] = []
    draft = read_row(Row("", dict(cells)), issues)
    if isinstance(draft, Rejection):
        return Entry("", False, draft.issues)
    prepare(store)
    try:
        summary = _import(store, draft, issues, vocabulary)
    except Refused as refused:
        return Entry("", False, refused.issues)
    with store.read() as connection:
        known = known_figures(connection, summary.figure_ids)
    return Entry(known[summary.figure_ids[0]], summary.added > 0, tuple(summary.issues))


def _import(store: Store, draft: Draft, issues: list[Issue], vocabulary: Path | None) -> Summary:
    written = json.dumps(draft.raw, ensure_ascii=False, sort_keys=True)
    with open_intake(store, vocabulary) as intake:
        origin = Origin(READER, "", sha256(written.encode()).hexdigest(), intake.arguments({}))
        summary = import_contents(intake, origin, Contents(1, [draft], issues))
        if summary.rejected:
            raise Refused(summary.issues)
    return summary
