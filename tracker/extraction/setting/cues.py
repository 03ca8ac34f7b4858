"""Cues: the words of a sentence that speak of days and places, by its lexicon's [days] and [places]."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from tracker.extraction.lexicon import Lexicon, read_lexicon
from tracker.extraction.phrases import Match, PhraseBook
from tracker.extraction.tokens import Token

# A number, by its first token and the one after its last.
Range = tuple[int, int]
# A kind of word ("month", "since"), and which of its kind it is: a month's number, a unit's name.
Label = tuple[str, str]
_TABLES = {
    "months": "month",
    "short_months": "short_month",
    "weekdays": "weekday",
    "units": "unit",
    "ordinals": "ordinal",
    "counts": "count",
    "day_words": "day_word",
}
_SECTIONS = ("days", "places")
# Kinds of words that no time begins with.
_SILENT = frozenset({
    "glue", "mark", "day_mark", "dash", "and", "also", "that", "apart", "aftermath", "says", "begins",
    "resumes", "events", "future", "last_behind", "this_behind",
    "at", "from", "into", "to", "moves", "directions", "beside", "kinds", "inner", "never", "stops",
    "seats", "has", "levels", "articles", "parts", "taken",
})  # fmt: skip
_APOSTROPHES = ("'", "’")
_LONGEST = 4
_LONGEST_NUMBER = 4
_CAPITAL_KINDS = ("month", "short_month", "weekday")


class Cues:
    """The words of one sentence that speak of days and places, by the tokens they begin with.

    `counts` are its numbers that count something: in "since May 12 people died", 12 is no day.
    """

    def __init__(self, tokens: Sequence[Token], language: str, counts: Sequence[Range] = ()) -> None:
        self.tokens = tokens
        self._counted = frozenset(index for first, after in counts for index in range(first, after))
        self.bare = [_without_possessive(token) for token in tokens]
        self.day_first = read_lexicon(language).table("days").get("day_first")
        # Whether "week" and "weeks" are told apart, so that "the last week" is one.
        self.knows_plurals = "days" in _units(language)
        self.unknown_names = _has(language, "places", "unknown_names")
        needs_capital = _has(language, "days", "capitals")
        self._at: list[dict[str, Match[Label]]] = []
        for first, token in enumerate(tokens):
            kinds: dict[str, Match[Label]] = {}
            for match in _book(language).find_at(self.bare, first):
                if token.is_capitalised or not needs_capital or match.label[0] not in _CAPITAL_KINDS:
                    kinds.setdefault(match.label[0], match)
            self._at.append(kinds)

    def __len__(self) -> int:
        return len(self.tokens)

    def at(self, index: int, *kinds: str) -> Match[Label] | None:
        """The longest word of one of these kinds that begins with this token."""
        known = self._at[index] if 0 <= index < len(self._at) else None
        if not known:
            return None
        found: Match[Label] | None = None
        for kind in kinds:
            match = known.get(kind)
            if match is not None and (found is None or match.after > found.after):
                found = match
        return found

    def first(self, index: int, after: int, *kinds: str) -> Match[Label] | None:
        """The first word of these kinds from one token up to another."""
        found = (self.at(at, *kinds) for at in range(max(index, 0), after))
        return next((match for match in found if match is not None), None)

    def skip(self, index: int, *kinds: str) -> int:
        """The first token from this one on that is no word of these kinds."""
        while (match := self.at(index, *kinds)) is not None:
            index = match.after
        return index

    def ends_at(self, index: int, *kinds: str) -> bool:
        """Whether a word of these kinds ends right before this token."""
        near = (
            match for first in range(max(index - _LONGEST, 0), index) for match in self._at[first].values()
        )
        return any(match.after == index and match.label[0] in kinds for match in near)

    def is_said_before(self, index: int, reach: int) -> bool:
        """Whether a verb of saying stands so near before, and no number or "that" between."""
        for at in range(index - 1, max(index - 1 - reach, -1), -1):
            if self.tokens[at].is_number or self.at(at, "that"):
                return False
            if self.at(at, "says"):
                return True
        return False

    def speaks(self, index: int) -> bool:
        """Whether a time can be named from this token on."""
        if index >= len(self.tokens):
            return False
        return self.tokens[index].is_number or not _SILENT.issuperset(self._at[index])

    def is_counted(self, index: int) -> bool:
        """Whether this token is of a number that counts something."""
        return index in self._counted

    def is_possessive(self, after: int) -> bool:
        """Whether the word that ends before this token owns what follows."""
        is_plural = after < len(self.tokens) and self.tokens[after].text in _APOSTROPHES
        return is_plural or self.tokens[after - 1].folded.endswith("'s")

    def date_number(self, index: int) -> int | None:
        """The whole number that this token is in digits, if it is one that counts nothing."""
        return None if self.is_counted(index) else self.number(index)

    def number(self, index: int) -> int | None:
        """The whole number that this token is in digits, if it is one that a date can have."""
        if not 0 <= index < len(self.tokens) or not self.tokens[index].text.isdecimal():
            return None
        if len(self.tokens[index].text) > _LONGEST_NUMBER:
            return None
        return int(self.tokens[index].text)

    def relative_year(self, index: int, kind: str) -> int | None:
        """The token after "this year", "last year" (by the kind of its first word), if it stands here."""
        word = self.at(index, kind)
        unit = self.at(word.after, "unit") if word is not None else None
        return unit.after if unit is not None and unit.label[1] == "year" else None

    def holds(self, first: int, after: int, *kinds: str) -> bool:
        """Whether a word of these kinds begins between these tokens."""
        return self.first(first, after, *kinds) is not None


@cache
def _units(language: str) -> frozenset[str]:
    return frozenset(read_lexicon(language).table("days", "units"))


@cache
def _has(language: str, section: str, name: str) -> bool:
    return bool(read_lexicon(language).table(section).get(name))


@cache
def _book(language: str) -> PhraseBook[Label]:
    """The words of a language that speak of days and places."""
    lexicon = read_lexicon(language)
    return PhraseBook(_entries(lexicon), lexicon.prefixes)


def _entries(lexicon: Lexicon) -> Iterator[tuple[str, Label]]:
    for name, kind in _TABLES.items():
        yield from ((phrase, (kind, which)) for phrase, which in lexicon.labelled("days", name))
    yield from ((phrase, ("parts", "")) for phrase in lexicon.texts("relations", "parts"))
    yield from ((phrase, ("taken", "")) for phrase in lexicon.texts("taken_from"))
    for section in _SECTIONS:
        for name, value in lexicon.table(section).items():
            if isinstance(value, list):
                yield from ((phrase, (name, "")) for phrase in value)


def _without_possessive(token: Token) -> Token:
    return token._replace(folded=token.folded[:-2]) if token.folded.endswith("'s") else token
