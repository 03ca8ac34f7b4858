"""Candidates as JSON: the form in which what was found leaves the extractor, null where not known."""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import Any

from tracker.extraction.candidate import Anchor, Candidate, Extraction, NamedSource, Rejected
from tracker.extraction.document import Document

_QUANTITY = ("value", "low", "high", "qualifier")
FIGURE_FIELDS = (
    *("start", "end", "quote", "metric", "group", "unit", *_QUANTITY, "source", "source_key", "place"),
    *("period_start", "period_end", "part_of_start", "status", "tier", "confidence", "place_key"),
    *("destination", "destination_key", "period_precision", "role", "update_of_start", "rules"),
)


def candidate_json(candidate: Candidate) -> dict[str, Any]:
    """A candidate by the names of FIGURE_FIELDS; days are ISO 8601, offsets count code points."""
    found = {
        name: _plain(getattr(candidate.quantity if name in _QUANTITY else candidate, name))
        for name in FIGURE_FIELDS
    }
    if not (candidate.period_start or candidate.period_end):
        found["period_precision"] = None
    return found


def _plain(value: Any) -> Any:
    """A value as JSON has it; None for an empty text."""
    match value:
        case "":
            return None
        case Enum():
            return value.value
        case date():
            return value.isoformat()
        case tuple():
            return list(value)
    return value


def rejected_json(rejected: Rejected) -> dict[str, Any]:
    """A number that is no figure, with what it is instead."""
    return {
        "start": rejected.start,
        "end": rejected.end,
        "quote": rejected.quote,
        "reason": rejected.reason,
    }


def source_json(source: NamedSource) -> dict[str, Any]:
    """A known source that the text names."""
    return {"start": source.start, "end": source.end, "quote": source.quote, "key": source.key}


def anchor_json(anchor: Anchor) -> dict[str, Any]:
    """The start of an event, as the text gives it."""
    return {
        "event": anchor.event,
        "start": anchor.start,
        "end": anchor.end,
        "on": anchor.on.isoformat(),
        "precision": anchor.precision.value,
    }


def extraction_json(document: Document, extraction: Extraction) -> dict[str, Any]:
    """What is known of a document, its candidates, and the numbers that are none."""
    return {
        "title": document.title or None,
        "publisher": document.publisher or None,
        "published": document.published_on and document.published_on.isoformat(),
        "language": document.language or None,
        "caveats": list(document.caveats),
        "sha256": document.sha256 or None,
        "figures": [candidate_json(candidate) for candidate in extraction.figures],
        "rejected": [rejected_json(rejected) for rejected in extraction.rejected],
        "sources": [source_json(source) for source in extraction.sources],
        "anchors": [anchor_json(anchor) for anchor in extraction.anchors],
    }
