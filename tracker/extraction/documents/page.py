"""A page as it was read: its text, and what it says of itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Page:
    """What a reader of one form found; "" and None where it does not say.

    `language` is what it claims to be in. `made_on` is the day of the file, for want of one of the article.
    `surroundings` is text around the article that may carry a caveat.
    """

    text: str
    title: str = ""
    publisher: str = ""
    language: str = ""
    published_on: date | None = None
    made_on: date | None = None
    surroundings: str = ""
