"""The reading of a document: plain text, HTML and PDF, told apart by what is in the file."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from hashlib import sha256

from tracker.domain.text import storable
from tracker.errors import DocumentError
from tracker.extraction.caveats import find_caveats
from tracker.extraction.document import Document
from tracker.extraction.documents.datelines import find_dateline
from tracker.extraction.documents.page import Page
from tracker.extraction.documents.pdf import is_pdf, read_pdf
from tracker.extraction.documents.web_page import is_web_page, read_web_page
from tracker.extraction.encoding import decode
from tracker.extraction.language import find_language

MOST_BYTES = 25_000_000
MOST_CHARACTERS = 2_000_000
# Of a text, so large a share may be signs that no text has.
_MOST_UNPRINTABLE = 0.01
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0e-\x1f\ufffd]")
# Archives, office files, RTF and XML that is no page: most would pass for text.
_OTHER_FORMS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\x1f\x8b", b"Rar!", b"7z\xbc\xaf", b"{\\rtf", b"<?xml")


def read_document(
    content: bytes, name: str = "", published_on: date | None = None, publisher: str = ""
) -> Document:
    """The document in a file's bytes; `name` is what errors call it.

    A day and a publisher that are given go before those that the file states. Raises DocumentError for a file
    that is too large, broken, encrypted or of another form, or that holds no text.
    """
    name = name or "the document"
    if len(content) > MOST_BYTES:
        raise DocumentError(f"{name}: is larger than {MOST_BYTES // 1_000_000} MB")
    page = _read_page(content, name)
    text = storable(page.text).strip()
    if not text:
        raise DocumentError(f"{name}: no text was found in it")
    if len(text) > MOST_CHARACTERS:
        raise DocumentError(f"{name}: has more than {MOST_CHARACTERS:,} characters of text")
    return _document(replace(page, text=text), sha256(content).hexdigest(), published_on, publisher)


def _read_page(content: bytes, name: str) -> Page:
    if is_pdf(content):
        return read_pdf(content, name)
    if is_web_page(content):
        return read_web_page(content, name)
    if content.lstrip().startswith(_OTHER_FORMS):
        raise DocumentError(f"{name}: is neither text nor HTML nor PDF")
    text, _encoding = decode(content, name)
    if len(_UNPRINTABLE.findall(text)) > _MOST_UNPRINTABLE * len(text):
        raise DocumentError(f"{name}: is neither text nor HTML nor PDF")
    return Page(text.replace("\r\n", "\n").replace("\r", "\n"))


def _document(page: Page, digest: str, published_on: date | None, publisher: str) -> Document:
    language = find_language(page.text) or page.language
    return Document(
        text=page.text,
        title=storable(page.title),
        publisher=publisher or storable(page.publisher),
        published_on=published_on or page.published_on or find_dateline(page.text, language) or page.made_on,
        language=language,
        caveats=find_caveats("\n".join((page.title, page.text, page.surroundings))),
        sha256=digest,
    )
