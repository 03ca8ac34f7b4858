"""A grammar of numbers: the words of one language's lexicon, made ready to be looked up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache, lru_cache

from tracker.domain.quantity import Qualifier
from tracker.extraction.lexicon import Lexicon, read_lexicon
from tracker.extraction.numbers.compound import compound_value
from tracker.extraction.numbers.ending_phrases import EndingPhrases
from tracker.extraction.phrases import PhraseBook, parse_phrase
from tracker.extraction.tokens import fold_word

_REMEMBERED = 50_000


class Role(StrEnum):
    """What a word is to a number; the names are those of the tables in `lexicons/en.toml`."""

    VALUE = "values"
    HUNDRED = "hundreds"
    SCALE = "scales"
    DOZEN = "dozens"
    ROUND = "rounds"
    VAGUE = "indefinite"
    HALF = "halves"
    ARTICLE = "articles"
    JOIN = "joins"


@dataclass(frozen=True, slots=True)
class Item:
    """A word of a number: what it is, its number, and for an indefinite word its name."""

    role: Role
    number: Decimal = Decimal(0)
    name: str = ""


@dataclass(frozen=True, slots=True)
class Beginnings:
    """The first words of every phrase of a grammar; most words of a text are none, and soon passed over."""

    words: frozenset[str]
    stems: tuple[str, ...]
    prefixes: tuple[str, ...]

    def has(self, word: str) -> bool:
        """Whether a phrase may begin with this folded word."""
        if word in self.words or word.startswith(self.stems):
            return True
        rests = (word[len(prefix) :] for prefix in self.prefixes if word.startswith(prefix))
        return any(rest in self.words or rest.startswith(self.stems) for rest in rests)


@dataclass(frozen=True, slots=True)
class Grammar:
    """Everything a language says of numbers; the flags are explained in `lexicons/en.toml`."""

    language: str
    decimal: str
    either_mark: bool
    goes_on: bool
    units_first: bool
    bare_scales: bool
    items: PhraseBook[Item]
    suffixes: dict[str, Decimal]
    one_before: tuple[str, ...]
    counters: tuple[str, ...]
    prefixes: frozenset[str]
    before: EndingPhrases[Qualifier]
    behind: PhraseBook[Qualifier]
    more_before: EndingPhrases[str]
    more_behind: PhraseBook[str]
    range_words: PhraseBook[str]
    openers: EndingPhrases[str]


@lru_cache(maxsize=_REMEMBERED)
def begins_number(language: str, word: str) -> bool:
    """Whether a number may begin with this folded word."""
    return _beginnings(language).has(word) or compound_value(language, word) is not None


@cache
def _beginnings(language: str) -> Beginnings:
    lexicon = read_lexicon(language)
    firsts = {parse_phrase(phrase)[0] for phrase, _ in _items(lexicon)}
    stems = tuple(word[:-1] for word in firsts if word.endswith("*"))
    return Beginnings(frozenset(firsts), stems, lexicon.prefixes)


@cache
def read_grammar(language: str) -> Grammar:
    """The grammar of a language; one that finds digits alone for a language without a lexicon."""
    lexicon = read_lexicon(language)
    flags = lexicon.table("numbers")
    return Grammar(
        language=language,
        decimal=str(flags.get("decimal", ".")),
        either_mark=bool(flags.get("either_mark", False)),
        goes_on=bool(flags.get("goes_on", False)),
        units_first=bool(flags.get("units_first", False)),
        bare_scales=bool(flags.get("bare_scales", False)),
        items=PhraseBook(_items(lexicon), lexicon.prefixes),
        suffixes={fold_word(word): Decimal(key) for word, key in lexicon.labelled("numbers", "suffixes")},
        one_before=tuple(map(fold_word, lexicon.texts("numbers", "one_before"))),
        counters=tuple(map(fold_word, lexicon.texts("numbers", "counters"))),
        prefixes=frozenset(map(fold_word, lexicon.prefixes)),
        before=EndingPhrases(_qualifiers(lexicon, "before"), lexicon.prefixes),
        behind=PhraseBook(_qualifiers(lexicon, "after"), lexicon.prefixes),
        more_before=EndingPhrases(_named(lexicon, "qualifiers", "more_before"), lexicon.prefixes),
        more_behind=PhraseBook(_named(lexicon, "qualifiers", "more_after"), lexicon.prefixes),
        range_words=PhraseBook(lexicon.labelled("qualifiers", "ranges"), lexicon.prefixes),
        openers=EndingPhrases(_openers(lexicon), lexicon.prefixes),
    )


def _items(lexicon: Lexicon) -> Iterator[tuple[str, Item]]:
    for role in (Role.VALUE, Role.HUNDRED, Role.SCALE, Role.DOZEN, Role.ROUND):
        for phrase, key in lexicon.labelled("numbers", role.value):
            yield phrase, Item(role, Decimal(key))
    for phrase, name in lexicon.labelled("numbers", Role.VAGUE.value):
        yield phrase, Item(Role.VAGUE, name=name)
    for role in (Role.HALF, Role.ARTICLE, Role.JOIN):
        for phrase in lexicon.texts("numbers", role.value):
            yield phrase, Item(role)


def _qualifiers(lexicon: Lexicon, side: str) -> Iterator[tuple[str, Qualifier]]:
    return ((phrase, Qualifier(name)) for phrase, name in lexicon.labelled("qualifiers", side))


def _named(lexicon: Lexicon, *path: str) -> Iterator[tuple[str, str]]:
    return ((phrase, path[-1]) for phrase in lexicon.texts(*path))


def _openers(lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    for name in ("between", "from"):
        yield from ((phrase, name) for phrase in lexicon.texts("qualifiers", "ranges", name))
