from __future__ import annotations

import re
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest

from dashboard.components.words import quantity_words
from dashboard.data import Data
from tests.dashboard.screens import links, nodes, open_screen, rows, text, texts
from tests.query.ledgers import import_figures
from tracker.domain.selection import Selection
from tracker.query.trend import read_trend

DEATHS = {"metric": "deaths", "conflict": "Syrian civil war"}


@pytest.fixture
def data(bundled_sqlite):
    return Data(bundled_sqlite)


def opened(data, **parameters):
    return open_screen(data, "/trend", "?" + urlencode(parameters))


def graph(content):
    (one,) = nodes(content, "Graph")
    return one["props"]["figure"]


def test_the_page_opens_with_the_deaths_of_the_conflict_with_most_figures(data):
    title, content = opened(data)
    assert title == "Reported deaths, Syrian civil war · Reported figures"
    assert len([trace for trace in graph(content)["data"] if trace.get("mode") == "markers"]) >= 6


def test_every_mark_of_the_chart_is_a_point_of_the_answer(data, bundled_sqlite):
    _title, content = opened(data, **DEATHS, lines="all")
    drawn = {
        (day, number)
        for trace in graph(content)["data"]
        if trace.get("mode") == "markers"
        for day, number in zip(trace["x"], trace["y"], strict=True)
    }
    with data.reading() as reading:
        trend = read_trend(reading, Selection.parse({"metric": "deaths", "conflict": "Syrian civil war"}))
    stated = {
        (point.as_of.isoformat(), point.quantity.middle)
        for line in trend.lines
        for point in line.points
        if point.quantity.middle is not None
    }
    assert drawn == stated


def test_the_table_says_the_same_as_the_answer(data):
    _title, content = opened(data, **DEATHS, source="SOHR", view="table")
    with data.reading() as reading:
        selection = Selection.parse({"metric": "deaths", "conflict": "Syrian civil war", "source": "SOHR"})
        trend = read_trend(reading, selection)
    stated = sorted(quantity_words(point.quantity) for line in trend.lines for point in line.points)
    assert sorted(texts(content, name="number")) == stated


def test_the_sentence_below_the_chart_is_the_latest_of_each_source(data):
    _title, content = opened(data, **DEATHS)
    (told,) = texts(content, name="summary")
    assert "SOHR more than 528,500, to 1 January 2025" in told
    assert "OHCHR 350,209, to 31 March 2021" in told


def test_as_known_on_a_past_day_nothing_published_later_is_drawn(data):
    _title, content = opened(data, **DEATHS, source="SOHR", known_on="2021-04-30")
    days = [day for trace in graph(content)["data"] for day in trace["x"] if day]
    assert max(days) == "2021-03-14"
    assert any("30 April 2021" in words for words in texts(content, name="lead"))


def test_per_year_the_bars_are_the_buckets_of_the_answer(data):
    _title, content = opened(data, **DEATHS, source="SOHR", bucket="year")
    (bars,) = (trace for trace in graph(content)["data"] if trace["name"] == "SOHR")
    assert bars["type"] == "bar"
    assert 49294 in bars["y"]
    assert "→ 292 of 365 days" in bars["text"]


def test_six_lines_are_drawn_and_the_rest_is_one_click_away(data):
    _title, content = opened(data, **DEATHS)
    (address,) = (address for words, address in links(content).items() if "Draw all" in words)
    assert "lines=all" in address


def test_a_chosen_figure_is_told_in_the_panel(data):
    with data.reading() as reading:
        trend = read_trend(reading, Selection.parse({"metric": "deaths", "conflict": "Syrian civil war"}))
    point = next(p for line in trend.lines for p in line.points if p.quantity.value == 494438)
    _title, content = opened(data, **DEATHS, figure=point.figure_id)
    (panel,) = texts(content, name="panel")
    assert "494,438" in panel
    assert "on or after 30 May 2021" in panel
    assert [trace["y"] for trace in graph(content)["data"] if trace["name"] == "chosen"] == [[494438]]


@pytest.mark.parametrize(
    ("parameters", "sentence"),
    [
        ({"metric": "deths"}, "Did you mean deaths?"),
        ({"metric": "deaths", "known_on": "yesterday"}, "known_on: 'yesterday' is not a day"),
        ({"metric": "deaths", "colour": "red"}, "colour: is no filter"),
        ({"view": "zzz"}, "view: 'zzz' is not known here (there is table)"),
        ({"scale": "zzz"}, "scale: 'zzz' is not known here (there is log)"),
        ({"lines": "zzz"}, "lines: 'zzz' is not known here (there is all)"),
    ],
)
def test_what_cannot_be_asked_is_said_with_its_reason(data, parameters, sentence):
    _title, content = opened(data, **parameters)
    assert sentence in text(content)


def test_an_answer_without_figures_offers_to_lift_each_filter(data):
    _title, content = opened(
        data,
        **DEATHS,
        **{"known_on": "2010-01-01", "from": "2009-01-01", "to": "2010-01-01"},
        source="SOHR,UN",
        group="civilians",
        place="Syria",
        scale="log",
    )
    assert "No figures answer this." in text(content)
    ways = links(next(nodes(content, name="state")))
    assert list(ways) == [
        "As known today, not on 1 January 2010",
        "Days before 1 January 2009 too",
        "Days after 1 January 2010 too",
        "From every source, not SOHR, UN alone",
        "Everyone, not Civilians alone",
        "Everywhere, not Syria alone",
    ]
    for name, address in zip(
        ("known_on", "from", "to", "source", "group", "place"), ways.values(), strict=True
    ):
        asked = parse_qs(urlsplit(address).query)
        assert name not in asked
        assert (len(asked), asked["scale"]) == (8, ["log"])


def test_what_is_counted_another_way_is_one_click_away(data):
    _title, content = opened(data, **DEATHS, counting="stock")
    ways = links(next(nodes(content, name="state")))
    assert "counting=cumulative" in ways["Counted another way: running total"]


def test_a_day_before_the_first_report_is_no_empty_store(data):
    title, content = opened(data, known_on="2011-01-01")
    assert title == "Reported deaths, Syrian civil war · Reported figures"
    assert "tracker demo" not in text(content)
    assert "known_on" not in links(content)["As known today, not on 1 January 2011"]


def test_an_unknown_figure_is_told_in_the_panel_beside_the_chart(data):
    _title, content = opened(data, **DEATHS, figure="zzz")
    assert texts(content, name="panel") == ["CloseNo figure is kept under the id zzz."]
    assert graph(content)["data"]


def test_filters_that_no_control_shows_are_told_and_can_be_lifted(data):
    _title, content = opened(data, **DEATHS, basis="estimated", dated_only="true", scale="log")
    assert texts(next(nodes(content, name="kept")), "Li") == [
        "Only basis: estimated lift",
        "Only reports with a date of their own lift",
    ]
    lift = next(nodes(next(nodes(content, name="kept")), "A"))["props"]["href"]
    assert parse_qs(urlsplit(lift).query) == {
        **{name: [value] for name, value in DEATHS.items()},
        "dated_only": ["true"],
        "scale": ["log"],
    }
    assert not list(nodes(opened(data, **DEATHS)[1], name="kept"))


def test_a_line_of_estimates_is_told_to_be_one_where_it_stands_alone(data):
    _title, content = opened(data, **DEATHS, basis="estimated", source="SOHR")
    assert "SOHR, estimated" in text(next(nodes(content, name="line-list")))
    assert "SOHR (estimated)" in texts(content, name="summary")[0]
    _title, table = opened(data, **DEATHS, basis="estimated", source="SOHR", view="table")
    assert "SOHRestimated" in {row[0] for row in rows(table)}


@pytest.mark.parametrize(
    ("metric", "group", "heading", "sentence"),
    [
        ("deaths", "civilians", "Reported deaths: civilians", "number of deaths of civilians: "),
        ("casualties", "children", "Reported casualties: children", "number of children killed or injured: "),
    ],
)
def test_the_heading_and_the_sentence_name_who_is_counted(data, metric, group, heading, sentence):
    _title, content = opened(
        data, metric=metric, group=group, conflict="Syrian civil war", counting="any", place="any"
    )
    assert texts(content, "H1") == [f"{heading}, Syrian civil war"]
    assert [sentence in told for told in texts(content, name="summary")] == [True]


def test_the_sentence_takes_the_widest_line_of_a_source(data):
    _title, content = opened(data, metric="refugees", conflict="Syrian civil war")
    (told,) = texts(content, name="summary")
    assert "UNHCR about 6,500,000" in told


def test_the_table_says_as_much_of_a_figure_as_the_chart(data):
    _title, content = opened(data, **DEATHS, known_on="2022-01-01", view="table")
    remarks = {row[-1] for row in rows(content)}
    assert any("may have been published later" in remark for remark in remarks)


def test_a_sum_says_of_how_many_figures_it_is_and_one_figure_says_nothing(data):
    _title, content = opened(data, **DEATHS, bucket="year", view="table")
    told = rows(content)
    assert any(re.fullmatch("sum of [0-9]+ figures", row[3]) for row in told)
    assert all("one figure" not in row[-1].split("; ") for row in told)
    assert all(row[3] != "not said" for row in told)


def test_bounds_are_told_wherever_a_number_is_named(data):
    _title, content = opened(data, **DEATHS)
    assert "SOHR: more than 528,500" in texts(next(nodes(content, name="line-list")), "Li")
    assert any("more than 528,500" in note["text"] for note in graph(content)["layout"]["annotations"])
    _title, content = opened(data, **DEATHS, source="SNHR,SOHR", bucket="year")
    (named,) = nodes(content, name="line-list")
    assert {"SOHR: 6,777, 2024", "SNHR: at least 5,411, 2015"} <= set(texts(named, "Li"))


def test_lines_of_one_source_are_told_apart_in_the_list_as_in_the_chart(data):
    _title, content = opened(data, metric="refugees", conflict="Syrian civil war")
    (named,) = nodes(content, name="line-list")
    looks = [
        (one["props"]["className"], one["props"]["style"]["background"])
        for one in nodes(named, name="swatch")
    ]
    assert len(set(looks)) == len(looks) == 6


def test_a_nought_that_a_logarithmic_scale_leaves_out_is_told(make_store):
    store = make_store()
    none = {"period_end": "2020-01-01", "report_date": "2020-01-02", "value": 0}
    some = {"period_end": "2020-02-01", "report_date": "2020-02-02", "value": 5}
    import_figures(store, none, some)
    told = "A logarithmic scale has no place for 0: 1 figure of 0 not drawn; see the table."
    assert texts(opened(Data(store), metric="deaths", scale="log")[1], name="caveats") == [told]
    assert texts(opened(Data(store), metric="deaths")[1], name="caveats") == []


def test_an_empty_store_says_how_to_fill_it(make_store):
    _title, content = opened(Data(make_store()))
    assert "tracker demo" in text(content)
