"""IOM's Missing Migrants Project: one row an incident in which people on the move died or went missing.

Two forms: the project's interface, and its download with headings in words. By its methodology the date is
that of the death, or of the day on which bodies were found; of a cumulative total it is the last one. The
dead are bodies found, the missing are presumed dead, and every number is a minimum. Women and men are females
and males of any age among the dead and the missing; children are under 18 and counted there too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from tracker.domain.link import LinkKind
from tracker.domain.period import Period
from tracker.domain.quantity import Quantity
from tracker.domain.scope import Scope
from tracker.domain.series import Basis, Counting
from tracker.errors import FigureError
from tracker.ingest.cells import Cells
from tracker.ingest.draft import Draft, ReportDraft
from tracker.ingest.form_reader import FormReader
from tracker.ingest.numbered_rows import EVENT, numbered
from tracker.ingest.reader import Incoming, Release
from tracker.ingest.sheets import Row, Sheet
from tracker.ingest.table_reader import Columns, TableReader

_INCIDENTS = {
    "Incident": "",
    "Split Incident": "one of the parts that IOM splits an incident into",
    "Cumulative Incident": "a cumulative total up to this day",
}


@dataclass(frozen=True, slots=True)
class _Names:
    """What a form calls its columns."""

    event: str
    day: str
    region: str
    place: str
    spot: str
    dead: str
    missing: str
    total: str
    females: str
    males: str
    children: str
    cause: str
    route: str
    told_by: str
    url: str
    quality: str


class _Incidents(TableReader):
    """A form with one row an incident."""

    name = "iom-missing-migrants"
    names: ClassVar[_Names]

    def prepared(self, table: Sheet) -> Iterable[Row]:
        """The rows with an id for each: a publisher's id can stand in several that differ."""
        return numbered(table.rows, lambda row: row.cells.get(self.names.event, ""))

    def report(self, incoming: Incoming, release: Release) -> ReportDraft:
        """What the project gave out on a day."""
        return release.report(
            "IOM",
            "IOM Missing Migrants",
            title="Missing Migrants Project",
            via="HDX" if incoming.table.tags else "",
            caveats="Every number is a minimum: incidents that nobody reported are not in it.",
            scope=self._scope(incoming),
            partitions=("place",),
        )

    def figures(self, cells: Cells, report: ReportDraft, release: Release) -> Iterator[Draft]:
        """The dead, the missing and both together, and who they were; nothing where nothing is reported."""
        names = self.names
        event, day = cells.needed(EVENT), cells.day(names.day)
        if day is None:
            raise FigureError("missing", names.day, "", "the incident has no day")
        note = self._note(cells)
        common: dict[str, Any] = {
            "source": "iom-missing-migrants",
            "counting": Counting.PERIOD,
            "basis": Basis.DOCUMENTED,
            "place": cells.text(names.place),
            "period": Period(day, day),
            "locality": " ".join(cells.text(names.spot).split()),
            "cited": ", ".join(filter(None, map(cells.text, (names.told_by, names.url)))),
            "external_id": event,
        }
        whole = None
        with cells.gathering():
            if (whole := cells.count(names.total)) is not None:
                words = {**common, "metric": "dead_and_missing", "note": note, "row_id": event}
                yield cells.draft(report, names.total, Quantity(whole), **words)
        links = {} if whole is None else {LinkKind.PART_OF: (event,)}
        for column, words in self._parts(note):
            with cells.gathering():
                if (number := cells.count(column)) is not None:
                    if whole is not None and number > whole:
                        cells.warn(column, "part_above_whole", f"is above {names.total}, {whole}: kept")
                    yield cells.draft(report, column, Quantity(number), links=links, **words, **common)

    def _parts(self, note: str) -> Iterator[tuple[str, dict[str, str]]]:
        """The columns of parts, with what each counts."""
        names, both = self.names, {"metric": "dead_and_missing"}
        yield names.dead, {"metric": "deaths", "note": note}
        yield names.missing, {"metric": "missing", "note": note}
        yield names.females, {**both, "group": "women", "note": _joined("females of all ages", note)}
        yield names.males, {**both, "group": "men", "note": _joined("males of all ages", note)}
        yield names.children, {**both, "group": "children", "note": note}

    def _note(self, cells: Cells) -> str:
        names = self.names
        kind = cells.choice("incident_type", _INCIDENTS) if cells.text("incident_type") else ""
        labelled = (("cause", names.cause), ("route", names.route), ("source quality", names.quality))
        said = (f"{label}: {cells.text(name)}" for label, name in labelled if cells.text(name))
        return _joined(kind, *said)

    def _scope(self, incoming: Incoming) -> tuple[Scope, ...]:
        """The countries of the file, in its years; none for a file of one region, which may leave out
        what happened elsewhere in them.
        """
        days: list[date] = []
        places: set[str] = set()
        regions: set[str] = set()
        for row in incoming.table.rows:
            cells = Cells(row, [])
            with cells.gathering():
                regions.add(cells.text(self.names.region))
                places.add(cells.text(self.names.place))
                if (day := cells.day(self.names.day)) is not None:
                    days.append(day)
        if not days or len(regions) == 1:
            return ()
        first, last = min(days).replace(month=1, day=1), max(days).replace(month=12, day=31)
        return (Scope(places=frozenset(places - {""}), first=first, last=last),)


class _Interface(_Incidents):
    reads = "incidents as the project's interface gives them"
    shape = Columns.of(
        needed="web_id region reported_date number_dead number_missing total_dead_and_missing"
        " country_of_incident",
        used="location_description number_of_female number_of_male number_of_children cause_death"
        " migration_route information_source url source_quality",
        ignored="number_of_survivors unsd_geographic_grouping location_coodinates location_coordinates",
    )
    names = _Names(
        event="web_id",
        day="reported_date",
        region="region",
        place="country_of_incident",
        spot="location_description",
        dead="number_dead",
        missing="number_missing",
        total="total_dead_and_missing",
        females="number_of_female",
        males="number_of_male",
        children="number_of_children",
        cause="cause_death",
        route="migration_route",
        told_by="information_source",
        url="url",
        quality="source_quality",
    )


class _Download(_Incidents):
    reads = "incidents as the project's site hands them out"
    shape = Columns.written(
        needed=[
            "Main ID",
            "Incident ID",
            "Incident Type",
            "Region of Incident",
            "Incident Date",
            "Number of Dead",
            "Minimum Estimated Number of Missing",
            "Total Number of Dead and Missing",
        ],
        used=[
            "Country of Incident",
            "Location of Incident",
            "Number of Females",
            "Number of Males",
            "Number of Children",
            "Cause of Death",
            "Migration Route",
            "Information Source",
            "URL",
            "Source Quality",
        ],
        ignored=[
            "Incident Year",
            "Month",
            "Reported Month",
            "Number of Survivors",
            "Country of Origin",
            "Region of Origin",
            "Coordinates",
            "UNSD Geographical Grouping",
            "Comments",
        ],
    )
    names = _Names(
        event="incident_id",
        day="incident_date",
        region="region_of_incident",
        place="country_of_incident",
        spot="location_of_incident",
        dead="number_of_dead",
        missing="minimum_estimated_number_of_missing",
        total="total_number_of_dead_and_missing",
        females="number_of_females",
        males="number_of_males",
        children="number_of_children",
        cause="cause_of_death",
        route="migration_route",
        told_by="information_source",
        url="url",
        quality="source_quality",
    )


def _joined(*words: str) -> str:
    return "; ".join(filter(None, words))


READER = FormReader(
    "iom-missing-migrants",
    "IOM Missing Migrants Project: the dead and the missing of each incident",
    (_Interface(), _Download()),
)
