"""Reports: one report with the figures that it carries."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from tracker.domain.identity import is_id
from tracker.errors import NotFound
from tracker.query.figures import FigurePage, Record, outgoing_links
from tracker.store.criteria import Criteria
from tracker.store.reading import Reading
from tracker.store.reports import resolve_reports
from tracker.store.tallies import count_in_report


@dataclass(frozen=True, slots=True)
class ReportStory:
    """A report, and a page of its figures in the order they were stored."""

    report: Record
    page: FigurePage


def read_report(reading: Reading, report_id: str, *, after: int = 0, limit: int = 500) -> ReportStory:
    """The report of an id, or of a former id of it, with its figures after a key; raises NotFound."""
    report = _find(reading, report_id)
    if report is None:
        raise NotFound(f"no report has the id {report_id!r}")
    records = list(islice(reading.records(Criteria(), after=after, report=report.public_id), limit + 1))
    page = records[:limit]
    links = outgoing_links(reading, [record.public_id for record in page])
    total = count_in_report(reading, report.public_id)
    return ReportStory(report, FigurePage(page, links, total, page[-1].id if len(records) > limit else None))


def _find(reading: Reading, report_id: str) -> Record | None:
    if not is_id(report_id):
        return None
    own = report_id.casefold()
    return reading.report(resolve_reports(reading.connection, [own]).get(own, own))
