from __future__ import annotations

from datetime import date

import pytest

from tracker.domain.quantity import Qualifier, Quantity
from tracker.domain.wording import amount, day_words, quantity_words


@pytest.mark.parametrize(
    ("quantity", "words"),
    [
        (Quantity(1234), "1,234"),
        (Quantity(0), "0"),
        (Quantity(159774, 159774, None, Qualifier.AT_LEAST), "at least 159,774"),
        (Quantity(370, 370, None, Qualifier.MORE_THAN), "more than 370"),
        (Quantity(6_000_000, None, 6_000_000, Qualifier.NEARLY), "nearly 6,000,000"),
        (Quantity(10, None, 10, Qualifier.LESS_THAN), "fewer than 10"),
        (Quantity(10, 4, 10, Qualifier.AT_MOST), "at most 10 (4 to 10)"),
        (Quantity(5000, None, None, Qualifier.APPROXIMATELY), "about 5,000"),
        (Quantity(None, 80, 120, Qualifier.RANGE), "80 to 120"),
        (Quantity(None, 80, None, Qualifier.RANGE), "at least 80"),
        (Quantity(None, None, 120, Qualifier.RANGE), "at most 120"),
        (Quantity(306887, 281443, 337971, Qualifier.ESTIMATE), "estimated 306,887 (281,443 to 337,971)"),
        (Quantity(None, 1, 9, Qualifier.ESTIMATE), "estimated 1 to 9"),
        (Quantity(None, None, None, Qualifier.INDEFINITE), "an indefinite number"),
        (Quantity(None, 24, None, Qualifier.INDEFINITE), "at least 24"),
    ],
)
def test_a_quantity_in_words_keeps_its_bounds_and_its_hedging(quantity, words):
    assert quantity_words(quantity) == words


def test_one_thing_is_one():
    assert [amount(number, "report") for number in (0, 1, 1264)] == ["0 reports", "1 report", "1,264 reports"]


def test_a_day_is_written_out_and_none_is_not_said():
    assert [day_words(day) for day in (date(2021, 5, 3), None)] == ["3 May 2021", "not said"]
