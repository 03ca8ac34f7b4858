"""Criteria: a selection with its names resolved to keys and its defaults settled."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class ConflictSpan:
    """Where and when a conflict was: what a figure that names no conflict must lie within."""

    places: tuple[str, ...]
    start: date | None
    end: date | None

    def holds(self, day: date) -> bool:
        """Whether a day lies within the conflict's."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class Criteria:
    """What to read. None does not filter; the empty text asks for "not said".

    `span` also lets in figures that name no conflict. `not_basis` leaves out a basis.
    """

    metric: str | None = None
    group: str | None = None
    by: str | None = None
    definition: str | None = None
    conflict: str | None = None
    span: ConflictSpan | None = None
    places: tuple[str, ...] | None = None
    destination: str | None = None
    sources: tuple[str, ...] = ()
    counting: str | None = None
    basis: str | None = None
    not_basis: str | None = None
    start: date | None = None
    end: date | None = None
    known_on: date | None = None
    dated_only: bool = False
