"""Naming: what people call the keys of the vocabulary in the sentences of an answer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from tracker.domain.wording import amount, day_words
from tracker.store.reading import Reading

# What is called how: ("place", "TUR") is "Türkiye", ("group", "all") "people".
Name = Callable[[str, str], str]

_TABLES = {
    "place": ("place", "name"),
    "group": ("population_group", "noun"),
    "by": ("actor", "name"),
    "conflict": ("conflict", "name"),
}


def read_names(reading: Reading) -> Name:
    """The name of a place, an actor or a conflict, the noun of a group; a key without one names itself."""
    names = {
        (kind, row.key): str(getattr(row, column) or row.key)
        for kind, (table, column) in _TABLES.items()
        for row in reading.table(table)
    }
    return lambda kind, key: names.get((kind, key), key)


def undated_words(undated: int, figures: int, known_on: date) -> str:
    """The sentence on figures that an answer known on a day may not have had."""
    return (
        f"Of {amount(figures, 'figure')}, {undated} may have been published later than "
        f"{day_words(known_on)}: no day is known of the report."
    )
