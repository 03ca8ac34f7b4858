from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.query.editions import edition, import_drafts, row
from tests.query.spots import day, quantity, series, spot, toll
from tracker.domain.figure import Standing
from tracker.domain.period import Bucket, Period
from tracker.domain.quantity import Qualifier, Quantity
from tracker.domain.scope import Scope
from tracker.domain.selection import Selection
from tracker.domain.series import Counting
from tracker.errors import QuestionError
from tracker.query.rollup import roll_up
from tracker.query.trend import read_trend
from tracker.store.reading import open_reading

BY_HOST = {"counting": Counting.STOCK, "metric": "refugees"}
HOSTS = ("TUR", "LBN", "JOR", "all", "")
SERIES = {number: series(destination=host, **BY_HOST) for number, host in enumerate(HOSTS)}


def part(host: str, value, as_of: str = "01-31", **fields):
    return spot(as_of, value, series_id=HOSTS.index(host), partitions=("destination",), **fields)


def sums(*spots, over="destination", known=SERIES, unsure=frozenset()):
    """The sums by day: {day: (number, how many figures)}."""
    rolled = roll_up(spots, known, over, set(unsure))
    return {
        str(one.as_of): (one.quantity.middle, one.figures) for found in rolled.values() for one in found.spots
    }


def test_the_parts_of_an_edition_are_added_and_the_sum_says_so():
    rolled = roll_up([part("TUR", 10), part("LBN", 5)], SERIES, "destination", set())
    ((summed, found),) = rolled.items()
    assert summed == series(destination="all", **BY_HOST)
    (one,) = found.spots
    assert (one.quantity.value, one.figures) == (15, 2)
    assert one.rule == "sum over destinations of one edition"


def test_stated_totals_stay_out_of_the_sum():
    assert sums(part("TUR", 10), part("all", 99), part("", 98)) == {"2021-01-31": (10, 1)}


def test_only_what_the_reader_declares_is_added():
    undeclared = spot("01-31", 5, series_id=1)
    assert sums(part("TUR", 10), undeclared) == {"2021-01-31": (10, 1)}
    assert sums(part("TUR", 10), over="place") == {}


def test_series_that_differ_in_more_than_the_field_make_lines_of_their_own():
    known = SERIES | {9: series(destination="TUR", definition="registered", **BY_HOST)}
    other = spot("01-31", 3, series_id=9, partitions=("destination",))
    assert len(roll_up([part("TUR", 10), other], known, "destination", set())) == 2


def test_doubtful_figures_are_not_added():
    assert sums(part("TUR", 10), part("LBN", 5, standing=Standing.DOUBTFUL)) == {"2021-01-31": (10, 1)}


def test_each_day_has_a_sum_of_its_own():
    assert sums(part("TUR", 10), part("TUR", 11, "02-28")) == {"2021-01-31": (10, 1), "2021-02-28": (11, 1)}


def test_of_two_editions_the_later_one_is_summed_and_what_the_earlier_adds_is_no_total():
    old = [part("TUR", 10, report_id="old", edition="1"), part("LBN", 5, report_id="old", edition="1")]
    new = part("TUR", 12, report_id="new", edition="2", report_date=day("06-01"))
    assert sums(*old, new) == {"2021-01-31": (12, 1)}


def test_a_missing_bound_is_missing_from_the_sum():
    withheld = part("LBN", quantity(None, "range", 1, 4))
    (found,) = roll_up([part("TUR", 10), withheld], SERIES, "destination", set()).values()
    (one,) = found.spots
    assert (one.quantity.value, one.quantity.low, one.quantity.high) == (None, 11, 14)


def test_one_unsure_part_makes_the_sum_unsure():
    unsure = part("LBN", 5)
    (found,) = roll_up([part("TUR", 10), unsure], SERIES, "destination", {unsure.figure_id}).values()
    (one,) = found.spots
    assert found.unsure == {one.figure_id}
    assert one.quantity == Quantity(15, None, None, Qualifier.APPROXIMATELY)
    assert one.rule == "sum over destinations of one edition, which gives more than one number for 1 of them"


def test_an_unsure_part_without_a_value_leaves_nothing_to_say_of_the_sum():
    unsure = part("LBN", quantity(None, "range", 1, 4))
    (found,) = roll_up([part("TUR", 10), unsure], SERIES, "destination", {unsure.figure_id}).values()
    assert found.spots[0].quantity == Quantity(None, None, None, Qualifier.INDEFINITE)


def test_two_numbers_of_one_report_for_one_part_make_no_exact_sum(make_store):
    store = make_store()
    report = edition("1", "2021-06-01", partitions=("destination",))
    import_drafts(
        store,
        row(report, 10, destination="TUR"),
        row(report, 1, destination="SRB"),
        row(report, 237, destination="SRB"),
    )
    (line,) = lines(store, REFUGEES.but(rollup="destination"))
    (point,) = line.points
    assert (point.quantity.qualifier, point.unsure) == (Qualifier.APPROXIMATELY, True)


PARTS = st.lists(
    st.tuples(
        st.sampled_from(HOSTS),
        st.integers(0, 999),
        st.sampled_from(["01-31", "02-28"]),
        st.sampled_from("ab"),
    ),
    max_size=12,
    # A cell holds one figure in force of each report.
    unique_by=lambda drawn: (drawn[0], drawn[2], drawn[3]),
)


@settings(derandomize=True, max_examples=200, deadline=None)
@given(PARTS)
def test_no_figure_is_counted_twice_and_none_of_the_latest_edition_is_left_out(drawn):
    parts = [part(host, value, as_of, report_id=of, edition=of) for host, value, as_of, of in drawn]
    expected = {}
    for as_of in {one.as_of for one in parts}:
        able = [one for one in parts if one.as_of == as_of and HOSTS[one.series_id] not in ("", "all")]
        latest = [one for one in able if one.edition == max(other.edition for other in able)]
        if latest:
            expected[str(as_of)] = (sum(one.quantity.value for one in latest), len(latest))
    assert sums(*parts) == expected


REFUGEES = Selection(metric="refugees", place="SYR")


def lines(store, selection):
    with open_reading(store) as reading:
        return read_trend(reading, selection).lines


def numbers(line):
    return [(point.quantity.value, point.derived, point.figures) for point in line.points]


@pytest.fixture
def by_host(store):
    """A store with two hosts, a stated total, and the same hosts in a later edition."""
    first = edition("2021", "2021-06-01", partitions=("destination",))
    second = edition("2022", "2022-06-01", partitions=("destination",))
    import_drafts(store, row(first, 10, destination="TUR"), row(first, 5, destination="LBN"))
    import_drafts(store, row(second, 12, destination="TUR"), row(second, 6, destination="LBN"))
    import_drafts(store, row(second, 99, destination="all"))
    return store


def test_a_rollup_takes_the_place_of_its_parts_and_stands_beside_the_stated_total(by_host):
    found = lines(by_host, REFUGEES.but(rollup="destination"))
    assert sorted(numbers(line) for line in found) == [[(18, True, 2)], [(99, False, 1)]]
    assert {line.series.destination for line in found} == {"all"}


def test_without_a_rollup_every_part_is_a_line(by_host):
    assert {line.series.destination for line in lines(by_host, REFUGEES)} == {"TUR", "LBN", "all"}


def test_a_rollup_known_on_a_day_adds_the_edition_of_that_day(by_host):
    found = lines(by_host, REFUGEES.but(rollup="destination", known_on=date(2021, 12, 31)))
    assert [numbers(line) for line in found] == [[(15, True, 2)]]


def test_what_a_later_edition_drops_is_in_no_sum(store):
    first = edition("2021", "2021-06-01", partitions=("destination",))
    second = edition("2022", "2022-06-01", partitions=("destination",))
    import_drafts(store, row(first, 10, destination="TUR"), row(first, 5, destination="LBN"))
    import_drafts(store, row(second, 12, destination="TUR"))
    (line,) = lines(store, REFUGEES.but(rollup="destination"))
    assert numbers(line) == [(12, True, 1)]


def test_an_edition_that_is_complete_for_other_places_ends_nothing(store):
    first = edition("2021", "2021-06-01", partitions=("destination",))
    elsewhere = edition("2022", "2022-06-01", scope=Scope(places=frozenset({"IRQ"})))
    import_drafts(store, row(first, 10, destination="TUR"))
    import_drafts(store, row(elsewhere, 1, place="IRQ"))
    (line,) = lines(store, REFUGEES.but(rollup="destination"))
    assert numbers(line) == [(10, True, 1)]


def event(report, value, on, conflict, **fields):
    period = Period(date.fromisoformat(on), date.fromisoformat(on))
    return row(
        report,
        value,
        metric="deaths",
        counting=Counting.PERIOD,
        conflict=conflict,
        period=period,
        external_id=f"{conflict} {on}",
        **fields,
    )


def test_events_of_several_conflicts_add_up_in_buckets(store):
    report = edition("23.1", "2023-06-01", partitions=("conflict",))
    import_drafts(
        store,
        event(report, 3, "2020-02-01", "Ghouta chemical attack 2013"),
        event(report, 4, "2020-02-01", "Sweida clashes July 2025"),
        event(report, 5, "2020-03-01", "Sweida clashes July 2025"),
    )
    deaths = Selection(metric="deaths", place="SYR", bucket=Bucket.YEAR, rollup="conflict")
    (line,) = lines(store, deaths)
    assert numbers(line) == [(12, True, 3)]
    assert line.points[0].rule == "sum of 3 events"
    assert line.series.conflict == "all"


def test_a_rollup_over_places_lifts_the_conflicts_own_place(store):
    report = edition("23.1", "2023-06-01", partitions=("place",))
    import_drafts(
        store,
        row(report, 10, conflict="Syrian civil war", place="aleppo"),
        row(report, 5, conflict="Syrian civil war", place="idlib"),
    )
    (line,) = lines(store, Selection(metric="refugees", conflict="Syrian civil war", rollup="place"))
    assert numbers(line) == [(15, True, 2)]


@pytest.mark.parametrize("over", ["conflict", "place", "destination"])
def test_a_rollup_over_a_field_that_is_filtered_is_refused(over):
    with pytest.raises(QuestionError, match=f"leave the filter {over} out"):
        Selection.parse({"metric": "deaths", over: "SYR", "rollup": over})


def test_sums_within_periods_are_told_apart_by_their_start():
    known = {1: series(destination="TUR", counting=Counting.PERIOD)}
    year, month = (
        toll(start, "12-31", value, partitions=("destination",))
        for start, value in (("01-01", 9), ("12-01", 2))
    )
    rolled = roll_up([year, month], known, "destination", set())
    assert [one.quantity.value for found in rolled.values() for one in found.spots] == [9, 2]


def test_an_event_and_a_count_of_its_day_are_no_parts_of_one_sum():
    known = {
        number: series(conflict=f"war-{number}", dataset="events", counting=Counting.PERIOD)
        for number in (1, 2)
    }
    event, count = (
        toll("06-05", "06-05", value, series_id=number, external_id=name, partitions=("conflict",))
        for number, value, name in ((1, 3, "e1"), (2, 40, ""))
    )
    rolled = roll_up([event, count], known, "conflict", set())
    assert [one.quantity.value for found in rolled.values() for one in found.spots] == [40, 3]
