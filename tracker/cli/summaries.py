"""Summaries: what an import came to, in lines for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tracker.cli.tables import Column, Table, aligned_lines, clean
from tracker.domain.issue import Issue, Severity
from tracker.domain.wording import amount, quantity_words
from tracker.ingest.summary import Summary
from tracker.store.changes import Change
from tracker.store.shifts import Shift

_SHOWN = 40
_FAULT_COLUMNS = (Column("row"), Column("field"), Column("value"), Column("reason"))


def summary_lines(summary: Summary) -> Iterator[str]:
    """The counts, what was created, the rejected rows and the other issues of a file."""
    yield _counts(summary)
    yield from _changes(summary.changes)
    yield from _shifts(summary.largest)
    for kind, names in summary.created.items():
        if names:
            yield f"  new {kind}: {clean(', '.join(names))}"
    yield from _faults("rejected rows", [one for one in summary.issues if one.severity is Severity.ERROR])
    yield from _faults("worth a look", [one for one in summary.issues if one.severity is Severity.WARNING])
    notes = sum(one.severity is Severity.NOTE for one in summary.issues)
    if notes:
        yield f"  {amount(notes, 'note')} for the record: --format json tells"
    if summary.rejected and summary.import_id is not None:
        yield f"  The rejected rows are kept: `tracker imports show {summary.import_id}`."


def _counts(summary: Summary) -> str:
    if not summary.reader:
        return f"{clean(summary.file)}: no reader finds a figure in this file: 0 added"
    counts = f"{summary.added:,} added, {summary.unchanged:,} unchanged"
    if summary.revised:
        same = summary.revised - summary.moved
        told = [f"{amount(summary.moved, 'revision')}"] if summary.moved else []
        told += [f"{same:,} as in an earlier edition"] if same else []
        counts += f" ({', '.join(told)})"
    if summary.dropped:
        counts += f", {summary.dropped:,} not in this edition any more"
    counts += f", {amount(summary.rejected, 'row')} rejected"
    if summary.edition:
        dataset = f"{clean(summary.dataset)}, " if summary.dataset else ""
        counts += f"; {dataset}edition {clean(summary.edition)}"
    nothing = " (dry run: nothing was stored)" if summary.dry_run else ""
    return f"{clean(summary.file)}: {amount(summary.read, 'row')} read by {summary.reader}: {counts}{nothing}"


def _changes(changes: Sequence[Change]) -> Iterator[str]:
    """What a dry run would add (+) and whose place that would take (~); equal numbers are no change."""
    changes = [change for change in changes if set(change.former) != {change.quantity}]
    for change in changes[:_SHOWN]:
        former = " and ".join(quantity_words(quantity) for quantity in change.former)
        words = f"{clean(change.about)}, {change.as_of}: {quantity_words(change.quantity)}"
        yield f"  ~ {words} in place of {former}" if former else f"  + {words}"
    if len(changes) > _SHOWN:
        yield f"  ... and {len(changes) - _SHOWN:,} more"


def _shifts(shifts: Sequence[Shift]) -> Iterator[str]:
    """The numbers that moved most."""
    if shifts:
        yield "  largest changes:"
    for shift in shifts:
        after = "not in this edition" if shift.after is None else quantity_words(shift.after)
        yield f"    {clean(shift.about)}, {shift.as_of}: {quantity_words(shift.before)} -> {after}"


def _faults(title: str, issues: Sequence[Issue]) -> Iterator[str]:
    if not issues:
        return
    yield f"  {title}:"
    rows = [(issue.locator, issue.field, _short(issue.value), issue.message) for issue in issues[:_SHOWN]]
    for line in aligned_lines(Table(_FAULT_COLUMNS, rows)):
        yield f"    {line.rstrip()}"
    if len(issues) > _SHOWN:
        yield f"    ... and {len(issues) - _SHOWN:,} more: --format json has them all"


def _short(value: str) -> str:
    return value if len(value) <= 40 else value[:39] + "…"
