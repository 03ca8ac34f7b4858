"""The page of figures: the reported figures themselves, to be searched, read on and taken along."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.components.address import file_address, page_address
from dashboard.components.frame import TITLE, frame
from dashboard.components.states import empty_store
from dashboard.components.words import amount, day_words
from dashboard.data import Data, FigurePage, Names, undated_words
from dashboard.pages.figure_filters import list_filters
from dashboard.pages.figure_rows import figure_table
from dashboard.pages.kept_filters import other_filters
from dashboard.pages.page import Built, Page, Request
from dashboard.pages.paging import follow, parse_after
from tracker.domain.selection import Selection

PATH = "/figures"
_ON_A_PAGE = 50


def build(request: Request) -> Built:
    """The page of the figures of a selection. Raises QuestionError."""
    after = parse_after(request)
    listing = request.data.listing(request.selection)
    page = request.data.figures(listing.selection, after=after, limit=_ON_A_PAGE)
    if not page.total and listing.selection == Selection():
        return Built(f"Figures · {TITLE}", frame(PATH, empty_store()))
    names = request.data.names()
    main = [
        html.H1("Reported figures"),
        html.P(_lead(listing.selection, request.data, page.total), className="lead"),
        other_filters(PATH, listing.selection, names),
        *(
            _found(page, listing.selection, names, after)
            if page.records
            else [_nothing(page, listing.selection)]
        ),
    ]
    return Built(
        f"Figures · {TITLE}", frame(PATH, main, aside=list_filters(listing, names), asked=listing.selection)
    )


def _lead(selection: Selection, data: Data, total: int) -> str:
    words = "Each row is one number that one report printed, in the order in which they were taken up here."
    if selection.known_on is None:
        return words
    told = [words, f"As known on {day_words(selection.known_on)}: later reports are left out."]
    undated = data.undated(selection)
    return " ".join([*told, undated_words(undated, total, selection.known_on)] if undated else told)


def _found(page: FigurePage, selection: Selection, names: Names, after: int) -> list[Component | None]:
    downloads = html.Div(
        [
            html.A("These figures (CSV)", href=file_address("figures", "csv", selection), className="pill"),
            html.A("JSON", href=file_address("figures", "json", selection), className="pill"),
        ],
        className="downloads",
    )
    total = html.P(html.Strong(amount(page.total, "figure")), className="total")
    controls = html.Div([total, downloads], className="controls")
    links = follow(
        page_address(PATH, selection, {"after": str(page.after)}) if page.after else "",
        page_address(PATH, selection) if after else "",
        f"Next {_ON_A_PAGE} figures",
    )
    return [controls, figure_table("Reported figures", page, names, selection.known_on), links]


def _nothing(page: FigurePage, selection: Selection) -> Component:
    if page.total:
        words = f"The list of {amount(page.total, 'figure')} ends before this place."
        link = html.P(html.A("From the beginning", href=page_address(PATH, selection)))
        return html.Section([html.H2(words), link], className="state")
    return html.Section(
        [
            html.H2("No figure is held for this"),
            html.P(
                "Nothing that was reported fits all of these filters. That nobody reported a count does not "
                "mean that there was nothing to count."
            ),
            html.P(html.A("All figures", href=PATH)),
        ],
        className="state",
    )


PAGE = Page(PATH, build, own=("after",))
