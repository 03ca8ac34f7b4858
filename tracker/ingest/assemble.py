"""Rows to ledger: which reports, figures and links a file's drafts are, each with its id.

The result is the same in whatever order the rows stand.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from tracker.domain.report import mint_report_id
from tracker.ingest.assembly import Assembly, Resolved
from tracker.ingest.file_figures import add_figures
from tracker.ingest.file_links import add_links
from tracker.ingest.file_reports import ScopeOf, add_report
from tracker.ingest.same_cells import tell_same_cells


def assemble(
    rows: Sequence[Resolved],
    rejected_row_ids: Iterable[str],
    aliases_of: Callable[[Iterable[str]], Mapping[str, str]],
    scope_of: ScopeOf,
) -> Assembly:
    """The reports, figures and links of resolved rows.

    `aliases_of` tells which report ids stand for another report in the store, `scope_of` the scope of
    a report in keys.
    """
    assembly = Assembly()
    for report_id, members in _by_report(rows, aliases_of).items():
        add_report(assembly, report_id, members, scope_of)
        add_figures(assembly, report_id, members)
    add_links(assembly, rows, frozenset(rejected_row_ids))
    tell_same_cells(assembly)
    return assembly


def _by_report(
    rows: Iterable[Resolved], aliases_of: Callable[[Iterable[str]], Mapping[str, str]]
) -> dict[str, list[Resolved]]:
    stated = [(row.draft.report.id or _mint(row), row) for row in rows]
    aliases = aliases_of({report_id for report_id, _row in stated})
    by_report: dict[str, list[Resolved]] = defaultdict(list)
    for report_id, row in stated:
        by_report[aliases.get(report_id, report_id)].append(row)
    return by_report


def _mint(row: Resolved) -> str:
    report = row.draft.report
    return mint_report_id(
        row.publisher, report.url, report.title, report.date, report.dataset, report.edition
    )
