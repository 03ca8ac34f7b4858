"""What was found in an article, for people: a row a figure, and what there is to say of the article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tracker.domain.series import Unit
from tracker.domain.wording import amount, quantity_words
from tracker.export.answer import Answer
from tracker.extraction.candidate import Candidate, Extraction, Role, Status
from tracker.extraction.document import Document

_COLUMNS = (
    *("figure", "metric", "group", "source", "place", "destination", "period", "part_of", "told_as"),
    *("tier", "quote"),
)


def found_answer(document: Document, extraction: Extraction) -> Answer:
    """The figures of an article in the order of its text, each with the whole it is a part of."""
    quotes = {candidate.start: candidate.quote for candidate in extraction.figures}
    rows = [_row(candidate, quotes) for candidate in extraction.figures]
    return Answer("extraction", _COLUMNS, rows, {"caveats": list(_remarks(document, extraction))})


def _row(candidate: Candidate, quotes: Mapping[int, str]) -> tuple[str, ...]:
    households = " households" if candidate.unit is Unit.HOUSEHOLDS else ""
    return (
        f"{quantity_words(candidate.quantity)}{households}",
        candidate.metric,
        candidate.group,
        candidate.source_key or candidate.source,
        candidate.place,
        candidate.destination,
        _period(candidate),
        "" if candidate.part_of_start is None else quotes.get(candidate.part_of_start, ""),
        ", ".join(_told_as(candidate)),
        candidate.tier.value,
        candidate.quote,
    )


def _told_as(candidate: Candidate) -> Iterator[str]:
    """How the text stands to a figure, where it does not simply report it."""
    if candidate.status is not Status.ASSERTED:
        yield candidate.status.value
    if candidate.role is not Role.CURRENT:
        yield candidate.role.value


def _period(candidate: Candidate) -> str:
    start, end = candidate.period_start, candidate.period_end
    if start and end and start != end:
        return f"{start} to {end}"
    if start and not end:
        return f"from {start}"
    return str(end or "") if start else (f"to {end}" if end else "")


def _remarks(document: Document, extraction: Extraction) -> Iterator[str]:
    day = f"published {document.published_on}" if document.published_on else "without a date"
    language = f"in {document.language}" if document.language else "in a language that could not be told"
    about = (document.title, document.publisher, day, language)
    yield f"Read: {', '.join(filter(None, about))}."
    if document.caveats:
        yield f"The page says of itself: {', '.join(document.caveats)}."
    if extraction.rejected:
        yield f"No figures: {amount(len(extraction.rejected), 'other number')} (--format json lists them)."
