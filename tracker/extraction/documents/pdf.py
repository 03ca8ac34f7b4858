"""A PDF: the text of its pages, without what only the printed page needs."""

from __future__ import annotations

import logging
import re
import struct
import zlib
from collections import Counter
from collections.abc import Sequence
from datetime import date
from io import BytesIO

from pypdf import DocumentInformation, PdfReader
from pypdf.errors import PyPdfError

from tracker.errors import DocumentError
from tracker.extraction.documents.page import Page

MOST_PAGES = 400
_HEAD = 1_024
# A first or last line that stands on so many pages belongs to the paper, not to the text.
_REPEATED = 3
_PAGE_NUMBER = re.compile(r"(?:\w{1,8}\.? )?\d{1,4}(?:\s*(?:/|of|von|sur|de)\s*\d{1,4})?", re.IGNORECASE)
_HYPHEN = re.compile(r"(?<=[^\W\d_])(?:\u00ad|-)[ \t]*\n[ \t]*(?=[^\W\d_])")
_NO_TITLE = re.compile(r"^microsoft|untitled|\.(?:docx?|pdf|indd|rtf|odt)$|^\W*$", re.IGNORECASE)
# What reading a broken file runs into, besides what pypdf raises of its own accord.
_BROKEN = (
    *(PyPdfError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError),
    *(AssertionError, NotImplementedError, OSError, zlib.error, struct.error),
)
# It speaks through logging, and Python writes what nobody listens to on stderr.
logging.getLogger("pypdf").addHandler(logging.NullHandler())


def is_pdf(content: bytes) -> bool:
    """Whether a file's beginning is that of a PDF."""
    return b"%PDF-" in content[:_HEAD]


def read_pdf(content: bytes, name: str) -> Page:
    """The text of a PDF with its title and day; raises DocumentError for a broken or encrypted one."""
    try:
        reader = PdfReader(BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise DocumentError(f"{name}: is encrypted and asks for a password")
        if len(reader.pages) > MOST_PAGES:
            raise DocumentError(f"{name}: has more than {MOST_PAGES} pages")
        pages = [page.extract_text() for page in reader.pages]
        about = reader.metadata
    except _BROKEN as error:
        raise DocumentError(f"{name}: cannot be read as PDF: {error}") from None
    text = _joined(pages)
    if not text:
        raise DocumentError(f"{name}: has pages and no text in them (are they pictures?)")
    return Page(text=text, title=_title(about), made_on=_day(about))


def _joined(pages: Sequence[str]) -> str:
    """The text of all pages, words that a line's end parts put together."""
    lines = [[line.rstrip() for line in page.split("\n") if line.strip()] for page in pages]
    edges = Counter(line for page in lines for line in {*page[:1], *page[-1:]})
    repeated = {line for line, count in edges.items() if count >= _REPEATED}
    return _HYPHEN.sub("", "\n".join("\n".join(_body(page, repeated)) for page in lines)).strip()


def _body(lines: list[str], repeated: set[str]) -> list[str]:
    """The lines of a page without the number and the heading that every page has."""
    first, last = 0, len(lines)
    while first < last and _is_frame(lines[first], repeated):
        first += 1
    while first < last and _is_frame(lines[last - 1], repeated):
        last -= 1
    return lines[first:last]


def _is_frame(line: str, repeated: set[str]) -> bool:
    return line in repeated or _PAGE_NUMBER.fullmatch(line.strip(" -–—|")) is not None


def _title(about: DocumentInformation | None) -> str:
    title = str(about.title or "").strip() if about is not None else ""
    return "" if _NO_TITLE.search(title) else title


def _day(about: DocumentInformation | None) -> date | None:
    """The day it was made; None where it states none, or one that is no day."""
    try:
        made = about.creation_date if about is not None else None
    except _BROKEN:
        return None
    return made.date() if made is not None else None
