from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.query.ledgers import bundled_rows
from tests.query.spots import day, quantity, series, spot, toll
from tracker.domain.figure import Standing
from tracker.domain.period import Bucket, Precision
from tracker.domain.selection import Selection
from tracker.domain.series import Counting
from tracker.query.buckets import Piece, bucket_line, widest
from tracker.query.trend import read_trend

DETERMINISTIC = settings(derandomize=True, max_examples=200, deadline=None)


def bucketed(*spots, bucket=Bucket.MONTH, **more):
    return bucket_line(series(counting=Counting.PERIOD), spots, bucket, **more)


def bars(*spots, bucket=Bucket.MONTH):
    """The bars as (first day, number, qualifier, covered days)."""
    return [
        (str(point.period_start), point.quantity.middle, str(point.quantity.qualifier), point.covered_days)
        for point in bucketed(*spots, bucket=bucket).points
    ]


def edges(month):
    """The first and last day of a month of 2021."""
    first, last = Bucket.MONTH.around(date(2021, month, 1))
    return str(first), str(last)


def test_a_figure_of_a_whole_month_is_its_bar_as_stated():
    (point,) = bucketed(toll("01-01", "01-31", 70)).points
    assert (point.quantity.value, point.covered_days, point.derived, point.rule) == (70, 31, False, "")
    assert (point.period_start, point.as_of, point.figures) == (day("01-01"), day("01-31"), 1)
    assert point.figure_id


def test_figures_side_by_side_are_summed_and_the_sum_says_so():
    (point,) = bucketed(toll("01-01", "01-15", 30), toll("01-16", "01-31", 40)).points
    assert (point.quantity.value, point.derived, point.rule) == (70, True, "sum of 2 figures")
    assert (point.figures, point.figure_id, point.report_date) == (2, "", None)


def test_overlapping_figures_never_add_up():
    assert bars(toll("01-01", "01-31", 70), toll("01-10", "01-20", 30)) == [("2021-01-01", 70, "exact", 31)]


def test_a_month_that_is_covered_in_part_has_a_lower_bound():
    (point,) = bucketed(toll("01-01", "01-10", 30)).points
    assert (point.quantity.low, point.quantity.high, point.covered_days) == (30, None, 10)
    assert point.quantity.qualifier == "at_least"
    assert point.rule == "one figure, for 10 of 31 days: a lower bound"


def test_99_percent_of_the_days_are_whole():
    assert bars(toll("2021-01-01", "2021-12-28", 9), bucket=Bucket.YEAR)[0][2:] == ("exact", 362)
    assert bars(toll("2021-01-01", "2021-12-27", 9), bucket=Bucket.YEAR)[0][2:] == ("at_least", 361)


def test_of_a_part_no_upper_bound_is_left():
    assert bars(toll("01-01", "01-10", 30, "at_most")) == [("2021-01-01", None, "indefinite", 10)]
    assert bars(toll("01-01", "01-10", 30, "nearly")) == [("2021-01-01", 30, "approximately", 10)]
    assert bars(toll("01-01", "01-10", quantity(None, "range", 20, 40))) == [
        ("2021-01-01", 20, "at_least", 10)
    ]


def test_the_set_that_covers_most_days_is_taken():
    long, two = toll("01-01", "01-20", 50), [toll("01-01", "01-12", 30), toll("01-13", "01-24", 30)]
    assert bars(long, *two) == [("2021-01-01", 60, "at_least", 24)]


def test_of_equal_cover_more_pieces_are_taken():
    halves = [toll("01-01", "01-15", 31), toll("01-16", "01-31", 41)]
    assert bars(toll("01-01", "01-31", 70), *halves)[0][1] == 72


def test_of_equal_sets_the_one_that_ends_earlier_is_taken():
    assert bars(toll("01-05", "01-14", 2), toll("01-01", "01-10", 1))[0][1] == 1


def test_a_short_period_across_the_edge_counts_whole_where_it_ends():
    (point,) = bucketed(toll("01-30", "02-01", 12)).points
    assert (point.period_start, point.quantity.low, point.covered_days) == (day("02-01"), 12, 1)
    assert point.rule == "one figure, with 2 days before it, for 1 of 28 days: a lower bound"


def test_a_daily_report_that_covers_72_hours_counts_once_and_whole():
    days = [toll(f"02-{n:02}", f"02-{n:02}", 1) for n in range(1, 26)]
    three = toll("02-26", "02-28", 5)
    assert bars(*days, three) == [("2021-02-01", 30, "exact", 28)]


@pytest.mark.parametrize(("length", "placed"), [(7, True), (8, False)])
def test_a_period_longer_than_a_quarter_that_crosses_the_edge_is_not_placed(length, placed):
    start = date(2021, 2, 3) - timedelta(days=length - 1)
    line = bucketed(toll(str(start), "02-03", 9))
    assert (bool(line.points), line.unplaced) == (placed, 0 if placed else 1)


def test_a_figure_that_states_no_start_or_end_is_not_placed():
    assert bucketed(spot("01-31", 5)).unplaced == 1
    assert bucketed(toll("01-01", "01-31", 5, period_end=None)).points == ()


def test_doubtful_figures_are_in_no_bar():
    line = bucketed(toll("01-01", "01-31", 5, standing=Standing.DOUBTFUL))
    assert (line.points, line.unplaced) == ((), 1)


def test_a_number_of_its_own_makes_no_event_of_a_figure_outside_a_dataset():
    months = [toll(*edges(month), 100 + month) for month in range(1, 13)]
    numbered = toll("06-05", "06-05", 3, external_id="e1")
    (point,) = bucketed(*months, numbered, bucket=Bucket.YEAR).points
    assert (point.quantity, point.covered_days) == (quantity(sum(range(101, 113))), 365)


def test_a_sum_with_a_rounded_term_is_rounded_and_has_no_bounds():
    (point,) = bucketed(toll("01-01", "01-15", 300, "approximately"), toll("01-16", "01-31", 40)).points
    assert (point.quantity.value, point.quantity.low, point.quantity.high) == (340, None, None)
    assert point.quantity.qualifier == "approximately"


def test_a_sum_of_lower_bounds_is_a_lower_bound():
    (point,) = bucketed(toll("01-01", "01-15", 300, "more_than"), toll("01-16", "01-31", 40)).points
    assert (point.quantity.qualifier, point.quantity.low, point.quantity.high) == ("at_least", 340, None)


def test_an_unsure_or_undated_term_marks_the_sum():
    first, second = toll("01-01", "01-15", 3), toll("01-16", "01-31", 4, precision=Precision.NOT_BEFORE)
    (point,) = bucketed(first, second, unsure={first.figure_id}, known_on=day("06-01")).points
    assert (point.unsure, point.undated, point.may_be_later) == (True, 1, True)


def test_weeks_begin_on_monday_and_quarters_have_three_months():
    assert bars(toll("01-04", "01-10", 7), bucket=Bucket.WEEK) == [("2021-01-04", 7, "exact", 7)]
    assert bars(toll("04-01", "06-30", 7), bucket=Bucket.QUARTER) == [("2021-04-01", 7, "exact", 91)]


def pieces_within(length: int):
    def piece(start: int, days: int, number: int) -> Piece:
        first = date(2021, 1, 1) + timedelta(days=start)
        last = min(first + timedelta(days=days), date(2021, 1, 1) + timedelta(days=length - 1))
        return Piece(first, last, toll(str(first), str(last), 1, figure_id=f"{number:032x}"))

    numbers = st.integers(0, length - 1)
    return st.lists(st.tuples(numbers, st.integers(0, 4)), max_size=8).map(
        lambda drawn: [piece(start, days, number) for number, (start, days) in enumerate(drawn)]
    )


def apart(pieces) -> bool:
    return all(one.end < other.start or other.end < one.start for one, other in combinations(pieces, 2))


def rank(pieces):
    """Most days, then most pieces, then the earliest ends, then the smallest ids."""
    ordered = sorted(pieces, key=lambda piece: piece.end)
    ids = [piece.spot.figure_id for piece in ordered]
    return -sum(piece.days for piece in pieces), -len(pieces), [piece.end for piece in ordered], ids


@DETERMINISTIC
@given(pieces_within(10))
def test_the_widest_set_is_the_best_of_all_sets(pieces):
    subsets = (chosen for size in range(len(pieces) + 1) for chosen in combinations(pieces, size))
    best = min((chosen for chosen in subsets if apart(chosen)), key=rank)
    assert set(widest(pieces)) == set(best)


@DETERMINISTIC
@given(pieces_within(31), st.randoms(use_true_random=False))
def test_the_order_of_the_figures_changes_nothing(pieces, random):
    shuffled = random.sample(pieces, len(pieces))
    assert widest(shuffled) == widest(pieces)


QUALIFIERS = st.sampled_from(
    ["exact", "more_than", "at_least", "at_most", "less_than", "nearly", "approximately"]
)
TOLLS = st.lists(
    st.tuples(st.integers(1, 28), st.integers(0, 6), st.integers(0, 1000), QUALIFIERS), min_size=1, max_size=8
)


def allowed(term) -> tuple[int, float]:
    """The least and the most that a figure can stand for; a rounded one says neither."""
    if term.qualifier == "approximately":
        return 0, float("inf")
    exact = term.qualifier == "exact"
    low = term.value if exact else term.low or 0
    return low, term.value if exact else float("inf") if term.high is None else term.high


@DETERMINISTIC
@given(TOLLS)
def test_a_bar_never_says_more_than_its_figures_allow(drawn):
    spots = [
        toll(f"01-{start:02}", f"01-{min(start + days, 31):02}", value, qualifier)
        for start, days, value, qualifier in drawn
    ]
    (point,) = bucketed(*spots).points
    pieces = widest([Piece(one.period_start, one.period_end, one) for one in spots])
    bounds = [allowed(piece.spot.quantity) for piece in pieces]
    least, most = sum(low for low, _high in bounds), sum(high for _low, high in bounds)
    number = point.quantity
    assert point.covered_days == len(
        {piece.start + timedelta(n) for piece in pieces for n in range(piece.days)}
    )
    assert number.low is None or number.low <= least
    if number.qualifier == "exact":
        assert least == most == number.value
    if number.high is not None or number.qualifier == "exact":
        assert point.covered_days == 31
    assert number.high is None or number.high >= most


def test_the_yearly_toll_of_the_bundled_figures_is_the_one_that_was_stated(reading):
    rows = bundled_rows()
    stated = {
        row["period_end"][:4]: int(row["value"])
        for row in rows
        if (row["source"], row["metric"], row["group"], row["counting"])
        == ("SOHR", "deaths", "all", "period")
        and (row["conflict"], row["place"], row["definition"]) == ("Syrian civil war", "SYR", "")
        and row["period_start"][4:] == "-01-01"
        and row["period_end"][4:] == "-12-31"
        and row["qualifier"] in ("", "exact")
        and not row["standing"]
    }
    trend = read_trend(
        reading,
        Selection(metric="deaths", conflict="Syrian civil war", sources=("SOHR",), bucket=Bucket.YEAR),
    )
    (line,) = [line for line in trend.lines if not line.series.definition]
    years = {str(point.period_start.year): point for point in line.points}
    assert stated["2013"] == 73_447
    assert {year: years[year].quantity.value for year in stated} == stated
    assert {years[year].derived for year in stated} == {False}


def test_figures_that_no_bar_can_take_are_told(reading):
    selection = Selection(metric="deaths", conflict="Syrian civil war", bucket=Bucket.MONTH)
    assert any(
        caveat.startswith("Left out of every month:") for caveat in read_trend(reading, selection).caveats
    )
