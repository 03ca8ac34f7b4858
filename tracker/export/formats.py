"""Forms of an answer: CSV by RFC 4180 and JSON, UTF-8, both streamed."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from io import StringIO
from typing import Any

import orjson

from tracker.export.answer import Answer

_CHUNK = 256


def csv_chunks(answer: Answer) -> Iterator[str]:
    """The answer as CSV in pieces of some hundred rows, the header first; empty = not reported."""
    buffer = StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(answer.columns)
    for number, row in enumerate(answer.rows, start=1):
        writer.writerow([plain(value) for value in row])
        if number % _CHUNK == 0:
            yield _taken(buffer)
    yield _taken(buffer)


def _taken(buffer: StringIO) -> str:
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text


def plain(value: Any) -> str:
    """A value as a cell has it: ISO 8601 days and instants, true or false, empty for None."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, date | datetime) else str(value)


def json_chunks(answer: Answer) -> Iterator[bytes]:
    """The answer as one JSON object: what it says of itself, and its rows as objects under `rows`."""
    about = orjson.dumps(dict(answer.about))
    opening = about[:-1] + (b"," if answer.about else b"")
    yield opening + b'"rows":['
    yield from _separated(row_objects(answer))
    yield b"]}\n"


def row_objects(answer: Answer) -> Iterator[dict[str, Any]]:
    """The rows as objects under the names of their columns."""
    return (dict(zip(answer.columns, row, strict=True)) for row in answer.rows)


def _separated(items: Iterable[dict[str, Any]]) -> Iterator[bytes]:
    for number, item in enumerate(items):
        yield (b",\n" if number else b"\n") + orjson.dumps(item)
