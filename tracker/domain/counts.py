"""Counts as printed in a figures table: whole numbers, with or without thousands separators."""

from __future__ import annotations

import re
from functools import lru_cache

from tracker.domain.quantity import LARGEST
from tracker.errors import FigureError

_LONGEST = 40

# Groups of exactly three digits after a first group of one to three that is not all zero ("0.125"
# is a fraction), one separator throughout: comma, point, apostrophe, any space, Arabic separator.
_GROUPED = re.compile(r"(?!0+\D)\d{1,3}([,.'’\s\u066c])\d{3}(?:\1\d{3})*")
_PLAIN = re.compile(r"\d+")
_WHOLE_FRACTION = re.compile(r"(\d+)[.,\u066b]0+")
_FRACTION = re.compile(r"\d*[.,\u066b]\d+")
_PRINTED_WHOLE = re.compile(r"(\d+)\.0*")
_PRINTED_FRACTION = re.compile(r"\d*\.\d+")
_SIGNED = re.compile(r"([-\u2212])\s*\d.*")


@lru_cache(maxsize=8192)
def parse_count(text: str, field: str) -> int | None:
    """The whole number that is written, None for nothing.

    `1,234`, `1.234`, `1 234` and Arabic-Indic digits are 1234; `12.0` is 12. Raises FigureError
    `fractional` for any other fraction, `negative`, `too_large` (over 64 bits) or `not_a_number`.
    """
    plain = "".join(str(int(letter)) if letter.isdecimal() else letter for letter in text.strip())
    if not plain:
        return None
    digits = _digits(plain)
    if digits is None:
        raise _refusal(plain, text, field)
    number = int(digits)
    if number > LARGEST:
        raise FigureError("too_large", field, text, f"{text!r} is more than a 64-bit count holds")
    return number


@lru_cache(maxsize=8192)
def parse_printed_count(text: str, field: str) -> int | None:
    """The whole number that a program printed, None for nothing; its point is a decimal point.

    `1234`, `1234.0` and `1,234` are 1234; `1.234` is a fraction. Raises FigureError as `parse_count`.
    """
    plain = text.strip()
    if found := _PRINTED_WHOLE.fullmatch(plain):
        return parse_count(found[1], field)
    if _PRINTED_FRACTION.fullmatch(plain):
        raise _refusal(plain, text, field)
    return parse_count(text, field)


def _digits(plain: str) -> str | None:
    if len(plain) > _LONGEST:
        return None
    if _PLAIN.fullmatch(plain):
        return plain
    if _GROUPED.fullmatch(plain):
        return "".join(letter for letter in plain if letter.isdigit())
    if found := _WHOLE_FRACTION.fullmatch(plain):
        return found[1]
    return None


def _refusal(plain: str, text: str, field: str) -> FigureError:
    if _SIGNED.fullmatch(plain):
        return FigureError("negative", field, text, f"{text!r} is below zero: a count never is")
    if _FRACTION.fullmatch(plain):
        return FigureError("fractional", field, text, f"{text!r} is a fraction: a count is whole")
    if re.fullmatch(r"\d+(?:\.\d+)?[eE]\+?\d+", plain):
        return FigureError("not_a_number", field, text, f"{text!r} is in powers of ten: write the digits")
    return FigureError("not_a_number", field, text, f"{text!r} is not a count")


def number_text(number: int | float) -> str:
    """A number out of a typed cell as text that `parse_count` reads as that number and no other.

    The cell 1.234 is a fraction; its text gets one more digit, so that it is not taken for 1,234.
    """
    if isinstance(number, int):
        return str(number)
    if number.is_integer():
        return str(int(number))
    text = repr(number)
    return text + "0" if re.fullmatch(r"\d+\.\d{3}", text) else text
