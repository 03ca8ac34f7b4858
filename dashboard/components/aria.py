"""Names and states that screen readers say, under the attributes HTML has for them."""

from __future__ import annotations

from typing import Any


def aria(**words: str) -> dict[str, Any]:
    """These words as aria attributes: label="Pages" becomes {"aria-label": "Pages"}."""
    return {f"aria-{name}": word for name, word in words.items()}
