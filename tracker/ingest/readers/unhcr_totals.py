"""Totals in UNHCR's statistics that others counted: two tables of the same columns, told apart by their rows.

IDMC's table has one country for origin and asylum in every row, UNRWA's a Palestinian origin. A file of
which both hold is told apart by its name alone, and is refused where that says nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
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
    """The fit of a file of these columns by its rows, then by a name that says whose it is."""
    if fit.missing:
        return fit
    rows = [row.cells for row in incoming.table.rows]
    if not _all_are(whose, rows) or (_is_either(rows) and _named_after(incoming) == _other(name)):
        return Fit((f"rows of {name.upper()}",), 0)
    return replace(fit, because=because)


def _all_are(whose: Whose, rows: Iterable[Mapping[str, str]]) -> bool:
    return all(map(whose, rows))


def _is_either(rows: Iterable[Mapping[str, str]]) -> bool:
    return all(is_of_idmc(row) and is_of_unrwa(row) for row in rows)


def _named_after(incoming: Incoming) -> str:
    named = [name for name in _NAMES if name in incoming.document.name.casefold()]
    return named[0] if len(named) == 1 else ""


def _other(name: str) -> str:
    return next(other for other in _NAMES if other != name)
