"""An assembly: the reports, figures and links that a file comes to, and what was odd about them."""

from __future__ import annotations

from dataclasses import dataclass, field

from tracker.domain.figure import Figure
from tracker.domain.issue import Issue, Severity
from tracker.domain.link import Link
from tracker.domain.report import Report
from tracker.domain.series import Series
from tracker.ingest.draft import Draft


@dataclass(frozen=True, slots=True)
class Resolved:
    """A draft with its names resolved."""

    draft: Draft
    series: Series
    publisher: str


@dataclass(slots=True)
class Assembly:
    """What a file comes to.

    `explicit` are the ids of reports that rows gave themselves; `locators` tell where a figure,
    or a report's first row, stands. `rows` are the figures that rows became, by the row's id().
    """

    reports: dict[str, Report] = field(default_factory=dict)
    figures: dict[str, Figure] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    explicit: set[str] = field(default_factory=set)
    locators: dict[str, str] = field(default_factory=dict)
    rows: dict[int, str] = field(default_factory=dict)

    def warn(self, locator: str, field: str, value: str, code: str, message: str) -> None:
        """Add a warning: the row is stored all the same."""
        self.issues.append(Issue(locator, field, value, code, Severity.WARNING, message))

    def note(self, locator: str, field: str, value: str, code: str, message: str) -> None:
        """Add a note, for the record."""
        self.issues.append(Issue(locator, field, value, code, Severity.NOTE, message))
