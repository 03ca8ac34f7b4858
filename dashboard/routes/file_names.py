"""File names: what an answer's file is called, so that a folder of them tells what is in each."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import quote

from dashboard.data import Reading, resolve
from dashboard.routes.questions import LISTS, Question
from tracker.domain.selection import ANY

_LONGEST = 120
_MOST_SOURCES = 4
_NAMED = ("metric", "group", "by", "conflict", "place", "destination", "source")
_DATED = ("from", "to", "known_on", "bucket", "rollup")


def file_name(reading: Reading, question: Question) -> str:
    """The name of the file of an answer: "deaths-civilians-syrian-civil-war-sohr-known-on-2021-04-30.csv".

    It has the names of what was asked for, not of what the question took by default.
    """
    words = [slug(part) for part in _parts(reading, question)]
    stem = "-".join(word for word in words if word)
    return f"{stem[:_LONGEST].rstrip('-') or question.name}.{question.form}"


def _parts(reading: Reading, question: Question) -> Iterator[str]:
    if question.name != "series":
        yield question.name
    if question.name in LISTS:
        return
    resolved = resolve(question.selection, reading.register)
    for parameter, text in resolved.to_parameters():
        keys = text.split(",") if parameter == "source" else [text]
        if parameter not in _NAMED:
            yield f"{parameter} {text}" if parameter in _DATED else text.replace("true", parameter)
        elif len(keys) > _MOST_SOURCES:
            yield f"{len(keys)} sources"
        else:
            yield from (
                f"any {parameter}" if key == ANY else reading.register.label(parameter, key) for key in keys
            )
    if question.own.get("changes"):
        yield "changes"
    if "on" in question.own:
        yield f"on {question.own['on']}"


def slug(text: str) -> str:
    """Small letters and digits of any script, with hyphens between the words."""
    letters = unicodedata.normalize("NFC", text).casefold()
    return re.sub(r"[\W_]+", "-", letters).strip("-")


def content_disposition(name: str, *, inline: bool) -> str:
    """The header that names a file: in ASCII, and where that loses something by RFC 5987 too."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    stem, _dot, form = plain.rpartition(".")
    safe = f"{re.sub('-+', '-', stem).strip('-') or 'answer'}.{form}"
    extended = "" if safe == name else f"; filename*=UTF-8''{quote(name, safe='')}"
    return f'{"inline" if inline else "attachment"}; filename="{safe}"{extended}'
