"""Sources: one source with all that it counted and the reports that it stands in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tracker.domain.selection import Selection
from tracker.errors import NotFound
from tracker.query.catalogue import Entry, read_catalogue
from tracker.query.coverage import Coverage, read_coverage
from tracker.query.figures import Record
from tracker.store.names import read_aliases
from tracker.store.reading import Reading
from tracker.store.tallies import read_reports_with


@dataclass(frozen=True, slots=True)
class SourceReport:
    """A report that a source put out itself (`own`) or is quoted in, with how many of its figures."""

    report: Record
    figures: int
    own: bool


@dataclass(frozen=True, slots=True)
class SourceStory:
    """A source as the catalogue has it, its series with counts and days, its reports (latest first)."""

    entry: Entry
    aliases: tuple[str, ...]
    series: tuple[Coverage, ...]
    reports: tuple[SourceReport, ...]


def read_source(reading: Reading, name: str) -> SourceStory:
    """All about the source of a key or name; a merged one leads to the one it became. Raises NotFound."""
    key = reading.register.find("source", name)
    if key is None:
        nearest = reading.register.nearest("source", name)
        hint = f"; did you mean {' or '.join(nearest)}?" if nearest else ""
        raise NotFound(f"no source is called {name!r}{hint}")
    return SourceStory(
        entry=_entry(reading, key),
        aliases=tuple(read_aliases(reading.connection, "source", key)),
        series=tuple(read_coverage(reading, Selection(sources=(key,)))),
        reports=tuple(
            SourceReport(report, report.figures, report.publisher == key)
            for report in read_reports_with(reading, key)
        ),
    )


def _entry(reading: Reading, key: str) -> dict[str, Any]:
    return next(entry for entry in read_catalogue(reading, "sources") if entry["key"] == key)
