"""Listing: what a list of figures can be narrowed by, and how many figures would remain."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from tracker.domain.selection import ANY, PARAMETERS, Selection
from tracker.query.choices import Option
from tracker.query.resolve import given_criteria, resolve
from tracker.store.reading import Reading
from tracker.store.tallies import count_published

FILTERS = ("metric", "group", "conflict", "place", "source")


@dataclass(frozen=True, slots=True)
class Listing:
    """A selection in keys, and the options of each filter by its name in links.

    Without defaults, as the list of figures has none; those with most figures first; the key '' is
    "not said".
    """

    selection: Selection
    options: Mapping[str, tuple[Option, ...]]


def read_listing(reading: Reading, selection: Selection) -> Listing:
    """What the figures of a selection can be narrowed by. Raises QuestionError."""
    lifted = {field: None for field in PARAMETERS.values() if getattr(selection, field) == ANY}
    chosen = resolve(selection.but(**lifted), reading.register)
    return Listing(chosen, {parameter: _options(reading, chosen, parameter) for parameter in FILTERS})


def _options(reading: Reading, chosen: Selection, parameter: str) -> tuple[Option, ...]:
    lifted: dict[str, Any] = {PARAMETERS[parameter]: () if parameter == "source" else None}
    counts = count_published(reading, given_criteria(replace(chosen, **lifted), reading), parameter)
    return tuple(Option(*count) for count in sorted(counts, key=lambda count: (-count[1], count[0])))
