"""What UCDP's tables share: who publishes them, their codes of places and of precision."""

from __future__ import annotations

from tracker.domain.period import Precision
from tracker.ingest.cells import Cells
from tracker.ingest.reader import Release

UCDP = "UCDP"

# 1 the day, 2 within six days, 3 the week, 4 the month, 5 more than a month (UCDP GED codebook).
DATE_PRECISIONS = {
    "1": Precision.DAY,
    "2": Precision.DAY,
    "3": Precision.DAY,
    "4": Precision.MONTH,
    "5": Precision.YEAR,
}


def ucdp_place(cells: Cells, number: str, name: str, release: Release) -> str:
    """The country of a row, by its number of Gleditsch and Ward; by its name where that is not known."""
    code = cells.count(number)
    if code is not None and code in release.codes.gw:
        return release.codes.gw[code]
    written = cells.needed(name)
    cells.warn(
        number, "unknown_code", f"no country with this number is known here: taken by its name {written!r}"
    )
    return written
