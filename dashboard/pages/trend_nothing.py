"""What the trend page says where no figure answers: filters to lift, other ways of counting."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.components.words import day_words
from dashboard.data import Choices, Names
from dashboard.pages.page import Request
from dashboard.pages.trend_controls import other_ways, trend_address
from tracker.domain.selection import ANY, Selection


def nothing(request: Request, choices: Choices, names: Names) -> Component:
    """That nothing answers, and a link for each way out."""
    counted = [
        (f"Counted another way: {words.lower()}", request.selection.but(counting=way, bucket=None))
        for way, words in other_ways(choices)
    ]
    ways = [*counted, *_lifted(request.selection, names)]
    links = [html.Li(html.A(words, href=trend_address(request, selection))) for words, selection in ways]
    hint = "There may be some this way:" if links else "Choose something else to be counted."
    content = [html.P("No figures answer this."), html.P(hint), html.Ul(links) if links else None]
    return html.Div(content, className="state")


def _lifted(selection: Selection, names: Names) -> Iterator[tuple[str, Selection]]:
    """The selection without each filter that it has, and the words of the link to it."""
    if selection.known_on is not None:
        yield f"As known today, not on {day_words(selection.known_on)}", selection.but(known_on=None)
    if selection.start is not None:
        yield f"Days before {day_words(selection.start)} too", selection.but(start=None)
    if selection.end is not None:
        yield f"Days after {day_words(selection.end)} too", selection.but(end=None)
    if selection.sources:
        told = ", ".join(names.short("source", source) for source in selection.sources)
        yield f"From every source, not {told} alone", selection.but(sources=())
    for name, lifted in (("group", "Everyone"), ("place", "Everywhere")):
        key = getattr(selection, name)
        if key not in (None, "", ANY):
            free: dict[str, Any] = {name: None}
            yield f"{lifted}, not {names.full(name, key)} alone", selection.but(**free)
