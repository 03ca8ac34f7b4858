"""The place: what a reader was at is kept when the page is built anew, and found again on the way back."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hands import choose

PHONE = {"width": 390, "height": 844}


def open_page(page: Page, address: str) -> None:
    page.goto(address)
    page.locator("main h1").wait_for()


def scrolled(page: Page, least: int) -> None:
    page.wait_for_function("least => window.scrollY >= least", arg=least)


def rebuilt(page: Page, address: str) -> None:
    """The page of the address has come."""
    page.wait_for_url(address)
    expect(page.locator("#page")).not_to_have_attribute("data-dash-is-loading", "true")


def test_a_chosen_filter_keeps_the_focus_and_its_list_stays_shut(page: Page) -> None:
    open_page(page, "/figures")
    choose(page, "What is counted", "Deaths")
    rebuilt(page, "**metric=deaths**")
    expect(page.get_by_label("What is counted").first).to_be_focused()
    page.wait_for_timeout(300)
    expect(page.get_by_role("option")).to_have_count(0)


def test_a_ticked_box_keeps_the_focus_and_its_list_its_scroll(page: Page) -> None:
    open_page(page, "/figures")
    boxes = page.locator(".many .boxes")
    last = boxes.get_by_role("checkbox").last
    last.scroll_into_view_if_needed()
    value, top = last.get_attribute("value"), boxes.evaluate("list => list.scrollTop")
    assert top > 0
    last.focus()
    page.keyboard.press("Space")
    rebuilt(page, f"**source={value}**")
    box = page.locator(f".many input[value='{value}']")
    expect(box).to_be_focused()
    expect(box).to_be_checked()
    assert abs(boxes.evaluate("list => list.scrollTop") - top) < 60


def test_a_typed_day_keeps_the_focus_and_its_calendar_stays_shut(page: Page) -> None:
    open_page(page, "/")
    field = page.get_by_label("As known on")
    field.fill("1 Jan 2014")
    field.press("Enter")
    rebuilt(page, "**known_on=2014-01-01**")
    expect(page.get_by_label("As known on")).to_be_focused()
    page.wait_for_timeout(300)
    expect(page.get_by_role("table", name="January 2014")).to_have_count(0)


def test_a_followed_segment_keeps_the_focus(page: Page) -> None:
    open_page(page, "/trend")
    page.get_by_role("link", name="Log", exact=True).focus()
    page.keyboard.press("Enter")
    rebuilt(page, "**scale=log**")
    expect(page.get_by_role("link", name="Log", exact=True)).to_be_focused()


def test_another_page_is_read_from_its_start(page: Page) -> None:
    open_page(page, "/figures")
    page.evaluate("window.scrollTo(0, 1500)")
    page.get_by_role("link", name="Sources", exact=True).focus()
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Sources", level=1).wait_for()
    expect(page.locator("#main")).to_be_focused()
    assert page.evaluate("window.scrollY") == 0


def test_the_next_part_of_a_list_begins_at_its_top_and_back_leads_to_where_it_was_left(page: Page) -> None:
    open_page(page, "/figures")
    page.get_by_role("link", name="Next").scroll_into_view_if_needed()
    left = page.evaluate("window.scrollY")
    assert left > 1000
    page.get_by_role("link", name="Next").click()
    page.get_by_role("link", name="From the beginning").first.wait_for()
    page.wait_for_function("() => window.scrollY === 0")
    page.go_back()
    page.wait_for_function("top => Math.abs(window.scrollY - top) < 3", arg=left)


def test_back_from_a_figure_leads_to_its_row(page: Page) -> None:
    open_page(page, "/figures")
    link = page.locator(".records a[href^='/figure/']").nth(30)
    link.scroll_into_view_if_needed()
    scrolled(page, 300)
    left = page.evaluate("window.scrollY")
    link.click()
    page.wait_for_url("**/figure/**")
    page.locator(".card-quantity").wait_for()
    assert page.evaluate("window.scrollY") == 0
    page.go_back()
    page.wait_for_function("top => Math.abs(window.scrollY - top) < 3", arg=left)


def test_on_a_phone_the_filters_stay_unfolded_while_they_are_used(page: Page) -> None:
    page.set_viewport_size(PHONE)
    open_page(page, "/figures")
    page.locator(".filters summary").click()
    choose(page, "What is counted", "Deaths")
    rebuilt(page, "**metric=deaths**")
    expect(page.locator(".filters > details")).to_have_attribute("open", "")
    page.get_by_role("link", name="Sources", exact=True).click()
    page.get_by_role("heading", name="Sources", level=1).wait_for()
    page.get_by_role("link", name="Figures", exact=True).click()
    page.get_by_role("heading", name="Reported figures").wait_for()
    expect(page.locator(".filters > details")).not_to_have_attribute("open", "")


@pytest.mark.parametrize("width", [390, 1280])
def test_on_a_phone_a_chosen_point_brings_its_figure_into_view(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    open_page(page, "/trend?metric=deaths&conflict=syrian-civil-war&source=sohr")
    point = page.locator(".js-plotly-plot .scatterlayer .point").first
    point.wait_for()
    page.locator(".chart").evaluate("chart => chart.scrollIntoView({block: 'center'})")
    box = point.bounding_box()
    assert box is not None
    before = page.evaluate("window.scrollY")
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_url("**figure=**")
    panel = page.locator(".panel")
    expect(panel).to_be_in_viewport()
    if width == 390:
        expect(panel).to_be_focused()
        page.get_by_role("link", name="Close").click()
        expect(panel).to_have_count(0)
    page.wait_for_timeout(300)
    assert abs(page.evaluate("window.scrollY") - before) < 3
