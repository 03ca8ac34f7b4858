"""Nothing is loaded from elsewhere, and no page complains in the console, light or dark."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Request, expect

from dashboard.routes import plotly_bundle

PAGES = (
    "/",
    "/trend?metric=deaths&conflict=syria",
    "/compare?metric=deaths&group=civilians&conflict=syria&on=2021-06-30",
    "/figures?metric=deaths&source=SOHR",
    "/sources",
    "/source/sohr",
    "/about",
)
PLOTLY = "/_dash-component-suites/plotly/package_data/plotly.min.js"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_needs_nothing_from_elsewhere(page: Page, path: str, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(path)
    expect(page.locator("main h1").first).to_be_visible()
    page.wait_for_load_state("networkidle")


def test_a_request_to_elsewhere_is_seen(page: Page, faults: list[str]) -> None:
    page.goto("/about")
    with page.expect_console_message():
        page.evaluate("fetch('http://elsewhere.invalid/x').catch(() => 0)")
    assert any("http://elsewhere.invalid/x" in fault for fault in faults)
    faults.clear()


def test_a_script_written_into_the_page_does_not_run(page: Page, faults: list[str]) -> None:
    page.goto("/about")
    with page.expect_console_message(lambda message: "Content Security Policy" in message.text):
        page.evaluate(
            "const script = document.createElement('script');"
            "script.textContent = 'window.forged = 1'; document.body.append(script);"
        )
    assert page.evaluate("window.forged") is None
    faults.clear()


def test_plotly_comes_with_the_first_chart_and_once(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(address(request)))
    page.goto("/about")
    page.wait_for_load_state("networkidle")
    assert not [path for path in asked if "plotly" in path]
    page.goto("/trend?metric=deaths&conflict=syria")
    expect(page.locator(".js-plotly-plot .main-svg").first).to_be_visible()
    assert [path for path in asked if "plotly" in path] == [PLOTLY]


def test_a_chart_is_drawn_without_the_basic_bundle(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plotly_bundle, "BASIC", Path("not-there.js"))
    page.goto("/trend?metric=deaths&conflict=syria")
    expect(page.locator(".js-plotly-plot .main-svg").first).to_be_visible()


def address(request: Request) -> str:
    return urlsplit(request.url).path
