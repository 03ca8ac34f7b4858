"""Where the people of a row of a tagged table are, and where they come from or went."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from tracker.domain.names import fold
from tracker.domain.vocabulary_files import read_vocabulary
from tracker.ingest.cells import Cells
from tracker.ingest.readers.hxl_layout import Layout
from tracker.ingest.readers.hxl_people import People

_ISO3 = re.compile(r"[A-Z]{3}")
# From the narrowest to the widest.
_ADMINS = ("adm5", "adm4", "adm3", "adm2", "adm1")


class Where(NamedTuple):
    """The place, destination and locality of a figure, "" where the row does not say."""

    place: str
    destination: str
    locality: str


def read_where(cells: Cells, layout: Layout, people: People, *, event: bool) -> Where:
    """Where a figure is about.

    Of people abroad, a place that is not said to be one of origin is where they are. An event adds to
    its country, and its spot is its locality; any other row speaks of its narrowest area alone.
    """
    country = _country(cells, layout, "country") or _named(cells, layout, "region")
    spot = _named(cells, layout, "loc")
    areas = [area for level in _ADMINS if (area := _named(cells, layout, level))]
    locality = ", ".join(filter(None, (spot, *areas))) if event else spot
    here = country if event and country else _area(areas, country)
    origin, destination = _country(cells, layout, "origin"), _country(cells, layout, "dest")
    if people.abroad:
        return Where(origin, destination or here, locality)
    return Where(here or origin, destination if here else "", locality)


def _area(areas: list[str], country: str) -> str:
    """The narrowest area; with those around it, unless it is known by its name in that country."""
    if len(areas) == 1 and country in _known_areas().get(fold(areas[0]), ()):
        return areas[0]
    return ", ".join(filter(None, (*areas, country)))


@lru_cache(maxsize=1)
def _known_areas() -> Mapping[str, frozenset[str]]:
    """The countries that have a known area of a name."""
    parents: dict[str, set[str]] = {}
    for place in read_vocabulary().places.values():
        for name in (place.name, *place.aliases):
            parents.setdefault(fold(name), set()).add(place.parent)
    return {name: frozenset(found) for name, found in parents.items()}


def _country(cells: Cells, layout: Layout, role: str) -> str:
    """A country by its ISO3 code, else by its name, else by whatever code it has."""
    code, name = _cell(cells, layout, f"{role}+code"), _cell(cells, layout, role)
    return code if _ISO3.fullmatch(code) or not name else name


def _named(cells: Cells, layout: Layout, role: str) -> str:
    return _cell(cells, layout, role) or _cell(cells, layout, f"{role}+code")


def _cell(cells: Cells, layout: Layout, role: str) -> str:
    return cells.text(layout.roles[role]) if role in layout.roles else ""
