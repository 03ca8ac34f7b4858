"""The fold of one cell; what ends a figure is in test_ends.py."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.domain.figure import Standing, State
from tracker.domain.period import Precision
from tracker.domain.quantity import Qualifier, Quantity
from tracker.domain.vintage import End, Entry, Vintage, fold

Q = Qualifier


def day(number: int) -> date:
    return date(2024, 1, number)


def entry(name: str, known_from: int, quantity: Quantity | int = 10, **fields) -> Entry:
    usual = {
        "standing": Standing.NONE,
        "precision": Precision.DAY,
        "report_id": f"report of {name}",
        "dataset": "",
        "edition": "",
        "own_publisher": True,
    }
    whole = Quantity(quantity) if isinstance(quantity, int) else quantity
    return Entry(id=name, quantity=whole, known_from=day(known_from), **usual | fields)


IN_FORCE = Vintage(None, State.IN_FORCE)


def superseded(number: int) -> Vintage:
    return Vintage(day(number), State.SUPERSEDED)


def beside(number: int) -> Vintage:
    return Vintage(day(number), State.ALSO_REPORTED)


def test_a_later_figure_takes_the_place_of_an_earlier_one():
    assert fold([entry("b", 2, 20), entry("a", 1, 10)]) == {"a": superseded(2), "b": IN_FORCE}


def test_a_figure_that_says_the_same_is_also_reported():
    assert fold([entry("a", 1), entry("b", 2)]) == {"a": IN_FORCE, "b": beside(2)}


def test_a_rounder_wording_is_also_reported_and_a_sharper_one_takes_the_place():
    about = Quantity(5000, None, None, Q.APPROXIMATELY)
    assert fold([entry("a", 1, 5440), entry("b", 2, about)]) == {"a": IN_FORCE, "b": beside(2)}
    assert fold([entry("a", 1, about), entry("b", 2, 5440)]) == {"a": superseded(2), "b": IN_FORCE}


def test_of_one_day_the_sharper_stands_and_the_other_is_also_reported():
    about = Quantity(5000, None, None, Q.APPROXIMATELY)
    assert fold([entry("a", 1, 9999), entry("b", 1, about)]) == {"a": IN_FORCE, "b": beside(1)}


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ({"precision": Precision.NOT_BEFORE}, {}),
        ({"edition": "24.1"}, {"edition": "25.1"}),
        ({"standing": Standing.DOUBTFUL}, {}),
        ({"standing": Standing.MISATTRIBUTED}, {"standing": Standing.DISPUTED}),
        ({"quantity": Quantity(7, 7, None, Q.AT_LEAST)}, {"quantity": 8}),
        ({"own_publisher": False}, {"own_publisher": True}),
        ({}, {}),
    ],
)
def test_figures_of_one_day_stand_in_the_order_of_trust(first, last):
    """The last of the order is in force; the other was never."""
    entries = [entry("b", 1, **{"quantity": 20} | last), entry("a", 1, **{"quantity": 30} | first)]
    assert fold(entries) == {"a": beside(1), "b": IN_FORCE}


def test_the_order_of_trust_goes_from_undated_to_edition_to_standing():
    undated = entry("z", 1, 1, precision=Precision.NOT_BEFORE, edition="9", own_publisher=True)
    doubtful = entry("y", 1, 2, edition="1", standing=Standing.DOUBTFUL)
    sound = entry("a", 1, 3, own_publisher=False)
    assert fold([sound, doubtful, undated]) == {"z": beside(1), "a": IN_FORCE, "y": beside(1)}


def test_a_doubtful_figure_never_takes_the_place_of_a_sound_one():
    doubtful = entry("b", 2, 20, standing=Standing.DOUBTFUL)
    assert fold([entry("a", 1), doubtful]) == {"a": IN_FORCE, "b": beside(2)}


def test_a_sound_figure_takes_the_place_of_a_doubtful_one_even_where_it_repeats_it():
    doubtful = entry("a", 1, 10, standing=Standing.MISATTRIBUTED)
    assert fold([doubtful, entry("b", 2, 10)]) == {"a": superseded(2), "b": IN_FORCE}


def test_a_disputed_figure_is_as_sound_as_any():
    assert fold([entry("a", 1), entry("b", 2, 20, standing=Standing.DISPUTED)])["b"] == IN_FORCE


def test_doubtful_figures_follow_each_other_as_sound_ones_do():
    one, other = (entry(name, at, at, standing=Standing.DOUBTFUL) for name, at in (("a", 1), ("b", 2)))
    assert fold([one, other]) == {"a": superseded(2), "b": IN_FORCE}


def test_in_a_dataset_a_figure_of_another_release_takes_the_place_even_where_it_repeats():
    one, other = entry("a", 1, dataset="GED"), entry("b", 2, dataset="GED")
    assert fold([one, other]) == {"a": superseded(2), "b": IN_FORCE}


def test_in_one_release_of_a_dataset_an_equal_figure_is_also_reported():
    one, other = (entry(name, 1, dataset="GED", report_id="r") for name in "ab")
    assert fold([one, other]) == {"a": IN_FORCE, "b": beside(1)}


def test_a_figure_that_ended_is_no_longer_in_force_when_the_next_comes():
    ended = entry("a", 1, 10, end=End(day(3), State.RETRACTED))
    assert fold([ended, entry("b", 3, 10)]) == {"a": Vintage(day(3), State.RETRACTED), "b": IN_FORCE}


def test_a_figure_that_is_superseded_before_it_ends_is_superseded():
    ended = entry("a", 1, 10, end=End(day(9), State.RETRACTED))
    assert fold([ended, entry("b", 3, 20)]) == {"a": superseded(3), "b": IN_FORCE}


def test_a_figure_that_ends_on_the_day_it_begins_takes_no_part():
    void = entry("b", 2, 20, end=End(day(2), State.VOID))
    assert fold([entry("a", 1), void]) == {"a": IN_FORCE, "b": Vintage(day(2), State.VOID)}


def test_a_retraction_revives_nothing():
    later = entry("b", 2, 20, end=End(day(5), State.RETRACTED))
    vintages = fold([entry("a", 1, 10), later])
    assert vintages == {"a": superseded(2), "b": Vintage(day(5), State.RETRACTED)}


def test_a_figure_that_repeats_one_that_is_gone_takes_its_place():
    vintages = fold([entry("a", 1, 10), entry("b", 2, 20), entry("c", 3, 10)])
    assert vintages == {"a": superseded(2), "b": superseded(3), "c": IN_FORCE}


def test_an_empty_cell_has_no_vintages():
    assert fold([]) == {}
