"""Name folding: the form in which names of bodies are compared, whoever spells them."""

from __future__ import annotations

import re
import unicodedata

from tracker.extraction.tokens import fold_word

# Articles, which come and go before a name.
SMALL_WORDS = frozenset({
    "the", "a", "an", "le", "la", "les", "l", "der", "die", "das", "dem", "den", "el", "los", "las", "il",
})  # fmt: skip
_SPELLINGS = {
    "organisation": "organization",
    "centre": "center",
    "defence": "defense",
    "programme": "program",
    "labour": "labor",
}
_MARKS = re.compile(r"[^\w]+")
_LETTERS_WITH_POINTS = re.compile(r"\b(?:[^\W\d_]\.){2,}")
_ARTICLE, _SHORTEST_BARE = "ال", 3


def fold_name(written: str) -> str:
    """A name as names are matched: no case, accents, articles, possessives, marks; "united nations" is "un".

    Of Arabic words the article and the variants of letters go.
    """
    joined = _LETTERS_WITH_POINTS.sub(lambda found: found[0].replace(".", ""), written)
    plain = fold_word(joined.replace("&", " and ") + " ").replace("co-", "co")
    letters = "".join(c for c in unicodedata.normalize("NFKD", plain) if unicodedata.category(c) != "Mn")
    words = [_fold_part(word) for word in _MARKS.sub(" ", letters.replace("'s ", " ")).split()]
    kept = [word for word in words if word not in SMALL_WORDS] or words
    return f" {' '.join(kept)} ".replace(" united nations ", " un ").strip()


def _fold_part(word: str) -> str:
    if word.startswith(_ARTICLE) and len(word) - len(_ARTICLE) >= _SHORTEST_BARE:
        return word.removeprefix(_ARTICLE)
    return _SPELLINGS.get(word, word)
