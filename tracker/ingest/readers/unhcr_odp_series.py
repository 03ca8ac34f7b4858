"""Time series of UNHCR's Operational Data Portal: individuals by day or by month, and nothing else.

The portal's answer (`{"data": {"timeseries": [{"data_date", "unix_timestamp", "individuals"}, ...]}}`, with
`month` and `year` where it was asked for months) says neither who is counted nor where: that stood in
the question. A file of it is read if its name tells: `refugees-from-SYR-in-LBN.json`, with ISO3 codes or
names; without `in` the number is of all countries together, without `from` of all origins. A name that
does not tell is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from tracker.domain.period import Period, Precision, last_day
from tracker.domain.series import Counting
from tracker.errors import DocumentError, FigureError
from tracker.ingest.cells import Cells
from tracker.ingest.draft import Draft, ReportDraft
from tracker.ingest.reader import Contents, Incoming, Release
from tracker.ingest.readers.unhcr import UNHCR
from tracker.ingest.readers.unhcr_odp_people import PORTAL, people
from tracker.ingest.table_reader import Columns, TableReader

_SERIES = Columns.of(needed="individuals unix_timestamp", used="data_date month year")
_METRICS = {"refugees": "refugees", "asylum seekers": "asylum_seekers", "idps": "displaced"}
_NAMED = re.compile(r"(?:.* )?(refugees|asylum seekers|idps)(?: from (.+?))?(?: in (.+))?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Subject:
    """Who and where a series counts, as its file's name tells it."""

    metric: str
    place: str
    destination: str


_NOT_TOLD = Subject("", "", "")


def subject_in(name: str) -> Subject:
    """The subject that a file's name tells; raises DocumentError for a name that tells none."""
    found = _NAMED.fullmatch(re.sub(r"[-_ ]+", " ", Path(name).stem))
    people, origin, country = found.groups(default="") if found else ("", "", "")
    metric = _METRICS.get(people.casefold(), "")
    inside = metric == "displaced"
    if not (origin or country) or (inside and bool(origin)):
        raise DocumentError(
            f"{name}: a time series of the portal does not say who is counted, nor where: give the file a "
            "name that does, such as refugees-from-SYR-in-LBN.json or idps-in-UKR.json"
        )
    return Subject(metric, country, "") if inside else Subject(metric, origin or "world", country or "all")


class OdpSeries(TableReader):
    """The reader of time series; `subject` is whom and where the one that is read counts."""

    name = "unhcr-odp"
    reads = "a time series of the UNHCR Operational Data Portal"
    shape = _SERIES

    def __init__(self, subject: Subject = _NOT_TOLD) -> None:
        self._subject = subject

    def read(self, incoming: Incoming, release: Release) -> Contents:
        """The figures of a series, whose subject the file's name tells. Raises DocumentError."""
        if self._subject is _NOT_TOLD:
            return OdpSeries(subject_in(incoming.document.name)).read(incoming, release)
        return super().read(incoming, release)

    def report(self, incoming: Incoming, release: Release) -> ReportDraft:
        """What the portal said on the day it was asked; it can be asked for a part of the time only."""
        return release.report(UNHCR, PORTAL, title=PORTAL)

    def figures(self, cells: Cells, report: ReportDraft, release: Release) -> Iterator[Draft]:
        """How many there were on the day, or at the end of the month."""
        if number := people(cells):
            yield cells.draft(
                report,
                "individuals",
                number,
                source=UNHCR,
                metric=self._subject.metric,
                place=self._subject.place,
                destination=self._subject.destination,
                counting=Counting.STOCK,
                note="who and where by the name of the file",
                **_day(cells),
            )


def _day(cells: Cells) -> dict[str, Any]:
    if day := cells.day("data_date"):
        return {"period": Period(None, day)}
    year, month = cells.year("year"), cells.count("month")
    if month is None or not 1 <= month <= 12:
        raise FigureError("not_a_date", "month", cells.text("month"), "neither a day nor a month is given")
    end = last_day(date(year, month, 1), Precision.MONTH)
    return {"period": Period(None, end), "period_precision": Precision.MONTH}
