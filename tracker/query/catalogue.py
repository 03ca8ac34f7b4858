"""Catalogue: the sources, metrics, conflicts and places of the store, as their own lists."""

from __future__ import annotations

from typing import Any

from tracker.store.reading import Reading

Entry = dict[str, Any]

_COLUMNS = {
    "metrics": ("metric", ("key", "name", "noun", "definition", "usual_counting")),
    "groups": ("population_group", ("key", "name", "noun", "definition", "parent")),
    "actors": ("actor", ("key", "name", "name_ar")),
    "conflicts": ("conflict", ("key", "name", "name_ar", "summary", "parent", "started_on", "ended_on")),
    "places": ("place", ("key", "name", "name_ar", "level", "iso3", "parent")),
    "sources": (
        "source",
        ("key", "short_name", "name", "name_ar", "kind", "website", "counts", "leaves_out", "merged_into"),
    ),
}
KINDS = tuple(_COLUMNS)
_SPOKEN = ("figures", "reports")


def columns_of(kind: str) -> tuple[str, ...]:
    """The columns of one kind's list."""
    columns = _COLUMNS[kind][1]
    return (*columns, *_SPOKEN) if kind == "sources" else columns


def read_catalogue(reading: Reading, kind: str) -> list[Entry]:
    """The entities of a kind by key; sources with how many figures they counted and reports published."""
    table, columns = _COLUMNS[kind]
    entries = [{column: getattr(row, column) for column in columns} for row in reading.table(table)]
    if kind == "sources":
        spoken = reading.sources_spoken()
        for entry in entries:
            entry["figures"], entry["reports"] = spoken.get(entry["key"], (0, 0))
    return entries
