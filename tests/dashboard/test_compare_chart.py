from __future__ import annotations

import re
from datetime import date

import pytest

from dashboard.charts.compare import Dot, build_compare_chart
from dashboard.charts.marks import Mark
from tracker.domain.quantity import Qualifier, Quantity, settle

DAY = date(2021, 3, 15)


def dot(quantity, name="SNHR", figure_id="a1", **more):
    mark = Mark(as_of=DAY, quantity=quantity, told=("said",), figure_id=figure_id)
    return Dot(name=name, colour="#ab5187", mark=mark, words="its words", **more)


def marks(chart):
    return [trace for trace in chart["data"] if trace["mode"] == "markers"]


def bands(chart):
    return [trace["x"] for trace in chart["data"] if trace["mode"] == "lines"]


def notes(chart):
    return [note for note in chart["layout"]["annotations"] if not note["showarrow"]]


def arrows(chart):
    return [note for note in chart["layout"]["annotations"] if note["showarrow"]]


def test_each_row_has_its_number_its_figure_and_its_name_from_top_to_bottom():
    chart = build_compare_chart(
        [dot(Quantity(227_413), figure_id="a1"), dot(Quantity(143_350), "OHCHR", "b2")]
    )
    assert [(trace["x"], trace["customdata"]) for trace in marks(chart)] == [
        ([227_413], ["a1"]),
        ([143_350], ["b2"]),
    ]
    assert [trace["y"] for trace in marks(chart)] == [[0], [-1]]
    names = chart["layout"]["yaxis"]["ticktext"]
    assert "SNHR" in names[0]
    assert "OHCHR" in names[1]


def test_the_axis_begins_at_nought_and_holds_every_bound():
    chart = build_compare_chart([dot(Quantity(100, 80, 300, Qualifier.ESTIMATE)), dot(Quantity(120))])
    low, high = chart["layout"]["xaxis"]["range"]
    assert low == 0
    assert high > 300


@pytest.mark.parametrize(
    ("quantity", "way"),
    [
        (settle(100, None, None, Qualifier.AT_LEAST), 1),
        (settle(100, None, None, Qualifier.MORE_THAN), 1),
        (settle(100, None, None, Qualifier.LESS_THAN), -1),
        (settle(100, None, None, Qualifier.AT_MOST), -1),
    ],
)
def test_an_open_end_is_an_arrow_to_its_side(quantity, way):
    (arrow,) = arrows(build_compare_chart([dot(quantity)]))
    assert arrow["x"] == 100
    assert arrow["xshift"] * way > 0
    assert arrow["ax"] * way < 0


def test_the_arrow_of_a_small_upper_bound_stays_clear_of_the_names():
    small = dot(settle(2, None, None, Qualifier.AT_MOST), name="GoS")
    chart = build_compare_chart([small, dot(Quantity(2_000), "SOHR")])
    low, high = chart["layout"]["xaxis"]["range"]
    (arrow,) = arrows(chart)
    plot = 328 - 24 - (4 * 7.6 + 30)
    assert (2 - low) / (high - low) * plot + arrow["xshift"] >= -1
    large = build_compare_chart([dot(settle(1_900, None, None, Qualifier.AT_MOST)), dot(Quantity(2_000))])
    assert large["layout"]["xaxis"]["range"][0] == 0


def test_an_exact_number_has_neither_arrow_nor_band():
    chart = build_compare_chart([dot(Quantity(100))])
    assert arrows(chart) == []
    assert bands(chart) == []
    assert marks(chart)[0]["marker"]["symbol"] == "circle"


def test_bounds_around_a_value_are_a_band():
    chart = build_compare_chart([dot(Quantity(100, 80, 120, Qualifier.ESTIMATE), estimated=True)])
    assert bands(chart) == [[80, 120]]
    assert marks(chart)[0]["x"] == [100]
    assert marks(chart)[0]["marker"]["symbol"] == "diamond-open"


def test_a_range_is_a_band_with_both_ends_and_no_number_between_them():
    chart = build_compare_chart([dot(settle(None, 80, 120, Qualifier.RANGE))])
    assert bands(chart) == [[80, 120]]
    assert marks(chart)[0]["x"] == [80, 120]
    assert marks(chart)[0]["customdata"] == ["a1", "a1"]


def test_a_rounded_number_is_hollow():
    chart = build_compare_chart([dot(settle(100, None, None, Qualifier.APPROXIMATELY))])
    assert marks(chart)[0]["marker"]["symbol"] == "circle-open"


def test_words_without_a_number_stand_in_the_row_without_a_mark():
    chart = build_compare_chart([dot(Quantity(None, None, None, Qualifier.INDEFINITE)), dot(Quantity(5))])
    assert [trace["x"] for trace in marks(chart)] == [[5]]
    assert [note["text"] for note in notes(chart)] == ["its words", "its words"]


def test_words_stand_left_of_a_mark_that_has_no_room_at_its_right():
    low, high = notes(build_compare_chart([dot(Quantity(10)), dot(Quantity(100))]))
    assert (low["xanchor"], high["xanchor"]) == ("left", "right")
    assert low["xshift"] > 0 > high["xshift"]


def test_why_a_row_is_not_ranked_stands_under_its_words():
    (note,) = notes(build_compare_chart([dot(Quantity(10), beside="estimate, not ranked")]))
    first, *under = re.sub(r"</?span[^>]*>", "", note["text"]).split("<br>")
    assert first == "its words"
    assert " ".join(under) == "estimate, not ranked"


def test_what_a_source_wrote_is_never_markup():
    chart = build_compare_chart([dot(Quantity(10), name="<b>&", note="<i>")])
    assert "&lt;b&gt;&amp;" in chart["layout"]["yaxis"]["ticktext"][0]
    assert "<i>" not in chart["layout"]["yaxis"]["ticktext"][0]


def test_no_number_but_nought_still_makes_a_chart():
    chart = build_compare_chart([dot(Quantity(0))])
    assert chart["layout"]["xaxis"]["range"][1] > 0


def test_words_that_a_telephone_has_no_room_for_are_broken_and_the_rows_grow():
    bound = settle(200_000_000, None, None, Qualifier.MORE_THAN)
    words = {"words": "more than 200,000,000", "beside": "other terms, not ranked"}
    dots = [
        Dot("Damascus Media Office", "#857a2c", Mark(DAY, bound, ()), **words),
        dot(Quantity(400_000_000)),
    ]
    chart = build_compare_chart(dots)
    assert notes(chart)[0]["text"].startswith("more than<br>200,000,000<br>")
    assert chart["layout"]["height"] > build_compare_chart(dots[1:] * 2)["layout"]["height"]
