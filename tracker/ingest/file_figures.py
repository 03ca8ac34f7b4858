"""The figures of a file: each row's id, and equal figures in rows that differ told apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import count

from tracker.domain.figure import Figure, figure_id
from tracker.ingest.assembly import Assembly, Resolved
from tracker.ingest.draft import Draft


def add_figures(assembly: Assembly, report_id: str, members: Sequence[Resolved]) -> None:
    """Add the figures of one report's rows; a row equal to another in every field counts once."""
    alike: dict[str, list[Resolved]] = defaultdict(list)
    for row in members:
        alike[_id_of(row, report_id, 0)].append(row)
    for rows in alike.values():
        first: dict[str, Resolved] = {}
        for row, occurrence in _occurrences(rows):
            public_id = _id_of(row, report_id, occurrence)
            assembly.rows[id(row)] = public_id
            if public_id in first:
                _tell_twice(assembly, row, first[public_id])
            else:
                first[public_id] = row
                assembly.figures[public_id] = _figure(row, report_id, public_id, occurrence)
                assembly.locators[public_id] = row.draft.locator
            _tell_other_id(assembly, row, public_id)


def _id_of(row: Resolved, report_id: str, occurrence: int) -> str:
    draft = row.draft
    return figure_id(row.series, report_id, draft.period, draft.quantity, draft.external_id, occurrence)


def _occurrences(rows: Sequence[Resolved]) -> Iterator[tuple[Resolved, int]]:
    """Number the rows of one figure: equal rows alike, others in the order of their remaining words."""
    stated = {row.draft.occurrence for row in rows}
    free = (number for number in count() if number not in stated)
    numbered: dict[tuple[str, ...], int] = {}
    for row in sorted(rows, key=_remaining):
        if row.draft.occurrence is not None:
            yield row, row.draft.occurrence
            continue
        words = _remaining(row)
        if words not in numbered:
            numbered[words] = next(free)
        yield row, numbered[words]


def _remaining(row: Resolved) -> tuple[str, ...]:
    """All that a row says beside what its figure's id is made of, columns that are not read included.

    What the id is made of stands apart: it may be spelled in many ways that say the same.
    """
    draft, report = row.draft, row.draft.report
    return (
        *(draft.value_text, draft.standing, draft.quote, draft.where, draft.locality, draft.cited),
        *(draft.note, draft.period_precision, draft.row_id),
        *(report.title, report.via, report.url, str(report.date), report.language, report.caveats),
        *(f"{kind}={name}" for kind in sorted(draft.links) for name in draft.links[kind]),
        *(f"{name}={cell.strip()}" for name, cell in sorted(draft.rest.items())),
        draft.figure_id,
    )


def _tell_twice(assembly: Assembly, row: Resolved, first: Resolved) -> None:
    if _remaining(row) == _remaining(first):
        assembly.note(row.draft.locator, "", "", "duplicate_row", "equals another row: counted once")
    else:
        message = f"{first.draft.locator} gives the same figure and occurrence in other words: those are kept"
        assembly.warn(row.draft.locator, "occurrence", str(row.draft.occurrence), "same_figure", message)


def _tell_other_id(assembly: Assembly, row: Resolved, public_id: str) -> None:
    stated = row.draft.figure_id
    if stated and stated != public_id:
        message = f"the row's words give the figure the id {public_id}: something in the row was changed"
        assembly.warn(row.draft.locator, "figure_id", stated, "id_disagrees", message)


def _locator(draft: Draft) -> str:
    return draft.where or (f"{draft.locator}, {draft.column}" if draft.column else "")


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
        locator=_locator(draft),
        locality=draft.locality,
        cited=draft.cited,
        note=draft.note,
        occurrence=occurrence,
    )
