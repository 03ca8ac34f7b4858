from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import serving


def open_front(page, address="/"):
    page.goto(address)
    page.get_by_role("heading", level=1).wait_for()


def test_the_front_page_says_how_much_there_is(page):
    open_front(page)
    page.get_by_role("heading", name="618 figures by 34 sources in 261 reports").wait_for()


def test_every_spark_is_drawn(page):
    open_front(page)
    sparks = page.locator(".spark img")
    assert sparks.count() > 20
    assert sparks.evaluate_all("all => all.every(one => one.complete && one.naturalWidth > 0)")


def test_a_spark_leads_to_the_trend_of_its_source(page):
    open_front(page)
    page.get_by_role("link", name="SOHR, deaths:").first.click()
    page.wait_for_url("**/trend?**source=sohr**")
    page.get_by_role("heading", name="Reported deaths, Syrian civil war").wait_for()


def test_the_sources_of_a_conflict_are_compared_one_link_away(page):
    open_front(page)
    page.get_by_role("link", name="Compare the sources: Deaths: civilians, Syrian civil war").click()
    page.get_by_role("heading", name="Two sources, more than 164,000 to 231,495 civilians").wait_for()


def test_a_past_day_becomes_part_of_the_address(page):
    open_front(page)
    field = page.get_by_label("As known on")
    field.fill("1 Jan 2014")
    field.press("Enter")
    page.wait_for_url("**known_on=2014-01-01**")
    page.get_by_text("Only what had been published by 1 January 2014.").wait_for()


def test_an_empty_store_says_how_to_fill_it(page, make_store):
    with serving(make_store()) as url:
        page.goto(url)
        page.get_by_text("tracker demo").wait_for()


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_is_wider_than_the_page(page, width):
    page.set_viewport_size({"width": width, "height": 844})
    open_front(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_the_page_has_no_fault_that_axe_knows(page, width, scheme):
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    open_front(page)
    found = Axe().run(page)
    assert found.response["violations"] == [], found.generate_report()
