"""What UCDP's tables share: who publishes them, their codes of places and of precision."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TypeVar

from tracker.domain.period import Precision
from tracker.errors import FigureError
from tracker.ingest.cells import Cells
from tracker.ingest.reader import Release
from tracker.ingest.sheets import Row

UCDP = "UCDP"
Choice = TypeVar("Choice")

# 1 the day, 2 within six days, 3 the week, 4 the month, 5 more than a month (UCDP GED codebook).
DATE_PRECISIONS = {
    1: Precision.DAY,
    2: Precision.DAY,
    3: Precision.DAY,
    4: Precision.MONTH,
    5: Precision.YEAR,
}


def coded(cells: Cells, column: str, choices: Mapping[int, Choice]) -> Choice:
    """What the number in a cell stands for, `1` or `1.0`; one that is not among the choices is refused."""
    text = cells.needed(column)
    number = cells.count(column)
    if number is None or number not in choices:
        known = ", ".join(map(str, choices))
        raise FigureError(f"unknown_{column}", column, text, f"{text!r} is none of {known}")
    return choices[number]


def ucdp_place(cells: Cells, number: str, name: str, release: Release, iso3: str = "iso3") -> str:
    """The country of a row, by its number of Gleditsch and Ward.

    Where that is not known, by its ISO3 code, if the row has one, else by its name. An ISO3 code that
    is another country's is told.
    """
    code, written = cells.count(number), cells.text(iso3)
    if code is None or code not in release.codes.gw:
        taken = written or cells.needed(name)
        cells.warn(number, "unknown_code", f"no country with this number is known here: taken as {taken!r}")
        return taken
    place = release.codes.gw[code]
    if written and written != place:
        cells.warn(iso3, "codes_disagree", f"{number} {code} is {place}, not {written}: taken as {place}")
    return place


def places_of(rows: Iterable[Row], number: str, name: str, release: Release) -> frozenset[str]:
    """The countries of a table; each number and name is looked up once."""
    named = {tuple(row.cells.get(column, "") for column in (number, name, "iso3")): row for row in rows}
    places = set()
    for row in named.values():
        cells = Cells(row, [])
        with cells.gathering():
            places.add(ucdp_place(cells, number, name, release))
    return frozenset(places)


def years_of(rows: Iterable[Row], column: str = "year") -> tuple[date, date] | None:
    """The first and the last day of the years of a table, None where it has none."""
    years = []
    for row in {row.cells.get(column, ""): row for row in rows}.values():
        cells = Cells(row, [])
        with cells.gathering():
            years.append(cells.year(column))
    return (date(min(years), 1, 1), date(max(years), 12, 31)) if years else None
