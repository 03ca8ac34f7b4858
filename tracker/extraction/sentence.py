"""A sentence: its tokens, the numbers in it, and what its words mean to the rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tracker.extraction.candidate import Span
from tracker.extraction.numbers.mention import Mention
from tracker.extraction.signs import Kind, Signs
from tracker.extraction.tokens import COMMAS, Token

_HARD_STOPS = frozenset(";:؛")
_ASIDES = {",": ",", "،": "،", "(": ")", "–": "–", "—": "—", "-": "-"}
_LONGEST_ASIDE = 40


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a document, whose offsets are the document's."""

    span: Span
    tokens: Sequence[Token]
    mentions: Sequence[Mention]
    signs: Signs
    # For each token the number that covers it, by its place among the mentions.
    _places: dict[int, int] = field(init=False, compare=False, repr=False, default_factory=dict)

    def __post_init__(self) -> None:
        for place, mention in enumerate(self.mentions):
            self._places.update(dict.fromkeys(range(mention.first, mention.after), place))

    @property
    def numbers(self) -> list[tuple[int, int]]:
        """The tokens of each number, its qualifier with it: the first, and the one after the last."""
        return [(mention.first, mention.after) for mention in self.mentions]

    def is_clause(self, index: int, *names: str) -> bool:
        """Whether this token is a word of grammar of one of these lists of the lexicon."""
        return self.signs.is_clause(index, *names)

    def mention_at(self, index: int) -> int | None:
        """The number that covers this token, by its place among the mentions."""
        return self._places.get(index)

    def is_number(self, index: int) -> bool:
        """Whether a number covers this token."""
        return self.mention_at(index) is not None

    def breaks_at(self, index: int) -> bool:
        """Whether a new clause begins with this token."""
        if self.tokens[index].text in _HARD_STOPS or self.is_clause(index, "breaks"):
            return True
        after_comma = index > 0 and self.tokens[index - 1].text in COMMAS
        return after_comma and self.is_clause(index, "and")

    def clause_start(self, index: int) -> int:
        """The first token of the clause in which this one stands."""
        while index > 0 and not self.breaks_at(index):
            index -= 1
        return index

    def clause_after(self, index: int) -> int:
        """The token after the last of the clause in which this one stands."""
        index += 1
        while index < len(self.tokens) and not self.breaks_at(index):
            index += 1
        return index

    def aside_after(self, index: int) -> int:
        """The token after an aside that opens here, where the statement goes on behind it; 0 for none.

        "Nearly 700 people, including 94 women, were killed"; "about 300 people (139 of them children) fled".
        """
        closing = _ASIDES.get(self.tokens[index].text)
        if closing is None:
            return 0
        for at in range(index + 1, min(len(self.tokens) - 1, index + _LONGEST_ASIDE)):
            if self.tokens[at].text in _HARD_STOPS:
                return 0
            if self.tokens[at].text == closing and self._goes_on_at(at + 1, closing):
                return at + 1
        return 0

    def _goes_on_at(self, index: int, closing: str) -> bool:
        """Behind a bracket it always does; behind a comma, with a verb for what stands before it.

        Where verbs come last, with a word of the lexicon's `goes_on` (the Persian "در" of place).
        """
        while index + 1 < len(self.tokens) and self.is_clause(index, "helpers"):
            if self.is_clause(index, "auxiliaries", "goes_on"):
                return True
            index += 1
        said = self.is_clause(index, "auxiliaries", "goes_on")
        return closing == ")" or said or self.signs.named(index, Kind.STATE) is not None

    def gap(self, first: int, after: int) -> Sequence[Token]:
        """The tokens between two places."""
        return self.tokens[first:after]
