"""The reports of a file: one out of all that its rows say of it, and what they say otherwise."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from tracker.domain.period import Precision
from tracker.domain.report import Report, differences, merge_reports
from tracker.domain.scope import Scope, scopes_json
from tracker.ingest.assembly import Assembly, Resolved
from tracker.ingest.draft import ReportDraft

ScopeOf = Callable[[ReportDraft], tuple[Scope, ...]]

_COLUMN_OF = {"title": "report_title", "url": "report_url"}


def add_report(assembly: Assembly, report_id: str, members: Sequence[Resolved], scope_of: ScopeOf) -> None:
    """Add the report of these rows; rows that differ on it are told, and what is kept."""
    accounts = sorted({_account(report_id, row, scope_of) for row in members}, key=_order)
    report = accounts[0]
    for other in accounts[1:]:
        report = merge_reports(report, other)
    if report.precision is Precision.NOT_BEFORE:
        ends = [row.draft.period.end for row in members if row.draft.period.end is not None]
        report = replace(report, report_date=max([report.report_date, *ends]))
    assembly.reports[report_id] = report
    assembly.locators[report_id] = members[0].draft.locator
    if any(row.draft.report.id for row in members):
        assembly.explicit.add(report_id)
    _tell_differences(assembly, report, accounts)
    _tell_late_periods(assembly, report, members)


def _account(report_id: str, row: Resolved, scope_of: ScopeOf) -> Report:
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
        scope=scope_of(draft),
        partitions=draft.partitions,
    )


def _order(report: Report) -> tuple[str, ...]:
    return (
        *(report.title, report.via, report.url, report.language, report.caveats),
        *(report.publisher, report.precision, report.report_date.isoformat()),
        *(report.dataset, report.edition, str(scopes_json(report.scope)), *report.partitions),
    )


def _tell_differences(assembly: Assembly, report: Report, accounts: Sequence[Report]) -> None:
    told: dict[str, set[str]] = {}
    for account in accounts:
        for name, value in differences(report, account).items():
            told.setdefault(name, set()).add(value)
    for name, values in told.items():
        kept = str(getattr(report, name))
        shown = " | ".join(sorted({kept, *values}))
        message = f"rows of one report differ on its {_words(name)}; {kept!r} is kept"
        column = _COLUMN_OF.get(name, name)
        assembly.warn(assembly.locators[report.id], column, shown, "report_differs", message)


def tell_kept(assembly: Assembly, stored: Mapping[str, Report]) -> None:
    """Tell what the file says of reports that the store had already, and that was not taken."""
    for report_id, told in assembly.reports.items():
        for name, value in differences(stored[report_id], told).items():
            kept = str(getattr(stored[report_id], name))
            message = f"the report is stored with the {_words(name)} {kept!r}, which is kept"
            column = _COLUMN_OF.get(name, name)
            add = assembly.warn if _is_another_day(name, stored[report_id], told) else assembly.note
            add(assembly.locators[report_id], column, value, "report_differs", message)


def _is_another_day(name: str, stored: Report, told: Report) -> bool:
    """Whether both state a day and the days differ: figures may stand under a day that is not theirs."""
    return name == "report_date" and stored.precision is told.precision is Precision.DAY


def _words(name: str) -> str:
    return name.replace("_", " ")


def _tell_late_periods(assembly: Assembly, report: Report, members: Sequence[Resolved]) -> None:
    if report.precision is Precision.NOT_BEFORE:
        return
    for row in members:
        period = row.draft.period
        column, day = ("period_end", period.end) if period.end else ("period_start", period.start)
        if day is not None and day > report.known_from:
            message = f"the period goes beyond its report of {report.known_from}"
            assembly.warn(row.draft.locator, column, str(day), "period_after_report", message)
