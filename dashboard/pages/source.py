"""The page of a source: what it counts and leaves out, its lines, and the reports that it stands in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from dash import html
from dash.development.base_component import Component

from dashboard.components.address import entity_address, page_address
from dashboard.components.figure_card import Fact, facts_list
from dashboard.components.frame import TITLE, frame
from dashboard.components.mentions import Mention, outside, outside_address
from dashboard.components.records_table import Row, records_table
from dashboard.components.states import held_today
from dashboard.components.words import amount, day_words, number_words, report_day_words
from dashboard.data import Coverage, Names, SourceReport, SourceStory
from dashboard.pages.figure_facts import plain_fact
from dashboard.pages.figure_rows import where
from dashboard.pages.figure_words import COUNTINGS, series_line, series_selection
from dashboard.pages.page import Built, Page, Request
from dashboard.pages.source_words import KINDS
from tracker.domain.period import Precision
from tracker.domain.selection import Selection
from tracker.errors import QuestionError

PATH = "/source"
_LATEST = 25
_SERIES = ("What is counted", "Conflict, place", "Counted as", "Figures", "First day", "Last day")
_REPORTS = ("Report", "Report date", "Published by", "Its figures")


def build(request: Request) -> Built:
    """The page of the source of a key or name. Raises NotFound."""
    reports = request.own.get("reports", "")
    if reports not in ("", "all"):
        raise QuestionError("reports", reports, "is not all, which is the only choice")
    story = request.data.source(request.key)
    names = request.data.names()
    entry, known_on = story.entry, request.selection.known_on
    main = [
        html.H1(html.Bdi(entry["name"], dir="auto")),
        _arabic(entry["name_ar"]) if entry["name_ar"] else None,
        held_today(known_on),
        facts_list(tuple(_facts(story, known_on))),
        html.P(outside("Its website", entry["website"])) if outside_address(entry["website"]) else None,
        *_about(story),
        _other_names(story.aliases) if story.aliases else None,
        *(
            _series(story, names, known_on)
            if story.series
            else [html.P("It counted none of the figures held here.")]
        ),
        *(_reports(story, names, known_on, whole=reports == "all") if story.reports else []),
    ]
    return Built(f"{entry['name']} · {TITLE}", frame("/sources", main, asked=Selection(known_on=known_on)))


def _arabic(name: str) -> Component:
    return html.P(html.Bdi(name, lang="ar", dir="rtl"), className="lead")


def _other_names(names: Sequence[str]) -> Component:
    items = [html.Li(name, dir="auto") for name in names]
    summary = html.Summary(f"Also found under {amount(len(names), 'other name')}")
    return html.Details([summary, html.Ul(items, className="publishers")], className="folded")


def _facts(story: SourceStory, known_on: date | None) -> Iterator[Fact]:
    entry = story.entry
    yield plain_fact("Kind", KINDS[entry["kind"]][0])
    if entry["short_name"] and entry["short_name"] != entry["name"]:
        yield plain_fact("In short", entry["short_name"])
    counted = page_address("/figures", Selection(sources=(entry["key"],), known_on=known_on))
    figures = amount(sum(coverage.figures for coverage in story.series), "figure")
    yield Fact("Counted", (Mention(figures, counted if story.series else ""),))
    yield plain_fact("Published", amount(sum(report.own for report in story.reports), "report"))


def _about(story: SourceStory) -> Iterator[Component]:
    for heading, field in (("What it counts", "counts"), ("What it leaves out", "leaves_out")):
        if story.entry[field]:
            yield html.H2(heading)
            yield html.P(story.entry[field], className="prose")


def _series(story: SourceStory, names: Names, known_on: date | None) -> list[Component]:
    rows = [_series_row(coverage, names, known_on) for coverage in story.series]
    heading = f"Its {amount(len(rows), 'line')}"
    return [html.H2(heading), records_table(heading, _SERIES, rows, numbers=("Figures",))]


def _series_row(coverage: Coverage, names: Names, known_on: date | None) -> Row:
    selection = series_selection(coverage.series).but(known_on=known_on)
    return Row(
        (
            Mention(series_line(coverage.series, names), page_address("/trend", selection)),
            Mention(where(coverage.series, names)),
            Mention(COUNTINGS[coverage.series.counting]),
            Mention(number_words(coverage.figures), page_address("/figures", selection)),
            Mention(day_words(coverage.first)),
            Mention(day_words(coverage.last)),
        )
    )


def _reports(story: SourceStory, names: Names, known_on: date | None, *, whole: bool) -> list[Component]:
    shown = story.reports if whole else story.reports[:_LATEST]
    more = len(story.reports) - len(shown)
    heading = "Reports with its figures, or of its own"
    rows = [_report_row(report, names, known_on) for report in shown]
    address = page_address(
        entity_address("source", story.entry["key"]), Selection(known_on=known_on), {"reports": "all"}
    )
    link = html.P(html.A(f"All {amount(len(story.reports), 'report')}", href=address)) if more else None
    parts = [html.H2(heading), records_table(heading, _REPORTS, rows, numbers=("Its figures",)), link]
    return [part for part in parts if part is not None]


def _report_row(said: SourceReport, names: Names, known_on: date | None) -> Row:
    report = said.report
    return Row(
        (
            Mention(
                report.title or "without a title",
                entity_address("report", report.public_id, known_on),
                language=report.language if report.title else "",
            ),
            Mention(report_day_words(report.report_date, Precision(report.precision))),
            Mention("itself" if said.own else names.full("publisher", report.publisher)),
            Mention(number_words(said.figures)),
        )
    )


PAGE = Page(PATH, build, own=("reports",), takes_key=True)
