from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.quantity import LARGEST, Qualifier, Quantity, lower_bound, settle, total
from tracker.errors import FigureError

Q = Qualifier


def exact(value: int) -> Quantity:
    return Quantity(value)


def about(value: int) -> Quantity:
    return Quantity(value, None, None, Q.APPROXIMATELY)


def nearly(value: int) -> Quantity:
    return Quantity(value, None, value, Q.NEARLY)


def at_least(value: int) -> Quantity:
    return Quantity(value, value, None, Q.AT_LEAST)


def between(low: int, high: int) -> Quantity:
    return Quantity(None, low, high, Q.RANGE)


@pytest.mark.parametrize("qualifier", [Q.MORE_THAN, Q.AT_LEAST])
def test_a_lower_bound_is_filled_in_from_its_value_and_back(qualifier):
    assert settle(370, None, None, qualifier) == Quantity(370, 370, None, qualifier)
    assert settle(None, 370, None, qualifier) == Quantity(370, 370, None, qualifier)


@pytest.mark.parametrize("qualifier", [Q.NEARLY, Q.AT_MOST, Q.LESS_THAN])
def test_an_upper_bound_is_filled_in_from_its_value_and_back(qualifier):
    assert settle(6_000_000, None, None, qualifier) == Quantity(6_000_000, None, 6_000_000, qualifier)
    assert settle(None, None, 6_000_000, qualifier) == Quantity(6_000_000, None, 6_000_000, qualifier)
    assert settle(50, 40, None, qualifier) == Quantity(50, 40, 50, qualifier)


def test_unknown_parts_stay_unknown():
    assert settle(0, None, None, Q.EXACT) == Quantity(0, None, None, Q.EXACT)
    assert settle(None, None, None, Q.INDEFINITE) == Quantity(None, None, None, Q.INDEFINITE)
    assert settle(None, 3, None, Q.RANGE) == Quantity(None, 3, None, Q.RANGE)


@pytest.mark.parametrize(
    ("value", "low", "high", "qualifier", "code", "field"),
    [
        (370, None, 400, Q.MORE_THAN, "qualifier_bounds", "high"),
        (370, 300, None, Q.AT_LEAST, "qualifier_bounds", "low"),
        (370, None, 400, Q.NEARLY, "qualifier_bounds", "high"),
        (370, 300, 400, Q.RANGE, "qualifier_bounds", "value"),
        (-1, None, None, Q.EXACT, "negative", "value"),
        (None, -5, 3, Q.RANGE, "negative", "low"),
        (LARGEST + 1, None, None, Q.EXACT, "too_large", "value"),
        (None, None, None, Q.EXACT, "no_quantity", "value"),
        (None, None, None, Q.RANGE, "no_quantity", "value"),
        (None, 9, 3, Q.RANGE, "bounds_out_of_order", "low"),
        (5, 6, None, Q.ESTIMATE, "bounds_out_of_order", "low"),
        (5, None, 4, Q.ESTIMATE, "bounds_out_of_order", "low"),
    ],
)
def test_parts_that_contradict_each_other_are_refused_by_name(value, low, high, qualifier, code, field):
    with pytest.raises(FigureError) as caught:
        settle(value, low, high, qualifier)
    assert (caught.value.code, caught.value.field) == (code, field)


def test_an_error_shows_the_number_as_it_was_written():
    with pytest.raises(FigureError) as caught:
        settle(None, 9, 3, Q.RANGE, "9.0")
    assert caught.value.value == "9.0"


@pytest.mark.parametrize(
    ("rough", "value", "allowed"),
    [
        (about(5000), 5440, True),
        (about(5000), 6000, True),
        (about(5000), 4000, True),
        (about(5000), 6001, False),
        (about(5440), 5450, True),
        (about(5440), 5451, False),
        (about(7), 8, True),
        (about(7), 9, False),
        (about(0), 0, True),
        (about(0), 1, False),
        (nearly(6000), 5000, True),
        (nearly(6000), 6000, True),
        (nearly(6000), 6001, False),
        (nearly(6000), 4999, False),
        (at_least(20), 20, True),
        (at_least(20), 1000, True),
        (at_least(20), 19, False),
        (Quantity(20, None, 20, Q.AT_MOST), 0, True),
        (Quantity(20, None, 20, Q.AT_MOST), 21, False),
        (between(3, 9), 9, True),
        (between(3, 9), 10, False),
        (Quantity(5, None, None, Q.ESTIMATE), 1000, True),
        (Quantity(None, None, None, Q.INDEFINITE), 24, False),
        (Quantity(None, 12, 99, Q.INDEFINITE), 24, True),
    ],
)
def test_a_rough_quantity_allows_what_it_could_be_a_rounder_wording_of(rough, value, allowed):
    assert rough.allows(exact(value)) is allowed


def test_nothing_is_allowed_of_a_quantity_without_a_value():
    assert not at_least(3).allows(between(4, 9))
    assert not about(5).allows(Quantity(None, None, None, Q.INDEFINITE))


def test_only_the_rougher_of_two_repeats_the_other():
    assert about(5000).repeats(exact(5440))
    assert not exact(5440).repeats(about(5000))
    assert not Quantity(370, 370, None, Q.MORE_THAN).repeats(at_least(370)), "equally rough, other words"
    assert at_least(20).repeats(at_least(20))


def test_wordings_of_one_number_do_not_differ_and_two_numbers_do():
    assert not about(5000).differs_from(exact(5440))
    assert not exact(5440).differs_from(about(5000))
    assert exact(5440).differs_from(exact(5441))
    assert between(3, 9).differs_from(at_least(5))


def test_from_sharp_to_rough():
    order = [Q.EXACT, Q.ESTIMATE, Q.RANGE, Q.MORE_THAN, Q.APPROXIMATELY, Q.INDEFINITE]
    assert [Quantity(1, 1, 1, qualifier).roughness for qualifier in order] == [0, 1, 2, 3, 4, 5]
    lower = {Quantity(1, 1, 1, q).roughness for q in (Q.MORE_THAN, Q.AT_LEAST, Q.AT_MOST, Q.LESS_THAN)}
    assert lower == {3}
    assert Quantity(1, None, 1, Q.NEARLY).roughness == 4


def test_a_quantity_is_drawn_at_its_value_else_at_a_bound():
    assert exact(4).middle == 4
    assert between(3, 9).middle == 3
    assert Quantity(None, None, 9, Q.RANGE).middle == 9
    assert Quantity(None, None, None, Q.INDEFINITE).middle is None


@pytest.mark.parametrize(
    ("terms", "whole"),
    [
        ([about(300)], about(300)),
        ([exact(3), exact(4)], exact(7)),
        ([exact(3), about(300)], about(303)),
        ([about(300), between(3, 9)], Quantity(None, None, None, Q.APPROXIMATELY)),
        ([exact(3), at_least(20)], at_least(23)),
        ([at_least(20), Quantity(5, 5, None, Q.MORE_THAN)], at_least(25)),
        ([between(3, 9), exact(1)], between(4, 10)),
        ([between(3, 9), at_least(20)], at_least(23)),
        ([nearly(100), exact(5)], Quantity(105, None, 105, Q.AT_MOST)),
        ([Quantity(100, 90, 120, Q.ESTIMATE), exact(1)], Quantity(101, 91, 121, Q.ESTIMATE)),
        ([Quantity(100, 90, 120, Q.ESTIMATE), at_least(20)], Quantity(120, 110, None, Q.ESTIMATE)),
        ([Quantity(50, 40, 60, Q.ESTIMATE), nearly(100)], Quantity(150, None, 160, Q.ESTIMATE)),
        ([Quantity(5, None, None, Q.ESTIMATE), exact(1)], about(6)),
        ([at_least(20), nearly(100)], about(120)),
        ([exact(1), Quantity(None, None, None, Q.INDEFINITE)], Quantity(None, None, None, Q.INDEFINITE)),
    ],
)
def test_a_sum_says_no_more_than_its_terms_allow(terms, whole):
    assert total(terms) == whole


BOUNDED = st.one_of(
    st.integers(0, 500).map(exact),
    st.integers(0, 500).map(at_least),
    st.integers(0, 500).map(nearly),
    st.tuples(st.integers(0, 500), st.integers(0, 500)).map(lambda ends: between(min(ends), max(ends))),
)


@given(st.lists(BOUNDED, min_size=2, max_size=5))
def test_a_sum_of_bounds_is_a_quantity_that_could_be_stored(terms):
    whole = total(terms)
    assert settle(whole.value, whole.low, whole.high, whole.qualifier) == whole


@pytest.mark.parametrize(
    ("part", "of_the_whole"),
    [
        (exact(7), at_least(7)),
        (at_least(7), at_least(7)),
        (between(3, 9), at_least(3)),
        (about(300), about(300)),
        (nearly(300), about(300)),
        (Quantity(300, None, 300, Q.AT_MOST), Quantity(None, None, None, Q.INDEFINITE)),
    ],
)
def test_of_a_whole_a_part_says_at_least_as_many(part, of_the_whole):
    assert lower_bound(part) == of_the_whole


@pytest.mark.parametrize(
    ("quantity", "reach"),
    [
        (Quantity(100), (100, 100)),
        (Quantity(370, 370, None, Qualifier.MORE_THAN), (371, None)),
        (Quantity(370, 370, None, Qualifier.AT_LEAST), (370, None)),
        (Quantity(20, None, 20, Qualifier.LESS_THAN), (None, 19)),
        (Quantity(None, 80, 120, Qualifier.RANGE), (80, 120)),
        (Quantity(5_000, None, None, Qualifier.APPROXIMATELY), (4_000, 6_000)),
        (Quantity(6_000, None, 6_000, Qualifier.NEARLY), (5_000, 6_000)),
        (Quantity(None, None, None, Qualifier.INDEFINITE), (None, None)),
    ],
)
def test_words_reach_as_far_as_they_allow(quantity, reach):
    assert quantity.reach == reach
