"""Headlines: the words at the head of an article that only repeat the title of its page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz

# As alike are a title and a headline that differ in a mark or a short word.
_ALIKE = 90


def without_headline(text: str, headings: Iterable[str], titles: Sequence[str]) -> str:
    """The text without the headings that are the page's title; whole where nothing else is in it.

    The figure of a headline stands in the article too, and would be read as a second one.
    """
    for heading in headings:
        if heading and any(_is_title(heading, title) for title in titles):
            letters = r"\s*".join(map(re.escape, "".join(heading.split())))
            text = re.sub(rf"^[ \t]*{letters}[ \t]*$\n*", "", text, count=1, flags=re.MULTILINE) or text
    return text


def _is_title(heading: str, title: str) -> bool:
    """Whether a heading is a title, or its beginning: "Five killed in Idlib | Example News"."""
    heading, title = (" ".join(words.split()).casefold() for words in (heading, title))
    return title.startswith(heading) or fuzz.ratio(heading, title) >= _ALIKE
