"""A document: the text that is read, and what is known of where it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Document:
    """A text with its origin.

    `text` is what offsets count in. `published_on` is None and the names are "" where they are not known;
    `language` is an ISO 639-1 code, "" where it could not be told; `sha256` is of the bytes it was read from.
    """

    text: str
    title: str = ""
    publisher: str = ""
    published_on: date | None = None
    language: str = ""
    caveats: tuple[str, ...] = ()
    sha256: str = ""
