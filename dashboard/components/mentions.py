"""Mentions: words that may lead somewhere, inside these pages or outside of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from dash import html
from dash.development.base_component import Component

_OUTSIDE = re.compile(r"https?://[^\s\x00-\x1f\x7f<>\"\\]+", re.IGNORECASE)
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True)
class Mention:
    """Words, the address they lead to where they do, and what is said before and after them.

    `language` is the language of the words where it is not that of the page.
    """

    words: str
    address: str = ""
    before: str = ""
    after: str = ""
    language: str = ""


def mention(said: Mention) -> Component:
    """The words as text, or as a link."""
    own = spoken(said.language)
    words = html.A(said.words, href=said.address, **own) if said.address else html.Bdi(said.words, **own)
    return html.Span([said.before, words, said.after]) if said.before or said.after else words


def mentions(all_said: Iterable[Mention]) -> Component:
    """Mentions as a list."""
    return html.Ul([html.Li(mention(said)) for said in all_said])


def spoken(language: str) -> dict[str, Any]:
    """The attributes of text that came from elsewhere: its own direction, its language where known."""
    return {"dir": "auto"} | ({"lang": language} if _LANGUAGE.fullmatch(language) else {})


def outside_address(address: str) -> str:
    """The address if it leads to a page of the web, else ''."""
    plain = address.strip()
    if not _OUTSIDE.fullmatch(plain):
        return ""
    try:
        return plain if urlsplit(plain).hostname else ""
    except ValueError:
        return ""


def outside(words: str, address: str) -> Component:
    """A link that leaves these pages, with the name of where it goes; only the words where it may not."""
    safe = outside_address(address)
    if not safe:
        return html.Span(words)
    host = str(urlsplit(safe).hostname).removeprefix("www.")
    return html.Span(
        [
            html.A([words, " ↗"], href=safe, target="_blank", rel="noopener noreferrer"),
            html.Span([" ", html.Bdi(host)], className="soft"),
        ],
        className="outside",
    )
