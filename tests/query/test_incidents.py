from __future__ import annotations

from datetime import date

import pytest

from tests.query.editions import edition, import_drafts, row
from tests.query.spots import day, series, toll
from tracker.domain.period import Bucket, Period
from tracker.domain.scope import Scope
from tracker.domain.selection import Selection
from tracker.domain.series import Counting
from tracker.query.buckets import bucket_line
from tracker.query.incidents import Told
from tracker.query.trend import read_trend
from tracker.store.reading import open_reading

WHOLE = Told(scopes={"report": (Scope(),)})
LATER = day("2022-06-01")


def event(start, end, value, number="a", **fields):
    return toll(start, end, value, external_id=number, **{"report_date": LATER} | fields)


def listed(*spots, told=WHOLE, bucket=Bucket.MONTH, **fields):
    """The line of a dataset of incidents."""
    own = series(dataset="events", counting=Counting.PERIOD, **fields)
    return bucket_line(own, spots, bucket, told=told)


def bar(*spots, **more):
    """The one bar as (number, qualifier, covered days)."""
    (point,) = listed(*spots, **more).points
    return point.quantity.middle, str(point.quantity.qualifier), point.covered_days


def test_events_always_add_even_on_one_day():
    events = [event("01-05", "01-05", n, str(n)) for n in (1, 2, 3)]
    across = event("01-28", "02-02", 4, "4")
    assert [point.quantity.value for point in listed(*events, across).points] == [6, 4]


def test_a_list_that_is_declared_complete_and_was_released_later_tells_of_every_day():
    (point,) = listed(event("01-05", "01-06", 4)).points
    assert (point.quantity.qualifier, point.covered_days, point.rule) == ("exact", 31, "one event")


def test_a_list_that_nobody_declares_complete_is_a_lower_bound():
    (point,) = listed(event("01-05", "01-06", 4), told=Told()).points
    assert (point.quantity.low, point.quantity.qualifier, point.covered_days) == (4, "at_least", 0)
    assert point.rule == "one event, of days that no list is declared complete for: a lower bound"


def test_a_list_tells_of_no_day_after_its_release():
    (point,) = listed(event("01-05", "01-06", 4, report_date=day("01-10"))).points
    assert (point.quantity.qualifier, point.covered_days) == ("at_least", 10)
    assert point.rule == "one event, for 10 of 31 days: a lower bound"


@pytest.mark.parametrize(
    ("scope", "told"),
    [
        (Scope(first=date(2020, 1, 1), last=date(2021, 12, 31)), ("exact", 365)),
        (Scope(last=date(2020, 12, 31)), ("at_least", 0)),
        (Scope(first=date(2022, 1, 1)), ("at_least", 0)),
        (Scope(places=frozenset({"SYR"})), ("exact", 365)),
        (Scope(places=frozenset({"IRQ"})), ("at_least", 0)),
    ],
)
def test_a_list_tells_of_the_years_and_places_that_it_is_complete_for(scope, told):
    found = bar(event("01-05", "01-06", 4), told=Told(scopes={"report": (scope,)}), bucket=Bucket.YEAR)
    assert found[1:] == told


def test_two_lists_tell_together_of_the_days_of_both():
    early = event("01-05", "01-05", 1, report_id="one", report_date=day("01-10"))
    late = event("01-20", "01-20", 2, "b", report_id="two", report_date=day("01-20"))
    scopes = {"one": (Scope(),), "two": (Scope(),)}
    assert bar(early, late, told=Told(scopes=scopes)) == (3, "at_least", 20)
    assert bar(early, late, told=Told(scopes={"one": (Scope(),)})) == (3, "at_least", 10)


@pytest.mark.parametrize(
    ("start", "end", "days"), [("07-01", None, 184), (None, "01-31", 31), ("02-01", "02-28", 28)]
)
def test_days_that_the_question_leaves_out_are_not_covered(start, end, days):
    told = Told(start and day(start), end and day(end), WHOLE.scopes)
    assert bar(event("02-05", "02-05", 4), told=told, bucket=Bucket.YEAR) == (4, "at_least", days)


def test_beside_events_the_other_figures_of_a_dataset_are_left_out_and_counted():
    line = listed(event("01-05", "01-05", 3), toll("01-01", "01-31", 70), toll("02-01", "02-28", 5))
    assert [point.quantity.value for point in line.points] == [3, 5]
    assert line.unplaced == 1


def monthly(report):
    """Twelve events of 2021 with ten dead each."""
    days = [date(2021, month, 15) for month in range(1, 13)]
    fields = {"metric": "deaths", "counting": Counting.PERIOD}
    return [row(report, 10, period=Period(day, day), external_id=f"e{day.month}", **fields) for day in days]


def yearly(store, **more):
    with open_reading(store) as reading:
        trend = read_trend(reading, Selection(metric="deaths", place="SYR", bucket=Bucket.YEAR, **more))
    ((point,),) = [line.points for line in trend.lines]
    return point.quantity.middle, str(point.quantity.qualifier), point.covered_days


def test_the_toll_of_a_year_that_is_asked_about_in_part_is_a_lower_bound(store):
    import_drafts(store, *monthly(edition("22", "2022-06-01")))
    assert yearly(store) == (120, "exact", 365)
    assert yearly(store, start=date(2021, 7, 1)) == (60, "at_least", 184)


def test_the_events_of_a_year_outside_the_scope_of_their_file_are_a_lower_bound(store):
    report = edition("22", "2022-06-01", scope=Scope(last=date(2020, 12, 31)))
    import_drafts(store, *monthly(report))
    assert yearly(store) == (120, "at_least", 0)
