"""A web page: its article, without what stands around it."""

from __future__ import annotations

import logging
import re

from lxml import html
from lxml.etree import LxmlError
from trafilatura import bare_extraction
from trafilatura.settings import Document as Found

from tracker.errors import DocumentError
from tracker.extraction.documents.headlines import without_headline
from tracker.extraction.documents.page import Page
from tracker.extraction.documents.page_days import find_page_day
from tracker.extraction.encoding import decode

_HEAD = 4_096
_OPENING = re.compile(
    rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*"
    rb"<(?:!doctype\s+html|(?:html|head|body|article|main|section|div|p|h1)[\s>])",
    re.IGNORECASE | re.DOTALL,
)
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
# The lines of what is found are paragraphs and items of lists; a line that goes on small was only broken.
_BREAK = re.compile(r"\n+(\S)")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
# The day that it finds is a guess at times, and not used.
_QUICK = {"extensive_search": False}
# They speak through logging, and Python writes what nobody listens to on stderr.
for _name in ("trafilatura", "htmldate", "courlan", "justext"):
    logging.getLogger(_name).addHandler(logging.NullHandler())


def is_web_page(content: bytes) -> bool:
    """Whether a file begins as HTML does; a text that only mentions a tag later on does not."""
    return _OPENING.match(content[:_HEAD].replace(b"\0", b"")) is not None


def read_web_page(content: bytes, name: str) -> Page:
    """The article of a page; raises DocumentError where there is none."""
    source = _DECLARATION.sub("", _text(content, name))
    try:
        tree = html.document_fromstring(source)
        around = "\n".join(_texts(tree, "p"))
        language = _language(tree)
        headings, titles = (_texts(tree, tag) for tag in ("h1", "title"))
        markup = html.tostring(tree, encoding="unicode")
        found = _article(tree)
        day = find_page_day(markup, found.url) if found else None
    except (LxmlError, ValueError, RecursionError) as error:
        raise DocumentError(f"{name}: cannot be read as HTML: {error}") from None
    if found is None:
        raise DocumentError(f"{name}: no article was found on the page")
    text = without_headline(found.text or "", headings, (found.title or "", *titles))
    return Page(
        text=_BREAK.sub(_break, text),
        title=found.title or "",
        publisher=(found.sitename or "").removeprefix("@"),
        language=language,
        published_on=day,
        surroundings=around,
    )


def _article(tree: html.HtmlElement) -> Found | None:
    found = bare_extraction(tree, with_metadata=True, include_comments=False, date_extraction_params=_QUICK)
    return found if isinstance(found, Found) and found.text else None


def _text(content: bytes, name: str) -> str:
    """The source of a page; where its bytes do not tell their encoding, by what it says of itself."""
    stated = _CHARSET.search(content[:_HEAD])
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    if stated is not None:
        try:
            return content.decode(stated[1].decode())
        except (UnicodeDecodeError, LookupError):
            pass
    return decode(content, name)[0]


def _break(found: re.Match[str]) -> str:
    return f"\n{found[1]}" if found[1].islower() else f"\n\n{found[1]}"


def _language(tree: html.HtmlElement) -> str:
    """The language that a page claims: "en" of "en-GB"."""
    stated = re.match(r"[a-z]{2}(?![a-z])", str(tree.get("lang", "")).lower())
    return stated[0] if stated else ""


def _texts(tree: html.HtmlElement, tag: str) -> list[str]:
    """The texts of a page under a tag, outside its article too; of paragraphs, so, but not of menus."""
    return [" ".join(one.text_content().split()) for one in tree.iter(tag)]
