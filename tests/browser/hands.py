"""Hands: what a person does on a page, and what its address then asks."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page


def asked(page: Page) -> dict[str, str]:
    """The parameters of the page's address."""
    found = parse_qs(urlsplit(page.url).query, keep_blank_values=True)
    return {name: values[0] for name, values in found.items()}


def choose(page: Page, label: str, words: str) -> None:
    """Choose from a filter by its label the option of these words, whatever count stands behind them."""
    page.get_by_role("combobox", name=label).or_(page.get_by_label(label, exact=True)).first.click()
    page.get_by_role("option", name=re.compile(rf"^{re.escape(words)}( \(|$)")).click()
