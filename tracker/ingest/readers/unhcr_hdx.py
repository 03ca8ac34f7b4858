"""UNHCR's population statistics as HDX handed them out: an older table with a row of tags.

`*` is a number withheld: 1 to 4. The newest year has a 0 in every cell where the years before have none, and
UNHCR's tables use one sign for "zero, not available or not applicable": 0 is no figure. The total of a
row is a sum: left alone. The table is not kept up, so it is a dataset of its own: imported after UNHCR's own
files, it must not end numbers that are newer.
"""

from __future__ import annotations

from tracker.domain.quantity import Qualifier, Quantity
from tracker.ingest.cells import Cells
from tracker.ingest.reader import Release
from tracker.ingest.readers.unhcr import STATISTICS, Pair
from tracker.ingest.readers.unhcr_people import Kind, PeopleByYear
from tracker.ingest.sheets import column_name
from tracker.ingest.table_reader import Columns

_REFUGEES = "Refugees (incl. refugee-like situations)"
_RESIDENCE = "Country / territory of asylum/residence"
_KINDS = {
    _REFUGEES: Kind("refugees"),
    "Asylum-seekers (pending cases)": Kind("asylum_seekers"),
    "Returned refugees": Kind("returnees"),
    "Internally displaced persons (IDPs)": Kind("displaced"),
    "Returned IDPs": Kind("idp_returnees"),
    "Stateless persons": Kind("stateless"),
    "Others of concern": Kind("other_of_concern"),
}


class HdxTable(PeopleByYear):
    """The reader of HDX's table."""

    name = "unhcr-population"
    reads = "UNHCR Refugee Population Statistics as HDX's table"
    dataset = f"{STATISTICS} (HDX)"
    shape = Columns.written(
        needed=("Year", _RESIDENCE, "Origin", _REFUGEES), used=_KINDS, ignored=("Total Population",)
    )
    kinds = {column_name(header): kind for header, kind in _KINDS.items()}  # noqa: RUF012 - as above

    def pair(self, cells: Cells, release: Release) -> Pair:
        """Origin and country of residence, by name."""
        return cells.needed("origin"), cells.needed(column_name(_RESIDENCE))

    def quantity(self, cells: Cells, column: str) -> Quantity | None:
        """The number of a cell; a star withholds 1 to 4."""
        if cells.text(column) == "*":
            return Quantity(None, 1, 4, Qualifier.RANGE)
        number = cells.count(column)
        return Quantity(number) if number else None

    def edition(self, years: set[int]) -> str:
        """The table is named after its last year."""
        return str(max(years)) if years else ""
