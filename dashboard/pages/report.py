"""The page of a report: who put it out, when and where, and all the figures that it carries."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dash import html
from dash.development.base_component import Component

from dashboard.components.address import entity_address, page_address
from dashboard.components.figure_card import Fact, facts_list
from dashboard.components.frame import TITLE, frame
from dashboard.components.mentions import outside, outside_address, spoken
from dashboard.components.words import amount
from dashboard.data import Names, Record, ReportStory
from dashboard.pages.figure_facts import plain_fact, publisher_facts, report_day_fact
from dashboard.pages.figure_rows import report_table
from dashboard.pages.languages import language_words
from dashboard.pages.page import Built, Page, Request
from dashboard.pages.paging import follow, parse_after
from tracker.domain.selection import Selection

PATH = "/report"


def build(request: Request) -> Built:
    """The page of the report of an id. Raises NotFound, and QuestionError for a bad `after`."""
    after = parse_after(request)
    story = request.data.report(request.key, after=after)
    names, known_on = request.data.names(), request.selection.known_on
    report = story.report
    title = report.title or f"A report of {names.full('publisher', report.publisher)}"
    main = [
        html.H1(html.Bdi(title, **spoken(report.language)), className="foreign"),
        html.P(f"Of the whole report: {report.caveats}", className="caveat") if report.caveats else None,
        facts_list(tuple(_facts(report, names, known_on))),
        html.P(outside("Open the report", report.url)) if outside_address(report.url) else None,
        *_figures(story, names, after, known_on),
    ]
    return Built(f"{title} · {TITLE}", frame("/figures", main, asked=Selection(known_on=known_on)))


def _facts(report: Record, names: Names, known_on: date | None) -> Iterator[Fact]:
    yield from publisher_facts(report, names, known_on)
    yield report_day_fact(report)
    if report.language:
        yield plain_fact("Language", language_words(report.language))
    if report.dataset:
        yield plain_fact("Dataset", report.dataset)
    if report.edition:
        yield plain_fact("Edition", report.edition)
    if report.url and not outside_address(report.url):
        yield plain_fact("Address, no page of the web", report.url)


def _figures(story: ReportStory, names: Names, after: int, known_on: date | None) -> list[Component | None]:
    page = story.page
    known = Selection(known_on=known_on)
    own = entity_address("report", story.report.public_id)
    return [
        html.H2(f"It carries {amount(page.total, 'figure')}"),
        report_table("Figures of this report", page, names, known_on),
        follow(
            page_address(own, known, {"after": str(page.after)}) if page.after else "",
            page_address(own, known) if after else "",
            "Next figures",
        ),
    ]


PAGE = Page(PATH, build, own=("after",), takes_key=True)
