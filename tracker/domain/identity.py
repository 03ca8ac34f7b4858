"""Identity: the one hash by which reports and figures are named by their content."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from datetime import date

_ID = re.compile("[0-9a-f]{32}")

Part = str | int | date | None


def content_id(kind: str, parts: Iterable[Part]) -> str:
    """The 128-bit id of these parts as 32 hexadecimal digits.

    Parts are told apart by their length, so that no two lists of parts read alike; None and the
    empty text are the same: not said.
    """
    digest = hashlib.blake2b(digest_size=16, person=kind.encode())
    for part in parts:
        text = ("" if part is None else str(part)).encode()
        digest.update(b"%d:" % len(text))
        digest.update(text)
    return digest.hexdigest()


def is_id(text: str) -> bool:
    """Whether a text has the form of an id: 32 hexadecimal digits, in either case."""
    return _ID.fullmatch(text.casefold()) is not None
