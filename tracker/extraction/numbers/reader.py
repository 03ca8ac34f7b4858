"""A reader of bare numbers: digits and words, as far as they are one number."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from tracker.extraction.numbers.bare import Bare
from tracker.extraction.numbers.digits import parse_digits
from tracker.extraction.numbers.grammar import Grammar, Item, Role, begins_number
from tracker.extraction.numbers.running_sum import RunningSum
from tracker.extraction.numbers.word_row import WordRow
from tracker.extraction.tokens import Token

# Stands for a number in digits that none can be made of, as "07.03.2022".
_NO_NUMBER = Decimal("0.1")
_THOUSAND = Decimal(1000)


def find_bares(grammar: Grammar, tokens: Sequence[Token]) -> list[Bare]:
    """Every number in these tokens, in order."""
    reader = _Reader(grammar, tokens)
    found: list[Bare] = []
    after = 0
    for index, token in enumerate(tokens):
        if index >= after and (token.is_number or begins_number(grammar.language, token.folded)):
            bare = reader.read_number(index)
            if bare is not None:
                found.append(bare)
                after = bare.after
    return found


class _Reader:
    """Reads numbers in one row of tokens."""

    def __init__(self, grammar: Grammar, tokens: Sequence[Token]) -> None:
        self._grammar = grammar
        self._tokens = tokens
        self._row = WordRow(grammar, tokens)

    def read_number(self, first: int) -> Bare | None:
        """The number that begins with this token, as long as it gets."""
        if self._tokens[first].is_number:
            return self._read_digits(first)
        after, items = self._row.items(first)
        if not items:
            return None
        return self._read_words(first) or _vague(first, after, items)

    def _read_digits(self, first: int) -> Bare | None:
        after = self._row.group_after(first)
        text = "".join(token.text for token in self._tokens[first:after])
        multiplier = self._row.multiplier_at(after)
        grammar = self._grammar
        value = parse_digits(text, grammar.decimal, grammar.either_mark, multiplier is not None)
        if value is None:
            return Bare(first, after, _NO_NUMBER, digits=True, written_after=after)
        total = RunningSum(grammar.units_first)
        total.add_value(value)
        end, scale = self._suffix(after, total)
        if scale is None:
            end = self._go_on(after, total)
        return Bare(first, end, total.value, total.scale, digits=True, written_after=after)

    def _suffix(self, index: int, total: RunningSum) -> tuple[int, Decimal | None]:
        """Past the "m" of "6.9m"."""
        if index < len(self._tokens) and self._tokens[index].start == self._tokens[index - 1].end:
            scale = self._grammar.suffixes.get(self._tokens[index].folded)
            if scale is not None:
                total.add_scale(scale)
                return index + 1, scale
        return index, None

    def _read_words(self, first: int) -> Bare | None:
        total = RunningSum(self._grammar.units_first)
        after = first
        if self._row.has_role(first, Role.ARTICLE):
            after = self._row.items(first)[0]
            if not self._row.multiplies(after):
                return self._one(first, after)
        elif not self._may_open(first):
            return None
        end = self._go_on(after, total)
        if not total.started or not self._counts(end):
            return None
        rounded = self._row.has_role(end - 1, Role.ROUND)
        return Bare(first, end, total.value, total.scale, rounded=rounded, written_after=end)

    def _may_open(self, index: int) -> bool:
        """Whether a number may begin so: "hundred" alone only where the language says so."""
        roles = {item.role for item in self._row.items(index)[1]}
        if roles & {Role.VALUE, Role.DOZEN, Role.ROUND} and Role.VAGUE not in roles:
            return True
        if Role.HALF in roles:
            return self._row.multiplies(index)
        scale = roles & {Role.HUNDRED, Role.SCALE} and Role.VAGUE not in roles
        return bool(self._grammar.bare_scales and scale)

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
        if self._row.is_hyphen(index) and token.start == last.end and last.is_word:
            return index + 1, False
        if self._row.has_role(index, Role.JOIN):
            return index + 1, True
        return index, self._row.joins_itself(index)

    def _step(self, index: int, total: RunningSum, joined: bool) -> int | None:
        if index >= len(self._tokens):
            return None
        if self._tokens[index].is_number:
            return self._step_digits(index, total)
        after, items = self._row.items(index)
        for item in items:
            if self._take(item, total, joined):
                return after
        return self._step_half(after, items, total, joined)

    def _step_digits(self, index: int, total: RunningSum) -> int | None:
        """As in "3만5천" and the Turkish "9 bin 57", where digits go on after a scale."""
        after = self._row.group_after(index)
        text = "".join(token.text for token in self._tokens[index:after])
        if not self._grammar.goes_on or not total.is_open:
            return None
        apart = self._tokens[index].start > self._tokens[index - 1].end and total.scale != _THOUSAND
        if apart and self._row.multiplier_at(after) is None:
            return None
        value = parse_digits(text, self._grammar.decimal, self._grammar.either_mark)
        return after if value is not None and total.add_value(value) else None

    def _step_half(self, after: int, items: Sequence[Item], total: RunningSum, joined: bool) -> int | None:
        """Takes "half a", "(and) a half" where a scale stands before or behind."""
        roles = {item.role for item in items}
        if Role.ARTICLE in roles and (joined or not total.started):
            after, items = self._row.items(after)
            roles = {item.role for item in items}
        if Role.HALF not in roles or not (joined or not total.started):
            return None
        total.add_half()
        if self._row.has_role(after, Role.ARTICLE) and self._row.multiplies(after):
            after += 1
        return after + 1 if self._row.is_hyphen(after) and self._row.multiplies(after) else after

    def _take(self, item: Item, total: RunningSum, joined: bool) -> bool:
        if item.role is Role.VALUE:
            return self._may_join(total, joined) and total.add_value(item.number, joined)
        if item.role is Role.HUNDRED:
            return total.add_hundred(item.number)
        if item.role is Role.SCALE:
            return (not joined or self._grammar.goes_on) and total.add_scale(item.number)
        if item.role in (Role.DOZEN, Role.ROUND):
            return not total.is_open and total.add_scale(item.number)
        return False

    def _may_join(self, total: RunningSum, joined: bool) -> bool:
        """Whether "and" may stand before a value: after a hundred or a scale, or by the language's habit."""
        if not total.started:
            return True
        return not joined or total.is_open or self._grammar.goes_on or self._grammar.units_first


def _vague(first: int, after: int, items: Sequence[Item]) -> Bare | None:
    name = next((item.name for item in items if item.role is Role.VAGUE), "")
    return Bare(first, after, None, vague=name, written_after=after) if name else None
