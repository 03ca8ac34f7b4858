"""UNHCR's population statistics: one row a year, country of origin and country of asylum.

Three forms: the CSV of the statistics, the answers of the API in JSON, and the older table that HDX
hands out with a row of tags. Columns by UNHCR's data structure (population end-year stock;
returned refugees and returned IDPs are flows of the year).

- In the first two forms small numbers are rounded to 0 or 5: 0 says that none were reported and is no
  figure, 5 is an estimate of 3 to 5.
- In HDX's form `*` is a number withheld: 1 to 4. Its newest year has a 0 in every cell where the years
  before have none, and UNHCR's tables use one sign for "zero, not available or not applicable": there, too,
  0 is no figure.
- `hst`, the host community, are residents and not people who fled; the total of a row is a sum: both are
  left alone. `oip`, other people in need of international protection, are others of concern under a
  definition of their own.
- IDPs have no destination. Stateless people stand under the origin that the row gives them ("stateless"
  where it is no country), with the country where they live as destination.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from tracker.domain.quantity import Qualifier, Quantity
from tracker.domain.scope import Scope
from tracker.ingest.cells import Cells
from tracker.ingest.documents import Document
from tracker.ingest.draft import Draft, ReportDraft
from tracker.ingest.reader import Fit, Incoming, Release
from tracker.ingest.readers.unhcr import (
    STATISTICS,
    UNHCR,
    Pair,
    asylum,
    origin,
    scope_of_years,
    whereabouts,
    within_year,
    year_end,
)
from tracker.ingest.sheets import column_name
from tracker.ingest.table_reader import Columns, TableReader

_PROTECTION = "other people in need of international protection"
_FLOWS = frozenset({"returnees", "idp_returnees"})
# Where origin and asylum are one, these have come from nowhere else: no destination is said.
_AT_HOME = frozenset({"displaced", "idp_returnees", "returnees"})


@dataclass(frozen=True, slots=True)
class _Count:
    """What a column counts."""

    metric: str
    definition: str = ""


_BY_KEY = {
    "refugees": _Count("refugees"),
    "asylum_seekers": _Count("asylum_seekers"),
    "returned_refugees": _Count("returnees"),
    "idps": _Count("displaced"),
    "returned_idps": _Count("idp_returnees"),
    "stateless": _Count("stateless"),
    "ooc": _Count("other_of_concern"),
    "oip": _Count("other_of_concern", _PROTECTION),
}
_BY_HEADER = {
    "Refugees (incl. refugee-like situations)": _Count("refugees"),
    "Asylum-seekers (pending cases)": _Count("asylum_seekers"),
    "Returned refugees": _Count("returnees"),
    "Internally displaced persons (IDPs)": _Count("displaced"),
    "Returned IDPs": _Count("idp_returnees"),
    "Stateless persons": _Count("stateless"),
    "Others of concern": _Count("other_of_concern"),
}
_BY_COLUMN = {column_name(header): count for header, count in _BY_HEADER.items()}
_RESIDENCE = "Country / territory of asylum/residence"
_ASYLUM_NAME = column_name(_RESIDENCE)

BY_API = Columns.of(
    needed="year coo coo_iso coa coa_iso refugees asylum_seekers idps",
    used="coo_name coa_name returned_refugees returned_idps stateless ooc oip",
    ignored="hst coo_id coa_id",
)
BY_HDX = Columns.written(
    needed=("Year", _RESIDENCE, "Origin", "Refugees (incl. refugee-like situations)"),
    used=tuple(_BY_HEADER),
    ignored=("Total Population",),
)


class UnhcrPopulation(TableReader):
    """The reader of UNHCR's statistics, in all three forms."""

    name = "unhcr-population"
    reads = "UNHCR Refugee Population Statistics, as CSV, the API's JSON or HDX's table: people by year"
    shape = BY_API
    missing = frozenset({"-"})

    @property
    def columns(self) -> frozenset[str]:
        """Every column name of the three forms."""
        return BY_API.all | BY_HDX.all

    def sniff(self, incoming: Incoming) -> Fit:
        """The file has the columns of one of the forms."""
        form = _form(incoming)
        lacking = form.needed.difference(incoming.table.columns)
        share = 1 - len(lacking) / len(form.needed)
        return Fit(tuple(sorted(lacking)), share, "it has a column for each kind of people UNHCR counts")

    def report(self, incoming: Incoming, release: Release) -> ReportDraft:
        """A release of the statistics; HDX's older table is a dataset of its own.

        It is not kept up: imported after UNHCR's own, it must not end numbers that are newer.
        """
        pairs, years = whereabouts(incoming, lambda cells: _pair(cells, release))
        hdx = _form(incoming) is BY_HDX
        whole = bool(years) and not _is_a_page(incoming.document)
        return release.report(
            UNHCR,
            f"{STATISTICS} (HDX)" if hdx else STATISTICS,
            edition=str(max(years)) if hdx and years else "",
            title=STATISTICS,
            via="HDX" if incoming.table.tags else "",
            scope=_scopes(pairs, years) if whole else (),
            partitions=("destination",),
        )

    def figures(self, cells: Cells, report: ReportDraft, release: Release) -> Iterator[Draft]:
        """A figure for each kind of people of whom a number is given."""
        year = cells.year("year")
        place, destination = _pair(cells, release)
        hdx = _is_hdx(cells)
        for column, count in (_BY_COLUMN if hdx else _BY_KEY).items():
            with cells.gathering():
                quantity = _withheld(cells, column) if hdx else _rounded(cells, column)
                if quantity is None:
                    continue
                at_home = place == destination and count.metric in _AT_HOME
                in_year = within_year if count.metric in _FLOWS else year_end
                yield cells.draft(
                    report,
                    column,
                    quantity,
                    source=UNHCR,
                    metric=count.metric,
                    definition=count.definition,
                    place=place,
                    destination="" if at_home else destination,
                    **in_year(cells, year, report),
                )


def _form(incoming: Incoming) -> Columns:
    return BY_HDX if _ASYLUM_NAME in incoming.table.columns else BY_API


def _is_hdx(cells: Cells) -> bool:
    return _ASYLUM_NAME in cells.all


def _pair(cells: Cells, release: Release) -> Pair:
    """Origin and asylum; an answer that is not broken down by one of them speaks of the whole world."""
    if _is_hdx(cells):
        return cells.needed("origin"), cells.needed(_ASYLUM_NAME)
    return origin(cells, release) or "world", asylum(cells, release) or "all"


def _rounded(cells: Cells, column: str) -> Quantity | None:
    number = cells.count(column)
    if number == 5:
        return Quantity(5, 3, 5, Qualifier.ESTIMATE)
    return Quantity(number) if number else None


def _withheld(cells: Cells, column: str) -> Quantity | None:
    if cells.text(column) == "*":
        return Quantity(None, 1, 4, Qualifier.RANGE)
    number = cells.count(column)
    return Quantity(number) if number else None


def _is_a_page(document: Document) -> bool:
    """Whether an answer of the API is, or may be, one page of several, and so whole for nothing."""
    if document.suffix != ".json":
        return False
    try:
        answer = json.loads(document.text()[0])
    except ValueError:
        # An object a line: nothing around them says how many pages there are.
        return True
    return isinstance(answer, dict) and str(answer.get("maxPages", 1)) not in ("0", "1")


def _scopes(pairs: set[Pair], years: set[int]) -> tuple[Scope, ...]:
    """What the file is whole for: it can hold all of some origins and all of some countries of asylum.

    A pair stands there for its origin where that has at least as many destinations as its
    destination has origins, else for its destination. IDPs, who have no destination, are covered
    where a country stands with itself.
    """
    reach = Counter(place for place, _destination in pairs)
    intake = Counter(destination for _place, destination in pairs)
    by_origin = {pair for pair in pairs if reach[pair[0]] >= intake[pair[1]]}
    parts = (
        ({place for place, _ in by_origin}, set(intake)),
        (set(reach), {destination for _, destination in pairs - by_origin}),
        ({place for place, destination in pairs if place == destination}, {""}),
    )
    return tuple(
        scope_of_years(frozenset(places), frozenset(destinations), years)
        for places, destinations in parts
        if places and destinations
    )


READER = UnhcrPopulation()
