"""A mention: a number as a sentence words it, with its qualifier."""

from __future__ import annotations

from dataclasses import dataclass

from tracker.domain.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Mention:
    """A number with its qualifier.

    `first` and `after` are the tokens of the whole quote, `number_first` and `number_after` those of the
    number alone, `start` and `end` the quote's offsets. `more` is set by "another", "a further", "more";
    `vague` names the indefinite word ("dozens"), "" for a number; `digits` is whether it is in digits.
    """

    first: int
    after: int
    number_first: int
    number_after: int
    start: int
    end: int
    quantity: Quantity
    more: bool = False
    vague: str = ""
    digits: bool = False
