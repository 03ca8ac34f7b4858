"""JSON records: the objects of a JSON document, one a line, in a list, or in a list inside an answer."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from tracker.errors import DocumentError
from tracker.ingest.cell_texts import cell_text
from tracker.ingest.documents import Document

# How deep in an answer the list of its objects is looked for: {"data": {"items": [...]}}.
_DEEPEST = 3


class JsonRecords(NamedTuple):
    """Objects as texts by key, each with its place; or, of a list of lists, the lists as records.

    `guessed_encoding` is how the bytes were read where that is a guess.
    """

    items: list[tuple[str, dict[str, str]]]
    records: list[list[str]]
    guessed_encoding: str


def read_json_records(document: Document) -> JsonRecords:
    """The objects or the records of a document; raises DocumentError where it holds none."""
    text, guessed = document.text()
    whole = _parsed(text)
    if isinstance(whole, list) and whole and all(isinstance(item, list) for item in whole):
        return JsonRecords([], [[cell_text(cell) for cell in item] for item in whole], guessed)
    placed = _listed(document, whole) if whole is not None else _lines(document, text)
    items = [(place, {name: cell_text(value) for name, value in item.items()}) for place, item in placed]
    if not items:
        raise DocumentError(f"{document.name}: is empty")
    return JsonRecords(items, [], guessed)


def _parsed(text: str) -> Any:
    """The document as one list or answer; None where it has an object a line."""
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return whole if isinstance(whole, list) or _list_in(whole, _DEEPEST) is not None else None


def _listed(document: Document, whole: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    for number, item in enumerate(_list_in(whole, _DEEPEST) or [], start=1):
        if not isinstance(item, dict):
            raise DocumentError(f"{document.name}: item {number} is not an object")
        yield f"item {number}", item


def _list_in(whole: Any, depth: int) -> list[Any] | None:
    """The list that an answer is about: the first of objects, the shallowest before deeper ones."""
    if isinstance(whole, list):
        return whole
    if not isinstance(whole, dict) or depth == 0:
        return None
    for value in whole.values():
        if isinstance(value, list) and value and all(isinstance(item, dict) for item in value):
            return value
    inner = (_list_in(value, depth - 1) for value in whole.values() if isinstance(value, dict))
    return next((found for found in inner if found is not None), None)


def _lines(document: Document, text: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            item = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise DocumentError(f"{document.name}: line {number} is not JSON: {error}") from None
        if not isinstance(item, dict):
            raise DocumentError(f"{document.name}: line {number} is not an object")
        yield f"line {number}", item
