"""The page of a figure: all that is known of one reported number."""

from __future__ import annotations

from dataclasses import replace

from dash import html

from dashboard.components.figure_card import figure_card
from dashboard.components.frame import TITLE, frame
from dashboard.components.words import day_words
from dashboard.pages.figure_story import card_figure
from dashboard.pages.page import Built, Page, Request
from tracker.domain.selection import Selection

PATH = "/figure"


def build(request: Request) -> Built:
    """The page of the figure of an id. Raises NotFound."""
    known_on = request.selection.known_on
    figure = card_figure(request.data.story(request.key), request.data.names(), known_on)
    elsewhere = replace(figure, links=figure.links[1:])
    known = html.P(f"As known on {day_words(known_on)}.", className="lead") if known_on else None
    main = [known, figure_card(elsewhere, on_its_own=True)]
    title = f"{figure.quantity} {figure.counted}: {figure.source.words} · {TITLE}"
    return Built(title, frame("/figures", main, asked=Selection(known_on=known_on)))


PAGE = Page(PATH, build, takes_key=True)
