"""Candidate drafts: a candidate in the cells of the figures table, as a person can read and mend them."""

from __future__ import annotations

from dataclasses import dataclass

from tracker.domain.figure import Standing
from tracker.domain.period import Precision
from tracker.domain.quantity import LOWER_BOUNDS, UPPER_BOUNDS, Quantity
from tracker.domain.series import Counting
from tracker.domain.text import storable
from tracker.errors import UnknownName
from tracker.extraction.candidate import Candidate, Role, Status
from tracker.extraction.document import Document
from tracker.store.names import Register
from tracker.store.proposals import Proposal

_REMARKS = {
    Status.DISPUTED: "cited in the text to be denied",
    Status.FEARED: "feared in the text, not asserted",
}
_BACKGROUND = "given in the text for comparison"
NO_SOURCE = "the text names no source: its publisher stands for it"
_BETWEEN = "; "


@dataclass(frozen=True, slots=True)
class Drafting:
    """What drafts are made with: the document, its publisher's name, the conflict where one was said."""

    document: Document
    publisher: str
    conflict: str
    register: Register
    usual_counting: dict[str, str]

    def propose(self, candidate: Candidate) -> Proposal:
        """The candidate as the store keeps it."""
        return Proposal(
            start=candidate.start,
            end=candidate.end,
            sentence_start=candidate.sentence.start,
            draft=self._draft(candidate),
            tier=candidate.tier,
            confidence=candidate.confidence,
            rules=candidate.rules,
            status=candidate.status,
            role=candidate.role,
            part_of_start=candidate.part_of_start,
            update_of_start=candidate.update_of_start,
        )

    def _draft(self, candidate: Candidate) -> dict[str, str]:
        source = self._label("source", candidate.source_key) or candidate.source
        cells = {
            "source": source or self.publisher,
            "metric": candidate.metric,
            "group": candidate.group,
            "conflict": self.conflict,
            "place": self._label("place", candidate.place_key) or candidate.place,
            "destination": self._label("place", candidate.destination_key) or candidate.destination,
            "counting": self._counting(candidate),
            "period_start": _day(candidate.period_start),
            "period_end": _day(candidate.period_end),
            "period_precision": _precision(candidate),
            **quantity_cells(candidate.quantity),
            "value_text": candidate.quote,
            "unit": str(candidate.unit),
            "standing": str(Standing.DISPUTED) if candidate.status is Status.DISPUTED else "",
            "quote": self.document.text[candidate.sentence.start : candidate.sentence.end],
            "locator": f"characters {candidate.start}-{candidate.end}",
            "note": _BETWEEN.join(_remarks(candidate, named=bool(source))),
        }
        return {name: storable(cell) for name, cell in cells.items() if cell}

    def _label(self, kind: str, key: str) -> str:
        """How files print a key; "" for one that the store does not know."""
        found = self.register.find(kind, key) if key else None
        return self.register.label(kind, found) if found else ""

    def _counting(self, candidate: Candidate) -> str:
        """What is counted on a day stays so; of other counts the period tells how they run."""
        usual = self.usual_counting.get(candidate.metric, "")
        if usual == Counting.STOCK or candidate.period_start is None:
            return usual
        return str(Counting.PERIOD if candidate.period_end is not None else Counting.CUMULATIVE)


def _day(day: object) -> str:
    return "" if day is None else str(day)


def _precision(candidate: Candidate) -> str:
    """How exactly the period is known; "" for to the day, and where none is told."""
    told = candidate.period_start is not None or candidate.period_end is not None
    return str(candidate.period_precision) if told and candidate.period_precision is not Precision.DAY else ""


def quantity_cells(quantity: Quantity) -> dict[str, str]:
    """Each number once: a bound that the qualifier means by itself is not written beside the value."""
    low = None if quantity.qualifier in LOWER_BOUNDS else quantity.low
    high = None if quantity.qualifier in UPPER_BOUNDS else quantity.high
    numbers = {"value": quantity.value, "low": low, "high": high}
    cells = {name: "" if number is None else str(number) for name, number in numbers.items()}
    return cells | {"qualifier": str(quantity.qualifier)}


def _remarks(candidate: Candidate, *, named: bool) -> list[str]:
    remarks = [_REMARKS[candidate.status]] if candidate.status in _REMARKS else []
    if candidate.role is Role.BACKGROUND:
        remarks.append(_BACKGROUND)
    return remarks if named else [*remarks, NO_SOURCE]


def without_remark(note: str, remark: str) -> str:
    """The note of a draft without one of its remarks."""
    return _BETWEEN.join(one for one in note.split(_BETWEEN) if one != remark)


def check_conflict(register: Register, name: str) -> None:
    """Raises UnknownName, with the nearest, for a conflict that is not known: none is made of a slip."""
    if name and register.find("conflict", name) is None:
        raise UnknownName("conflict", name, register.nearest("conflict", name))
