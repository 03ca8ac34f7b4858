"""A running sum takes the words of one number, and refuses those of the next."""

from decimal import Decimal

from tracker.extraction.numbers.digits import parse_digits
from tracker.extraction.numbers.running_sum import RunningSum


def test_a_number_that_cannot_follow_is_refused_and_changes_nothing():
    total = RunningSum()
    assert total.add_value(Decimal(5))
    assert not total.add_value(Decimal(7))
    assert total.value == 5


def test_a_larger_scale_multiplies_what_stands_before():
    total = RunningSum()
    assert all([total.add_value(Decimal(2)), total.add_scale(Decimal(1000)), total.add_scale(Decimal(10**6))])
    assert total.value == 2 * 10**9


def test_a_mark_before_three_digits_is_read_by_the_language():
    assert parse_digits("1.234", ".") == Decimal("1.234")
    assert parse_digits("1.234", ",") == 1234
    assert parse_digits("1,234", ",", either_mark=True) == 1234
    assert parse_digits("1.234,5", ",") == Decimal("1234.5")
    assert parse_digits("07.03.2022", ".") is None
