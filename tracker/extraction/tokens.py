"""Tokens: the words, numbers and marks of a text, with their offsets."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

# A number keeps its separators ("300,000"; "500 000" is put together later); words keep inner apostrophes and
# points ("Lebanon's", "U.N."); whatever else is one mark each. Letters after digits start anew.
_TOKEN = re.compile(
    r"\d+(?:[.,٬٫'’]\d+)*"
    r"|(?:[^\W\d_]\.){2,}"
    r"|[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u064b-\u065f\u0640\u200c])*(?:['’](?:[^\W\d_])+)*"
    r"|[^\w\s]|_"
)
# "d'Alep", "dell'Osservatorio", "L'Observatoire": the elided word before a name.
ELIDED = re.compile(r"(?:[a-z]{1,5}|[LD]|Dell|Dall|Nell|Sull|All)['’](?=\w)")
COMMAS = frozenset({",", "،"})
DASHES = frozenset({"-", "–", "—"})
_ARABIC = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه", "ک": "ك", "ی": "ي", "ـ": "", "\u200c": ""}
)


class Token(NamedTuple):
    """One word, number or mark; `folded` is the form in which lexicons are matched."""

    start: int
    end: int
    text: str
    folded: str

    @property
    def is_number(self) -> bool:
        """Whether it is written in digits."""
        return self.text[0].isdigit()

    @property
    def is_word(self) -> bool:
        """Whether it is written in letters."""
        return self.text[0].isalpha()

    @property
    def is_capitalised(self) -> bool:
        """Whether it starts with a capital, past an elided word; never, in scripts without them."""
        if "'" not in self.text and "’" not in self.text:
            return self.text[0].isupper()
        elided = ELIDED.match(self.text)
        return self.text[elided.end() if elided else 0].isupper()


def fold_word(word: str) -> str:
    """A word as lexicons are matched: no case, straight apostrophes, no Arabic vowel marks or variants.

    Accents stay: "tué" and "tue" are two words.
    """
    if word.isascii():
        return word.lower()
    folded = unicodedata.normalize("NFKC", word).casefold().replace("’", "'")
    if any("\u0600" <= letter <= "\u06ff" for letter in folded):
        bare = (letter for letter in folded if unicodedata.category(letter) != "Mn")
        folded = "".join(bare).translate(_ARABIC)
    return folded


def tokenize(text: str) -> list[Token]:
    """The tokens of a text, in order."""
    return [
        Token(found.start(), found.end(), found[0], fold_word(found[0])) for found in _TOKEN.finditer(text)
    ]
