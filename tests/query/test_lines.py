from __future__ import annotations

import pytest

from tests.query.spots import day, quantity, series, spot, toll
from tracker.domain.figure import Standing
from tracker.domain.period import Precision
from tracker.domain.quantity import Qualifier, Quantity
from tracker.domain.series import Counting
from tracker.query.lines import build_line


def line(*spots, counting="cumulative", **more):
    return build_line(series(counting=Counting(counting)), spots, **more)


def beside(*spots, counting="cumulative"):
    """What stands beside the line, as (value, why)."""
    points = line(*spots, counting=counting).points
    return [(point.quantity.middle, point.beside) for point in points if not point.on_line]


def test_points_stand_by_the_day_they_speak_for():
    drawn = line(spot("03-01", 30), spot("01-01", 10), spot("02-01", 20))
    assert [point.quantity.value for point in drawn.points] == [10, 20, 30]
    assert drawn.on_line == drawn.points


def test_a_rounded_figure_with_nothing_sharper_near_is_on_the_line():
    assert beside(spot("01-01", 5000, "approximately"), spot("03-01", 5440)) == []


@pytest.mark.parametrize("sharper", ["01-02", "02-01", "2020-12-02"])
def test_a_rounding_of_a_sharper_figure_within_31_days_stands_beside(sharper):
    found = beside(spot("01-01", 5000, "approximately"), spot(sharper, 5440))
    assert found == [(5000, "rounds a sharper figure of the same line")]


@pytest.mark.parametrize("sharper", ["02-02", "2020-11-30"])
def test_a_rounding_is_told_apart_after_31_days(sharper):
    assert beside(spot("01-01", 5000, "approximately"), spot(sharper, 5440)) == []


def test_a_rounded_figure_that_cannot_be_the_sharper_one_stays_on_the_line():
    assert beside(spot("01-01", 5000, "approximately"), spot("01-05", 6001)) == []


def test_nearly_rounds_from_below_only():
    assert beside(spot("01-01", 6000, "nearly"), spot("01-05", 6001)) == []
    assert beside(spot("01-01", 6000, "nearly"), spot("01-05", 5990)) != []


def test_a_doubtful_sharper_figure_does_not_push_a_rounded_one_aside():
    doubtful = spot("01-05", 5440, standing=Standing.DOUBTFUL)
    assert beside(spot("01-01", 5000, "approximately"), doubtful) == [(5440, "judged doubtful")]


@pytest.mark.parametrize("standing", [Standing.DOUBTFUL, Standing.MISATTRIBUTED])
def test_figures_judged_doubtful_stand_beside(standing):
    assert beside(spot("01-01", 7, standing=standing)) == [(7, f"judged {standing}")]


def test_a_disputed_figure_is_on_the_line():
    assert beside(spot("01-01", 7, standing=Standing.DISPUTED)) == []


@pytest.mark.parametrize("bound", [90, 100])
def test_a_lower_bound_at_or_below_what_stands_is_beside(bound):
    found = beside(spot("01-01", 100), spot("02-01", bound, "more_than"))
    assert found == [(bound, "a lower bound no higher than the figure that stands")]


def test_a_lower_bound_above_what_stands_is_on_the_line_and_stands_itself():
    assert beside(spot("01-01", 100), spot("02-01", 110, "more_than")) == []
    found = beside(spot("01-01", 100), spot("02-01", 110, "more_than"), spot("03-01", 105, "at_least"))
    assert [value for value, _why in found] == [105]


def test_a_lower_bound_is_held_against_the_last_figure_on_the_line_not_beside_it():
    doubtful = spot("01-15", 500, standing=Standing.DOUBTFUL)
    assert beside(spot("01-01", 100), doubtful, spot("02-01", 110, "more_than")) == [(500, "judged doubtful")]


def test_an_old_running_total_still_stands_against_a_lower_bound():
    assert beside(spot("2015-01-01", 100), spot("2021-01-01", 90, "more_than")) != []


def test_a_number_on_a_day_stands_as_long_as_its_step_is_solid():
    first = spot("2015-01-01", 100)
    assert beside(first, spot("2016-02-05", 90, "more_than"), counting="stock") != []
    assert beside(first, spot("2016-02-06", 90, "more_than"), counting="stock") == []


def test_counts_within_periods_do_not_stand_for_one_another():
    january, february = toll("01-01", "01-31", 100), toll("02-01", "02-28", 90, "more_than")
    assert beside(january, february, counting="period") == []


def test_a_rounded_toll_rounds_only_a_toll_of_the_same_start():
    rounded = toll("01-01", "01-31", 5000, "approximately")
    assert beside(rounded, toll("01-01", "02-05", 5440), counting="period") != []
    assert beside(rounded, toll("01-02", "01-31", 5440), counting="period") == []


def test_words_without_a_number_stand_beside_and_leave_the_standing_figure():
    dozens = spot("02-01", Quantity(qualifier=Qualifier.INDEFINITE))
    found = beside(spot("01-01", 100), dozens, spot("03-01", 90, "more_than"))
    assert found == [(None, "gives no number"), (90, "a lower bound no higher than the figure that stands")]


def test_a_range_is_drawn_with_its_bounds():
    drawn = line(spot("01-01", quantity(None, "range", 80, 120)))
    assert [(point.quantity.low, point.quantity.high) for point in drawn.on_line] == [(80, 120)]


def test_figures_whose_report_contradicts_itself_are_marked_unsure():
    sure, unsure = spot("01-01", 10), spot("02-01", 20)
    drawn = line(sure, unsure, unsure=[unsure.figure_id])
    assert [point.unsure for point in drawn.points] == [False, True]


def test_known_on_a_day_figures_without_a_report_day_are_counted_and_marked():
    spots = [spot("01-01", 10), spot("02-01", 20, precision=Precision.NOT_BEFORE)]
    drawn = line(*spots, known_on=day("03-01"))
    assert [(point.undated, point.may_be_later) for point in drawn.points] == [(0, False), (1, True)]
    assert not any(point.may_be_later for point in line(*spots).points)


def test_no_figures_make_an_empty_line():
    assert line().points == ()
