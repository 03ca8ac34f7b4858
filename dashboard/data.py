"""The data: the dashboard's only door to questions and files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

from tracker.domain.selection import Selection
from tracker.export.answer import Answer
from tracker.export.catalogue import catalogue_answer
from tracker.export.disagreement import disagreement_answer
from tracker.export.figures import figures_answer, figures_page_answer
from tracker.export.formats import csv_chunks, json_chunks
from tracker.export.lines import compare_answer, coverage_answer, series_answer
from tracker.query.buckets import WHOLE
from tracker.query.catalogue import read_catalogue
from tracker.query.choices import Choices, Option, OtherGroups, read_choices
from tracker.query.compare import CompareRow, Comparison, SourceNote, read_comparison
from tracker.query.coverage import Coverage
from tracker.query.figures import (
    FigurePage,
    FigureStory,
    Record,
    RelatedFigure,
    count_undated,
    outgoing_links,
    read_page,
    read_story,
)
from tracker.query.lines import Line, Point
from tracker.query.listing import Listing, read_listing
from tracker.query.misses import NotCompared
from tracker.query.naming import undated_words
from tracker.query.overview import ConflictOverview, Headline, Latest, Overview, read_overview
from tracker.query.partitions import read_partition
from tracker.query.reports import ReportStory, read_report
from tracker.query.resolve import resolve
from tracker.query.rules import OLDEST_DAYS, TOLERANCE_DAYS, Comparable, parse_tolerance
from tracker.query.shared_day import read_shared_day
from tracker.query.sources import SourceReport, SourceStory, read_source
from tracker.query.spread import Spread
from tracker.query.trend import Trend, read_trend
from tracker.store.engine import Store
from tracker.store.reading import Reading, open_reading
from tracker.store.tallies import Tally

__all__ = [
    "OLDEST_DAYS",
    "TOLERANCE_DAYS",
    "WHOLE",
    "Answer",
    "Choices",
    "Comparable",
    "CompareRow",
    "Comparison",
    "ConflictOverview",
    "Coverage",
    "Data",
    "FigurePage",
    "FigureStory",
    "Headline",
    "Latest",
    "Line",
    "Listing",
    "Names",
    "NotCompared",
    "Option",
    "OtherGroups",
    "Overview",
    "Point",
    "Reading",
    "Record",
    "RelatedFigure",
    "ReportStory",
    "SourceNote",
    "SourceReport",
    "SourceStory",
    "Spread",
    "Tally",
    "Trend",
    "catalogue_answer",
    "compare_answer",
    "coverage_answer",
    "csv_chunks",
    "disagreement_answer",
    "figures_answer",
    "figures_page_answer",
    "json_chunks",
    "outgoing_links",
    "parse_tolerance",
    "resolve",
    "series_answer",
    "undated_words",
]

_KINDS = {
    "source": "sources",
    "metric": "metrics",
    "group": "groups",
    "by": "actors",
    "conflict": "conflicts",
    "place": "places",
}
_SAME = {"publisher": "source", "destination": "place"}


@dataclass(frozen=True, slots=True)
class Names:
    """What people call the keys of the store: `entries` are the catalogue's by kind and key."""

    entries: Mapping[str, Mapping[str, Mapping[str, Any]]]

    def entry(self, kind: str, key: str) -> Mapping[str, Any]:
        """All that the catalogue says of a key; empty for one it does not have."""
        return self.entries[_SAME.get(kind, kind)].get(key, {})

    def full(self, kind: str, key: str) -> str:
        """The whole name: "Syrian Observatory for Human Rights"."""
        return str(self.entry(kind, key).get("name") or key)

    def short(self, kind: str, key: str) -> str:
        """The name for narrow places: a source's short name, else the whole name."""
        return str(self.entry(kind, key).get("short_name") or self.full(kind, key))

    def noun(self, kind: str, key: str) -> str:
        """The word in sentences: "deaths", "civilians"."""
        return str(self.entry(kind, key).get("noun") or self.full(kind, key).lower())


class Data:
    """All that the pages ask of one store, each question in one consistent state of it."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._names: tuple[int, Names] | None = None

    @contextmanager
    def reading(self) -> Iterator[Reading]:
        """A reading that stays open, for answers that are streamed. Raises StoreError."""
        with open_reading(self._store) as reading:
            yield reading

    def names(self) -> Names:
        """The names of everything, read again when the store has changed."""
        with self.reading() as reading:
            revision = reading.revision()
            if self._names is None or self._names[0] != revision:
                self._names = (
                    revision,
                    Names(
                        {
                            kind: {entry["key"]: entry for entry in read_catalogue(reading, listed)}
                            for kind, listed in _KINDS.items()
                        }
                    ),
                )
            return self._names[1]

    def trend(self, selection: Selection) -> Trend:
        """The lines of a selection. Raises QuestionError."""
        with self.reading() as reading:
            return read_trend(reading, selection)

    def partition(self, selection: Selection) -> str | None:
        """The field over which most figures of a selection add up, if any. Raises QuestionError."""
        with self.reading() as reading:
            return read_partition(reading, selection)

    def comparison(
        self, selection: Selection, *, on: date, tolerance: int = TOLERANCE_DAYS, reference: str = ""
    ) -> Comparison:
        """The sources side by side on a day. Raises QuestionError."""
        with self.reading() as reading:
            return read_comparison(reading, selection, on=on, tolerance=tolerance, reference=reference)

    def shared_day(self, selection: Selection) -> date | None:
        """The latest day on which several sources can be compared. Raises QuestionError."""
        with self.reading() as reading:
            return read_shared_day(reading, selection)

    def figures(self, selection: Selection, *, after: int = 0, limit: int = 100) -> FigurePage:
        """Some of the figures of a selection, after a key. Raises QuestionError."""
        with self.reading() as reading:
            return read_page(reading, selection, after=after, limit=limit)

    def undated(self, selection: Selection) -> int:
        """How many figures of a selection may be from after its known-on day. Raises QuestionError."""
        with self.reading() as reading:
            return count_undated(reading, selection)

    def listing(self, selection: Selection) -> Listing:
        """What a list of figures can be narrowed by. Raises QuestionError."""
        with self.reading() as reading:
            return read_listing(reading, selection)

    def story(self, figure_id: str) -> FigureStory:
        """All that is known of one figure. Raises NotFound."""
        with self.reading() as reading:
            return read_story(reading, figure_id)

    def choices(self, selection: Selection) -> Choices:
        """What the filters of a selection can be set to. Raises QuestionError."""
        with self.reading() as reading:
            return read_choices(reading, selection)

    def overview(self, known_on: date | None = None) -> Overview:
        """What the store holds, and each source's latest figures on each conflict."""
        with self.reading() as reading:
            return read_overview(reading, known_on)

    def report(self, report_id: str, *, after: int = 0, limit: int = 500) -> ReportStory:
        """A report with its figures. Raises NotFound."""
        with self.reading() as reading:
            return read_report(reading, report_id, after=after, limit=limit)

    def source(self, key: str) -> SourceStory:
        """A source with its series and reports. Raises NotFound."""
        with self.reading() as reading:
            return read_source(reading, key)
