"""Incidents of IOM's Missing Migrants Project: the dead and the missing of a row, in any of its forms.

By the project's methodology the date is that of the death, or of the day on which bodies were found; of a
cumulative total it is the last one. The dead are bodies found, the missing are presumed dead, and every
number is a minimum. Women and men are females and males of any age among the dead and the missing; children
are under 18 and counted there too.
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
from tracker.ingest.cells import Cells
from tracker.ingest.draft import Draft, ReportDraft
from tracker.ingest.numbered_rows import EVENT, numbered
from tracker.ingest.reader import Incoming, Release
from tracker.ingest.sheets import Row, Sheet
from tracker.ingest.table_reader import TableReader

_KINDS = {
    "Incident": "",
    "Split Incident": "one of the parts that IOM splits an incident into",
    "Cumulative Incident": "a cumulative total up to this day",
}


@dataclass(frozen=True, slots=True)
class IncidentNames:
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


class Incidents(TableReader):
    """A form with one row an incident."""

    name = "iom-missing-migrants"
    names: ClassVar[IncidentNames]

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
        common, note = self._common(cells), self._note(cells)
        event, total = common["external_id"], self.names.total
        whole = None
        with cells.gathering():
            if (whole := cells.count(total)) is not None:
                words = {**common, "metric": "dead_and_missing", "note": note, "row_id": event}
                yield cells.draft(report, total, Quantity(whole), **words)
        links = {} if whole is None else {LinkKind.PART_OF: (event,)}
        for column, words in self._parts(note):
            with cells.gathering():
                if (number := cells.count(column)) is not None:
                    if whole is not None and number > whole:
                        cells.warn(column, "part_above_whole", f"is above {total}, {whole}: kept")
                    yield cells.draft(report, column, Quantity(number), links=links, **words, **common)

    def _common(self, cells: Cells) -> dict[str, Any]:
        names = self.names
        cells.needed(names.event)
        cells.needed(names.day)
        day = cells.day(names.day)
        return {
            "source": "iom-missing-migrants",
            "counting": Counting.PERIOD,
            "basis": Basis.DOCUMENTED,
            "place": cells.text(names.place),
            "period": Period(day, day),
            "locality": " ".join(cells.text(names.spot).split()),
            "cited": ", ".join(filter(None, map(cells.text, (names.told_by, names.url)))),
            "external_id": cells.needed(EVENT),
        }

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
        kind = cells.choice("incident_type", _KINDS) if cells.text("incident_type") else ""
        labelled = (("cause", names.cause), ("route", names.route), ("source quality", names.quality))
        said = (f"{label}: {cells.text(name)}" for label, name in labelled if cells.text(name))
        return _joined(kind, *said)

    def _scope(self, incoming: Incoming) -> tuple[Scope, ...]:
        """The countries of the file, in its years.

        None for a file of one region: what happened in another part of its countries can be left out.
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


def _joined(*words: str) -> str:
    return "; ".join(filter(None, words))
