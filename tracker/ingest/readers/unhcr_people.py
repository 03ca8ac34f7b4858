"""What the forms of UNHCR's population statistics share: people by year, origin and country of asylum.

IDPs, and those who returned at home, have no destination. Stateless people stand under the origin that the
row gives them ("stateless" where it is no country), with the country where they live as destination.
"""

from __future__ import annotations

from abc import abstractmethod
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from tracker.domain.quantity import Quantity
from tracker.domain.scope import Scope
from tracker.ingest.cells import Cells
from tracker.ingest.documents import Document
from tracker.ingest.draft import Draft, ReportDraft
from tracker.ingest.reader import Incoming, Release
from tracker.ingest.readers.unhcr import (
    STATISTICS,
    UNHCR,
    Pair,
    scope_of_years,
    whereabouts,
    within_year,
    year_end,
)
from tracker.ingest.table_reader import TableReader

_FLOWS = frozenset({"returnees", "idp_returnees"})
# Where origin and asylum are one, these have come from nowhere else: no destination is said.
_AT_HOME = frozenset({"displaced", "idp_returnees", "returnees"})


@dataclass(frozen=True, slots=True)
class Kind:
    """What a column counts."""

    metric: str
    definition: str = ""


class PeopleByYear(TableReader):
    """A form of the statistics: a row a year, origin and country of asylum, a column a kind of people."""

    kinds: ClassVar[Mapping[str, Kind]]
    dataset: ClassVar[str] = STATISTICS
    missing = frozenset({"-"})

    @abstractmethod
    def pair(self, cells: Cells, release: Release) -> Pair:
        """The origin of a row and its country of asylum."""

    @abstractmethod
    def quantity(self, cells: Cells, column: str) -> Quantity | None:
        """How many a cell says there are, None for none reported."""

    def edition(self, years: set[int]) -> str:
        """The edition that the rows tell, "" for none."""
        return ""

    def is_whole(self, document: Document) -> bool:
        """Whether the file holds all of what it was asked for."""
        return True

    def report(self, incoming: Incoming, release: Release) -> ReportDraft:
        """A release of the statistics."""
        pairs, years = whereabouts(incoming, lambda cells: self.pair(cells, release))
        whole = bool(years) and self.is_whole(incoming.document)
        return release.report(
            UNHCR,
            self.dataset,
            edition=self.edition(years),
            title=STATISTICS,
            via="HDX" if incoming.table.tags else "",
            scope=_scopes(pairs, years) if whole else (),
            partitions=("destination",),
        )

    def figures(self, cells: Cells, report: ReportDraft, release: Release) -> Iterator[Draft]:
        """A figure for each kind of people of whom a number is given."""
        year = cells.year("year")
        place, destination = self.pair(cells, release)
        for column, kind in self.kinds.items():
            with cells.gathering():
                quantity = self.quantity(cells, column)
                if quantity is None:
                    continue
                at_home = place == destination and kind.metric in _AT_HOME
                in_year = within_year if kind.metric in _FLOWS else year_end
                yield cells.draft(
                    report,
                    column,
                    quantity,
                    source=UNHCR,
                    metric=kind.metric,
                    definition=kind.definition,
                    place=place,
                    destination="" if at_home else destination,
                    **in_year(cells, year, report),
                )


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
