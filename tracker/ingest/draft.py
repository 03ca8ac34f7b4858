"""A draft: one row of incoming data in the words of its file, its values already checked.

Every reader yields drafts; what follows them (names, identity, links, writing) is the same for all.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from tracker.domain.figure import Standing
from tracker.domain.issue import Issue
from tracker.domain.link import LinkKind
from tracker.domain.period import Period, Precision, WrittenDate
from tracker.domain.quantity import Quantity
from tracker.domain.scope import Scope
from tracker.domain.series import Basis, Counting, Unit


@dataclass(frozen=True, slots=True)
class ReportDraft:
    """The report of a row; names as written, `id` where the row states one."""

    publisher: str
    date: WrittenDate
    precision: Precision
    id: str = ""
    via: str = ""
    title: str = ""
    url: str = ""
    language: str = ""
    caveats: str = ""
    dataset: str = ""
    edition: str = ""
    scope: Scope | None = None
    partitions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """One row. `raw` is the row as it stood, for rejected rows and for telling equal rows apart."""

    locator: str
    raw: dict[str, str]
    report: ReportDraft
    source: str
    metric: str
    group: str
    by: str
    definition: str
    conflict: str
    place: str
    destination: str
    counting: Counting | None
    unit: Unit
    basis: Basis
    period: Period
    period_precision: Precision
    quantity: Quantity
    value_text: str = ""
    external_id: str = ""
    standing: Standing = Standing.NONE
    quote: str = ""
    where: str = ""
    locality: str = ""
    cited: str = ""
    note: str = ""
    occurrence: int | None = None
    row_id: str = ""
    figure_id: str = ""
    links: dict[LinkKind, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rejection:
    """A row that cannot become a figure: every fault found in it, and the row itself."""

    locator: str
    issues: tuple[Issue, ...]
    raw: str
    row_id: str = ""
