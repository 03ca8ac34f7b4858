"""The lists of the store as answers: sources, metrics, groups, actors, conflicts, places."""

from __future__ import annotations

from tracker.export.answer import Answer
from tracker.query.catalogue import columns_of, read_catalogue
from tracker.store.reading import Reading


def catalogue_answer(reading: Reading, kind: str) -> Answer:
    """The entities of one kind, by key."""
    columns = columns_of(kind)
    rows = [tuple(entry[column] for column in columns) for entry in read_catalogue(reading, kind)]
    return Answer(kind, columns, rows)
