"""What was found in an article: for people a row a figure and remarks, as CSV and JSON all of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import orjson

from tracker.cli.output import Form, give, write
from tracker.domain.period import WrittenDate
from tracker.domain.series import Unit
from tracker.domain.wording import amount, quantity_words
from tracker.export.answer import Answer
from tracker.extraction.candidate import Anchor, Candidate, Extraction, Rejected, Role, Status
from tracker.extraction.candidate_json import FIGURE_FIELDS, candidate_json, extraction_json
from tracker.extraction.document import Document

_COLUMNS = (
    *("figure", "metric", "group", "source", "place", "destination", "from", "to", "part_of", "told_as"),
    *("tier", "quote"),
)
# What a number is instead of a figure, its first word a noun that takes an s.
_KINDS = {
    "date": "date",
    "time": "time of day",
    "duration": "length of time",
    "age": "age",
    "money": "sum of money",
    "percent": "share",
    "fraction": "share",
    "distance": "measure",
    "rate": "rate",
    "times": "number of times",
    "ordinal": "ordinal",
    "name": "number in a name",
    "things": "count of things",
    "projected": "forecast",
    "planned": "plan",
    "hypothetical": "supposition",
    "need": "need",
    "question": "question",
}
_OTHER = "number of something else"


def give_found(document: Document, found: Extraction, form: Form, path: Path | None = None) -> None:
    """Give what was found, on stdout or in a file; what a table or CSV has no room for goes to stderr."""
    if form is Form.JSON:
        write([orjson.dumps(extraction_json(document, found)) + b"\n"], path)
        return
    about = {"caveats": list(_remarks(document, found))}
    answer = _all if form is Form.CSV else _table
    give(replace(answer(found), about=about), form, path)


def _all(found: Extraction) -> Answer:
    rows = [tuple(map(_cell, candidate_json(candidate).values())) for candidate in found.figures]
    return Answer("extraction", FIGURE_FIELDS, rows)


def _cell(value: Any) -> Any:
    return "; ".join(value) if isinstance(value, list) else value


def _table(found: Extraction) -> Answer:
    """The figures in the order of the text, each with the whole it is a part of."""
    quotes = {candidate.start: candidate.quote for candidate in found.figures}
    return Answer("extraction", _COLUMNS, [_row(one, quotes, found.anchors) for one in found.figures])


def _row(candidate: Candidate, quotes: Mapping[int, str], anchors: Sequence[Anchor]) -> tuple[str, ...]:
    households = " households" if candidate.unit is Unit.HOUSEHOLDS else ""
    return (
        f"{quantity_words(candidate.quantity)}{households}",
        candidate.metric,
        candidate.group,
        candidate.source_key or candidate.source,
        candidate.place,
        candidate.destination,
        _beginning(candidate, anchors),
        str(candidate.period_end or ""),
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


def _beginning(candidate: Candidate, anchors: Sequence[Anchor]) -> str:
    """The first day of a figure's period, and what began on it: "2024-11-27 (offensive)"."""
    start = candidate.period_start
    if start is None or start == candidate.period_end:
        return str(start or "")
    events = dict.fromkeys(anchor.event for anchor in anchors if anchor.on == start)
    return " ".join([str(start), *(f"({event})" for event in events)])


def _remarks(document: Document, extraction: Extraction) -> Iterator[str]:
    day = f"published {document.published_on}" if document.published_on else "without a date"
    language = f"in {document.language}" if document.language else "in a language that could not be told"
    about = (document.title, document.publisher, day, language)
    yield f"Read: {', '.join(filter(None, about))}."
    if document.caveats:
        yield f"The page says of itself: {', '.join(document.caveats)}."
    for anchor in extraction.anchors:
        quote = document.text[anchor.start : anchor.end]
        yield f"Start of “{anchor.event}”: {WrittenDate(anchor.on, anchor.precision)} (“{quote}”)."
    if extraction.rejected:
        yield _set_aside(extraction.rejected)


def _set_aside(rejected: Sequence[Rejected]) -> str:
    numbers, verb = amount(len(rejected), "other number"), "was" if len(rejected) == 1 else "were"
    kinds = Counter(_KINDS.get(one.reason, _OTHER) for one in rejected)
    listed = ", ".join(_amount(count, kind) for kind, count in kinds.most_common())
    return f"{numbers} {verb} set aside: {listed} (--format json lists them)."


def _amount(count: int, kind: str) -> str:
    noun, *more = kind.split(" ", 1)
    return " ".join([amount(count, noun), *more])
