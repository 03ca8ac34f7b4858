"""Nothing is loaded from elsewhere, and no page complains in the console, light or dark."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/", "/about"])
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
