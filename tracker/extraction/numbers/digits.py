"""Digits: the value of a number written in them, whatever parts its thousands."""

from __future__ import annotations

import re
from decimal import Decimal

# More digits than this count no people, and "²" is no digit of a number.
_LONGEST = 24
_MARKS = re.compile(r"[.,]")
# Groups of three, or as in South Asia: three at the end and twos before.
_GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+|\d{1,2}(?:,\d{2})+,\d{3}")
_ALWAYS_GROUPS = str.maketrans({"٬": None, "'": None, "’": None, "٫": "."})


def parse_digits(text: str, decimal: str, either_mark: bool = False, scaled: bool = False) -> Decimal | None:
    """The value of "300,000", "1.234", "1'000", "٣٫٥"; None where it is no number ("07.03.2022").

    `decimal` is the language's mark before decimals. With `either_mark` a single mark before three digits
    parts thousands whichever it is, unless a scale follows (`scaled`).
    """
    if len(text) > _LONGEST or not text[0].isdecimal():
        return None
    plain = text.translate(_ALWAYS_GROUPS)
    if "٫" in text:
        return Decimal(plain)
    marks = _MARKS.findall(plain)
    if not marks:
        return Decimal(plain)
    if len(set(marks)) == 2:
        return _mixed(plain, marks)
    parts = len(marks) > 1 or marks[0] != decimal or (either_mark and not scaled)
    if parts and _GROUPED.fullmatch(plain):
        return Decimal(_MARKS.sub("", plain))
    return Decimal(plain.replace(",", ".")) if len(marks) == 1 else None


def _mixed(plain: str, marks: list[str]) -> Decimal | None:
    """As in "1.234,5": the last mark is the decimal one."""
    if marks[-1] in marks[:-1]:
        return None
    whole, _, rest = plain.rpartition(marks[-1])
    return Decimal(_MARKS.sub("", whole) + "." + rest) if _GROUPED.fullmatch(whole) else None
