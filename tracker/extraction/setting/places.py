"""Places: the names of known places with their keys, and the place a figure speaks of by its own words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from tracker.domain.vocabulary_files import read_vocabulary
from tracker.extraction.phrases import PhraseBook
from tracker.extraction.setting.belonging import find_own
from tracker.extraction.setting.country_names import country_names
from tracker.extraction.setting.cues import Cues, Range
from tracker.extraction.setting.place_names import PlaceName, find_place_name
from tracker.extraction.tokens import Token

# Keys of the vocabulary that stand for no place on a map.
_NOWHERE = frozenset({"all", "unknown", "stateless", "various-countries", "other-countries"})
_ARABIC_PREFIXES = ("و", "ل", "ب", "ف")
# So many words back a verb of going makes "to" a way to a place.
_TO_MOVE = 5
# So many words back a verb of saying takes the place: "said the coordinator in Kigali".
_TO_SPEAKER = 5
_LONGEST_ASIDE = 4


@dataclass(frozen=True, slots=True)
class Where:
    """A place in a sentence: `way` says whether it is where they are ("at"), came "from" or went "into".

    `first` and `after` are tokens and take in the word before the name; `name` is the name alone.
    """

    first: int
    after: int
    way: str
    name: PlaceName


@dataclass(frozen=True, slots=True)
class Named:
    """A place as written, by offsets, and its key, "" for one nobody knows."""

    start: int
    end: int
    key: str


@dataclass(frozen=True, slots=True)
class Located:
    """The places of a figure: where they are, where they left, where they went; None where none is named."""

    at: Named | None = None
    left: Named | None = None
    went: Named | None = None

    def place(self, *, crossed_border: bool) -> Named | None:
        """Where they were counted; of those who crossed a border, where they came from."""
        return self.left if crossed_border else self.at or self.left or self.went

    def destination(self, *, crossed_border: bool) -> Named | None:
        """Where those who crossed a border are; None for all others."""
        return (self.went or self.at) if crossed_border else None


@dataclass(frozen=True, slots=True)
class Places:
    """Known places by name; a name of several finds none."""

    book: PhraseBook[tuple[str, bool]] = field(compare=False, repr=False)

    @staticmethod
    @cache
    def built_in() -> Places:
        """Countries in several languages, and the places of the vocabulary that comes with the program."""
        entries = read_vocabulary().places.values()
        own = [
            (name, entry.key)
            for entry in entries
            if entry.key not in _NOWHERE
            for name in (entry.name, entry.name_ar, *entry.aliases)
            if name
        ]
        return Places.of([*country_names(), *own])

    @staticmethod
    def of(pairs: Iterable[tuple[str, str]]) -> Places:
        """Places by the pairs of a name and a key."""
        labels: dict[str, tuple[str, bool]] = {}
        for name, key in pairs:
            same = labels.get(name, (key, False))[0] == key
            labels[name] = (key if same else "", name[:1].isupper())
        return Places(PhraseBook(labels.items(), _ARABIC_PREFIXES))

    def known_at(self, tokens: Sequence[Token], index: int) -> tuple[int, str] | None:
        """The longest known name from this token on: the token after it, and its key."""
        for match in self.book.find_at(tokens, index):
            key, needs_capital = match.label
            if key and (tokens[index].is_capitalised or not needs_capital):
                return match.after, key
        return None


def find_wheres(words: Cues, places: Places, speakers: Sequence[Range] = ()) -> list[Where]:
    """Every place that a sentence names behind a word for where, from where or to where.

    `speakers` are the tokens in which a source is named: a place among them is the source's.
    """
    found: list[Where] = []
    index = 0
    while index < len(words):
        where = _where_at(words, index, places)
        if where is not None:
            found.append(where)
        index = where.after if where is not None else index + 1
    return [where for where in found if not _is_anothers(words, where, speakers)]


def find_place(words: Cues, wheres: Sequence[Where], number: Range, others: Sequence[Range]) -> Located:
    """The place of a number among those of its sentence; `others` are its other numbers."""
    numbers = sorted({*others, number})
    near = [where for where in wheres if where.first >= number[1]] if _has_own(words, number) else wheres
    at, left, went = (
        find_own([where for where in near if where.way == way], words, wheres, number, numbers)
        for way in ("at", "from", "into")
    )
    if at is not None and left is not None and at.after <= number[0] and _is_next(left, number, numbers):
        at = None
    return Located(_named(words, at), _named(words, left), _named(words, went))


def _is_next(where: Where, number: Range, numbers: Sequence[Range]) -> bool:
    """Whether a place is the number's nearest: it stands behind, and no other number between."""
    return number[1] <= where.first and not any(number[1] <= other[0] < where.first for other in numbers)


def _has_own(words: Cues, number: Range) -> bool:
    """Whether a place stands right behind the number, though it has no name: "103 in the rest"."""
    return words.at(number[1], "at", "from", "into") is not None


def _named(words: Cues, where: Where | None) -> Named | None:
    if where is None:
        return None
    first, last = words.tokens[where.name.first], words.tokens[where.name.after - 1]
    end = last.end - len("'s") if last.folded.endswith("'s") else last.end
    return Named(first.start, end, where.name.key)


def _where_at(words: Cues, index: int, places: Places) -> Where | None:
    known = places.known_at(words.bare, index) if _opens_clause(words, index) else None
    # "Turkey hosts 3.6 million, Lebanon 1.5 million".
    if known is not None and (words.at(known[0], "has") or words.is_counted(known[0])):
        return Where(index, known[0], "at", PlaceName(index, *known))
    for way, lead_after in _ways(words, index):
        name = find_place_name(words, lead_after, places.known_at)
        if name is not None:
            return Where(index, name.after, way, name)
    return None


def _opens_clause(words: Cues, index: int) -> bool:
    before = words.tokens[index - 1] if index else None
    return before is None or before.text == "," or before.is_number or words.at(index - 1, "and") is not None


def _ways(words: Cues, index: int) -> Iterator[tuple[str, int]]:
    for way in ("into", "from", "at"):
        lead = words.at(index, way)
        if lead is not None:
            yield way, lead.after
    to = words.at(index, "to")
    if to is not None and words.holds(index - _TO_MOVE, index, "moves", "from"):
        yield "into", to.after


def _is_anothers(words: Cues, where: Where, speakers: Sequence[Range]) -> bool:
    """Whether the place is the seat of who speaks, or says where another place lies: "a village in Sudan"."""
    if any(first <= where.first < after for first, after in speakers) or words.at(where.after, "says"):
        return True
    if words.ends_at(where.first, "seats"):
        return True
    is_last = where.after >= len(words) or not words.tokens[where.after].is_word
    if is_last and words.is_said_before(where.first, _TO_SPEAKER):
        return True
    aside = [token.text for token in words.tokens[max(where.first - _LONGEST_ASIDE, 0) : where.first]]
    return "," in aside and words.ends_at(where.first, "kinds")
