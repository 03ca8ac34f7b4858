"""ACLED's event export: one row an event of political violence or protest, with its reported fatalities.

Columns and codes by the ACLED Codebook. The number of fatalities is the most conservative one that reports
give; where they name none in digits, ACLED enters one of its own (12 for "dozens"). It bounds nothing and
is stored as it stands. 0 is also entered where reports are silent about deaths, and so is no figure: it
would say of a protest that nobody died there.

An export is what somebody asked for: it is complete for nothing that can be seen in it. ACLED's terms
forbid passing it on.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pycountry

from tracker.domain.period import Period, Precision, last_day
from tracker.domain.quantity import Quantity
from tracker.domain.series import Basis, Counting
from tracker.ingest.cells import Cells
from tracker.ingest.draft import Draft, ReportDraft
from tracker.ingest.reader import Incoming, Release
from tracker.ingest.readers.ucdp import coded
from tracker.ingest.table_reader import Columns, TableReader

_ACLED = "ACLED"
# The day is known; the week; the month.
_TIMES = {1: Precision.DAY, 2: Precision.DAY, 3: Precision.MONTH}
_SPOTS = {1: "exact", 2: "near a place", 3: "region"}
_CAVEATS = (
    "Reported fatalities, the most conservative number of several, not verified; 0 is no figure here. "
    "ACLED's terms of use forbid passing its file on"
)


class Acled(TableReader):
    """The reader of ACLED's events: reported fatalities, one number without bounds."""

    name = "acled"
    reads = "ACLED event export: reported fatalities by event"
    shape = Columns.of(
        needed="event_id_cnty event_date time_precision event_type actor1 country location geo_precision"
        " source notes fatalities",
        used="iso sub_event_type actor2 civilian_targeting admin1 admin2 admin3",
        ignored="year disorder_type assoc_actor_1 inter1 assoc_actor_2 inter2 interaction region latitude"
        " longitude source_scale tags timestamp population_1km population_2km population_5km population_best"
        " data_id event_id_no_cnty iso3 gwno ally_actor_1 ally_actor_2",
    )

    def report(self, incoming: Incoming, release: Release) -> ReportDraft:
        """An export as ACLED's data stood on its day; complete for nothing that it shows."""
        return release.report(
            _ACLED,
            "ACLED",
            title="ACLED event data",
            via="HDX" if incoming.table.tags else "",
            caveats=_CAVEATS,
        )

    def figures(self, cells: Cells, report: ReportDraft, release: Release) -> Iterator[Draft]:
        """The reported fatalities of an event, if there are any."""
        cells.needed("fatalities")
        precision = coded(cells, "time_precision", _TIMES)
        note = _note(cells)
        period = _period(cells, precision)
        if not (number := cells.count("fatalities")):
            return
        yield cells.draft(
            report,
            "fatalities",
            Quantity(number),
            source=_ACLED,
            metric="deaths",
            definition="reported fatalities",
            counting=Counting.PERIOD,
            basis=Basis.DOCUMENTED,
            place=_place(cells),
            locality=_locality(cells),
            period=period,
            period_precision=precision,
            external_id=cells.needed("event_id_cnty"),
            quote=cells.text("notes"),
            cited=cells.text("source"),
            note=note,
        )


def _period(cells: Cells, precision: Precision) -> Period:
    """The day of an event, or the whole month where only that is known."""
    cells.needed("event_date")
    day = cells.day("event_date") or date.min
    if precision is Precision.MONTH:
        return Period(day.replace(day=1), last_day(day, precision))
    return Period(day, day)


def _place(cells: Cells) -> str:
    """The country by its ISO number; by its name where the row has none (Kosovo), or an unknown one."""
    number = cells.count("iso")
    country = pycountry.countries.get(numeric=f"{number:03}") if number else None
    if country is not None:
        return str(country.alpha_3)
    name = cells.needed("country")
    if number:
        cells.warn("iso", "unknown_code", f"no country has this number: taken by its name {name!r}")
    return name


def _locality(cells: Cells) -> str:
    """The spot, and the parts of the country that it lies in, from small to large."""
    names = (cells.text(column) for column in ("location", "admin3", "admin2", "admin1"))
    return ", ".join(dict.fromkeys(filter(None, names)))


def _note(cells: Cells) -> str:
    """What happened between whom, and how exactly its day and place are known."""
    kind = ": ".join(filter(None, (cells.needed("event_type"), cells.text("sub_event_type"))))
    actors = " - ".join(filter(None, (cells.text("actor1"), cells.text("actor2"))))
    spot = coded(cells, "geo_precision", _SPOTS)
    said = (kind, actors, cells.text("civilian_targeting"), f"date precision {cells.text('time_precision')}")
    return "; ".join(filter(None, (*said, f"place: {spot}")))


READER = Acled()
