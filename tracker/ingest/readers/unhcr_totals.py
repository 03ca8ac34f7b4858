"""Totals in UNHCR's statistics that others counted: two tables of the same columns, told apart by their rows.

IDMC's table has one country for origin and asylum, UNRWA's a Palestinian origin; a row that has not is
rejected. A file of which both hold is told apart by its name alone, and is refused where that says nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from tracker.ingest.reader import Fit, Incoming
from tracker.ingest.table_reader import Columns

PALESTINE = "PSE"
TOTALS = Columns.of(needed="year coo coo_iso coa coa_iso total", used="coo_name coa_name")
_NAMES = ("idmc", "unrwa")

Whose = Callable[[Mapping[str, str]], bool]


def is_of_idmc(row: Mapping[str, str]) -> bool:
    """Whether a row can be IDMC's: its people are in their own country."""
    return (row.get("coo"), row.get("coo_iso")) == (row.get("coa"), row.get("coa_iso"))


def is_of_unrwa(row: Mapping[str, str]) -> bool:
    """Whether a row can be UNRWA's: its people are Palestinians."""
    return PALESTINE in (row.get("coo_iso"), row.get("coo")) or row.get("coo") == "GAZ"


def told_apart(fit: Fit, incoming: Incoming, whose: Whose, name: str, because: str) -> Fit:
    """The fit of a file of these columns by most of its rows, then by a name that says whose it is."""
    if fit.missing:
        return fit
    rows = [row.cells for row in incoming.table.rows]
    either = _most(lambda row: is_of_idmc(row) and is_of_unrwa(row), rows)
    if not _most(whose, rows) or (either and _named_after(incoming) == _other(name)):
        return Fit((f"of {name.upper()}'s rows",), 0)
    return replace(fit, because=because)


def _most(whose: Whose, rows: Sequence[Mapping[str, str]]) -> bool:
    return 2 * sum(map(whose, rows)) > len(rows)


def _named_after(incoming: Incoming) -> str:
    named = [name for name in _NAMES if name in incoming.document.name.casefold()]
    return named[0] if len(named) == 1 else ""


def _other(name: str) -> str:
    return next(other for other in _NAMES if other != name)
