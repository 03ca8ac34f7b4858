"""The scope of an edition: what its file is complete for, as its reader states it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Scope:
    """Places, destinations and years that an edition covers whole; None for every one."""

    places: frozenset[str] | None = None
    destinations: frozenset[str] | None = None
    first_year: int | None = None
    last_year: int | None = None

    def holds(self, place: str, destination: str, as_of: date) -> bool:
        """Whether a figure of this place, destination and day would stand in the edition."""
        return (
            (self.places is None or place in self.places)
            and (self.destinations is None or destination in self.destinations)
            and (self.first_year is None or self.first_year <= as_of.year)
            and (self.last_year is None or as_of.year <= self.last_year)
        )

    def to_json(self) -> dict[str, Any]:
        """As stored with its report."""
        return {
            "places": None if self.places is None else sorted(self.places),
            "destinations": None if self.destinations is None else sorted(self.destinations),
            "first_year": self.first_year,
            "last_year": self.last_year,
        }

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Scope:
        """The reverse of `to_json`."""
        places, destinations = stored.get("places"), stored.get("destinations")
        return cls(
            places=None if places is None else frozenset(places),
            destinations=None if destinations is None else frozenset(destinations),
            first_year=stored.get("first_year"),
            last_year=stored.get("last_year"),
        )
