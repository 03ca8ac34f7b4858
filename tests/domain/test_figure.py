from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tracker.domain.figure import AsOfBasis, as_of, cell_start, figure_id
from tracker.domain.period import Period
from tracker.domain.quantity import Qualifier, Quantity
from tracker.domain.series import Basis, Counting, Series, Unit

SERIES = Series("sohr", "", "deaths", "all", "", "", "war", "SYR", "", Counting.CUMULATIVE)
PERIOD = Period(date(2011, 3, 15), date(2012, 8, 13))
REPORT = "a" * 32
QUANTITY = Quantity(23002)


def an_id(series=SERIES, report=REPORT, period=PERIOD, quantity=QUANTITY, external="", occurrence=0):
    return figure_id(series, report, period, quantity, external, occurrence)


def test_the_same_words_give_the_same_id():
    assert an_id() == an_id(series=replace(SERIES), quantity=Quantity(23002))


@pytest.mark.parametrize(
    "otherwise",
    [
        *(
            {"series": replace(SERIES, **{field: "other"})}
            for field in ("source", "group", "definition", "by")
        ),
        {"series": replace(SERIES, counting=Counting.PERIOD)},
        {"series": replace(SERIES, unit=Unit.HOUSEHOLDS)},
        {"series": replace(SERIES, basis=Basis.CLAIMED)},
        {"report": "b" * 32},
        {"period": Period(None, PERIOD.end)},
        {"period": Period(PERIOD.start, None)},
        {"quantity": Quantity(23003)},
        {"quantity": Quantity(None, 23002, None, Qualifier.RANGE)},
        {"quantity": Quantity(23002, None, None, Qualifier.ESTIMATE)},
        {"external": "event-1"},
        {"occurrence": 1},
    ],
)
def test_any_other_word_gives_another_id(otherwise):
    assert an_id(**otherwise) != an_id()


def test_a_figure_speaks_for_its_periods_end_else_for_the_day_of_its_report():
    known_from = date(2012, 8, 14)
    assert as_of(PERIOD, known_from) == (date(2012, 8, 13), AsOfBasis.PERIOD_END)
    assert as_of(Period(PERIOD.start), known_from) == (known_from, AsOfBasis.REPORT_DATE)


def test_only_counts_within_a_period_are_told_apart_by_its_start():
    assert cell_start(Counting.PERIOD, PERIOD) == PERIOD.start
    assert cell_start(Counting.CUMULATIVE, PERIOD) is None
    assert cell_start(Counting.STOCK, PERIOD) is None
