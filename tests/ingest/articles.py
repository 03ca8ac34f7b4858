"""Articles for tests: a text whose candidates are made by hand, as extraction would find them."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import select

from tracker.domain.quantity import Qualifier, Quantity
from tracker.domain.series import Unit
from tracker.extraction.candidate import Candidate, Extraction, Span, Tier
from tracker.extraction.document import Document
from tracker.ingest.candidates import Saved, save_candidates
from tracker.store.candidates import read_candidates
from tracker.store.engine import Store
from tracker.store.import_tables import CandidateRow
from tracker.store.tables import table_of

TEXT = (
    "Fighting went on. The death toll has risen to over 370, including at least 20 civilians, according to "
    "the Syrian Observatory for Human Rights. Up to 5 more are feared dead."
)
OVER_370 = Quantity(370, 370, None, Qualifier.MORE_THAN)
AT_LEAST_20 = Quantity(20, 20, None, Qualifier.AT_LEAST)


def article(text: str = TEXT, **fields: Any) -> Document:
    usual: dict[str, Any] = {"title": "What is going on?", "publisher": "Metro", "language": "en"}
    usual |= {"published_on": date(2024, 12, 1), "caveats": ("marked as written by a machine",)}
    return Document(text, **usual | fields)


def found(quote: str, quantity: Quantity, text: str = TEXT, **fields: Any) -> Candidate:
    """A candidate where the quote stands first in the text, its sentence the one around it."""
    start = text.index(quote)
    opening = text.rfind(". ", 0, start) + 2 if ". " in text[:start] else 0
    ending = text.find(". ", start)
    usual: dict[str, Any] = {"metric": "deaths", "group": "all", "unit": Unit.PEOPLE}
    usual |= {"source": "Syrian Observatory for Human Rights", "source_key": "sohr", "tier": Tier.A}
    usual |= {"confidence": 0.9, "rules": ("toll",)}
    return Candidate(
        start=start,
        end=start + len(quote),
        quote=quote,
        sentence=Span(opening, len(text) if ending < 0 else ending + 1),
        quantity=quantity,
        **usual | fields,
    )


def whole(**fields: Any) -> Candidate:
    return found("over 370", fields.pop("quantity", OVER_370), **fields)


def part(**fields: Any) -> Candidate:
    given = {"group": "civilians", "part_of_start": TEXT.index("over 370")}
    return found("at least 20", AT_LEAST_20, **given | fields)


def save(store: Store, *candidates: Candidate, document: Document | None = None, **given: Any) -> Saved:
    """Save candidates as found in a document: a whole and its part in the usual one, where none is given."""
    figures = candidates or (whole(), part())
    return save_candidates(store, document or article(), Extraction(figures, ()), **given)


def stored(store: Store) -> list[Any]:
    """All candidates, with their reports."""
    with store.read() as connection:
        return read_candidates(connection)


def columns(store: Store, number: int) -> dict[str, Any]:
    """One candidate as its row stands."""
    candidate = table_of(CandidateRow)
    with store.read() as connection:
        return dict(connection.execute(select(candidate).where(candidate.c.id == number)).mappings().one())
