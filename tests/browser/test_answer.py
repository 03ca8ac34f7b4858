"""The answer: where the server gives none, the page says so, and takes it back with the next one."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

WORDS = "The server did not answer"
ASKED = "**/_dash-update-component*"


def lose(route: Route) -> None:
    route.abort()


def fail(route: Route) -> None:
    route.fulfill(status=503, body="not now")


@pytest.mark.parametrize("answer", [lose, fail])
def test_no_answer_is_said_and_the_next_one_takes_it_back(page: Page, faults: list[str], answer) -> None:
    page.goto("/figures")
    page.get_by_role("heading", name="Reported figures").wait_for()
    told = page.get_by_role("alert").get_by_text(WORDS)
    expect(told).not_to_be_visible()
    page.route(ASKED, answer)
    page.get_by_role("link", name="Sources", exact=True).click()
    expect(told).to_be_visible()
    expect(page.get_by_role("heading", name="Reported figures")).to_be_visible()
    page.unroute(ASKED)
    page.get_by_role("link", name="About", exact=True).click()
    page.get_by_role("heading", name="About these figures").wait_for()
    expect(told).not_to_be_visible()
    faults.clear()


def test_what_was_not_answered_can_be_asked_again(page: Page, faults: list[str]) -> None:
    page.goto("/figures")
    page.get_by_role("heading", name="Reported figures").wait_for()
    page.route(ASKED, lose)
    page.get_by_role("link", name="Sources", exact=True).click()
    page.get_by_role("link", name="Try again").wait_for()
    page.unroute(ASKED)
    page.get_by_role("link", name="Try again").click()
    page.get_by_role("heading", name="Sources", level=1).wait_for()
    assert page.url.endswith("/sources")
    faults.clear()


def test_while_an_answer_is_awaited_the_page_is_dimmed(page: Page) -> None:
    waiting: list[Route] = []
    page.goto("/figures")
    page.get_by_role("heading", name="Reported figures").wait_for()
    page.route(ASKED, lambda route: waiting.insert(0, route))
    page.get_by_role("link", name="Sources", exact=True).click()
    expect(page.locator("#page")).to_have_css("opacity", "0.6")
    for route in waiting:
        route.continue_()
    page.get_by_role("heading", name="Sources", level=1).wait_for()
    expect(page.locator("#page")).to_have_css("opacity", "1")
