"""The browser: one Chromium, one live server over the bundled figures, and a page that tells on itself.

Every test in this folder is marked `browser` and runs in the xdist group of that name. A page's console
errors, script errors and requests to anywhere else fail its test, unless the test takes them out of `faults`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, expect, sync_playwright

from scripts.test_needs import ADVICE, browser
from tests.dashboard.live import serving
from tracker.store.engine import Store

HERE = Path(__file__).parent
_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    # No name but the server's own is resolved: what asks for another place fails, and is recorded.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
_OWN_SCHEMES = ("data", "blob", "about")
_PATIENCE_MS = 30_000
expect.set_options(timeout=_PATIENCE_MS)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))


@pytest.fixture(scope="session")
def live_url(bundled_sqlite: Store) -> Iterator[str]:
    """The address of the dashboard over the bundled figures, without a slash at its end."""
    with serving(bundled_sqlite) as url:
        yield url


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The Chromium on the path."""
    path = browser()
    if path is None:
        pytest.fail(ADVICE)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=_FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def faults() -> list[str]:
    """What went wrong on the page so far; a test that means to provoke something takes it out."""
    return []


@pytest.fixture
def page(chromium: Browser, live_url: str, faults: list[str]) -> Iterator[Page]:
    """A page of its own browser session; addresses that begin with / are the live server's."""
    context = chromium.new_context(base_url=live_url, viewport={"width": 1280, "height": 900})
    context.set_default_timeout(_PATIENCE_MS)
    context.on("request", lambda request: faults.extend(_outside(request)))
    context.on("console", lambda message: faults.extend(_complaint(message)))
    opened = context.new_page()
    opened.on("pageerror", lambda error: faults.append(f"script error: {error}"))
    yield opened
    context.close()
    assert faults == []


def _outside(request: Request) -> Iterator[str]:
    address = urlsplit(request.url)
    if address.hostname != "127.0.0.1" and address.scheme not in _OWN_SCHEMES:
        yield f"request to elsewhere: {request.url}"


def _complaint(message: ConsoleMessage) -> Iterator[str]:
    if message.type == "error":
        yield f"console: {message.text} ({message.location.get('url', '')})"
