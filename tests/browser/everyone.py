"""Everyone: a page as it has to be on a desk and on a phone, in light and in dark, seen or read out."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

WIDTHS = (1280, 390)


def assert_usable_by_everyone(page: Page) -> None:
    """Nothing is cut off, and axe finds no fault, at either width and in either scheme."""
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.wait_for_selector(f":root[data-mantine-color-scheme={scheme}]")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 860})
            page.wait_for_timeout(300)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (scheme, width)
            found = Axe().run(page)
            assert found.violations_count == 0, f"{scheme}, {width}: {found.generate_report()}"
