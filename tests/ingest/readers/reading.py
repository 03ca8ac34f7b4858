"""Reading small publishers' files: a text in, its drafts, rejections and issues out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from tracker.domain.country_codes import country_codes
from tracker.domain.vocabulary_files import read_vocabulary
from tracker.ingest.documents import Document
from tracker.ingest.draft import Draft, Rejection
from tracker.ingest.reader import Contents, Incoming, Reader, Release

CAME_IN = date(2026, 1, 31)
CODES = country_codes(read_vocabulary())


def read(reader: Reader, name: str, text: str, **release: Any) -> Contents:
    """What a reader finds in a file of this name and text."""
    incoming = Incoming(Document(name, text.encode()), known=reader.columns)
    return reader.read(incoming, Release(CAME_IN, codes=CODES, **release))


def drafts(contents: Contents) -> list[Draft]:
    """The figures that were found."""
    return [row for row in contents.rows if isinstance(row, Draft)]


def rejections(contents: Contents) -> list[tuple[str, str, str]]:
    """The faults of rejected rows: locator, field and code."""
    rejected = [row for row in contents.rows if isinstance(row, Rejection)]
    return [(issue.locator, issue.field, issue.code) for row in rejected for issue in row.issues]


def codes(contents: Contents) -> list[tuple[str, str]]:
    """The field and code of what was told, the undated file left out."""
    return [(issue.field, issue.code) for issue in contents.issues if issue.code != "undated"]


def fits(reader: Reader, name: str, text: str) -> bool:
    """Whether the reader knows a file of this name and text."""
    return not reader.sniff(Incoming(Document(name, text.encode()), known=reader.columns)).missing


def csv_text(header: str, *rows: str | Iterable[object]) -> str:
    """A CSV file of a header and rows, each a line or its cells."""
    lines = [row if isinstance(row, str) else ",".join(map(str, row)) for row in rows]
    return "\n".join((header, *lines)) + "\n"
