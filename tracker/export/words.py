"""Words of a file: sources by short name, places by ISO3, everything else by the name it has."""

from __future__ import annotations

from tracker.domain.selection import ANY, Selection
from tracker.domain.series import Series
from tracker.store.names import Register

SERIES_FIELDS = (
    *("source", "dataset", "metric", "group", "by", "definition", "basis"),
    *("conflict", "place", "destination", "counting", "unit"),
)
_NAMED = ("source", "metric", "group", "by", "conflict", "place", "destination")


def written(register: Register, field: str, key: str) -> str:
    """What a file prints for the key in a field of a series."""
    return register.label(field, key) if key and field in _NAMED else key


def series_words(register: Register, series: Series) -> dict[str, str]:
    """The words of a series by field."""
    return {field: written(register, field, str(getattr(series, field))) for field in SERIES_FIELDS}


def selection_words(register: Register, selection: Selection) -> dict[str, object]:
    """A selection, settled in keys, in the words of a file: `Selection.from_json` reads it back."""
    stated = selection.to_json()
    for field in ("metric", "group", "by", "conflict", "place", "destination"):
        if stated.get(field) not in (None, "", ANY):
            stated[field] = written(register, field, str(stated[field]))
    return stated
