"""Numbered rows: rows of incidents, each with an id of its own, also where one id stands in several."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace

from tracker.ingest.sheets import Row

# Where a numbered row holds its id; no column of a file is called so, as names are written without a colon.
EVENT = "event:id"


def numbered(rows: Iterable[Row], name_of: Callable[[Row], str]) -> list[Row]:
    """The rows, each with the id of its event in the cell EVENT.

    That is its name; where rows that differ have one name, `name/1`, `name/2`... in the order of the
    rows' text, so that the order of the file says nothing. Rows equal in every cell have one id.
    """
    named = [(name_of(row).strip(), row) for row in rows]
    texts: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for name, row in named:
        texts[name].add(_text(row))
    ids = {name: _ids(name, alike) for name, alike in texts.items()}
    return [replace(row, cells={**row.cells, EVENT: ids[name][_text(row)]}) for name, row in named]


def _ids(name: str, alike: set[tuple[str, ...]]) -> dict[tuple[str, ...], str]:
    if not name or len(alike) == 1:
        return dict.fromkeys(alike, name)
    return {text: f"{name}/{number}" for number, text in enumerate(sorted(alike), start=1)}


def _text(row: Row) -> tuple[str, ...]:
    return tuple(f"{name}={cell.strip()}" for name, cell in sorted(row.cells.items()))
