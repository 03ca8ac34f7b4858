"""Voices: a sentence with the words of its attributions found, and the sources it names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import cache

from tracker.extraction.lexicon import Lexicon, read_lexicon
from tracker.extraction.phrases import Match, PhraseBook
from tracker.extraction.sentence import Sentence
from tracker.extraction.signs import Kind
from tracker.extraction.tokens import Token

_MARKS_INSIDE = frozenset({"-", "'", "’", "‑", "/"})
_LONGEST_ABBREVIATION = 4
_HAPPENED = frozenset({Kind.ACT, Kind.STATE, Kind.TOLL, Kind.OTHER_ACT, Kind.OTHER_STATE})
_COUNTED = frozenset({Kind.EVENT, Kind.PEOPLE, Kind.GROUP, Kind.HOUSEHOLD, Kind.THING})


class Word(StrEnum):
    """What a word is to an attribution; `lexicons/en.toml` explains each."""

    ACCORDING = "according"
    ACCORDING_AFTER = "according_after"
    ITSELF = "itself"
    CITING = "citing"
    BY = "by"
    SAYS = "says"
    DENIES = "denies"
    PRONOUN = "pronouns"
    PERSON = "persons"
    SELF = "selves"
    OWNER = "owners"
    PAPER = "papers"
    NOBODY = "nobody"
    SPEAKS_BACK = "speaks_back"
    REVISES = "revises"
    OFFICE = "offices"
    JOIN = "joins"
    STOP = "stops"


# Words that are none in capitals: WHO is no "who".
_SMALL = frozenset({Word.STOP, Word.PRONOUN, Word.PERSON, Word.JOIN})


class Voices:
    """The words of attribution in one sentence; `text` is the document's, `known` sources by name."""

    def __init__(self, sentence: Sentence, language: str, text: str, known: Sequence[Match[str]]) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.text = text
        self.language = language
        self.found: list[tuple[int, int, Word]] = []
        self._known = known
        # A script without capitals tells no names by them: there every word may be one.
        self.caseless = not any(token.is_capitalised for token in self.tokens)
        self._words: list[dict[Word, int]] = [{} for _ in self.tokens]
        self._in_office: set[int] = set()
        for match in _book(language).find(self.tokens):
            if match.label in _SMALL and _is_short_name(self.tokens[match.first]):
                continue
            if match.after > self._words[match.first].get(match.label, 0):
                self._words[match.first][match.label] = match.after
                self.found.append((match.first, match.after, match.label))
            if match.label is Word.OFFICE:
                self._in_office.update(range(match.first, match.after))

    def order(self, name: str) -> bool:
        """Whether the lexicon's [word_order] says so of its language: `inverts`, `verb_last` ..."""
        return bool(read_lexicon(self.language).table("word_order").get(name))

    def is_clause(self, index: int, *names: str) -> bool:
        """Whether this token is a word of grammar of one of these lists; not, behind the last."""
        return index < len(self.tokens) and self.sentence.is_clause(index, *names)

    def after(self, index: int, word: Word) -> int:
        """The token after a word of that sort that begins here, or 0."""
        return self._words[index].get(word, 0) if 0 <= index < len(self._words) else 0

    def before(self, index: int, word: Word) -> int | None:
        """Where a word of that sort begins that ends just before this token, the longest; None for none."""
        starts = range(max(0, index - 4), index)
        return next((start for start in starts if self.after(start, word) == index), None)

    def known_name_before(self, index: int) -> str:
        """The last known source that the sentence names before this token, as written; "" for none."""
        names = [match for match in self._known if match.after <= index]
        if not names:
            return ""
        return self.text[self.tokens[names[-1].first].start : self.tokens[names[-1].after - 1].end]

    def known_from(self, first: int) -> int:
        """The token after a known source's name that begins here, or 0."""
        return max((match.after for match in self._known if match.first == first), default=0)

    def known_to(self, after: int) -> int | None:
        """Where a known source's name begins that ends just before this token; None for none."""
        return min((match.first for match in self._known if match.after == after), default=None)

    def names_known(self, first: int, after: int) -> bool:
        """Whether a known source is named between these tokens."""
        return any(match.first >= first and match.after <= after for match in self._known)

    def is_solid(self, index: int) -> bool:
        """Whether a name may begin or end with this token: a capital, or an office."""
        token = self.tokens[index]
        if not token.is_word:
            return False
        if index in self._in_office:
            return True
        # A sentence begins with a capital whatever its first word is.
        if index == 0 and self.sentence.is_clause(0):
            return False
        if self.caseless:
            return not self.after(index, Word.JOIN) and not self.sentence.is_clause(index)
        return token.is_capitalised and not self.after(index, Word.STOP) and not self._is_common(index)

    def _is_common(self, index: int) -> bool:
        """Whether a capital says nothing: where all nouns have one, who is counted does not speak."""
        signs = self.sentence.signs.at(index)
        return self.order("nouns_capitalised") and any(sign.kind in _COUNTED for sign in signs)

    def is_office(self, index: int) -> bool:
        """Whether this token is a word of an office."""
        return index in self._in_office

    def tells_of_people(self, index: int) -> bool:
        """Whether words begin here for what happened to people: no name goes over them."""
        return any(sign.kind in _HAPPENED and sign.first == index for sign in self.sentence.signs.at(index))

    def goes_over_adjective(self, index: int) -> bool:
        """Whether this may be an adjective behind an office, as in "l'Observatoire syrien des droits"."""
        near = index - 1 in self._in_office or index - 2 in self._in_office
        return near and self.order("adjectives_follow")

    def owning_office(self, index: int) -> str:
        """The office in a possessive, without its ending: "ministry" of "ministry's"; "" for none."""
        text = self.tokens[index].text[:-2]
        offices = read_lexicon(self.language).table("attribution").get("offices", ())
        return text if text.casefold() in offices else ""

    def names_office(self, first: int, after: int) -> bool:
        """Whether an office or a known source is named between these tokens."""
        return any(at in self._in_office for at in range(first, after)) or self.names_known(first, after)

    def ends_in_adjective(self, after: int) -> bool:
        """Whether an office ends here in an adjective behind its noun: "el Ejército colombiano"."""
        at = after - 1
        noun = at - 2 if self.after(at - 1, Word.JOIN) else at - 1
        if noun < 0 or noun not in self._in_office or not self.order("adjectives_follow"):
            return False
        spoken = self.after(at, Word.SAYS) or self.after(at, Word.STOP) or self.after(at, Word.JOIN)
        return self.tokens[at].is_word and not spoken and not self.sentence.is_clause(at)

    def parts_names(self, index: int) -> bool:
        """Whether no name reaches over this token, in either direction."""
        if self.sentence.mention_at(index) is not None:
            return True
        if self.sentence.is_clause(index, "breaks", "who", "auxiliaries"):
            return True
        return self.sentence.is_clause(index, "and") and not self._between_capitals(index)

    def is_mark_inside(self, index: int) -> bool:
        """Whether this mark may stand inside a name: a hyphen, the point of "Gen. Ali"."""
        token = self.tokens[index]
        if token.text in _MARKS_INSIDE:
            return index > 0 and token.start == self.tokens[index - 1].end
        if token.text != "." or index == 0 or index + 1 >= len(self.tokens):
            return False
        before = self.tokens[index - 1]
        short = (
            before.is_capitalised and len(before.text) <= _LONGEST_ABBREVIATION and before.end == token.start
        )
        return short and self.tokens[index + 1].is_capitalised

    def _between_capitals(self, index: int) -> bool:
        """Two offices are two sources; "Relief and Works Agency" is one."""
        near = (index - 1, index + 1)
        return all(0 <= at < len(self.tokens) and self.tokens[at].is_capitalised for at in near)


@cache
def _book(language: str) -> PhraseBook[Word]:
    lexicon = read_lexicon(language)
    return PhraseBook(_entries(lexicon), lexicon.prefixes)


def _entries(lexicon: Lexicon) -> Iterator[tuple[str, Word]]:
    for phrase, name in lexicon.labelled("attribution"):
        yield phrase, Word(name)


def _is_short_name(token: Token) -> bool:
    return len(token.text) > 1 and token.text.isupper()
