from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.counts import number_text, parse_count, parse_printed_count
from tracker.domain.quantity import LARGEST
from tracker.errors import FigureError


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("0", 0),
        ("007", 7),
        (" 1234 ", 1234),
        ("1,234", 1234),
        ("1.234", 1234),
        ("1 234", 1234),
        ("1\u00a0234", 1234),
        ("1\u202f234\u202f567", 1234567),
        ("1'234", 1234),
        ("1’234’567", 1234567),
        ("12,345,678", 12345678),
        ("12.0", 12),
        ("12,00", 12),
        ("0.000", 0),
        ("1234.000", 1234),
        ("١٢٣٤", 1234),
        ("١٬٢٣٤", 1234),
        ("۱۲۳۴", 1234),
        ("١٢٫٠", 12),
        (str(LARGEST), LARGEST),
    ],
)
def test_a_count_is_read_as_people_write_it(written, number):
    assert parse_count(written, "value") == number


@pytest.mark.parametrize(
    ("printed", "number"),
    [("1234", 1234), ("1234.0", 1234), ("1.000", 1), ("12.", 12), ("1,234", 1234), ("", None)],
)
def test_a_count_is_read_as_programs_print_it(printed, number):
    assert parse_printed_count(printed, "value") == number


@pytest.mark.parametrize("printed", ["1.234", ".5", "0.85519463", "-3.0"])
def test_the_point_of_a_printed_number_is_a_decimal_point(printed):
    with pytest.raises(FigureError) as caught:
        parse_printed_count(printed, "best")
    assert caught.value.code == ("negative" if printed.startswith("-") else "fractional")


@pytest.mark.parametrize("nothing", ["", "   ", "\u00a0"])
def test_nothing_written_is_not_known_and_never_zero(nothing):
    assert parse_count(nothing, "value") is None


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("12.5", "fractional"),
        ("0.125", "fractional"),
        ("0,125", "fractional"),
        (".5", "fractional"),
        ("1234.567", "fractional"),
        ("12.34", "fractional"),
        ("-5", "negative"),
        ("− 5", "negative"),
        ("-0.5", "negative"),
        (str(LARGEST + 1), "too_large"),
        ("9" * 40, "too_large"),
        ("1e308", "not_a_number"),
        ("1E5", "not_a_number"),
        ("1,23,456", "not_a_number"),
        ("1,234.567", "not_a_number"),
        ("1,234 567", "not_a_number"),
        ("12,3456", "fractional"),
        ("9" * 41, "not_a_number"),
        ("dozens", "not_a_number"),
        ("12 (3 children)", "not_a_number"),
        ("nan", "not_a_number"),
        ("inf", "not_a_number"),
        ("٣٫٥", "fractional"),
        ("½", "not_a_number"),
        ("²", "not_a_number"),
    ],
)
def test_what_is_no_whole_count_is_refused_with_its_field_and_text(written, code):
    with pytest.raises(FigureError) as caught:
        parse_count(written, "low")
    assert (caught.value.code, caught.value.field, caught.value.value) == (code, "low", written)
    assert str(caught.value).startswith("low: ")


@given(st.integers(0, LARGEST))
def test_every_count_is_read_back_from_its_digits_plain_or_grouped(number):
    assert parse_count(str(number), "value") == number
    assert parse_count(f"{number:,}", "value") == number
    assert parse_count(f"{number:,}".replace(",", " "), "value") == number


@pytest.mark.parametrize(("cell", "text"), [(12, "12"), (12.0, "12"), (12.5, "12.5"), (1.234, "1.2340")])
def test_a_typed_number_is_written_so_that_it_is_read_as_itself(cell, text):
    assert number_text(cell) == text


def test_a_fraction_in_a_typed_cell_is_not_taken_for_thousands():
    with pytest.raises(FigureError, match="is a fraction"):
        parse_count(number_text(1.234), "value")
