"""IDMC's Internal Displacement Updates (IDU): one row a displacement of the last months, with its sentence.

Two forms: the older one with a `description`, and that of today's interface with `standard_popup_text`.
Numbers are movements of people, where a source counts households at IDMC's size of a household. A row of
the role "Triangulation" is another account of what a recommended row counts: it is a line of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from html import unescape
from typing import Any

from tracker.domain.link import LinkKind
from tracker.domain.names import fold
from tracker.domain.quantity import Qualifier, Quantity, settle
from tracker.domain.scope import Scope
from tracker.domain.series import Counting
from tracker.errors import FigureError
from tracker.ingest.cells import Cells
from tracker.ingest.draft import Draft, ReportDraft
from tracker.ingest.form_reader import FormReader
from tracker.ingest.reader import Incoming, Release
from tracker.ingest.readers.idmc import CONFLICT, DISASTERS, IDMC, MOVEMENTS, hazard
from tracker.ingest.readers.idmc_idu_days import period_of
from tracker.ingest.table_reader import Columns, TableReader

QUALIFIERS = {
    "total": Qualifier.EXACT,
    "approximately": Qualifier.APPROXIMATELY,
    "more than": Qualifier.MORE_THAN,
    "less than": Qualifier.LESS_THAN,
    "more than or equal": Qualifier.AT_LEAST,
    "less than or equal": Qualifier.AT_MOST,
}
_CAUSES = {"Conflict": CONFLICT, "Disaster": DISASTERS, "Other": "other_causes"}
_ROLES = {"Recommended figure": MOVEMENTS, "Triangulation": f"{MOVEMENTS}, triangulation"}
_TAG = re.compile(r"<[^>]*>")
# "India: 9 displacements (in relief camp)"; the interface also gives people who went back.
_RETURNS = re.compile(r":\s+[\d,]+\s+returns?\b")
_HOUSEHOLDS = re.compile(r"\b([\d,]+) households?\b")
_NEEDED = (
    "id iso3 displacement_type qualifier figure displacement_date displacement_start_date"
    " displacement_end_date type"
)
_USED = "event_name subtype created_at role sources source_url locations_name link event_codes"
_IGNORED = (
    "country latitude longitude centroid year event_id event_code_types event_start_date event_end_date"
    " category subcategory old_id combined_type standard_info_text event_url event_info"
    " locations_coordinates locations_accuracy locations_type displacement_occurred"
)


class _Updates(TableReader):
    """A form of the updates; `words` is the column with the sentence."""

    name = "idmc-idu"
    words: str

    def report(self, incoming: Incoming, release: Release) -> ReportDraft:
        """What IDMC gave out on a day: whole for its countries, between the days that its rows end on."""
        return release.report(
            IDMC,
            "IDMC IDU",
            title="Internal Displacement Updates",
            via="HDX" if incoming.table.tags else "",
            caveats="Preliminary estimates, corrected and completed later.",
            scope=self._scope(incoming),
            partitions=("place",),
        )

    def figures(self, cells: Cells, report: ReportDraft, release: Release) -> Iterator[Draft]:
        """The displacements of an update; of a disaster also as those of its kind of hazard."""
        sentence = plain(cells.text(self.words))
        if _RETURNS.search(sentence):
            message = "the update counts people who went back: no displacement"
            raise FigureError("unknown_measure", self.words, sentence, message)
        event, quantity = cells.needed("id"), _quantity(cells)
        cause = cells.choice("displacement_type", _CAUSES)
        role = cells.choice("role", _ROLES) if cells.text("role") else MOVEMENTS
        common: dict[str, Any] = {
            "source": IDMC,
            "metric": "displaced",
            "counting": Counting.PERIOD,
            "definition": role,
            "place": cells.needed("iso3"),
            "period": period_of(cells, sentence),
            "external_id": event,
            "value_text": f"{cells.text('qualifier')} {cells.text('figure')}",
            "quote": sentence,
            "locality": cells.text("locations_name"),
            "cited": _cited(cells),
            "note": _note(cells, sentence),
        }
        yield cells.draft(report, "figure", quantity, by=cause, row_id=event, **common)
        if cause == DISASTERS:
            with cells.gathering():
                kind, links = hazard(cells, "type"), {LinkKind.PART_OF: (event,)}
                yield cells.draft(report, "figure", quantity, by=kind, links=links, **common)

    def _scope(self, incoming: Incoming) -> tuple[Scope, ...]:
        places: set[str] = set()
        days: list[date] = []
        for row in incoming.table.rows:
            cells = Cells(row, [])
            with cells.gathering():
                end = period_of(cells, plain(cells.text(self.words))).end
                places.add(cells.needed("iso3"))
                days += [end] if end is not None else []
        if not days:
            return ()
        return (Scope(places=frozenset(places), first=min(days), last=max(days)),)


class _Described(_Updates):
    reads = "updates with a description"
    words = "description"
    shape = Columns.of(needed=f"{_NEEDED} description", used=_USED, ignored=_IGNORED)


class _Popup(_Updates):
    reads = "updates with the text of a popup"
    words = "standard_popup_text"
    shape = Columns.of(needed=f"{_NEEDED} standard_popup_text", used=_USED, ignored=_IGNORED)


def plain(text: str) -> str:
    """A text without its mark-up, in one line."""
    return " ".join(unescape(_TAG.sub(" ", text)).split())


def _quantity(cells: Cells) -> Quantity:
    number = cells.count("figure")
    if number is None:
        raise FigureError("no_quantity", "figure", "", "the update has no figure")
    written = fold(cells.needed("qualifier"))
    if written not in QUALIFIERS:
        message = f"{written!r} is none of {', '.join(QUALIFIERS)}"
        raise FigureError("unknown_qualifier", "qualifier", cells.text("qualifier"), message)
    return settle(number, None, None, QUALIFIERS[written], cells.text("figure"))


def _cited(cells: Cells) -> str:
    return ", ".join(filter(None, map(cells.text, ("sources", "source_url", "link"))))


def _note(cells: Cells, sentence: str) -> str:
    said = [cells.text("event_name"), cells.text("subtype") or cells.text("type")]
    if found := _HOUSEHOLDS.search(sentence):
        said.append(f"its source counts {found[0]}")
    if codes := cells.text("event_codes").strip("[]"):
        said.append(f"event codes {codes}")
    if created := cells.text("created_at")[:10]:
        said.append(f"entered {created}")
    return "; ".join(filter(None, said))


READER = FormReader(
    "idmc-idu",
    "IDMC Internal Displacement Updates: displacements by event, each with its sentence",
    (_Described(), _Popup()),
)
