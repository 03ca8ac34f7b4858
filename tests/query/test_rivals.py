from __future__ import annotations

import pytest

from tests.query.ledgers import reading_of
from tracker.domain.selection import Selection
from tracker.query.figures import read_page
from tracker.query.trend import read_trend

DEATHS = Selection(metric="deaths", conflict="Syrian civil war")
JANUARY = {"report_date": "2014-02-01", "period_end": "2014-01-31"}


def unsure(reading, selection=DEATHS):
    """The values that are drawn as unsure."""
    lines = read_trend(reading, selection).lines
    return [point.quantity.middle for line in lines for point in line.points if point.unsure]


def test_two_quantities_of_one_report_for_one_day_are_kept_and_neither_is_sure(store):
    with reading_of(store, JANUARY | {"value": 100}, JANUARY | {"value": 130}) as reading:
        trend = read_trend(reading, DEATHS)
        assert sorted(one.value for one in read_page(reading, DEATHS).records) == [100, 130]
        assert len(unsure(reading)) == 1
        assert "drawn as unsure" in " ".join(trend.caveats)


def test_a_rounding_beside_its_sharper_figure_leaves_it_sure(store):
    rounded = JANUARY | {"value": 5000, "qualifier": "approximately"}
    with reading_of(store, JANUARY | {"value": 5440}, rounded) as reading:
        assert unsure(reading) == []


def test_a_part_and_its_whole_in_one_cell_are_not_sure_even_where_the_numbers_fit(store):
    whole = JANUARY | {"row_id": "whole", "value": 5440}
    part = JANUARY | {"row_id": "part", "value": 5000, "qualifier": "approximately", "part_of": "whole"}
    with reading_of(store, whole, part) as reading:
        assert unsure(reading) == [5440]


def test_a_part_that_stands_in_a_line_of_its_own_leaves_the_whole_sure(store):
    whole = JANUARY | {"row_id": "whole", "value": 5440}
    part = JANUARY | {"row_id": "part", "value": 500, "group": "civilians", "part_of": "whole"}
    with reading_of(store, whole, part) as reading:
        assert unsure(reading) == []


def test_another_report_makes_no_figure_unsure(store):
    with reading_of(
        store, JANUARY | {"value": 100}, JANUARY | {"value": 130, "report_title": "another"}
    ) as reading:
        assert unsure(reading) == []


def test_a_rival_that_was_judged_doubtful_leaves_the_other_sure(store):
    with reading_of(
        store, JANUARY | {"value": 100}, JANUARY | {"value": 130, "standing": "misattributed"}
    ) as reading:
        assert unsure(reading) == []


@pytest.mark.parametrize(("start", "doubted"), [("2014-01-01", 1), ("2014-01-15", 0)])
def test_within_periods_the_cell_has_a_start(store, start, doubted):
    first = JANUARY | {"counting": "period", "period_start": "2014-01-01", "value": 100}
    second = first | {"period_start": start, "value": 130}
    with reading_of(store, first, second) as reading:
        assert len(unsure(reading, DEATHS.but(counting="period"))) == doubted
