"""Paging: which part of a long list a page shows, and the links to the other parts."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.components.aria import aria
from dashboard.pages.page import Request
from tracker.errors import QuestionError


def parse_after(request: Request) -> int:
    """The key that a list goes on after, 0 for its beginning. Raises QuestionError."""
    text = request.own.get("after", "").strip() or "0"
    if not (text.isascii() and text.isdigit() and len(text) < 19):
        raise QuestionError("after", text, "is no place in the list")
    return int(text)


def follow(onward: str, first: str, words: str) -> Component | None:
    """The links to the next part and to the beginning; an empty address has none."""
    links = []
    if first:
        links.append(html.A("← From the beginning", href=first))
    if onward:
        links.append(html.A(f"{words} →", href=onward, rel="next"))
    return html.Nav(links, className="paging", **aria(label="Parts of the list")) if links else None
