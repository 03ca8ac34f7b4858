"""Decided drafts: the cells of a candidate as a reviewer lets them in, and the row of its figure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from tracker.domain.names import fold
from tracker.errors import QuestionError
from tracker.extraction.lexicon import read_lexicon
from tracker.ingest.candidate_drafts import NO_SOURCE, quantity_cells, without_remark
from tracker.ingest.draft import Draft
from tracker.ingest.sheets import Row

EDITABLE = (
    *("source", "metric", "group", "by", "definition", "conflict", "place", "destination", "locality"),
    *("counting", "period_start", "period_end", "period_precision", "value", "low", "high", "qualifier"),
    *("unit", "basis", "standing", "cited", "note"),
)

# A candidate with its report, as the store gives it.
Proposed = Any


def decided_draft(candidate: Proposed, changes: Mapping[str, str], conflict: str) -> dict[str, str]:
    """The cells of a candidate with a reviewer's changes, and of the conflict that the reviewer named.

    Raises QuestionError for a field that cannot be edited, and for changes that change nothing.
    """
    for name in changes:
        if name not in EDITABLE:
            raise QuestionError("set", name, f"is none of {', '.join(EDITABLE)}")
    cells = candidate.draft | {name: cell.strip() for name, cell in changes.items()}
    cells["qualifier"] = _qualifiers().get(fold(cells["qualifier"]), cells["qualifier"])
    if changes and not edits(candidate.draft, cells):
        written = ", ".join(f"{name}={cell}" for name, cell in changes.items())
        raise QuestionError("set", written, f"is what candidate {candidate.id} says already")
    if conflict and "conflict" not in changes:
        cells["conflict"] = conflict
    if cells.get("source") != candidate.draft.get("source") and "note" not in changes:
        cells["note"] = without_remark(cells.get("note", ""), NO_SOURCE)
    return {name: cell for name, cell in cells.items() if cell}


@cache
def _qualifiers() -> dict[str, str]:
    """The qualifiers in the words of texts, which a reviewer may use too: "about", "up to"."""
    return dict(read_lexicon("en").labelled("qualifiers", "before"))


def edits(before: Mapping[str, str], after: Mapping[str, str], fields: Iterable[str] = EDITABLE) -> list[str]:
    """What differs between two drafts, field by field: "value 730 -> 370"."""
    names = [name for name in fields if before.get(name, "") != after.get(name, "")]
    return [f"{name} {before.get(name) or 'empty'} -> {after.get(name) or 'empty'}" for name in names]


def checked_cells(cells: Mapping[str, str], draft: Draft) -> dict[str, str]:
    """The cells with what a reviewer may spell in many ways as it was understood: "at least" is at_least."""
    understood = {
        **quantity_cells(draft.quantity),
        "counting": str(draft.counting or ""),
        "unit": str(draft.unit),
        "basis": str(draft.basis),
        "standing": str(draft.standing),
    }
    return {name: cell for name, cell in {**cells, **understood}.items() if cell}


def figure_row(candidate: Proposed, cells: Mapping[str, str], remarks: list[str]) -> Row:
    """The row of the figures table that a decided draft comes to, under the report of its document.

    One article that gives a figure twice gives it once: equal cells are one figure.
    """
    locator = f"candidate {candidate.id}"
    report = {
        "row_id": locator,
        "report_id": candidate.report,
        "publisher": candidate.publisher,
        "report_title": candidate.title,
        "report_url": candidate.url,
        "report_date": str(candidate.report_date),
        "report_date_precision": candidate.precision,
        "language": candidate.language,
        "caveats": candidate.caveats,
        "occurrence": "0",
    }
    note = "; ".join(filter(None, (cells.get("note", ""), *remarks)))
    return Row(locator, {**cells, **report, "note": note})
