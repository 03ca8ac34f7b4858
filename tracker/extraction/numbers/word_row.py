"""A row of tokens in which number words are looked up."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.extraction.numbers.compound import compound_value
from tracker.extraction.numbers.grammar import Grammar, Item, Role
from tracker.extraction.tokens import Token

_HYPHENS = frozenset({"-", "‑"})
_MULTIPLIERS = frozenset({Role.HUNDRED, Role.SCALE, Role.DOZEN, Role.ROUND})
_LONGEST_GROUP = 3


class WordRow:
    """The tokens of one sentence, and what each may be to a number."""

    def __init__(self, grammar: Grammar, tokens: Sequence[Token]) -> None:
        self._grammar = grammar
        self._tokens = tokens
        self._found: dict[int, tuple[int, tuple[Item, ...]]] = {}

    def items(self, index: int) -> tuple[int, tuple[Item, ...]]:
        """The longest phrase of the grammar that begins here: the token after it, and what it may be."""
        if index >= len(self._tokens):
            return index, ()
        known = self._found.get(index)
        if known is None:
            known = self._found[index] = self._look_up(index)
        return known

    def has_role(self, index: int, role: Role) -> bool:
        """Whether the phrase that begins here may have this role."""
        return index < len(self._tokens) and any(item.role is role for item in self.items(index)[1])

    def multiplier_at(self, index: int) -> Item | None:
        """A scale or another multiplier at this token; None for none."""
        if index >= len(self._tokens):
            return None
        _, items = self.items(index)
        suffix = self._grammar.suffixes.get(self._tokens[index].folded)
        if suffix is not None:
            return Item(Role.SCALE, suffix)
        return next((item for item in items if item.role in _MULTIPLIERS), None)

    def multiplies(self, index: int) -> bool:
        """Whether a scale or a dozen stands here, perhaps after "half a"."""
        for at in range(index, min(index + 3, len(self._tokens))):
            roles = {item.role for item in self.items(at)[1]}
            if roles & _MULTIPLIERS:
                return True
            if not roles & {Role.HALF, Role.ARTICLE} and self._tokens[at].text not in _HYPHENS:
                return False
        return False

    def is_hyphen(self, index: int) -> bool:
        """Whether this token is a hyphen."""
        return index < len(self._tokens) and self._tokens[index].text in _HYPHENS

    def joins_itself(self, index: int) -> bool:
        """Whether "and" is written onto this word, as in Arabic."""
        return "و" in self._grammar.prefixes and self._tokens[index].folded.startswith("و")

    def group_after(self, first: int) -> int:
        """Past "1 071 000": groups of three digits, one space apart."""
        if len(self._tokens[first].text) > _LONGEST_GROUP or not self._tokens[first].text.isdecimal():
            return first + 1
        after = first + 1
        while after < len(self._tokens) and self._is_group(after):
            after += 1
        return after

    def _is_group(self, index: int) -> bool:
        token = self._tokens[index]
        apart = token.start - self._tokens[index - 1].end
        return apart == 1 and len(token.text) == _LONGEST_GROUP and token.text.isdecimal()

    def _look_up(self, index: int) -> tuple[int, tuple[Item, ...]]:
        matches = self._grammar.items.find_at(self._tokens, index)
        if matches:
            after = matches[0].after
            return after, tuple(match.label for match in matches if match.after == after)
        value = compound_value(self._grammar.language, self._tokens[index].folded)
        return index + 1, () if value is None else (Item(Role.VALUE, value),)
