"""The portal's answer for a situation: a row an origin, country and kind of people, or several of them.

A row adds up the population groups that it names; the data type ("Registered") and the accommodation
are those of one of these groups, so that they say nothing sure of the number: they go to the note. Where two
rows are of one origin, country, kind and day, the groups' names become the definition, so that the two
stay apart. Age and sex: children alone have a column that is a group here; men and women of all ages, and
parts of an age, are left alone by name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from tracker.domain.link import LinkKind
from tracker.domain.quantity import Quantity
from tracker.domain.series import Counting, Unit
from tracker.ingest.cells import Cells
from tracker.ingest.draft import Draft, Rejection, ReportDraft
from tracker.ingest.reader import Contents, Incoming, Release
from tracker.ingest.readers.unhcr import UNHCR, coded_place
from tracker.ingest.readers.unhcr_odp_people import PORTAL, of_row, people
from tracker.ingest.table_reader import Columns, TableReader

_KINDS = {"REF": "refugees", "ASY": "asylum_seekers", "IDP": "displaced", "OOC": "other_of_concern"}
# A running total: how many there are by that day. The portal's other series are arrivals.
_COUNTINGS = {"cumulative": Counting.STOCK}
_LEVELS = {"Country": True}


class OdpAnswer(TableReader):
    """The reader of the portal's answers."""

    name = "unhcr-odp"
    reads = "an answer of the UNHCR Operational Data Portal for a situation"
    shape = Columns.of(
        needed="geomaster_name pop_type_code pop_origin_code date source individuals",
        used="admin_level pop_accommodation_name pop_data_type_name pop_frequency_cumulative"
        " pop_origin_name population_groups households children_total",
        ignored="id geomaster_id geomaster_id1 centroid_lon centroid_lat pop_accommodation_code"
        " pop_data_type_code pop_type_name pop_frequency_name pop_frequency_code"
        " pop_frequency_cumulative_code month year population_group_id"
        " male_04 male_511 male_1217 male_1859 male_60 male_total male_hhs"
        " female_04 female_511 female_1217 female_1859 female_60 female_total female_hhs uac_total"
        " min_master_depth numrecords master_record master_depth master_id",
    )

    def read(self, incoming: Incoming, release: Release) -> Contents:
        """The figures of every row; rows of one cell are kept apart by their population groups."""
        found = super().read(incoming, release)
        return replace(found, rows=_told_apart(found.rows))

    def report(self, incoming: Incoming, release: Release) -> ReportDraft:
        """What the portal said."""
        return release.report(UNHCR, PORTAL, title=PORTAL)

    def figures(self, cells: Cells, report: ReportDraft, release: Release) -> Iterator[Draft]:
        """The people of a row, and its households and children where they are given."""
        cells.choice("admin_level", _LEVELS)
        metric = cells.choice("pop_type_code", _KINDS)
        place = coded_place(cells, "", "pop_origin_code", "pop_origin_name", release)
        common = of_row(cells, metric, place, cells.needed("geomaster_name"))
        common |= {"counting": cells.choice("pop_frequency_cumulative", _COUNTINGS), "note": _note(cells)}
        row_id, found = cells.locator, None
        with cells.gathering():
            if found := people(cells):
                yield cells.draft(report, "individuals", found, row_id=row_id, **common)
        with cells.gathering():
            if number := cells.count("households"):
                yield cells.draft(report, "households", Quantity(number), unit=Unit.HOUSEHOLDS, **common)
        with cells.gathering():
            if number := cells.count("children_total"):
                links = {LinkKind.PART_OF: (row_id,)} if found else {}
                common |= {"group": "children", "links": links}
                yield cells.draft(report, "children_total", Quantity(number), **common)


def _note(cells: Cells) -> str:
    said = (
        ("groups", cells.text("population_groups")),
        ("data type", cells.text("pop_data_type_name")),
        ("accommodation", cells.text("pop_accommodation_name")),
    )
    return "; ".join(f"{name}: {words}" for name, words in said if words)


def _told_apart(rows: Sequence[Draft | Rejection]) -> list[Draft | Rejection]:
    """The rows, those of one cell each under its population groups as a definition."""
    taken = Counter(_cell(row) for row in _drafts(rows))
    return [
        replace(row, definition=row.raw.get("population_groups", ""))
        if isinstance(row, Draft) and taken[_cell(row)] > 1
        else row
        for row in rows
    ]


def _drafts(rows: Iterable[Draft | Rejection]) -> Iterator[Draft]:
    return (row for row in rows if isinstance(row, Draft))


def _cell(draft: Draft) -> tuple[object, ...]:
    who = (draft.source, draft.metric, draft.group, draft.unit)
    return (*who, draft.place, draft.destination, draft.period)
