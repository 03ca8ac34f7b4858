"""HXL tags: the row of hashtags under a header, by the Humanitarian Exchange Language 1.1."""

from __future__ import annotations

import re
from collections.abc import Iterable

# The standard looks for the row of tags among the first 25.
SEARCHED = 25
_TAG = re.compile(r"#[A-Za-z]\w*(?:\s*\+\s*[A-Za-z]\w*)*")


def is_tag_row(cells: Iterable[str]) -> bool:
    """Whether a row holds hashtags and nothing else."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    return bool(filled) and all(_TAG.fullmatch(cell) for cell in filled)
