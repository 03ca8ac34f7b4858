"""The compare page: what different sources say about the same thing, on a day."""

from __future__ import annotations

from collections.abc import Sequence

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.charts.compare import build_compare_chart
from dashboard.charts.frame import CONFIG
from dashboard.components.aria import aria
from dashboard.components.compare_table import compare_table
from dashboard.components.frame import TITLE, frame
from dashboard.components.states import empty_store
from dashboard.components.words import day_words
from dashboard.data import Choices, CompareRow, Comparison, Data, Names
from dashboard.pages.compare_filters import compare_filters
from dashboard.pages.compare_notes import caveats, gap_over_time, not_compared, nothing, source_notes
from dashboard.pages.compare_question import OWN, PATH, Question, parse_question
from dashboard.pages.compare_rows import dots, fresh_rows, old_rows, table_rows
from dashboard.pages.compare_words import day_sentence, headline, ratio_sentence, terms
from dashboard.pages.figure_story import story_card
from dashboard.pages.line_filters import known_on_filter
from dashboard.pages.page import Built, Page, Request

_LEGEND = (
    "● exact",
    "→ “more than”, “at least”: open to that side",
    "○ rounded",
    "◇ estimate",
    "▬ between two bounds",
)


def build(request: Request) -> Built:
    """The page. Raises QuestionError, NotFound."""
    data = request.data
    question = parse_question(request)
    if question is None:
        return Built(f"Compare · {TITLE}", frame(PATH, empty_store()))
    names, comparison = data.names(), question.answer(data)
    choices = data.choices(question.selection)
    if comparison is None:
        main = nothing(question, data, choices)
    else:
        main = _main(question, comparison, data, names, choices)
    title = headline(comparison, names) if comparison else "Compare"
    content = frame(
        PATH,
        main,
        aside=compare_filters(question, choices, comparison, names),
        panel=_panel(request, question),
        known_on=known_on_filter(choices.selection),
        asked=question.selection,
    )
    return Built(f"{title} · {TITLE}", content)


def _main(
    question: Question, comparison: Comparison, data: Data, names: Names, choices: Choices
) -> list[Component | None]:
    if not comparison.rows:
        return [*nothing(question, data, choices), not_compared(comparison, names)]
    fresh, old = fresh_rows(comparison), old_rows(comparison)
    return [
        html.H1(headline(comparison, names)),
        _lead(question, comparison, data, names),
        html.Div(
            html.A("This comparison (CSV)", href=question.file("csv"), className="pill"),
            className="downloads",
        ),
        _chart(fresh, comparison, names) if fresh else None,
        caveats(comparison),
        _table(fresh, comparison, names) if fresh else None,
        _old(old, comparison, names) if old else None,
        not_compared(comparison, names),
        gap_over_time(comparison, names),
        source_notes(comparison, names),
    ]


def _lead(question: Question, comparison: Comparison, data: Data, names: Names) -> Component:
    on = day_words(comparison.on)
    told: list[str | Component] = [
        f"{terms(comparison, names)}, by the figure of each source in force on {on}. ",
        f"{ratio_sentence(comparison)} ",
        f"{day_sentence(found_day=question.found_day, comparison=comparison)} ",
        *_hindsight(question, comparison, data, names),
    ]
    return html.P(told, className="lead")


def _hindsight(
    question: Question, comparison: Comparison, data: Data, names: Names
) -> Sequence[str | Component]:
    """By which day things were published; the ways to what was known on the day, and to all there is."""
    selection = question.selection
    told: list[str | Component] = ["What was published after that day is used too. "]
    if selection.known_on is not None:
        now = html.A("With what was published since", href=question.address(selection.but(known_on=None)))
        told = [f"Only what had been published by {day_words(selection.known_on)} is used. ", now, ". "]
    if not comparison.hindsight:
        return told
    then = selection.but(known_on=comparison.on)
    known = data.comparison(
        then, on=comparison.on, tolerance=question.tolerance, reference=question.reference
    )
    link = html.A("As it was known on that day", href=question.address(then, on=str(comparison.on)))
    words = headline(known, names)
    return [*told, link, f": {words[0].lower()}{words[1:]}."]


def _chart(rows: Sequence[CompareRow], comparison: Comparison, names: Names) -> Component:
    drawn = dots(rows, comparison, names)
    graph = dcc.Graph(
        id={"chart": "compare"}, figure=build_compare_chart(drawn), config=CONFIG, className="dots"
    )
    left = len(rows) - len(drawn)
    return html.Figure(
        [
            html.Div(graph, className="scrolls", tabIndex="0", role="region", **aria(label="Chart")),
            html.Ul([html.Li(mark) for mark in _LEGEND], className="legend"),
            html.P(f"{left:,} more figures stand in the table below.", className="soft") if left else None,
            html.Figcaption(
                f"{headline(comparison, names)}. The table below says the same.", className="for-readers"
            ),
        ]
    )


def _table(rows: Sequence[CompareRow], comparison: Comparison, names: Names) -> Component:
    return compare_table(
        table_rows(rows, comparison, names), f"Figures in force on {day_words(comparison.on)}"
    )


def _old(rows: Sequence[CompareRow], comparison: Comparison, names: Names) -> Component:
    told = table_rows(rows, comparison, names)
    return html.Section(
        [
            html.H2("Older than a year on that day"),
            html.P(
                "Shown and not ranked: what a source last said may long have been overtaken.",
                className="soft",
            ),
            compare_table(told, "Figures older than a year", dimmed=True),
        ]
    )


def _panel(request: Request, question: Question) -> list[Component | None] | None:
    figure = request.own.get("figure")
    if not figure:
        return None
    close = html.A("Close", href=question.address(), className="close")
    return [close, story_card(request.data, figure, known_on=request.selection.known_on)]


PAGE = Page(PATH, build, own=OWN)
