from __future__ import annotations

from urllib.parse import urlencode

import pytest

from dashboard.components.words import quantity_words
from dashboard.data import Data
from tests.dashboard.screens import links, nodes, open_screen, text, texts
from tracker.domain.selection import Selection
from tracker.query.trend import read_trend


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
    _title, content = opened(data, metric="deaths", conflict="Syrian civil war", lines="all")
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
    _title, content = opened(data, metric="deaths", conflict="Syrian civil war", source="SOHR", view="table")
    with data.reading() as reading:
        selection = Selection.parse({"metric": "deaths", "conflict": "Syrian civil war", "source": "SOHR"})
        trend = read_trend(reading, selection)
    stated = sorted(quantity_words(point.quantity) for line in trend.lines for point in line.points)
    assert sorted(texts(content, name="number")) == stated


def test_the_sentence_below_the_chart_is_the_latest_of_each_source(data):
    _title, content = opened(data, metric="deaths", conflict="Syrian civil war")
    (told,) = texts(content, name="summary")
    assert "SOHR more than 528,500, to 1 January 2025" in told
    assert "OHCHR 350,209, to 31 March 2021" in told


def test_as_known_on_a_past_day_nothing_published_later_is_drawn(data):
    _title, content = opened(
        data, metric="deaths", conflict="Syrian civil war", source="SOHR", known_on="2021-04-30"
    )
    days = [day for trace in graph(content)["data"] for day in trace["x"] if day]
    assert max(days) == "2021-03-14"
    assert any("30 April 2021" in words for words in texts(content, name="lead"))


def test_per_year_the_bars_are_the_buckets_of_the_answer(data):
    _title, content = opened(data, metric="deaths", conflict="Syrian civil war", source="SOHR", bucket="year")
    (bars,) = (trace for trace in graph(content)["data"] if trace["name"] == "SOHR")
    assert bars["type"] == "bar"
    assert 49294 in bars["y"]
    assert "→ 292 of 365 days" in bars["text"]


def test_six_lines_are_drawn_and_the_rest_is_one_click_away(data):
    _title, content = opened(data, metric="deaths", conflict="Syrian civil war")
    (address,) = (address for words, address in links(content).items() if "Draw all" in words)
    assert "lines=all" in address


def test_a_chosen_figure_is_told_in_the_panel(data):
    with data.reading() as reading:
        trend = read_trend(reading, Selection.parse({"metric": "deaths", "conflict": "Syrian civil war"}))
    point = next(p for line in trend.lines for p in line.points if p.quantity.value == 494438)
    _title, content = opened(data, metric="deaths", conflict="Syrian civil war", figure=point.figure_id)
    (panel,) = texts(content, name="panel")
    assert "494,438" in panel
    assert "on or after 30 May 2021" in panel
    assert [trace["y"] for trace in graph(content)["data"] if trace["name"] == "chosen"] == [[494438]]


@pytest.mark.parametrize(
    ("parameters", "sentence"),
    [
        ({"metric": "deths"}, "did you mean deaths?"),
        ({"metric": "deaths", "known_on": "yesterday"}, "known_on: 'yesterday' is not a day"),
        ({"metric": "deaths", "colour": "red"}, "colour: is no filter"),
    ],
)
def test_what_cannot_be_asked_is_said_with_its_reason(data, parameters, sentence):
    _title, content = opened(data, **parameters)
    assert sentence in text(content)


def test_an_answer_without_figures_says_what_to_do(data):
    _title, content = opened(data, metric="deaths", conflict="Syrian civil war", known_on="2010-01-01")
    assert "No figures answer this." in text(content)


def test_an_empty_store_says_how_to_fill_it(make_store):
    _title, content = opened(Data(make_store()))
    assert "tracker demo" in text(content)
