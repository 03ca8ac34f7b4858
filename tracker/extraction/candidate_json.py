"""Candidates as JSON: the form in which what was found leaves the extractor, null where not known."""

from __future__ import annotations

from typing import Any

from tracker.extraction.candidate import Anchor, Candidate, Extraction, NamedSource, Rejected
from tracker.extraction.document import Document


def candidate_json(candidate: Candidate) -> dict[str, Any]:
    """A candidate by the names of its fields; days are ISO 8601, offsets count code points."""
    quantity = candidate.quantity
    return {
        "start": candidate.start,
        "end": candidate.end,
        "quote": candidate.quote,
        "metric": candidate.metric,
        "group": candidate.group,
        "unit": candidate.unit.value,
        "value": quantity.value,
        "low": quantity.low,
        "high": quantity.high,
        "qualifier": quantity.qualifier.value,
        "source": candidate.source or None,
        "source_key": candidate.source_key or None,
        "place": candidate.place or None,
        "period_start": candidate.period_start and candidate.period_start.isoformat(),
        "period_end": candidate.period_end and candidate.period_end.isoformat(),
        "part_of_start": candidate.part_of_start,
        "status": candidate.status.value,
        "tier": candidate.tier.value,
        "confidence": candidate.confidence,
        "place_key": candidate.place_key or None,
        "destination": candidate.destination or None,
        "destination_key": candidate.destination_key or None,
        "period_precision": candidate.period_precision.value,
        "role": candidate.role.value,
        "update_of_start": candidate.update_of_start,
        "rules": list(candidate.rules),
    }


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
