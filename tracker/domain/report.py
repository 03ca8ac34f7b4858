"""A report: the article, statement or dataset release that carries figures."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from tracker.domain.identity import content_id
from tracker.domain.period import Precision, WrittenDate, last_day
from tracker.domain.scope import Scope, joined

EARLIEST_REPORT = date(1900, 1, 1)
EARLIEST_PERIOD = date(1000, 1, 1)

_SHARPNESS = {
    Precision.DAY: 4,
    Precision.MONTH: 3,
    Precision.YEAR: 2,
    Precision.NOT_BEFORE: 1,
    Precision.NOT_AFTER: 0,
}


@dataclass(frozen=True, slots=True)
class Report:
    """One report; `id` is minted once and stays, whatever is corrected under it later.

    `report_date` is the first day of a month or year where only that is known. `scope` is empty
    for a report that is complete for nothing; `partitions` names the fields whose values its
    reader declares disjoint and whole ("destination", "conflict", "place").
    """

    id: str
    publisher: str
    report_date: date
    precision: Precision = Precision.DAY
    via: str = ""
    title: str = ""
    url: str = ""
    language: str = ""
    caveats: str = ""
    dataset: str = ""
    edition: str = ""
    scope: tuple[Scope, ...] = ()
    partitions: tuple[str, ...] = ()
    sha256: str = ""

    @property
    def written(self) -> WrittenDate:
        """Its date as far as it is known."""
        return WrittenDate(self.report_date, self.precision)

    @property
    def known_from(self) -> date:
        """The day from which its figures count as published: the last day its date allows."""
        return last_day(self.report_date, self.precision)


def mint_report_id(
    publisher: str, url: str, title: str, written: WrittenDate, dataset: str, edition: str
) -> str:
    """The id of a new report: of its edition, else of its address, else of its title and its date.

    The date counts as written: March 2021 is another one than 1 March 2021.
    """
    if dataset:
        return content_id("edition", (dataset, edition))
    if url:
        return content_id("report", (publisher, url))
    return content_id("report", (publisher, "", title, str(written)))


def merge_reports(stored: Report, incoming: Report) -> Report:
    """One report out of two accounts of it, the same whichever came first.

    A sharper date wins over a vaguer one; a `not_before` bound only rises, a `not_after` bound
    only falls; of two days that disagree the earlier stays. Other fields keep what the stored
    one says and take from the incoming what it leaves empty.
    """
    report_date, precision = _merged_date(stored, incoming)
    return replace(
        stored,
        report_date=report_date,
        precision=precision,
        via=stored.via or incoming.via,
        title=stored.title or incoming.title,
        url=stored.url or incoming.url,
        language=stored.language or incoming.language,
        caveats=stored.caveats or incoming.caveats,
        scope=joined(stored.scope, incoming.scope),
        partitions=stored.partitions or incoming.partitions,
        sha256=stored.sha256 or incoming.sha256,
    )


def _merged_date(one: Report, other: Report) -> tuple[date, Precision]:
    sharper, vaguer = sorted((one, other), key=lambda report: -_SHARPNESS[report.precision])
    if sharper.precision is not vaguer.precision:
        return sharper.report_date, sharper.precision
    pick = max if sharper.precision is Precision.NOT_BEFORE else min
    return pick(one.report_date, other.report_date), sharper.precision


def differences(kept: Report, told: Report) -> dict[str, str]:
    """What one account of a report says and the kept one does not: the told value by field."""
    found = {
        name: getattr(told, name)
        for name in ("publisher", "title", "url", "language", "via", "caveats", "dataset", "edition")
        if getattr(told, name) not in ("", getattr(kept, name))
    }
    return found if _days_agree(kept, told) else found | {"report_date": str(told.report_date)}


def _days_agree(kept: Report, told: Report) -> bool:
    if told.precision is Precision.NOT_BEFORE:
        return told.report_date <= kept.known_from
    if told.precision is Precision.NOT_AFTER:
        return kept.report_date <= told.report_date
    return told.report_date <= kept.report_date and kept.known_from <= told.known_from
