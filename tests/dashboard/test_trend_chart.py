from __future__ import annotations

import json
from datetime import date, timedelta

import pytest

from dashboard.charts.bars import bucket_words, build_bars_chart
from dashboard.charts.marks import Mark, symbol
from dashboard.charts.trend import build_trend_chart
from dashboard.charts.trend_line import TrendLine
from tracker.domain.quantity import Qualifier, Quantity

DAYS = [date(2020, 1, 1), date(2020, 6, 1), date(2021, 1, 1)]


def mark(day, value=None, low=None, high=None, qualifier=Qualifier.EXACT, **more):
    return Mark(day, Quantity(value, low, high, qualifier), told=("told",), **more)


def line(*marks, **more):
    return TrendLine("SOHR", "#123456", marks, **more)


def traces(chart, mode):
    return [trace for trace in chart["data"] if trace.get("mode") == mode]


def test_counts_are_dots_on_a_stepped_line_from_zero():
    chart = build_trend_chart([line(mark(DAYS[0], 10), mark(DAYS[1], 30))])
    (steps,) = traces(chart, "lines")
    (dots,) = traces(chart, "markers")
    assert steps["x"] == ["2020-01-01", "2020-06-01", "2020-06-01", "2020-06-01", None]
    assert steps["y"] == [10, 10, 10, 30, None]
    assert (dots["y"], dots["marker"]["symbol"]) == ([10, 30], ["circle", "circle"])
    low, high = chart["layout"]["yaxis"]["range"]
    assert low == 0
    assert high > 30


@pytest.mark.parametrize(
    ("quantity", "shape", "arrow"),
    [
        (Quantity(10), "circle", ""),
        (Quantity(10, 10, None, Qualifier.MORE_THAN), "circle", "↑"),
        (Quantity(10, 10, None, Qualifier.AT_LEAST), "circle", "↑"),
        (Quantity(10, None, 10, Qualifier.AT_MOST), "circle", "↓"),
        (Quantity(10, None, 10, Qualifier.LESS_THAN), "circle", "↓"),
        (Quantity(10, None, None, Qualifier.APPROXIMATELY), "circle-open", ""),
        (Quantity(10, None, 10, Qualifier.NEARLY), "circle-open", ""),
        (Quantity(None, 5, 10, Qualifier.RANGE), "circle-open", ""),
    ],
)
def test_what_a_source_said_of_its_number_is_drawn(quantity, shape, arrow):
    one = Mark(DAYS[0], quantity, told=())
    assert (symbol(one, estimated=False), one.arrow) == (shape, arrow)


def test_a_doubtful_figure_is_a_cross_and_an_unsure_one_is_open():
    assert symbol(mark(DAYS[0], 1, doubtful=True), estimated=False) == "x-thin-open"
    assert symbol(mark(DAYS[0], 1, hollow=True), estimated=False) == "circle-open"


def test_bounds_are_drawn_as_far_as_they_reach():
    chart = build_trend_chart([line(mark(DAYS[0], 10, 8, 15), mark(DAYS[1], None, 20, 26, Qualifier.RANGE))])
    bounds = traces(chart, "markers")[0]["error_y"]
    assert (bounds["array"], bounds["arrayminus"], bounds["visible"]) == ([5, 6], [2, 0], True)


def test_estimates_are_diamonds_that_no_line_joins():
    chart = build_trend_chart([line(mark(DAYS[0], 10), mark(DAYS[1], 30), estimated=True)])
    assert traces(chart, "lines") == []
    assert traces(chart, "markers")[0]["marker"]["symbol"] == ["diamond-open", "diamond-open"]


def test_a_count_within_a_period_is_a_stroke_over_its_own_days():
    chart = build_trend_chart([line(mark(DAYS[1], 10, start=DAYS[0]), mark(DAYS[2], 5), within=True)])
    (strokes,) = traces(chart, "lines")
    assert strokes["x"] == ["2020-01-01", "2020-06-01", None]


def test_figures_beside_the_line_are_shown_and_not_joined():
    chart = build_trend_chart([line(mark(DAYS[0], 10), mark(DAYS[1], 9, on_line=False), mark(DAYS[2], 12))])
    on, beside = traces(chart, "markers")
    assert (on["y"], beside["y"]) == ([10, 12], [9])
    assert 9 not in traces(chart, "lines")[0]["y"]


def test_a_point_leads_to_its_figure_and_the_chosen_one_has_a_ring():
    lines = [line(mark(DAYS[0], 10, figure_id="a" * 32), mark(DAYS[1], 30))]
    assert traces(build_trend_chart(lines), "markers")[0]["customdata"] == ["a" * 32, None]
    ring = build_trend_chart(lines, chosen="a" * 32)["data"][-1]
    assert (ring["name"], ring["x"], ring["y"]) == ("chosen", ["2020-01-01"], [10])


def test_what_a_source_wrote_is_shown_as_text_and_never_as_marks():
    hostile = TrendLine("<b onclick=x>&", "#123456", (mark(DAYS[0], 1),), latest="1", note="<i>")
    text = json.dumps(build_trend_chart([hostile]))
    assert "<b onclick" not in text
    assert "<i>" not in text


def test_a_logarithmic_axis_begins_below_the_smallest_number():
    axis = build_trend_chart([line(mark(DAYS[0], 120), mark(DAYS[1], 90_000))], log=True)["layout"]["yaxis"]
    assert axis["type"] == "log"
    assert axis["range"][0] == 2


def test_a_figure_without_a_number_is_not_drawn():
    indefinite = mark(DAYS[1], qualifier=Qualifier.INDEFINITE)
    chart = build_trend_chart([line(mark(DAYS[0], 10), indefinite)])
    assert traces(chart, "markers")[0]["y"] == [10]


def test_a_bar_is_hollow_and_says_its_days_where_it_covers_a_part_of_them():
    whole = mark(DAYS[2], 100, start=DAYS[0])
    part = mark(DAYS[2], 7, 7, None, Qualifier.AT_LEAST, start=DAYS[0], hollow=True, partly="30 of 366 days")
    (bars,) = build_bars_chart([line(whole, part)])["data"]
    assert bars["y"] == [100, 7]
    assert bars["marker"]["color"] == ["#123456", "rgba(0,0,0,0)"]
    assert bars["text"] == ["", "→ 30 of 366 days"]


def test_bars_stand_over_the_names_of_their_buckets_and_a_silent_bucket_keeps_its_place():
    spans = [mark(date(year, 12, 31), 7, start=date(year, 1, 1)) for year in (2012, 2014)]
    chart = build_bars_chart([line(*spans)])
    axis = chart["layout"]["xaxis"]
    assert (axis["type"], axis["categoryarray"]) == ("category", ["2012", "2013", "2014"])
    assert chart["data"][0]["x"] == ["2012", "2014"]
    assert axis["nticks"] == 3


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (date(2012, 1, 1), date(2012, 12, 31), "2012"),
        (date(2012, 7, 1), date(2012, 9, 30), "Q3 2012"),
        (date(2012, 2, 1), date(2012, 2, 29), "Feb 2012"),
        (date(2012, 3, 5), date(2012, 3, 11), "5 Mar 2012"),
    ],
)
def test_a_bucket_is_named_by_its_days(start, end, words):
    assert bucket_words(start, end) == words


def test_the_words_over_a_bar_stay_inside_the_chart():
    part = mark(date(2012, 12, 31), 100, start=date(2012, 1, 1), partly="30 of 366 days")
    _low, high = build_bars_chart([line(part)])["layout"]["yaxis"]["range"]
    assert (high - 100) / high * 408 >= 109


def test_lines_in_one_colour_have_shapes_or_stripes_of_their_own():
    lines = [line(mark(DAYS[0], 10), rank=rank) for rank in range(3)]
    assert [dots["marker"]["symbol"] for dots in traces(build_trend_chart(lines), "markers")] == [
        ["circle"],
        ["square"],
        ["triangle-up"],
    ]
    stripes = [bars["marker"]["pattern"]["shape"] for bars in build_bars_chart(lines)["data"]]
    assert stripes == [[""], ["/"], ["-"]]
    assert symbol(mark(DAYS[0], 1), estimated=True, rank=1) == "star-diamond-open"


@pytest.mark.parametrize("days", [0, 20, 45, 4000])
def test_the_first_mark_is_drawn_whole_however_short_the_time(days):
    first = date(2011, 1, 1)
    chart = build_trend_chart([line(mark(first, 0), mark(first + timedelta(days=days), 30))])
    begin, end = map(date.fromisoformat, chart["layout"]["xaxis"]["range"])
    assert (first - begin) / (end - begin) * 300 >= 3.5
    assert all(dots["cliponaxis"] is False for dots in traces(chart, "markers"))


def names(chart):
    return [note["text"] for note in chart["layout"]["annotations"]]


def test_a_name_that_would_cover_another_line_is_left_to_the_list_below():
    to_and_fro = [mark(DAYS[0] + timedelta(days=5 * step), 1 + 60 * (step % 2)) for step in range(60)]
    dense = TrendLine("VDC", "#654321", tuple(to_and_fro))
    inside = TrendLine("UN", "#123456", (mark(date(2020, 2, 1), 36),), latest="more than 30")
    chart = build_trend_chart([dense, inside])
    assert len(names(chart)) == 1
    assert "VDC" in names(chart)[0]


def test_the_longest_name_finds_room_at_the_end_of_the_latest_line():
    latest = "more than 528,500"
    chart = build_trend_chart([line(mark(DAYS[0], 10), mark(DAYS[2], 30), latest=latest)])
    assert latest in names(chart)[0]


def test_on_a_logarithmic_scale_no_name_points_at_a_nought():
    lines = [line(mark(DAYS[0], 10), mark(DAYS[1], 0)), line(mark(DAYS[0], 30))]
    assert len(names(build_trend_chart(lines, log=True))) == 1
    assert len(names(build_trend_chart(lines))) == 2
