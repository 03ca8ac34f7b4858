"""A draft: one row of incoming data in the words of its file, its values already checked.

Every reader yields drafts; what follows them (names, identity, links, writing) is the same for all.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tracker.domain.figure import Standing
from tracker.domain.issue import Issue
from tracker.domain.link import LinkKind
from tracker.domain.period import NO_PERIOD, Period, Precision, WrittenDate
from tracker.domain.quantity import Quantity
from tracker.domain.scope import Scope
from tracker.domain.series import Basis, Counting, Unit


@dataclass(frozen=True, slots=True)
class ReportDraft:
    """The report of a row; names as written, those in its scope too; `id` where the row states one."""

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
    scope: tuple[Scope, ...] = ()
    partitions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """One figure of a row. `raw` is the row as it stood, for rejected rows.

    `rest` are the cells that tell rows with an equal figure apart. `where` is the locator that the row
    states; where it states none, `column` is the cell's, and with the row's own makes one.
    """

    locator: str
    raw: Mapping[str, str]
    report: ReportDraft
    source: str
    metric: str
    quantity: Quantity
    group: str = ""
    by: str = ""
    definition: str = ""
    conflict: str = ""
    place: str = ""
    destination: str = ""
    counting: Counting | None = None
    unit: Unit = Unit.PEOPLE
    basis: Basis = Basis.NOT_SAID
    period: Period = NO_PERIOD
    period_precision: Precision = Precision.DAY
    value_text: str = ""
    external_id: str = ""
    standing: Standing = Standing.NONE
    quote: str = ""
    where: str = ""
    column: str = ""
    locality: str = ""
    cited: str = ""
    note: str = ""
    occurrence: int | None = None
    row_id: str = ""
    figure_id: str = ""
    rest: Mapping[str, str] = field(default_factory=dict)
    links: dict[LinkKind, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rejection:
    """A row that cannot become a figure: every fault found in it, and the row itself."""

    locator: str
    issues: tuple[Issue, ...]
    raw: str
    row_id: str = ""
