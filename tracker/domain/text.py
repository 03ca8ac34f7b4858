"""Text: what of it can be kept, on both databases and in every file."""

from __future__ import annotations

import re

REPLACED = "\ufffd"
_UNFIT = re.compile("[\x00\ud800-\udfff]")


def storable(text: str) -> str:
    """The text with NUL bytes and halves of surrogate pairs replaced by U+FFFD."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return _UNFIT.sub(REPLACED, text)
    return text.replace("\0", REPLACED)
