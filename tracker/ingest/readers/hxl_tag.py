"""A tag of the Humanitarian Exchange Language: a hashtag and its attributes, in whatever order and case."""

from __future__ import annotations

import re
from dataclasses import dataclass

# The language of a cell's words (+i_en) changes nothing of what they name.
_LANGUAGE = re.compile(r"i_[a-z]{2,3}")


@dataclass(frozen=True, slots=True)
class Tag:
    """`#affected +Killed +f` is hashtag `#affected` with the attributes killed and f."""

    hashtag: str
    attributes: frozenset[str]

    def __str__(self) -> str:
        return "+".join((self.hashtag, *sorted(self.attributes)))


def parse_tag(written: str) -> Tag:
    """A tag as it stands in the row of tags; attributes of language are left out."""
    hashtag, *attributes = (part.strip() for part in written.casefold().split("+"))
    return Tag(hashtag, frozenset(one for one in attributes if not _LANGUAGE.fullmatch(one)))
