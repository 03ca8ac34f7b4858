"""Signs: the words of a sentence that mean something to the rules, found by its language's lexicon."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from tracker.extraction.candidate import Rejected
from tracker.extraction.lexicon import Lexicon, read_lexicon
from tracker.extraction.phrases import Match, PhraseBook
from tracker.extraction.setting.country_names import find_country
from tracker.extraction.tokens import Token, fold_word


class Kind(StrEnum):
    """What a sign is to the rules; `lexicons/en.toml` explains each."""

    TOLL = "toll"
    EVENT = "event"
    PEOPLE = "people"
    ACT = "act"
    STATE = "state"
    CROSSING = "crossing"
    OTHER_ACT = "other_act"
    OTHER_STATE = "other_state"
    THING = "thing"
    HOUSEHOLD = "household"
    GROUP = "group"
    UNSAID = "unsaid"
    MODAL = "modal"
    RELATION = "relation"
    TAKING = "taking"
    CLAUSE = "clause"
    RANGE = "range"


@dataclass(frozen=True, slots=True)
class Sign:
    """Words that mean something: `name` is the metric, the group, the modality, the relation."""

    first: int
    after: int
    kind: Kind
    name: str


_SHARES = frozenset({"fraction", "percent"})
_TO_COUNTRY = "to_country"
_LEFT_PLACE = "left_place"
# Words before a country that only tell refugees from the displaced: the German "nach".
_INTO_COUNTRY = "into_country"
# Words of grammar are short and stand inside longer signs ("of" in "of whom"): they never hide another sign.
_GRAMMAR = frozenset({Kind.CLAUSE, Kind.RANGE, Kind.TAKING})
_Label = tuple[Kind, str]


class Signs:
    """The signs of one sentence, by the tokens they cover."""

    def __init__(
        self,
        found: Sequence[Sign],
        tokens: int,
        shares: frozenset[int] = frozenset(),
        *,
        groups_before: bool = False,
    ) -> None:
        self.all = tuple(found)
        # Where nouns stand before their number: the Korean "어린이 8명", children eight.
        self.groups_before = groups_before
        # Tokens of fractions and percentages: what is said of a share is not said of the whole.
        self.shares = shares
        self._at: list[list[Sign]] = [[] for _ in range(tokens)]
        self._clauses: list[set[str]] = [set() for _ in range(tokens)]
        for sign in found:
            for index in range(sign.first, sign.after):
                self._at[index].append(sign)
                if sign.kind is Kind.CLAUSE:
                    self._clauses[index].add(sign.name)

    def at(self, index: int) -> Sequence[Sign]:
        """The signs that cover this token."""
        return self._at[index]

    def is_clause(self, index: int, *names: str) -> bool:
        """Whether this token is a word of grammar, of one of these lists if any are given."""
        here = self._clauses[index]
        return not here.isdisjoint(names) if names else bool(here)

    def has_clause(self, name: str) -> bool:
        """Whether a word of grammar of this list stands anywhere in the sentence."""
        return any(name in here for here in self._clauses)

    def named(self, index: int, kind: Kind, *names: str) -> Sign | None:
        """The sign of that kind (and of one of these names, if any are given) that covers this token."""
        for sign in self._at[index]:
            if sign.kind is kind and (not names or sign.name in names):
                return sign
        return None

    def of(self, *kinds: Kind) -> Iterator[Sign]:
        """Every sign of these kinds, in the order of the text."""
        return (sign for sign in self.all if sign.kind in kinds)


def find_signs(tokens: Sequence[Token], language: str, refused: Sequence[Rejected] = ()) -> Signs:
    """The signs in these tokens: of two that overlap the longer, of two as long both.

    None begins inside a refused number: the May of "As of May 2015" is no verb.
    """
    found: list[Sign] = []
    covered = 0
    for first in range(len(tokens)):
        if _is_in(tokens[first], refused):
            continue
        found_here = _book(language).find_at(tokens, first)
        matches = [match for match in found_here if _is_meant(tokens, match, language)]
        longest = max((match.after for match in matches if match.label[0] not in _GRAMMAR), default=0)
        found += [
            _sign(match)
            for match in matches
            if match.label[0] in _GRAMMAR or (match.after == longest and longest > covered)
        ]
        covered = max(covered, longest)
    shares = [one for one in refused if one.reason in _SHARES]
    numbers = (index for index, token in enumerate(tokens) if _is_in(token, shares))
    nouns_first = bool(read_lexicon(language).table("word_order").get("groups_before"))
    return Signs(found, len(tokens), frozenset(numbers), groups_before=nouns_first)


def _sign(match: Match[_Label]) -> Sign:
    """The sign of a match; who "left" a place by its name is displaced, who "fled" a country a refugee."""
    kind, name = match.label
    if name == _TO_COUNTRY:
        kind, name = Kind.STATE, "refugees"
    elif name == _LEFT_PLACE:
        kind, name = Kind.STATE, "displaced"
    return Sign(match.first, match.after, kind, name)


def _is_meant(tokens: Sequence[Token], match: Match[_Label], language: str) -> bool:
    """Whether a word that stands in the lexicon is used as there: WHO is no pronoun, and May is a month."""
    kind, name = match.label
    token = tokens[match.first]
    if name in (_TO_COUNTRY, _INTO_COUNTRY):
        return bool(find_country(tokens, match.after))
    if name == _LEFT_PLACE:
        named = match.after < len(tokens) and tokens[match.after].is_capitalised
        return named and not find_country(tokens, match.after)
    if kind is Kind.THING:
        return token.folded not in _with_preposition(language)
    verb = kind is Kind.MODAL or name == "auxiliaries"
    if token.is_capitalised and match.first > 0 and verb:
        return False
    return kind not in _GRAMMAR or not token.text.isupper() or len(token.text) == 1


@cache
def _with_preposition(language: str) -> frozenset[str]:
    """Things with a preposition written onto them (the Arabic "بغارة", by an air strike): not counted."""
    lexicon = read_lexicon(language)
    things = [fold_word(thing) for thing in lexicon.texts("others", "things")]
    return frozenset(one + thing for one in lexicon.texts("written_prepositions") for thing in things)


def _is_in(token: Token, refused: Sequence[Rejected]) -> bool:
    return any(one.start <= token.start < one.end for one in refused)


@cache
def _book(language: str) -> PhraseBook[_Label]:
    lexicon = read_lexicon(language)
    return PhraseBook(_entries(lexicon), lexicon.prefixes)


def _entries(lexicon: Lexicon) -> Iterator[tuple[str, _Label]]:
    for metric in lexicon.table("metrics"):
        for phrase, role in lexicon.labelled("metrics", metric):
            yield phrase, (Kind.CROSSING, role) if metric == "crossing" else (Kind(role), metric)
    for role, kind in (("act", Kind.OTHER_ACT), ("state", Kind.OTHER_STATE)):
        yield from ((phrase, (kind, "")) for phrase in lexicon.texts("others", role))
    yield from ((phrase, (Kind.THING, "")) for phrase in lexicon.texts("others", "things"))
    yield from ((phrase, (Kind.HOUSEHOLD, "")) for phrase in lexicon.texts("others", "households"))
    for phrase, group in lexicon.labelled("groups"):
        yield phrase, (Kind.UNSAID, "") if group == "unsaid" else (Kind.GROUP, group)
    for name in ("from", "changes"):
        yield from ((phrase, (Kind.RANGE, name)) for phrase in lexicon.texts("qualifiers", "ranges", name))
    yield from ((phrase, (Kind.TAKING, "")) for phrase in lexicon.texts("taken_from"))
    for section, kind in (("modality", Kind.MODAL), ("relations", Kind.RELATION), ("clauses", Kind.CLAUSE)):
        yield from ((phrase, (kind, name)) for phrase, name in lexicon.labelled(section))
