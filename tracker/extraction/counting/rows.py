"""Rows: numbers that stand in a row, and those that are the number before or behind them together."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.domain.quantity import Qualifier
from tracker.extraction.counting.counted import Counted
from tracker.extraction.sentence import Sentence
from tracker.extraction.tokens import COMMAS, DASHES, Token

_ITEMS_END = frozenset({";", "؛"})
_OPENS_NAMED = frozenset({"(", ":"})
_OPENS_ROW = DASHES | {":", "("}
# Commas and quotation marks, which part nothing.
LIGHT_MARKS = COMMAS | {'"', "“", "”", "«", "»"}
# "412 by government forces and 301 by Russian ones": so many words stand between two of a row.
_STEP = 8
_NEAR_TOTAL = 5


def find_summing(sentence: Sentence, place: int) -> Sequence[int]:
    """A row whose numbers are the whole together is its parts: behind a mark or "are"."""
    whole = sentence.mentions[place].quantity.value
    first = place + 1
    gap = sentence.gap(sentence.mentions[place].after, sentence.mentions[first].first)
    if whole is None or not gap or not _opens_row(sentence, gap, first):
        return ()
    row = _summing(sentence, whole, list(range(first, len(sentence.mentions))))
    if not row and any(token.text == ":" for token in gap):
        row = _summing(sentence, whole, _items(sentence, first))
    return row


def _opens_row(sentence: Sentence, gap: Sequence[Token], first: int) -> bool:
    """Whether a row begins before this number: "45 (12 men", "45: 12 men", "45 are 12 men", "45 (Homs 12"."""
    names = [token for token in gap if token.is_word]
    named = all(token.is_capitalised for token in names) and any(token.text in _OPENS_NAMED for token in gap)
    here = sentence.mentions[first].first
    said = sentence.is_clause(here - 1, "auxiliaries")
    # "30 in Homs, 20 in Hama and 10 in Idlib" is one row.
    placed = any(
        sentence.is_clause(at, "prepositions") and sentence.tokens[at + 1].is_capitalised
        for at in range(here - len(gap), here - 1)
    )
    comma = gap[-1].text in COMMAS and not placed
    return gap[-1].text in _OPENS_ROW or comma or said or (named and bool(names))


def _summing(sentence: Sentence, whole: int, places: Sequence[int]) -> Sequence[int]:
    """The first two or more of these numbers that are the whole together; none where none are."""
    left = whole
    for at, place in enumerate(places):
        number = sentence.mentions[place].quantity
        if number.qualifier is not Qualifier.EXACT or number.value is None or number.value >= left:
            return places[: at + 1] if number.value == left and at else ()
        left -= number.value
    return ()


def total_of_row(sentence: Sentence, place: int) -> int | None:
    """The total of the row in which a number stands: "killed 12 in Homs and 9 in Hama, a total of 21"."""
    if not sentence.signs.has_clause("in_total"):
        return None
    for total in range(max(place + 1, 2), len(sentence.mentions)):
        if _is_total(sentence, total):
            whole = sentence.mentions[total].quantity.value
            row = _summing(sentence, whole, range(total - 1, -1, -1)) if whole is not None else ()
            return total if place in row else None
    return None


def _is_total(sentence: Sentence, place: int) -> bool:
    """Whether a number is called a total, in the words next to it."""
    mention = sentence.mentions[place]
    floor = sentence.mentions[place - 1].after
    last = len(sentence.tokens) if place + 1 == len(sentence.mentions) else sentence.mentions[place + 1].first
    near = range(max(floor, mention.first - _NEAR_TOTAL), min(last, mention.after + _NEAR_TOTAL))
    return any(sentence.is_clause(index, "in_total") for index in near)


def _items(sentence: Sentence, first: int) -> list[int]:
    """The first numbers of the items of a list, that semicolons part."""
    found = [first]
    for place in range(first + 1, len(sentence.mentions)):
        gap = sentence.gap(sentence.mentions[place - 1].after, sentence.mentions[place].first)
        if any(token.text in _ITEMS_END for token in gap):
            found.append(place)
    return found


def is_row_within(sentence: Sentence, place: int) -> bool:
    """Whether from here on two or more exact numbers in a row are together no more than the one before."""
    left = sentence.mentions[place - 1].quantity.value
    row = 0
    for index in range(place, len(sentence.mentions)):
        number, step = sentence.mentions[index], 0
        if index > place:
            gap = sentence.gap(sentence.mentions[index - 1].after, number.first)
            joined = any(token.text in COMMAS for token in gap) or any(
                sentence.is_clause(at, "and")
                for at in range(sentence.mentions[index - 1].after, number.first)
            )
            step = len(gap) if joined else _STEP + 1
        if left is None or number.quantity.value is None or step > _STEP:
            break
        left, row = left - number.quantity.value, row + 1
    return row > 1 and left is not None and left >= 0


def joins_next(sentence: Sentence, counted: Sequence[Counted], place: int) -> bool:
    """Whether a number is joined to the next by an "and", or one of some narrower group by a comma."""
    gap = range(counted[place].after, sentence.mentions[place + 1].first)
    ands = [sentence.is_clause(at, "and") for at in gap]
    light = (here or sentence.tokens[at].text in LIGHT_MARKS for here, at in zip(ands, gap, strict=True))
    named = counted[place].group not in ("", "all") or (any(ands) and counted[place].group == "all")
    return named and len(gap) > 0 and all(light)
