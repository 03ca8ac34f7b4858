"""The about page: what a reported figure is here, and what these pages do not say."""

from __future__ import annotations

from dash import html

from dashboard.components.frame import TITLE, frame
from dashboard.pages.page import Built, Page, Request

_SECTIONS = (
    (
        "What is kept",
        "Each figure is one number that one report printed: who counted, who published it, on which day, "
        "for which days and place, and with which words. None of them is offered as what happened.",
    ),
    (
        "Bounds",
        "“More than 370” is not 370. Bounds are kept as they were stated, drawn, carried through sums and "
        "written to files. What a report does not say stays empty: it is never taken for nought.",
    ),
    (
        "As known on a day",
        "Nothing is overwritten. A chart, a comparison or a file can be had as it stood on a past day: only "
        "what had been published by then counts. Reports without a date of their own count from the latest "
        "day they speak for, and are marked: they may have been published later.",
    ),
    (
        "Like with like",
        "Sources are set side by side only where metric, group, place and way of counting agree. Near misses "
        "are listed with the reason. Nothing is averaged, and nothing is summed across sources.",
    ),
)
PATH = "/about"


def build(request: Request) -> Built:
    """The page."""
    sections = [html.Section([html.H2(heading), html.P(text)]) for heading, text in _SECTIONS]
    main = html.Article([html.H1("About these figures"), *sections])
    return Built(f"About · {TITLE}", frame(PATH, main, asked=request.selection))


PAGE = Page(PATH, build)
