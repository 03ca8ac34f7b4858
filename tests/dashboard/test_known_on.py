"""The known-on day: every way from page to page keeps it, so that nobody comes back to today unawares."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from dashboard.data import Data
from tests.dashboard.screens import Node, links, nodes, open_screen, text
from tracker.store.engine import Store

DAY = "2014-01-01"
PATHS = ("/", "/trend", "/compare", "/figures", "/sources", "/source/sohr", "/about")


@pytest.fixture
def data(bundled_sqlite: Store) -> Data:
    return Data(bundled_sqlite)


def open_on_day(data: Data, path: str) -> Node:
    return open_screen(data, path, f"?known_on={DAY}")[1]


def days(addresses: list[str]) -> set[str]:
    return {parse_qs(urlsplit(address).query).get("known_on", [""])[0] for address in addresses}


def inside(screen: Node, *starts: str) -> list[str]:
    return [address for link in nodes(screen, "A") if (address := link["props"]["href"]).startswith(starts)]


@pytest.mark.parametrize("path", PATHS)
def test_every_link_of_the_head_keeps_the_day(data: Data, path: str) -> None:
    (head,) = nodes(open_on_day(data, path), "Header")
    addresses = [address for words, address in links(head).items() if words != "Skip to the figures"]
    assert len(addresses) == 6
    assert days(addresses) == {DAY}


@pytest.mark.parametrize("path", ["/", "/figures", "/sources", "/source/sohr"])
def test_links_to_figures_sources_and_reports_keep_the_day(data: Data, path: str) -> None:
    addresses = inside(open_on_day(data, path), "/figure/", "/source/", "/report/", "/figures", "/trend")
    assert days(addresses) == {DAY}


def test_a_figure_and_its_report_keep_the_day(data: Data) -> None:
    figure = inside(open_on_day(data, "/figures"), "/figure/")[0].partition("?")[0]
    screen = open_on_day(data, figure)
    assert days(inside(screen, "/figure/", "/source/", "/report/", "/figures")) == {DAY}
    report = inside(screen, "/report/")[0].partition("?")[0]
    assert days(inside(open_on_day(data, report), "/figure/", "/source/", "/figures")) == {DAY}


@pytest.mark.parametrize("path", ["/sources", "/source/sohr"])
def test_a_page_that_tells_what_is_held_today_says_so(data: Data, path: str) -> None:
    words = "not only what was known on 1 January 2014"
    assert words in text(open_on_day(data, path))
    assert words not in text(open_screen(data, path)[1])


def test_from_a_trend_to_the_comparison_goes_what_is_counted_and_not_how_lines_are_drawn(data: Data) -> None:
    asked = "metric=deaths&group=civilians&conflict=syrian-civil-war&known_on=2020-01-01&dated_only=true"
    drawn = "&source=sohr&from=2012-01-01&to=2013-01-01&counting=period&bucket=month"
    (head,) = nodes(open_screen(data, "/trend", f"?{asked}{drawn}")[1], "Header")
    assert parse_qs(urlsplit(links(head)["Compare"]).query) == parse_qs(asked)
