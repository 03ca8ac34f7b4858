"""Passages: texts as lines of JSON, `{id, text, published, publisher}`, and the line that answers each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from textwrap import shorten
from typing import Any, NamedTuple

import orjson

from tracker.errors import DocumentError
from tracker.extraction.candidate_json import candidate_json
from tracker.extraction.document import Document
from tracker.extraction.documents.datelines import find_dateline
from tracker.extraction.language import find_language
from tracker.extraction.pipeline import extract
from tracker.extraction.source_names import SourceNames

MOST_CHARACTERS = 2_000_000
_LONGEST_SHOWN = 60
_START_OF_FILE = b"\xef\xbb\xbf"
_HEAD = b'{"id":'
# An id, whole or cut off.
_ID = re.compile(_HEAD + rb'(?:null|nul?|n|"(?:[^"\\]|\\.)*(?:"|\\?\Z)|-?\d*)')
_KINDS = (b',"figures":[', b',"error":"')


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a file as it came, with its number from 1."""

    number: int
    content: bytes


class Answered(NamedTuple):
    """The line that answers one, and why it holds no figures but an error; "" where it does not."""

    content: bytes
    fault: str = ""


def answer_lines(lines: Sequence[Line]) -> list[tuple[int, Answered]]:
    """The answer of each line, with the line's number."""
    names = SourceNames.built_in()
    return [(line.number, _answer(line.content, names)) for line in lines]


def parse_answer(content: bytes) -> tuple[Any, str]:
    """The id of a line that answers a passage, and its fault, "" for none; DocumentError for another line."""
    answer = _object(content)
    figures, fault = answer.get("figures"), answer.get("error")
    if list(answer) == ["id", "figures"] and isinstance(figures, list):
        return answer["id"], ""
    if list(answer) == ["id", "error"] and isinstance(fault, str):
        return answer["id"], fault
    raise DocumentError("is no answer to a passage")


def begins_answer(content: bytes) -> bool:
    """Whether a line that ends too early can be the beginning of an answer."""
    found = _ID.match(content)
    if found is None:
        return _HEAD.startswith(content)
    return any(_fit(content[found.end() :], kind) for kind in _KINDS)


def _fit(begun: bytes, opening: bytes) -> bool:
    return begun[: len(opening)] == opening[: len(begun)]


def passage_id(content: bytes) -> str | int | None:
    """The id of a passage; None where the line has none, or one that is no id."""
    try:
        return _id(_object(content))
    except DocumentError:
        return None


def _answer(content: bytes, names: SourceNames) -> Answered:
    """The answer of one line: `{id, figures}`, or `{id, error}` where it cannot be read."""
    try:
        passage = _object(content)
        key = _id(passage)
        figures = [candidate_json(one) for one in extract(_document(passage), names).figures]
        return Answered(orjson.dumps({"id": key, "figures": figures}) + b"\n")
    except DocumentError as error:
        fault = str(error)
    except Exception as error:  # noqa: BLE001 - a fault of ours in one passage must not cost the others
        fault = f"extraction failed: {type(error).__name__}: {error}"
    return Answered(orjson.dumps({"id": passage_id(content), "error": fault}) + b"\n", fault)


def _object(content: bytes) -> dict[str, Any]:
    try:
        found = orjson.loads(content.removeprefix(_START_OF_FILE))
    except orjson.JSONDecodeError as error:
        raise DocumentError(f"is no JSON: {error}") from None
    if not isinstance(found, dict):
        raise DocumentError("is no object")
    return found


def _id(passage: dict[str, Any]) -> str | int | None:
    key = passage.get("id")
    if key is None or type(key) in (str, int):
        return key
    shown = shorten(orjson.dumps(key).decode(), _LONGEST_SHOWN)
    raise DocumentError(f"id: {shown} is neither text nor a whole number")


def _document(passage: dict[str, Any]) -> Document:
    text, published = passage.get("text"), passage.get("published")
    publisher = passage.get("publisher") or ""
    if not isinstance(text, str):
        raise DocumentError("text is missing" if text is None else "text is no text")
    if len(text) > MOST_CHARACTERS:
        raise DocumentError(f"text has more than {MOST_CHARACTERS:,} characters")
    if not isinstance(publisher, str):
        raise DocumentError("publisher is no text")
    try:
        day = None if published in (None, "") else datetime.fromisoformat(published).date()
    except (TypeError, ValueError):
        raise DocumentError(f"published: {published!r} is no day") from None
    language = find_language(text)
    return Document(
        text, publisher=publisher, published_on=day or find_dateline(text, language), language=language
    )
