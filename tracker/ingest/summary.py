"""The summary of one import: what was read, what came of it, and what was wrong."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from tracker.domain.issue import Issue
from tracker.store.changes import Change
from tracker.store.shifts import Shift


@dataclass(slots=True)
class Summary:
    """One file's outcome. `read` and `rejected` count rows, the other numbers figures.

    `moved` counts those of `revised` that state another number than the one whose place they took;
    `largest` are the largest of these moves, and of the numbers that an edition dropped. `changes`
    are told of a dry run, figure by figure. `figure_ids` are the ids that the words of its
    rows give; the store may have their figures under others. `row_figures` are the same ids by the
    row_id of the rows that have one.
    """

    file: str
    reader: str
    dataset: str = ""
    edition: str = ""
    read: int = 0
    added: int = 0
    unchanged: int = 0
    revised: int = 0
    dropped: int = 0
    rejected: int = 0
    created: dict[str, list[str]] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    moved: int = 0
    largest: tuple[Shift, ...] = ()
    figure_ids: list[str] = field(default_factory=list)
    row_figures: dict[str, str] = field(default_factory=dict)
    import_id: int | None = None
    dry_run: bool = False

    def to_json(self) -> dict[str, Any]:
        """The object that `tracker import --format json` prints."""
        return {
            "file": self.file,
            "reader": self.reader,
            "dataset": self.dataset,
            "edition": self.edition,
            "read": self.read,
            "added": self.added,
            "unchanged": self.unchanged,
            "revised": self.revised,
            "dropped": self.dropped,
            "rejected": self.rejected,
            "created": {
                kind: self.created.get(kind, []) for kind in ("sources", "conflicts", "places", "actors")
            },
            "issues": [issue_json(issue) for issue in self.issues],
        }


def issue_json(issue: Issue) -> dict[str, str]:
    """An issue as JSON has it, in the order of its fields."""
    return {
        "locator": issue.locator,
        "field": issue.field,
        "value": issue.value,
        "code": issue.code,
        "severity": str(issue.severity),
        "message": issue.message,
    }
