"""Rows to ledger: which reports, figures and links a file's drafts are, each with its id.

The result is the same in whatever order the rows stand.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count

from tracker.domain.figure import Figure, as_of, cell_start, figure_id
from tracker.domain.identity import is_id
from tracker.domain.issue import Issue, Severity
from tracker.domain.link import Link, LinkKind
from tracker.domain.period import Precision
from tracker.domain.report import Report, merge_reports, mint_report_id
from tracker.domain.series import Series
from tracker.ingest.draft import LINK_COLUMNS, Draft
from tracker.ingest.readers.figures_table import COLUMNS

_COLUMN_OF = {kind: column for column, kind in LINK_COLUMNS.items()}


@dataclass(frozen=True, slots=True)
class Resolved:
    """A draft with its names resolved."""

    draft: Draft
    series: Series
    publisher: str


@dataclass(slots=True)
class Assembly:
    """What a file comes to. `explicit` are the ids of reports that rows gave themselves."""

    reports: dict[str, Report] = field(default_factory=dict)
    figures: dict[str, Figure] = field(default_factory=dict)
    locators: dict[str, str] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    explicit: set[str] = field(default_factory=set)
    duplicates: int = 0


def assemble(
    rows: Sequence[Resolved],
    rejected_row_ids: Iterable[str],
    aliases_of: Callable[[Iterable[str]], Mapping[str, str]],
) -> Assembly:
    """The reports, figures and links of resolved rows.

    `aliases_of` tells which report ids stand for another report in the store.
    """
    assembly = Assembly()
    minted = {id(row): row.draft.report.id or _mint(row) for row in rows}
    aliases = aliases_of(set(minted.values()))
    by_report: dict[str, list[Resolved]] = defaultdict(list)
    for row in rows:
        by_report[aliases.get(minted[id(row)], minted[id(row)])].append(row)
    targets: dict[str, set[str]] = defaultdict(set)
    ids: dict[int, str] = {}
    for report_id, members in by_report.items():
        _add_report(assembly, report_id, members)
        _add_figures(assembly, report_id, members, targets, ids)
        _tell_same_cells(assembly, report_id)
    _add_links(assembly, rows, ids, targets, set(rejected_row_ids))
    return assembly


def _mint(row: Resolved) -> str:
    report = row.draft.report
    return mint_report_id(
        row.publisher, report.url, report.title, report.date.day, report.dataset, report.edition
    )


def _add_report(assembly: Assembly, report_id: str, members: list[Resolved]) -> None:
    accounts = sorted({_report(report_id, row) for row in members}, key=_report_order)
    report = accounts[0]
    for other in accounts[1:]:
        report = merge_reports(report, other)
    if report.precision is Precision.NOT_BEFORE:
        ends = [row.draft.period.end for row in members if row.draft.period.end is not None]
        report = replace(report, report_date=max([report.report_date, *ends]))
    assembly.reports[report_id] = report
    if any(row.draft.report.id for row in members):
        assembly.explicit.add(report_id)
    _tell_report_faults(assembly, members, accounts, report)


def _report(report_id: str, row: Resolved) -> Report:
    draft = row.draft.report
    return Report(
        id=report_id,
        publisher=row.publisher,
        report_date=draft.date.day,
        precision=draft.precision,
        via=draft.via,
        title=draft.title,
        url=draft.url,
        language=draft.language,
        caveats=draft.caveats,
        dataset=draft.dataset,
        edition=draft.edition,
        scope=draft.scope,
        partitions=draft.partitions,
    )


def _report_order(report: Report) -> tuple[str, ...]:
    return (
        *(report.title, report.via, report.url, report.language, report.caveats),
        *(report.publisher, report.precision, report.report_date.isoformat()),
    )


def _tell_report_faults(
    assembly: Assembly, members: list[Resolved], accounts: list[Report], report: Report
) -> None:
    locator = members[0].draft.locator
    for name in ("title", "url", "language", "via", "caveats"):
        told = sorted({getattr(account, name) for account in accounts} - {""})
        if len(told) > 1:
            message = f"rows of one report give it more than one {name}; {getattr(report, name)!r} is kept"
            assembly.issues.append(
                Issue(
                    locator, f"report_{name}", " | ".join(told), "report_differs", Severity.WARNING, message
                )
            )
    days = {(account.report_date, account.precision) for account in accounts}
    if len({day for day, precision in days if precision is Precision.DAY}) > 1:
        shown = " | ".join(sorted(str(day) for day, _precision in days))
        message = f"rows of one report give it more than one day; {report.report_date} is kept"
        assembly.issues.append(
            Issue(locator, "report_date", shown, "report_differs", Severity.WARNING, message)
        )
    for row in members:
        end = row.draft.period.end
        if end is not None and report.precision is not Precision.NOT_BEFORE and end > report.known_from:
            message = f"the period ends after its report of {report.known_from}"
            assembly.issues.append(
                Issue(
                    row.draft.locator,
                    "period_end",
                    str(end),
                    "period_after_report",
                    Severity.WARNING,
                    message,
                )
            )


def _add_figures(
    assembly: Assembly,
    report_id: str,
    members: list[Resolved],
    targets: dict[str, set[str]],
    ids: dict[int, str],
) -> None:
    alike: dict[str, list[Resolved]] = defaultdict(list)
    for row in members:
        alike[_id_of(row, report_id, 0)].append(row)
    for rows in alike.values():
        for row, occurrence in _occurrences(assembly, rows):
            public_id = _id_of(row, report_id, occurrence)
            ids[id(row)] = public_id
            if row.draft.row_id:
                targets[row.draft.row_id].add(public_id)
            if public_id not in assembly.figures:
                assembly.figures[public_id] = _figure(row, report_id, public_id, occurrence)
                assembly.locators[public_id] = row.draft.locator
            _tell_other_id(assembly, row, public_id)


def _id_of(row: Resolved, report_id: str, occurrence: int) -> str:
    draft = row.draft
    return figure_id(row.series, report_id, draft.period, draft.quantity, draft.external_id, occurrence)


def _occurrences(assembly: Assembly, rows: list[Resolved]) -> Iterable[tuple[Resolved, int]]:
    """Number the rows that give one figure: equal rows are one, others follow the order of their text."""
    stated = {row.draft.occurrence for row in rows if row.draft.occurrence is not None}
    free = (number for number in count() if number not in stated)
    numbered: dict[tuple[str, ...], int] = {}
    for row in sorted(rows, key=_raw_text):
        if row.draft.occurrence is not None:
            yield row, row.draft.occurrence
            continue
        text = _raw_text(row)
        if text in numbered:
            assembly.duplicates += 1
            assembly.issues.append(
                Issue(
                    row.draft.locator,
                    "",
                    "",
                    "duplicate_row",
                    Severity.NOTE,
                    "equals another row: counted once",
                )
            )
        else:
            numbered[text] = next(free)
        yield row, numbered[text]


def _raw_text(row: Resolved) -> tuple[str, ...]:
    return tuple(row.draft.raw.get(column, "").strip() for column in COLUMNS)


def _tell_other_id(assembly: Assembly, row: Resolved, public_id: str) -> None:
    stated = row.draft.figure_id
    if stated and stated != public_id:
        message = f"the row's words give the figure the id {public_id}: something in the row was changed"
        assembly.issues.append(
            Issue(row.draft.locator, "figure_id", stated, "id_disagrees", Severity.WARNING, message)
        )


def _figure(row: Resolved, report_id: str, public_id: str, occurrence: int) -> Figure:
    draft = row.draft
    return Figure(
        id=public_id,
        series=row.series,
        report_id=report_id,
        period=draft.period,
        quantity=draft.quantity,
        external_id=draft.external_id,
        period_precision=draft.period_precision,
        value_text=draft.value_text,
        standing=draft.standing,
        quote=draft.quote,
        locator=draft.where,
        locality=draft.locality,
        cited=draft.cited,
        note=draft.note,
        occurrence=occurrence,
    )


def _tell_same_cells(assembly: Assembly, report_id: str) -> None:
    cells: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
    known_from = assembly.reports[report_id].known_from
    for figure in assembly.figures.values():
        if figure.report_id == report_id:
            day, _basis = as_of(figure.period, known_from)
            start = cell_start(figure.series.counting, figure.period)
            cells[(figure.series, day, start, figure.external_id)].append(figure)
    for figures in cells.values():
        for one in figures[1:]:
            other = figures[0]
            if not (one.quantity.repeats(other.quantity) or other.quantity.repeats(one.quantity)):
                message = "one report gives two quantities for the same thing and day: neither is sure"
                locator = assembly.locators[one.id]
                shown = str(one.quantity.middle)
                assembly.issues.append(Issue(locator, "value", shown, "same_cell", Severity.WARNING, message))


def _add_links(
    assembly: Assembly,
    rows: Iterable[Resolved],
    ids: Mapping[int, str],
    targets: Mapping[str, set[str]],
    rejected: set[str],
) -> None:
    known = set(assembly.figures)
    links: Counter[Link] = Counter()
    for row in rows:
        for kind, names in row.draft.links.items():
            for name in names:
                fault = _link(row, kind, name, ids, targets, known, rejected)
                if isinstance(fault, Link):
                    links[fault] += 1
                else:
                    assembly.issues.append(fault)
    assembly.links = sorted(links, key=lambda link: (link.from_id, link.kind, link.to_id))


def _link(
    row: Resolved,
    kind: LinkKind,
    name: str,
    ids: Mapping[int, str],
    targets: Mapping[str, set[str]],
    known: set[str],
    rejected: set[str],
) -> Link | Issue:
    found = targets.get(name) or ({name.casefold()} if name.casefold() in known or is_id(name) else set())
    if len(found) == 1:
        target = next(iter(found))
        if target != ids[id(row)]:
            return Link(ids[id(row)], target, kind)
        code, message = "self_link", "names the figure itself"
    elif found:
        code, message = "ambiguous_link", "more than one row has this row_id: no link was made"
    elif name in rejected:
        code, message = "broken_link", "names a row that was rejected: no link was made"
    else:
        code, message = "broken_link", "is neither a row_id of this file nor a figure's id: no link was made"
    return Issue(row.draft.locator, _COLUMN_OF[kind], name, code, Severity.WARNING, f"{name!r} {message}")
