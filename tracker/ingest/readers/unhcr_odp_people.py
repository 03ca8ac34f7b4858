"""What the forms of UNHCR's Operational Data Portal share: people of an origin in a country, on a day.

Numbers that are 0 or empty give nothing. The source is kept as it is written: "UNHCR, Government" counted
together. The portal is asked for some people only: no file of it is whole for anything.
"""

from __future__ import annotations

from typing import Any

from tracker.domain.period import Period
from tracker.domain.quantity import Quantity
from tracker.ingest.cells import Cells

PORTAL = "UNHCR Operational Data Portal"


def people(cells: Cells) -> Quantity | None:
    """The individuals of a row; the portal writes 0 where nothing is given, which is told."""
    number = cells.count("individuals")
    if number == 0:
        cells.note("individuals", "zero_left_out", "the portal writes 0 where nothing is given: no figure")
    return Quantity(number) if number else None


def of_row(cells: Cells, metric: str, place: str, destination: str) -> dict[str, Any]:
    """The fields that every figure of a row has."""
    cells.needed("date")
    inside = metric == "displaced"
    return {
        "source": cells.needed("source"),
        "metric": metric,
        "place": place or destination if inside else place,
        "destination": "" if inside else destination,
        "period": Period(None, cells.day("date")),
    }
