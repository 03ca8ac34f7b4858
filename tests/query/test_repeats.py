from __future__ import annotations

import pytest

from tests.query.ledgers import reading_of
from tracker.domain.period import Bucket
from tracker.domain.selection import Selection
from tracker.domain.series import Counting
from tracker.query.trend import read_trend

FIRST = {"row_id": "1", "value": 370, "report_date": "2024-12-01", "report_title": "first"}
NEWER = {"row_id": "2", "value": 446, "report_date": "2024-12-03", "report_title": "newer"}
AGAIN = {"row_id": "3", "value": 370, "report_date": "2024-12-05", "report_title": "again", "repeats": "1"}


def line(reading, **asked):
    asked = {"metric": "deaths", "conflict": "syria", "place": "syr"} | asked
    (one,) = read_trend(reading, Selection(**asked)).lines
    return [(point.quantity.value, point.beside) for point in one.points]


def test_a_number_told_again_in_another_report_is_no_fall_of_the_line(make_store):
    with reading_of(make_store(), FIRST, NEWER, AGAIN) as reading:
        assert line(reading) == [
            (370, ""),
            (446, ""),
            (370, "repeats a figure of the same line in another report"),
        ]


@pytest.mark.parametrize(
    ("first", "again"),
    [
        ({"group": "civilians"}, {}),
        ({}, {"repeats": ""}),
        ({"report_date": "2024-12-09"}, {}),
    ],
)
def test_what_repeats_nothing_earlier_of_its_line_stays_on_it(make_store, first, again):
    with reading_of(make_store(), FIRST | first, AGAIN | again) as reading:
        assert (370, "repeats a figure of the same line in another report") not in line(reading)


def test_a_count_within_a_period_that_is_told_twice_counts_once_in_its_month(make_store):
    within = {"counting": "period", "period_start": "2024-12-01"}
    rows = (
        FIRST | within | {"value": 12, "period_end": "2024-12-01"},
        AGAIN | within | {"value": 12, "period_start": "2024-12-02", "period_end": "2024-12-02"},
    )
    for repeats, total in (("", 24), ("1", 12)):
        with reading_of(make_store(), rows[0], rows[1] | {"repeats": repeats}) as reading:
            assert line(reading, counting=Counting.PERIOD, bucket=Bucket.MONTH) == [(total, "")]


@pytest.mark.parametrize(
    ("repeats", "standing"),
    [(("", "1", "1"), 1), (("2", "", "2"), 1), (("3", "1", ""), 1), (("2", "3", "1"), 1), (("", "1", ""), 2)],
)
def test_of_one_day_every_link_counts_and_of_a_ring_one_figure_stays(make_store, repeats, standing):
    rows = [
        {"row_id": number, "report_title": number, "repeats": to, "period_start": day, "period_end": day}
        | {"value": 12, "report_date": "2024-12-05", "counting": "period"}
        for number, to, day in zip("123", repeats, ("2024-12-01", "2024-12-02", "2024-12-03"), strict=True)
    ]
    with reading_of(make_store(), *rows) as reading:
        assert line(reading, counting=Counting.PERIOD, bucket=Bucket.MONTH) == [(12 * standing, "")]


@pytest.mark.parametrize("repeats", [("", "1"), ("2", "")])
def test_of_two_reports_of_one_day_one_stays_whichever_repeats_the_other(make_store, repeats):
    rows = [FIRST | {"row_id": number, "report_title": number} for number in "12"]
    with reading_of(
        make_store(), *(row | {"repeats": to} for row, to in zip(rows, repeats, strict=True))
    ) as reading:
        assert line(reading) == [(370, "")]
