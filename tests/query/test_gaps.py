from __future__ import annotations

import pytest

from tests.query.spots import quantity
from tracker.query.gaps import Gap, build_gap, build_range, can_be_one

AT_LEAST_100 = quantity(100, "at_least")
EIGHTY_TO_120 = quantity(None, "range", 80, 120)


def test_at_least_100_and_80_to_120_overlap_and_it_is_said():
    found = build_range([AT_LEAST_100, EIGHTY_TO_120])
    assert (found.least, found.most, found.overlap) == (80, None, True)
    assert (found.lowest, found.highest, found.ratio) == (100, 100, None)
    assert found.words == "from 80 to 120 up to at least 100; they overlap: all can be one number"


def test_bounds_that_do_not_meet_are_told_apart():
    found = build_range([quantity(6_349), quantity(6_964, "at_least")])
    assert (found.lowest, found.highest, found.least, found.most) == (6_349, 6_964, 6_349, None)
    assert found.ratio == 6_964 / 6_349
    assert (found.overlap, found.words) == (False, "from 6,349 up to at least 6,964")


def test_one_quantity_has_no_ratio_and_overlaps_with_nothing():
    found = build_range([quantity(7)])
    assert (found.lowest, found.highest, found.ratio, found.overlap, found.words) == (7, 7, None, False, "7")
    assert build_range([]).lowest is build_range([]).least is build_range([]).most is None


def test_all_overlap_only_where_one_number_suits_every_one():
    low, middle, high = (quantity(None, "range", *bounds) for bounds in ((1, 5), (4, 8), (7, 9)))
    assert can_be_one(low, middle)
    assert can_be_one(middle, high)
    assert not build_range([low, middle, high]).overlap


@pytest.mark.parametrize(
    ("first", "second", "one"),
    [
        (quantity(100), quantity(100), True),
        (quantity(100), quantity(101), False),
        (quantity(100, "more_than"), quantity(100), False),
        (quantity(100, "less_than"), quantity(100, "at_least"), False),
        (quantity(100, "at_most"), quantity(100, "at_least"), True),
        (quantity(5_000, "approximately"), quantity(5_440), True),
        (quantity(6_000, "nearly"), quantity(5_100), True),
        (quantity(6_000, "nearly"), quantity(6_001), False),
    ],
)
def test_what_words_allow_decides_whether_two_can_be_one_number(first, second, one):
    assert can_be_one(first, second) is can_be_one(second, first) is one


def test_a_gap_of_exact_numbers_is_their_difference_and_needs_no_words():
    assert build_gap(quantity(150), quantity(100)) == Gap(50, 1.5, 50, 50, "")
    assert build_gap(quantity(50), quantity(100)) == Gap(-50, 0.5, -50, -50, "")
    assert build_gap(quantity(50), quantity(0)).ratio is None


def test_where_a_bound_is_open_there_is_no_gap_but_what_is_certain_is_said():
    more = build_gap(quantity(6_964, "at_least"), quantity(6_349))
    words = "at least 6,964 against 6,349, a bound is open: at least 615 more"
    assert more == Gap(None, None, 615, None, words)
    fewer = build_gap(quantity(143_350), quantity(159_774, "at_least"))
    assert fewer.words == "143,350 against at least 159,774, a bound is open: at least 16,424 fewer"
    unknown = build_gap(AT_LEAST_100, EIGHTY_TO_120)
    assert (unknown.number, unknown.least, unknown.most) == (None, -20, None)
    assert unknown.words.endswith("a bound is open: can be the same number")


def test_closed_bounds_are_carried_into_the_gap():
    assert build_gap(EIGHTY_TO_120, quantity(100)) == Gap(None, None, -20, 20, "between -20 and +20")
    about = build_gap(quantity(5_000, "approximately"), quantity(2_000))
    assert about == Gap(3_000, 2.5, 2_000, 4_000, "between +2,000 and +4,000")
