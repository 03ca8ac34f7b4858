"""What UNHCR's tables share: who publishes them, their codes of places, and their years.

A country stands in three columns: its name, UNHCR's own code, and ISO3. UNHCR's code is read only where
the ISO3 code is none, since many of its codes are another country's ISO3 ("AUS" is Austria there). Some
codes stand for no country: the unknown, the stateless, various and other countries, Tibetans, Abyei.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pycountry

from tracker.domain.period import NO_PERIOD, Period, Precision
from tracker.domain.scope import Scope
from tracker.domain.series import Counting
from tracker.ingest.cells import Cells
from tracker.ingest.draft import ReportDraft
from tracker.ingest.reader import Incoming, Release

UNHCR = "UNHCR"
STATISTICS = "UNHCR Refugee Population Statistics"
# A place and a destination.
Pair = tuple[str, str]
_NO_COUNTRY = frozenset({"UNK", "UKN", "XXA", "STA", "VAR", "OTH", "TIB", "AB9"})


def coded_place(cells: Cells, iso: str, own: str, name: str, release: Release) -> str:
    """The place of three columns: ISO3, UNHCR's code, name; empty where all three are.

    A code that stands for nothing known here is told, and the place is taken by its name.
    """
    code, unhcr = cells.text(iso), cells.text(own)
    known = release.codes.unhcr.get(unhcr, "")
    if _is_country(code, release):
        if known and known != code:
            cells.warn(iso, "codes_disagree", f"{own} {unhcr!r} is {known}: read as {code}")
        return code
    if known:
        return known
    if found := next((one for one in (code, unhcr) if one in _NO_COUNTRY), ""):
        return found
    written = cells.text(name)
    if code or unhcr:
        written = cells.needed(name)
        cells.warn(own, "unknown_code", f"no country with this code is known here: taken as {written!r}")
    return written


def _is_country(code: str, release: Release) -> bool:
    return code in release.codes.unhcr.values() or pycountry.countries.get(alpha_3=code) is not None


def origin(cells: Cells, release: Release) -> str:
    """The country of origin (`coo`) of a row of UNHCR's statistics."""
    return coded_place(cells, "coo_iso", "coo", "coo_name", release)


def asylum(cells: Cells, release: Release) -> str:
    """The country of asylum (`coa`) of a row of UNHCR's statistics."""
    return coded_place(cells, "coa_iso", "coa", "coa_name", release)


def year_end(cells: Cells, year: int, report: ReportDraft) -> dict[str, Any]:
    """The fields of a stock at the end of a year; of a year not over when published, on no stated day."""
    if _is_unfinished(cells, year, report):
        return {"counting": Counting.STOCK, "period": NO_PERIOD}
    return _in_year(Counting.STOCK, None, year)


def within_year(cells: Cells, year: int, report: ReportDraft) -> dict[str, Any]:
    """The fields of a flow of a year; of a year not over when published, up to no stated day."""
    if _is_unfinished(cells, year, report):
        return {"counting": Counting.PERIOD, "period": Period(date(year, 1, 1), None)}
    return _in_year(Counting.PERIOD, date(year, 1, 1), year)


def whereabouts(incoming: Incoming, pair_of: Callable[[Cells], Pair]) -> tuple[set[Pair], set[int]]:
    """The pairs of place and destination that the rows give, and their years; unreadable rows left out."""
    pairs: set[Pair] = set()
    years: set[int] = set()
    for row in incoming.table.rows:
        cells = Cells(row, [], frozenset({"-"}))
        with cells.gathering():
            year, pair = cells.year("year"), pair_of(cells)
            years.add(year)
            pairs.add(pair)
    return pairs, years


def covered(incoming: Incoming, pair_of: Callable[[Cells], Pair]) -> tuple[Scope, ...]:
    """The scope of a file that is whole for every place, destination and year that stands in it."""
    pairs, years = whereabouts(incoming, pair_of)
    if not years:
        return ()
    places, destinations = (frozenset(names) for names in zip(*pairs, strict=True))
    return (scope_of_years(places, destinations, years),)


def scope_of_years(places: frozenset[str], destinations: frozenset[str], years: set[int]) -> Scope:
    """What is whole for these places and destinations, from the first to the last of the years."""
    return Scope(places, destinations, date(min(years), 1, 1), date(max(years), 12, 31))


def _in_year(counting: Counting, start: date | None, year: int) -> dict[str, Any]:
    period = Period(start, date(year, 12, 31))
    return {"counting": counting, "period": period, "period_precision": Precision.YEAR}


def _is_unfinished(cells: Cells, year: int, report: ReportDraft) -> bool:
    unfinished = report.date.last_day < date(year, 12, 31)
    if unfinished:
        message = f"{year} was not over when this came out: its figures speak for the report's day"
        cells.note("year", "unfinished_year", message)
    return unfinished
