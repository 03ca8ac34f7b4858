from __future__ import annotations

from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest

from dashboard.components.words import day_words, quantity_words
from dashboard.data import Data
from tests.dashboard.screens import links, nodes, open_screen, text, texts


@pytest.fixture
def data(bundled_sqlite):
    return Data(bundled_sqlite)


def conflict(screen, name):
    return next(card for card in nodes(screen, name="conflict") if text(card).startswith(name))


def count(card, heading):
    return next(one for one in nodes(card, name="count") if texts(one, "H3") == [heading])


def test_the_totals_are_those_of_the_store(data):
    tally = data.overview().tally
    screen = open_screen(data, "/")[1]
    assert texts(screen, "H1") == [
        f"{tally.figures} figures by {tally.sources} sources in {tally.reports} reports"
    ]
    assert f"from {day_words(tally.first)} to {day_words(tally.last)}" in texts(screen, name="lead")[0]


def test_every_conflict_with_figures_has_its_card_in_both_languages(data):
    screen = open_screen(data, "/")[1]
    cards = list(nodes(screen, name="conflict"))
    assert len(cards) == len(data.overview().conflicts)
    arabic = next(nodes(cards[0], name="other-name"))["props"]
    assert arabic["children"] == "الحرب الأهلية السورية"
    assert (arabic["lang"], arabic["dir"]) == ("ar", "rtl")
    assert "524 figures by 22 sources in 220 reports" in text(cards[0])
    assert "15 March 2011 to 8 December 2024" in text(cards[0])


def test_every_number_of_a_card_is_that_of_the_overview(data):
    names = data.names()
    screen = open_screen(data, "/")[1]
    for one, card in zip(data.overview().conflicts, nodes(screen, name="conflict"), strict=True):
        blocks = list(nodes(card, name="count"))
        assert len(blocks) == len(one.headlines)
        for headline, block in zip(one.headlines, blocks, strict=True):
            told = [(text(next(nodes(row, "A"))), texts(row, name="what")[0]) for row in nodes(block, "Li")]
            assert told == [
                (
                    names.short("source", latest.series.source),
                    quantity_words(latest.point.quantity) + day_words(latest.point.as_of),
                )
                for latest in headline.latest[:4]
            ]


def test_bounds_survive_on_the_card(data):
    block = count(conflict(open_screen(data, "/")[1], "Syrian civil war"), "Deaths")
    assert "more than 528,500" in text(block)


def test_sources_without_room_are_named(data):
    block = count(conflict(open_screen(data, "/")[1], "Syrian civil war"), "Deaths")
    assert texts(block, name="more")[0].endswith("also SCPR, UN, LCC")


def test_a_heading_leads_to_the_trend_of_what_it_counts(data):
    card = conflict(open_screen(data, "/")[1], "Syrian civil war")
    address = urlsplit(links(count(card, "Deaths: civilians"))["Deaths: civilians"])
    assert address.path == "/trend"
    assert parse_qs(address.query) == {
        "metric": ["deaths"],
        "group": ["civilians"],
        "conflict": ["syrian-civil-war"],
        "counting": ["cumulative"],
    }


def test_the_comparison_of_a_card_has_figures(data):
    card = conflict(open_screen(data, "/")[1], "Ghouta chemical attack 2013")
    compare = next(link for link in nodes(count(card, "Deaths"), "A") if "Compare" in text(link))
    screen = open_screen(data, "/compare", "?" + urlsplit(compare["props"]["href"]).query)[1]
    assert texts(screen, "H1") == ["Eleven sources, at least 281 to 1,729 deaths"]


def test_one_source_alone_is_not_offered_for_comparison(data):
    card = conflict(open_screen(data, "/")[1], "Sweida clashes July 2025")
    assert all("Compare" not in words for words in links(card))


def test_a_spark_says_in_words_what_it_shows(data):
    block = count(conflict(open_screen(data, "/")[1], "Syrian civil war"), "Deaths")
    (first, *_others) = nodes(block, "Img")
    assert first["props"]["src"].startswith("data:image/svg+xml,")
    line = data.overview().conflicts[0].headlines[0].latest[0].line
    assert first["props"]["alt"].startswith(f"SOHR, deaths: {len(line.on_line)} figures from ")
    assert "more than 528,500 (1 January 2025)" in first["props"]["alt"]


def test_a_past_day_shows_what_had_been_published_and_its_links_keep_the_day(data):
    screen = open_screen(data, "/", "?known_on=2014-01-01")[1]
    overview = data.overview(date(2014, 1, 1))
    assert texts(screen, "H1")[0].startswith(f"{overview.tally.figures} figures")
    assert "Only what had been published by 1 January 2014." in texts(screen, name="lead")[0]
    assert "known_on=2014-01-01" in links(screen)["Deaths"]


def test_before_the_first_report_there_is_nothing_and_a_way_back(data):
    screen = open_screen(data, "/", "?known_on=2001-01-01")[1]
    assert texts(screen, "H1") == ["Nothing in the store had been published by 1 January 2001"]
    assert links(screen)["As known today"] == "/"


def test_another_filter_is_refused_by_name(data):
    title, screen = open_screen(data, "/", "?metric=deaths")
    assert title.startswith("Cannot be asked")
    assert "metric" in text(screen)


def test_an_empty_store_says_what_to_do(make_store):
    assert "tracker demo" in text(open_screen(Data(make_store()), "/")[1])


def test_figures_that_may_be_from_after_the_day_are_counted(data):
    lead = texts(open_screen(data, "/", "?known_on=2013-01-01")[1], name="lead")[0]
    assert "Of 72 figures, 14 may have been published later than 1 January 2013" in lead
    assert "later than" not in texts(open_screen(data, "/")[1], name="lead")[0]
