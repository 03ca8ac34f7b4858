from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.period import Bucket, Period, Precision, WrittenDate, last_day, parse_written_date
from tracker.errors import FigureError


@pytest.mark.parametrize(
    "written",
    [
        "2021-03-14",
        "2021-3-14",
        "2021-03-14T00:00:00",
        "2021-03-14 00:00",
        "2021-03-14T00:00:00Z",
        "2021/03/14",
        "2021.3.14",
        "14/03/2021",
        "03/14/2021",
        "14.3.2021",
        "14-03-2021",
        "14 March 2021",
        "14 Mar. 2021",
        "14-Mar-2021",
        "14th March, 2021",
        "March 14, 2021",
        "Mar 14th 2021",
        "14 mars 2021",
        "14. März 2021",
        "14 marzo 2021",
        "14 مارس 2021",
        "١٤ مارس ٢٠٢١",
        "٢٠٢١-٠٣-١٤",
    ],
)
def test_a_day_is_read_however_it_is_written(written):
    assert parse_written_date(written, "report_date") == WrittenDate(date(2021, 3, 14))


@pytest.mark.parametrize("written", ["2021-03", "March 2021", "Mar 2021", "mars 2021", "March-2021"])
def test_a_month_is_a_month_and_not_its_first_day(written):
    found = parse_written_date(written, "report_date")
    assert found == WrittenDate(date(2021, 3, 1), Precision.MONTH)
    assert found.last_day == date(2021, 3, 31)
    assert str(found) == "2021-03"


def test_a_year_ends_on_its_last_day():
    found = parse_written_date("2024", "period_end")
    assert (found.day, found.last_day, str(found)) == (date(2024, 1, 1), date(2024, 12, 31), "2024")


def test_two_equal_numbers_are_one_reading():
    assert parse_written_date("04/04/2024", "report_date").day == date(2024, 4, 4)


@pytest.mark.parametrize("written", ["03/04/2024", "3.4.2024", "12-11-2020"])
def test_a_date_that_can_be_two_is_refused(written):
    with pytest.raises(FigureError, match="can be two dates") as caught:
        parse_written_date(written, "report_date")
    assert (caught.value.code, caught.value.field, caught.value.value) == (
        "ambiguous_date",
        "report_date",
        written,
    )


@pytest.mark.parametrize(
    "written",
    [
        "2021-02-30",
        "2021-13-01",
        "14 Smarch 2021",
        "yesterday",
        "14 March 21",
        "13/13/2024",
        "0000",
        "20210314",
    ],
)
def test_what_is_no_day_of_the_calendar_is_refused(written):
    with pytest.raises(FigureError) as caught:
        parse_written_date(written, "period_start")
    assert (caught.value.code, caught.value.value) == ("not_a_date", written)


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_day_is_read_back_from_its_iso_form(day):
    assert parse_written_date(day.isoformat(), "report_date") == WrittenDate(day)


def test_the_last_day_of_a_february_knows_leap_years():
    assert last_day(date(2024, 2, 1), Precision.MONTH) == date(2024, 2, 29)
    assert last_day(date(2023, 2, 1), Precision.MONTH) == date(2023, 2, 28)
    assert last_day(date(2023, 2, 1), Precision.NOT_BEFORE) == date(2023, 2, 1)


def test_a_period_counts_both_its_ends():
    assert Period(date(2024, 1, 1), date(2024, 1, 31)).days == 31
    assert Period(None, date(2024, 1, 31)).days is None
    assert Period(date(2024, 1, 1)).days is None


@pytest.mark.parametrize(
    ("bucket", "first", "last"),
    [
        (Bucket.WEEK, date(2024, 5, 13), date(2024, 5, 19)),
        (Bucket.MONTH, date(2024, 5, 1), date(2024, 5, 31)),
        (Bucket.QUARTER, date(2024, 4, 1), date(2024, 6, 30)),
        (Bucket.YEAR, date(2024, 1, 1), date(2024, 12, 31)),
    ],
)
def test_a_bucket_is_the_stretch_of_the_calendar_around_a_day(bucket, first, last):
    assert bucket.around(date(2024, 5, 15)) == (first, last)
    assert bucket.around(first) == bucket.around(last) == (first, last)
