"""What IDMC's tables share: who publishes them, what drove people out, and what a displacement is."""

from __future__ import annotations

from tracker.domain.names import fold
from tracker.errors import FigureError
from tracker.ingest.cells import Cells

IDMC = "IDMC"
CONFLICT = "conflict_and_violence"
DISASTERS = "disasters"

# IDMC's "new displacements", called "internal displacements" of late: whoever flees twice counts twice.
MOVEMENTS = "displacements (movements)"

# IDMC's types of hazard, older spellings included (GIDD codebook; the older files on HDX).
HAZARDS = {
    "earthquake": "earthquakes",
    "volcanic activity": "volcanic_activity",
    "volcanic eruption": "volcanic_activity",
    "mass movement": "mass_movements",
    "dry mass movement": "mass_movements",
    "wet mass movement": "mass_movements",
    "flood": "floods",
    "wave action": "wave_action",
    "storm": "storms",
    "drought": "droughts",
    "wildfire": "wildfires",
    "erosion": "erosion",
    "desertification": "desertification",
    "salinisation": "salinisation",
    "salinization": "salinisation",
    "sea level rise": "sea_level_rise",
    "extreme temperature": "extreme_temperatures",
    "severe winter condition": "severe_winter_conditions",
    "mixed disasters": "mixed_disasters",
}


def hazard(cells: Cells, column: str) -> str:
    """The actor that a type of hazard stands for. Raises FigureError for a type that is not known."""
    written = cells.needed(column)
    if fold(written) not in HAZARDS:
        message = f"{written!r} is no type of hazard that is known here"
        raise FigureError(f"unknown_{column}", column, written, message)
    return HAZARDS[fold(written)]
