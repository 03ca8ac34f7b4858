"""The front page: what is in the store, and what each source said last on each conflict."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.components.address import page_address
from dashboard.components.conflict_card import conflict_card
from dashboard.components.filters import shown
from dashboard.components.frame import TITLE, frame
from dashboard.components.states import empty_store, state
from dashboard.components.words import amount, day_words
from dashboard.data import Names, Overview, undated_words
from dashboard.pages.front_cards import conflict_cards
from dashboard.pages.front_words import tally_words
from dashboard.pages.line_filters import filter_values, known_on_filter
from dashboard.pages.page import Built, Page, Request
from tracker.domain.selection import Selection
from tracker.errors import QuestionError

PATH = "/"
_PROMISE = (
    "Each is one number that one source reported, kept with its report, its day and its hedging. What "
    "sources say of the same thing stands side by side; nothing is added up across them, nothing averaged."
)


def build(request: Request) -> Built:
    """The page as known on a day. Raises QuestionError for any other filter."""
    known = _known_on(request.selection)
    overview = request.data.overview(known.known_on)
    content = frame(
        PATH,
        _main(overview, request.data.names(), known, request.data.undated(known)),
        asked=known,
        known_on=html.Div([shown(filter_values(known)), known_on_filter(known)]),
    )
    return Built(TITLE, content)


def _known_on(selection: Selection) -> Selection:
    known = Selection(known_on=selection.known_on)
    others = selection.but(known_on=None).to_parameters()
    if others:
        parameter, text = others[0]
        raise QuestionError(parameter, text, "is no filter of the front page, which only takes known_on")
    return known


def _main(
    overview: Overview, names: Names, known: Selection, undated: int
) -> Component | list[Component | None]:
    if overview.tally.figures == 0 and known.known_on is not None:
        until = f"Nothing in the store had been published by {day_words(known.known_on)}"
        return state(until, ["Choose a later day, or none."], [("As known today", PATH)])
    if overview.tally.figures == 0:
        return empty_store()
    cards = conflict_cards(overview.conflicts, names, known)
    return [
        html.H1(tally_words(overview.tally)),
        html.P([f"{_days(overview, undated)} ", _PROMISE], className="lead"),
        *(conflict_card(card) for card in cards),
        _others(overview, known),
        _unnamed(overview, known),
        html.P(
            "The small charts of one count share their days and a scale from nought; they are dotted where "
            "nothing was said for 400 days.",
            className="soft",
        ),
    ]


def _days(overview: Overview, undated: int) -> str:
    tally = overview.tally
    days = f"They speak for days from {day_words(tally.first)} to {day_words(tally.last)}."
    if overview.known_on is None:
        return days
    told = [f"Only what had been published by {day_words(overview.known_on)}."]
    if undated:
        told.append(undated_words(undated, tally.figures, overview.known_on))
    return " ".join([*told, days])


def _others(overview: Overview, known: Selection) -> Component | None:
    """The way to the conflicts that have no card: the figures page has them all as a filter."""
    if not overview.others:
        return None
    words = f"{amount(len(overview.others), 'more conflict')} with fewer figures each"
    return html.P(html.A(words, href=page_address("/figures", known)))


def _unnamed(overview: Overview, known: Selection) -> Component | None:
    if not overview.unnamed:
        return None
    return html.P(
        html.A(
            f"{amount(overview.unnamed, 'figure')} without a conflict",
            href=page_address("/figures", known.but(conflict="")),
        )
    )


PAGE = Page(PATH, build)
