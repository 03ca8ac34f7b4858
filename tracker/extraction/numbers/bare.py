"""A bare number: its digits or words, without a qualifier."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from tracker.extraction.numbers.compound import compound_value
from tracker.extraction.numbers.digits import parse_digits
from tracker.extraction.numbers.grammar import Grammar, Item, Role, begins_number
from tracker.extraction.numbers.running_sum import RunningSum
from tracker.extraction.tokens import Token

_HYPHENS = frozenset({"-", "‑"})
_MULTIPLIERS = frozenset({Role.HUNDRED, Role.SCALE, Role.DOZEN, Role.ROUND})
_LONGEST_GROUP = 3


@dataclass(frozen=True, slots=True)
class Bare:
    """A number: its tokens, its value (None for an indefinite word), and how it is written.

    `value` is the coefficient times the scale; `scale` is 0 where it has none. `written_after` is the token
    after its digits, before any suffix. `rounded` numbers are about so many ("une trentaine").
    """

    first: int
    after: int
    value: Decimal | None
    scale: Decimal = Decimal(0)
    vague: str = ""
    digits: bool = False
    rounded: bool = False
    written_after: int = 0


def find_bares(grammar: Grammar, tokens: Sequence[Token]) -> list[Bare]:
    """Every number in these tokens, in order."""
    reader = _Reader(grammar, tokens)
    found: list[Bare] = []
    index = 0
    while index < len(tokens):
        bare = reader.read_number(index)
        if bare is not None:
            found.append(bare)
        index = index + 1 if bare is None else bare.after
    return found


class _Reader:
    """Reads numbers in one row of tokens."""

    def __init__(self, grammar: Grammar, tokens: Sequence[Token]) -> None:
        self._grammar = grammar
        self._tokens = tokens
        self._found: dict[int, tuple[int, tuple[Item, ...]]] = {}

    def read_number(self, first: int) -> Bare | None:
        """The number that begins with this token, as long as it gets."""
        token = self._tokens[first]
        if token.is_number:
            return self._read_digits(first)
        if not token.is_word or not begins_number(self._grammar.language, token.folded):
            return None
        after, items = self._items(first)
        if not items:
            return None
        return self._read_words(first) or _vague(first, after, items)

    def _read_digits(self, first: int) -> Bare | None:
        after = self._group_after(first)
        text = "".join(token.text for token in self._tokens[first:after])
        multiplier = self._multiplier_at(after)
        grammar = self._grammar
        value = parse_digits(text, grammar.decimal, grammar.either_mark, multiplier is not None)
        if value is None:
            return Bare(first, after, Decimal("0.1"), digits=True, written_after=after)
        total = RunningSum(grammar.units_first)
        total.add_value(value)
        end, scale = self._suffix(after, total)
        if scale is None:
            end = self._go_on(after, total)
        return Bare(first, end, total.value, total.scale, digits=True, written_after=after)

    def _group_after(self, first: int) -> int:
        """Past "1 071 000": groups of three digits, one space apart."""
        if len(self._tokens[first].text) > _LONGEST_GROUP or not self._tokens[first].text.isdigit():
            return first + 1
        after = first + 1
        while after < len(self._tokens) and self._is_group(after):
            after += 1
        return after

    def _is_group(self, index: int) -> bool:
        token = self._tokens[index]
        apart = token.start - self._tokens[index - 1].end
        return apart == 1 and len(token.text) == _LONGEST_GROUP and token.text.isdigit()

    def _suffix(self, index: int, total: RunningSum) -> tuple[int, Decimal | None]:
        """Past the "m" of "6.9m"."""
        if index < len(self._tokens) and self._tokens[index].start == self._tokens[index - 1].end:
            scale = self._grammar.suffixes.get(self._tokens[index].folded)
            if scale is not None:
                total.add_scale(scale)
                return index + 1, scale
        return index, None

    def _multiplier_at(self, index: int) -> Item | None:
        if index >= len(self._tokens):
            return None
        _, items = self._items(index)
        suffix = self._grammar.suffixes.get(self._tokens[index].folded)
        if suffix is not None:
            return Item(Role.SCALE, suffix)
        return next((item for item in items if item.role in _MULTIPLIERS), None)

    def _read_words(self, first: int) -> Bare | None:
        total = RunningSum(self._grammar.units_first)
        after = first
        if self._role_at(first, Role.ARTICLE):
            after = self._items(first)[0]
            if not self._multiplies(after):
                return self._one(first, after)
        elif not (self._may_open(first)):
            return None
        end = self._go_on(after, total)
        if not total.started or not self._counts(end):
            return None
        rounded = self._role_at(end - 1, Role.ROUND)
        return Bare(first, end, total.value, total.scale, rounded=rounded, written_after=end)

    def _may_open(self, index: int) -> bool:
        """Whether a number may begin so: "hundred" alone only where the language says so."""
        roles = {item.role for item in self._items(index)[1]}
        if roles & {Role.VALUE, Role.DOZEN, Role.ROUND} and Role.VAGUE not in roles:
            return True
        if Role.HALF in roles:
            return self._multiplies(index)
        scale = roles & {Role.HUNDRED, Role.SCALE} and Role.VAGUE not in roles
        return bool(self._grammar.bare_scales and scale)

    def _multiplies(self, index: int) -> bool:
        """Whether a scale or a dozen stands here, perhaps after "half a"."""
        for at in range(index, min(index + 3, len(self._tokens))):
            roles = {item.role for item in self._items(at)[1]}
            if roles & _MULTIPLIERS:
                return True
            if not roles & {Role.HALF, Role.ARTICLE} and self._tokens[at].text not in _HYPHENS:
                return False
        return False

    def _one(self, first: int, after: int) -> Bare | None:
        """An article that counts: "un mort"."""
        if after < len(self._tokens) and self._tokens[after].folded in self._grammar.one_before:
            return Bare(first, after, Decimal(1), written_after=after)
        return None

    def _counts(self, after: int) -> bool:
        """Whether words may be a number here: in some languages only before a counting word."""
        counters = self._grammar.counters
        if not counters or any(counter in self._tokens[after - 1].folded for counter in counters):
            return True
        return after < len(self._tokens) and self._tokens[after].folded.startswith(counters)

    def _go_on(self, index: int, total: RunningSum) -> int:
        """The token after the last that goes on with the number."""
        while True:
            start, joined = self._past_join(index, total)
            after = self._step(start, total, joined)
            if after is None:
                return index
            index = after

    def _past_join(self, index: int, total: RunningSum) -> tuple[int, bool]:
        if not total.started or index >= len(self._tokens):
            return index, False
        token, last = self._tokens[index], self._tokens[index - 1]
        if token.text in _HYPHENS and token.start == last.end and last.is_word:
            return index + 1, False
        if self._role_at(index, Role.JOIN):
            return index + 1, True
        return index, self._joins_itself(index)

    def _joins_itself(self, index: int) -> bool:
        """Whether "and" is written onto this word, as in Arabic."""
        return "و" in self._grammar.prefixes and self._tokens[index].folded.startswith("و")

    def _step(self, index: int, total: RunningSum, joined: bool) -> int | None:
        if index >= len(self._tokens):
            return None
        if self._tokens[index].is_number:
            return self._step_digits(index, total)
        after, items = self._items(index)
        for item in items:
            if self._take(index, after, item, total, joined):
                return after
        return self._step_half(after, items, total, joined)

    def _step_digits(self, index: int, total: RunningSum) -> int | None:
        """As in "3만5천", where digits go on after a scale."""
        after = self._group_after(index)
        text = "".join(token.text for token in self._tokens[index:after])
        if not self._grammar.goes_on or not total.is_open:
            return None
        if self._multiplier_at(after) is None and self._tokens[index].start > self._tokens[index - 1].end:
            return None
        value = parse_digits(text, self._grammar.decimal, self._grammar.either_mark)
        return after if value is not None and total.add_value(value) else None

    def _step_half(self, after: int, items: Sequence[Item], total: RunningSum, joined: bool) -> int | None:
        """Takes "half a", "(and) a half" where a scale stands before or behind."""
        roles = {item.role for item in items}
        if Role.ARTICLE in roles and (joined or not total.started):
            after, items = self._items(after)
            roles = {item.role for item in items}
        if Role.HALF not in roles or not (joined or not total.started):
            return None
        total.add_half()
        if self._role_at(after, Role.ARTICLE) and self._multiplies(after):
            after += 1
        return after + 1 if self._is_hyphen(after) and self._multiplies(after) else after

    def _take(self, index: int, after: int, item: Item, total: RunningSum, joined: bool) -> bool:
        if item.role is Role.VALUE:
            return self._may_join(total, item, joined) and total.add_value(item.number, joined)
        if item.role is Role.HUNDRED:
            return total.add_hundred(item.number)
        if item.role is Role.SCALE:
            return (not joined or self._grammar.goes_on) and total.add_scale(item.number)
        if item.role in (Role.DOZEN, Role.ROUND):
            return not total.is_open and total.add_scale(item.number)
        return False

    def _may_join(self, total: RunningSum, item: Item, joined: bool) -> bool:
        """Whether "and" may stand before a value: after a hundred or a scale, or by the language's habit."""
        if not total.started:
            return True
        return not joined or total.is_open or self._grammar.goes_on or self._grammar.units_first

    def _role_at(self, index: int, role: Role) -> bool:
        return index < len(self._tokens) and any(item.role is role for item in self._items(index)[1])

    def _is_hyphen(self, index: int) -> bool:
        return index < len(self._tokens) and self._tokens[index].text in _HYPHENS

    def _items(self, index: int) -> tuple[int, tuple[Item, ...]]:
        """The longest phrase of the grammar that begins here: the token after it, and what it may be."""
        if index >= len(self._tokens):
            return index, ()
        known = self._found.get(index)
        if known is None:
            known = self._found[index] = self._look_up(index)
        return known

    def _look_up(self, index: int) -> tuple[int, tuple[Item, ...]]:
        matches = self._grammar.items.find_at(self._tokens, index)
        if matches:
            after = matches[0].after
            return after, tuple(match.label for match in matches if match.after == after)
        value = compound_value(self._grammar.language, self._tokens[index].folded)
        return index + 1, () if value is None else (Item(Role.VALUE, value),)


def _vague(first: int, after: int, items: Sequence[Item]) -> Bare | None:
    name = next((item.name for item in items if item.role is Role.VAGUE), "")
    return Bare(first, after, None, vague=name, written_after=after) if name else None
