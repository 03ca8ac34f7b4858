from __future__ import annotations

from dataclasses import replace
from itertools import permutations

from tests.query.spots import day, quantity, series, spot
from tracker.domain.series import Counting
from tracker.query.lines import build_line
from tracker.query.spread import build_spread

ON = day("12-31")


def line(source, *spots, counting=Counting.CUMULATIVE):
    return build_line(series(source=source, counting=counting), spots)


def told(*lines, on=ON):
    return [(str(one.day), one.lowest, one.highest, one.sources) for one in build_spread(lines, on)]


def test_the_gap_is_told_for_every_day_on_which_one_of_them_said_something_new():
    one = line("a", spot("01-01", 100), spot("03-01", 150))
    other = line("b", spot("02-01", 120))
    assert told(one, other) == [
        ("2021-02-01", 100, 120, ("a", "b")),
        ("2021-03-01", 120, 150, ("a", "b")),
    ]


def test_the_ratio_is_of_the_highest_to_the_lowest():
    (found,) = build_spread([line("a", spot("01-01", 100)), line("b", spot("01-01", 150))], ON)
    assert found.ratio == 1.5
    (none,) = build_spread([line("a", spot("01-01", 0)), line("b", spot("01-01", 150))], ON)
    assert none.ratio is None


def test_one_source_alone_has_no_gap():
    assert told(line("a", spot("01-01", 100), spot("02-01", 120))) == []


def test_nothing_after_the_day_asked_about_counts():
    lines = line("a", spot("01-01", 100)), line("b", spot("02-01", 120))
    assert told(*lines, on=day("01-31")) == []


def test_a_figure_that_is_too_old_stands_no_more():
    old = line("a", spot("2020-01-01", 100))
    assert told(old, line("b", spot("2021-01-01", 120))) == [("2021-01-01", 100, 120, ("a", "b"))]
    assert told(old, line("b", spot("2021-01-02", 120))) == []


def test_a_withdrawal_ends_what_stood():
    broken = replace(line("a", spot("01-01", 100)), breaks=(day("02-01"),))
    assert told(broken, line("b", spot("01-01", 120), spot("03-01", 130))) == [
        ("2021-01-01", 100, 120, ("a", "b"))
    ]


def test_bounds_without_a_value_and_counts_within_periods_have_no_gap():
    bounds = line("a", spot("01-01", quantity(None, "range", 5, 9)))
    assert told(bounds, line("b", spot("01-01", 120))) == []
    tolls = [line(source, spot("01-01", 5), counting=Counting.PERIOD) for source in "ab"]
    assert told(*tolls) == []


def test_every_line_of_a_source_counts_and_the_order_of_the_lines_changes_nothing():
    released = build_line(series(source="a", dataset="deaths"), [spot("01-01", 80)])
    lines = line("a", spot("01-01", 100)), released, line("b", spot("01-01", 120))
    for order in permutations(lines):
        assert told(*order) == [("2021-01-01", 80, 120, ("a", "b"))]


def test_the_lines_of_one_source_alone_have_no_gap():
    assert told(line("a", spot("01-01", 100)), line("a", spot("01-01", 80))) == []
