"""The frame: the head of every page, its navigation, and the room for what the page shows."""

from __future__ import annotations

from collections.abc import Sequence

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from dashboard.components.address import page_address
from dashboard.components.aria import aria
from tracker.domain.selection import Selection

TITLE = "Reported figures"
_NAVIGATION = (
    ("Trends", "/trend"),
    ("Compare", "/compare"),
    ("Figures", "/figures"),
    ("Sources", "/sources"),
    ("About", "/about"),
)

_OF_LINES = ("/trend", "/compare")
NOTHING = Selection()

Content = Component | Sequence[Component | None]


def frame(
    active: str,
    main: Content,
    *,
    aside: Content | None = None,
    panel: Content | None = None,
    known_on: Component | None = None,
    asked: Selection = NOTHING,
) -> Component:
    """A page: head, filters (`aside`), what it shows (`main`), and a panel beside it.

    What is `asked` about is carried along by the links to pages that answer the same; to the others
    only the day as of which everything is known.
    """
    rooms = [
        html.Aside(_folding(aside), className="filters", **aria(label="Filters")) if aside else None,
        html.Main(main, id="main", className="main", tabIndex="-1"),
        html.Aside(panel, className="panel", tabIndex="-1", **aria(label="The chosen figure"))
        if panel
        else None,
    ]
    shape = "rooms" + (" with-filters" if aside else "") + (" with-panel" if panel else "")
    return html.Div([_head(active, known_on, asked), html.Div(rooms, className=shape)], className="page")


def _folding(filters: Content) -> Component:
    """Filters that fold away under a word on a phone; on a desk they stand open (2-frame.css)."""
    return html.Details([html.Summary("Filters"), html.Div(filters)])


def _head(active: str, known_on: Component | None, asked: Selection) -> Component:
    links = [
        html.A(
            words,
            href=page_address(path, _carried(path, active, asked)),
            className="active" if path == active else "",
            **(aria(current="page") if path == active else {}),
        )
        for words, path in _NAVIGATION
    ]
    return html.Header(
        [
            html.A("Skip to the figures", href="#main", className="skip"),
            html.A(TITLE, href=page_address("/", _carried("/", active, asked)), className="brand"),
            html.Nav(links, **aria(label="Pages")),
            html.Div([known_on, _scheme_switch()], className="tools"),
        ],
        className="head",
    )


def _carried(path: str, active: str, asked: Selection) -> Selection:
    """What a link of the head carries: what no control of the other page shows stays behind."""
    if path not in _OF_LINES:
        return Selection(known_on=asked.known_on)
    if path == active:
        return asked
    return asked.but(sources=(), start=None, end=None, counting=None, bucket=None, rollup=None)


def _scheme_switch() -> Component:
    switch: Component = dmc.ColorSchemeToggle(
        id="scheme",
        lightIcon="☀",
        darkIcon="☾",
        variant="default",
        radius="xl",
        **aria(label="Light or dark"),
    )
    return switch
