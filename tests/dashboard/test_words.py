from __future__ import annotations

from datetime import date

import pytest

from dashboard.components.words import (
    counted_words,
    day_words,
    number_words,
    period_words,
    quantity_words,
    report_day_words,
)
from tracker.domain.period import Precision
from tracker.domain.quantity import Qualifier, Quantity

DAY = date(2021, 5, 30)


@pytest.mark.parametrize(
    ("quantity", "words"),
    [
        (Quantity(494438), "494,438"),
        (Quantity(0), "0"),
        (Quantity(20, 20, None, Qualifier.AT_LEAST), "at least 20"),
        (Quantity(370, 370, None, Qualifier.MORE_THAN), "more than 370"),
        (Quantity(6000000, None, 6000000, Qualifier.NEARLY), "nearly 6,000,000"),
        (Quantity(50, None, 50, Qualifier.LESS_THAN), "fewer than 50"),
        (Quantity(5000, qualifier=Qualifier.APPROXIMATELY), "about 5,000"),
        (Quantity(None, 80, 120, Qualifier.RANGE), "80 to 120"),
        (Quantity(None, 80, None, Qualifier.RANGE), "at least 80"),
        (Quantity(None, None, None, Qualifier.INDEFINITE), "an indefinite number"),
    ],
)
def test_a_quantity_keeps_its_bounds_in_words(quantity, words):
    assert quantity_words(quantity) == words


def test_what_is_not_said_is_not_nought():
    assert number_words(None) == day_words(None) == "not said"


@pytest.mark.parametrize(
    ("precision", "words"),
    [
        (Precision.DAY, "30 May 2021"),
        (Precision.MONTH, "May 2021"),
        (Precision.YEAR, "2021"),
        (Precision.NOT_BEFORE, "on or after 30 May 2021"),
        (Precision.NOT_AFTER, "by 30 May 2021"),
    ],
)
def test_a_report_date_is_as_sharp_as_it_is_known(precision, words):
    assert report_day_words(DAY, precision) == words


@pytest.mark.parametrize(
    ("start", "end", "precision", "words"),
    [
        (date(2011, 3, 15), DAY, Precision.DAY, "15 March 2011 to 30 May 2021"),
        (DAY, DAY, Precision.DAY, "30 May 2021"),
        (None, DAY, Precision.DAY, "until 30 May 2021"),
        (DAY, None, Precision.DAY, "from 30 May 2021"),
        (None, None, Precision.DAY, "not said"),
        (date(2021, 5, 1), date(2021, 5, 31), Precision.MONTH, "May 2021"),
        (date(2020, 1, 1), date(2021, 12, 31), Precision.YEAR, "2020 to 2021"),
    ],
)
def test_a_period_is_told_as_it_was_stated(start, end, precision, words):
    assert period_words(start, end, precision) == words


@pytest.mark.parametrize(
    ("noun", "group", "group_noun", "words"),
    [
        ("deaths", "all", "people", "deaths"),
        ("deaths", "civilians", "civilians", "deaths of civilians"),
        ("people injured", "children", "children", "children injured"),
        ("refugees", "women", "women", "women among refugees"),
    ],
)
def test_who_is_counted_is_named_beside_what(noun, group, group_noun, words):
    assert counted_words(noun, group, group_noun) == words
