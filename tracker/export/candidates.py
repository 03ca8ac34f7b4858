"""Candidates as answers: the list, and one with all that helps to decide on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from tracker.domain.counts import parse_count
from tracker.domain.period import Precision, WrittenDate
from tracker.domain.quantity import Qualifier, Quantity, settle
from tracker.domain.wording import quantity_words
from tracker.export.answer import Answer
from tracker.export.formats import plain
from tracker.ingest.decided_drafts import Proposed, edits
from tracker.ingest.offices import OFFICE, Naming
from tracker.ingest.repeats import Record, read_similar
from tracker.store.candidates import read_candidate, read_candidates
from tracker.store.entities import listed_sources
from tracker.store.reading import Reading

_CELLS = (
    *("source", "metric", "group", "by", "definition", "conflict", "place", "destination", "locality"),
    *("counting", "unit", "basis", "value", "low", "high", "qualifier", "period_start", "period_end"),
    *("period_precision", "value_text", "quote", "locator", "standing", "note"),
)
_NUMBERS = ("value", "low", "high")
_OWN = (
    *("state", "tier", "confidence", "status", "role", "part_of", "update_of", "extractor", "sha256"),
    *("decided_by", "decided_at", "reason"),
)
CANDIDATE_COLUMNS = (
    *("candidate", "state", "tier", "confidence"),
    *_CELLS,
    *("source_is", "status", "role", "part_of", "update_of", "rules", "extractor", "report_id", "publisher"),
    *("report_title", "report_date", "report_url", "sha256", "decided_by", "decided_at", "reason"),
    "figure_id",
)
# What a person is told in other words, or in a row of its own.
_TOLD_APART = frozenset({"quote", "qualifier", *_NUMBERS, "part_of", "update_of", "source_is"})


def candidates_answer(reading: Reading, candidates: Iterable[Proposed]) -> Answer:
    """A row a candidate: as it was decided where it was, else as it is proposed."""
    naming = _naming(reading)
    rows = [_values(reading, candidate, naming) for candidate in candidates]
    columns = CANDIDATE_COLUMNS
    return Answer("candidates", columns, [tuple(row[name] for name in columns) for row in rows])


def candidate_answer(reading: Reading, number: int) -> Answer:
    """One candidate, a row a field, the number marked in its sentence; raises NotFound."""
    candidate = read_candidate(reading.connection, number)
    naming = _naming(reading)
    rows = [(name, value) for name, value in _told(reading, candidate, naming) if value]
    rows += _family(candidate, read_candidates(reading.connection, report=candidate.report))
    quantity = _quantity(_cells(candidate))
    similar = read_similar(reading, candidate, naming)
    rows += [("similar", _similar(reading, record, quantity)) for record in similar]
    return Answer("candidate", ("field", "value"), rows)


def _naming(reading: Reading) -> Naming:
    return Naming(reading.register, listed_sources(reading.connection))


def _cells(candidate: Proposed) -> Mapping[str, str]:
    cells: Mapping[str, str] = candidate.decided_draft or candidate.draft
    return cells


def _quantity(cells: Mapping[str, str]) -> Quantity:
    value, low, high = (parse_count(cells.get(name, ""), name) for name in _NUMBERS)
    return settle(value, low, high, Qualifier(cells["qualifier"]))


def _values(reading: Reading, candidate: Proposed, naming: Naming) -> dict[str, Any]:
    cells, quantity = _cells(candidate), _quantity(_cells(candidate))
    return {
        **{name: cells.get(name, "") for name in _CELLS},
        **{name: getattr(candidate, name) for name in _OWN},
        **{name: getattr(quantity, name) for name in _NUMBERS},
        "candidate": candidate.id,
        "source_is": _source_is(candidate, naming),
        "rules": "; ".join(candidate.rules),
        "report_id": candidate.report,
        "publisher": reading.register.label("source", candidate.publisher),
        "report_title": candidate.title,
        "report_date": str(WrittenDate(candidate.report_date, Precision(candidate.precision))),
        "report_url": candidate.url,
        "figure_id": candidate.figure or "",
    }


def _source_is(candidate: Proposed, naming: Naming) -> str:
    """What is to be known of the source before it is decided on."""
    return naming.told(candidate) if candidate.state == "pending" else ""


def _source_words(candidate: Proposed, naming: Naming) -> str:
    source, told = candidate.draft["source"], _source_is(candidate, naming)
    if told == OFFICE:
        kept = naming.kept_name(candidate, candidate.draft)
        return f"{OFFICE}: to be kept apart as {kept!r} unless --set source= says whose"
    near = naming.register.nearest("source", source) if told else []
    return f"{told}; near it: {', '.join(near)}" if near else told


def _told(reading: Reading, candidate: Proposed, naming: Naming) -> Iterator[tuple[str, str]]:
    yield "sentence", _marked(candidate)
    yield "figure", quantity_words(_quantity(_cells(candidate)))
    if candidate.state == "edited":
        yield "edited", "; ".join(edits(candidate.draft, candidate.decided_draft))
    values = _values(reading, candidate, naming)
    yield "source is", _source_words(candidate, naming)
    for name in CANDIDATE_COLUMNS:
        if name not in _TOLD_APART:
            yield name.replace("_", " "), plain(values[name])
    yield "caveats", candidate.caveats


def _marked(candidate: Proposed) -> str:
    """The sentence with the number between double brackets."""
    sentence = candidate.draft["quote"]
    start, end = (at - candidate.sentence_start for at in (candidate.span_start, candidate.span_end))
    return f"{sentence[:start]}[[{sentence[start:end]}]]{sentence[end:]}"


def _family(candidate: Proposed, others: Iterable[Proposed]) -> Iterator[tuple[str, str]]:
    for other in others:
        if other.id == candidate.part_of:
            yield "part of", _named(other)
        elif other.part_of == candidate.id:
            yield "its part", _named(other)
        elif other.id == candidate.update_of:
            yield "older than", _named(other)


def _named(candidate: Proposed) -> str:
    cells = _cells(candidate)
    words = f"{quantity_words(_quantity(cells))}, {cells['metric']}, {cells.get('group', 'all')}"
    return f"candidate {candidate.id}, {candidate.state}: {words}"


def _similar(reading: Reading, record: Record, quantity: Quantity) -> str:
    """What the source said about then, told apart where it is the same number."""
    said = Quantity(record.value, record.low, record.high, Qualifier(record.qualifier))
    places = (reading.register.label(field, getattr(record, field)) for field in ("conflict", "place"))
    told = (quantity_words(said), "the same number" if said == quantity else "", *places)
    return (
        f"{record.as_of}: {', '.join(filter(None, told))}; {record.title or record.url} ({record.public_id})"
    )
