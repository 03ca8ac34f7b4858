"""A bare number: its digits or words, without a qualifier."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


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
