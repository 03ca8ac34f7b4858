"""Partitions: over which field the figures of a question were declared to add up."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tracker.domain.selection import ANY, ROLLUPS, Selection
from tracker.query.resolve import line_criteria, with_defaults
from tracker.store.partitions import count_parts
from tracker.store.reading import Reading

# Fewer parts than this are read more easily one by one than as a sum.
_FEWEST_PARTS = 3


def read_partition(reading: Reading, selection: Selection) -> str | None:
    """The field over which most figures of a question add up, None where they stand by themselves.

    A field that the question chooses a value of, or gets one of by default, is not added up. Raises
    QuestionError.
    """
    chosen = with_defaults(selection, reading)
    counts = {over: _count(reading, chosen, over) for over in ROLLUPS if getattr(chosen, over) in (None, ANY)}
    most = max(counts, key=lambda over: counts[over], default=None)
    return most if most is not None and counts[most] else None


def _count(reading: Reading, chosen: Selection, over: str) -> int:
    free: dict[str, Any] = {over: ANY}
    figures, parts = count_parts(reading, line_criteria(replace(chosen, **free), reading), over)
    return figures if parts >= _FEWEST_PARTS else 0
