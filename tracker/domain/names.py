"""Names: how a name is matched, and the key made of a name seen for the first time."""

from __future__ import annotations

import unicodedata

from tracker.domain.identity import content_id


def fold(name: str) -> str:
    """The form in which names are matched: compatible letters, no case, single spaces."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def new_key(name: str) -> str:
    """The key of an entity that is known by its name alone: the name as it is matched.

    It depends on the name and nothing else, so that figures have the same ids in whatever order
    names were first seen. A comma separates keys in links and gives way to a hash.
    """
    folded = fold(name)
    if "," not in folded:
        return folded
    return f"{folded.replace(',', ' ')} {content_id('name', [folded])[:8]}"
