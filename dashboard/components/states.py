"""States: what a page says when there is nothing to show, and what to do then."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dash import html
from dash.development.base_component import Component

from dashboard.components.words import day_words


def state(
    heading: str, sentences: Sequence[str | Component], links: Sequence[tuple[str, str]] = ()
) -> Component:
    """A heading, sentences, and links as (words, address)."""
    return html.Section(
        [
            html.H1(heading),
            *(html.P(sentence) for sentence in sentences),
            html.Ul([html.Li(html.A(words, href=address)) for words, address in links]) if links else None,
        ],
        className="state",
    )


def held_today(known_on: date | None) -> Component | None:
    """What a page says that was asked as of a day and tells what is held today; None without a day."""
    if known_on is None:
        return None
    words = f"What stands here is all that is held today, not only what was known on {day_words(known_on)}."
    return html.P(words, className="caveat")


def empty_store() -> Component:
    """Nothing was imported yet."""
    return state(
        "No figures yet",
        [
            html.Span(["Load the figures that come with the program: ", html.Code("tracker demo")]),
            html.Span(["or your own table: ", html.Code("tracker import FILE")]),
        ],
    )
