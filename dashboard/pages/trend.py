"""The trend page: how a figure moved over time, source by source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.charts.bars import build_bars_chart
from dashboard.charts.frame import CONFIG, Chart
from dashboard.charts.trend import build_trend_chart
from dashboard.components.frame import TITLE, frame
from dashboard.components.states import empty_store
from dashboard.data import Choices, Data, Line, Names, Trend
from dashboard.pages.figure_story import story_card
from dashboard.pages.kept_filters import other_filters
from dashboard.pages.line_filters import known_on_filter
from dashboard.pages.page import Built, Page, Request
from dashboard.pages.trend_controls import PATH, controls, kept_own, legend, line_list, trend_address
from dashboard.pages.trend_filters import line_filters
from dashboard.pages.trend_lines import FIRST_LINES, line_notes, trend_lines
from dashboard.pages.trend_nothing import nothing
from dashboard.pages.trend_table import trend_table
from dashboard.pages.trend_words import caveats, heading, lead, summary
from tracker.domain.selection import Selection
from tracker.errors import NotFound, QuestionError

_VALUES = {"view": ("table",), "scale": ("log",), "lines": ("all",), "parts": ("apart",)}


def build(request: Request) -> Built:
    """The page. Raises QuestionError."""
    _check_own(request)
    names = request.data.names()
    chosen = opening_selection(request.data, request.selection)
    if chosen is None:
        return Built(f"Trends · {TITLE}", frame(PATH, empty_store()))
    request = replace(request, selection=chosen)
    trend, choices = request.data.trend(_summed(request)), request.data.choices(chosen)
    content = frame(
        PATH,
        _main(request, trend, choices, names),
        aside=line_filters(choices, names),
        panel=_panel(request),
        known_on=known_on_filter(trend.selection),
        asked=chosen,
    )
    return Built(f"{heading(trend.selection, names)} · {TITLE}", content)


def _check_own(request: Request) -> None:
    for name, values in _VALUES.items():
        value = request.own.get(name, "")
        if value not in ("", *values):
            raise QuestionError(name, value, f"is not known here (there is {', '.join(values)})")


def opening_selection(data: Data, selection: Selection) -> Selection | None:
    """The selection with what a reader starts from where the address names nothing.

    Deaths, and the conflict with most figures: of those that answer, else of all. None for a store
    without figures.
    """
    if selection.metric is None:
        metrics = _keys(data, "metric", selection, Selection())
        if not metrics:
            return None
        selection = selection.but(metric="deaths" if "deaths" in metrics else metrics[0])
    if selection.conflict is None and selection.place is None:
        conflicts = _keys(data, "conflict", selection, Selection(metric=selection.metric))
        selection = selection.but(conflict=conflicts[0]) if conflicts else selection
    return selection


def _summed(request: Request) -> Selection:
    """The selection, summed over what a dataset says adds up, unless its parts are asked for.

    Links carry the selection as it was asked: another filter can make a sum over another field.
    """
    if request.selection.rollup is not None or request.own.get("parts"):
        return request.selection
    return request.selection.but(rollup=request.data.partition(request.selection))


def _keys(data: Data, name: str, *selections: Selection) -> list[str]:
    """The values of a filter that there are figures of, for the first of these that has some."""
    for selection in selections:
        keys = [option.key for option in data.choices(selection).options[name] if option.key]
        if keys:
            return keys
    return []


def _main(request: Request, trend: Trend, choices: Choices, names: Names) -> list[Component | None]:
    head = [
        html.H1(heading(trend.selection, names)),
        html.P(lead(trend.selection), className="lead"),
        other_filters(PATH, request.selection, names, kept_own(request), shown=("counting",)),
        controls(request, trend, choices),
    ]
    if not trend.lines:
        return [*head, nothing(request, choices, names)]
    drawn = trend.lines if request.own.get("lines") == "all" else trend.lines[:FIRST_LINES]
    table = request.own.get("view") == "table" or not _drawable(drawn)
    log = request.own.get("scale") == "log" and not table and trend.selection.bucket is None
    told = summary(trend, names, line_notes(trend.lines, names))
    return [
        *head,
        trend_table(trend.lines, names) if table else _chart(request, drawn, names, told),
        None if table else _more(request, len(trend.lines), len(drawn)),
        html.P(told, className="summary") if told else None,
        _notes(caveats(trend, names, log=log)),
    ]


def _drawable(lines: Sequence[Line]) -> bool:
    """Whether there is a number to draw: "dozens" is none."""
    return any(point.quantity.middle is not None for line in lines for point in line.points)


def _chart(request: Request, drawn: Sequence[Line], names: Names, told: str) -> Component:
    bucketed = any(point.covered_days is not None for line in drawn for point in line.points)
    lines = trend_lines(drawn, names, line_notes(drawn, names), bucketed=bucketed)
    chart: Chart
    if bucketed:
        chart = build_bars_chart(lines)
    else:
        log, chosen = request.own.get("scale") == "log", request.own.get("figure", "")
        chart = build_trend_chart(lines, log=log, chosen=chosen)
    graph = dcc.Graph(id={"chart": "trend"}, figure=chart, config=CONFIG, className="chart")
    unnamed = bucketed or len(chart["layout"]["annotations"]) < len(lines)
    named = line_list(lines, always=unnamed, bucketed=bucketed)
    caption = html.Figcaption(told, className="for-readers")
    return html.Figure([graph, named, legend(bucketed=bucketed), caption])


def _more(request: Request, every: int, drawn: int) -> Component | None:
    if every > drawn:
        words = f"The {drawn} lines with most figures are drawn. Draw all {every}"
        return html.P(html.A(words, href=trend_address(request, lines="all")))
    if request.own.get("lines") == "all" and every > FIRST_LINES:
        words = f"All {every} lines are drawn. Draw the {FIRST_LINES} with most figures"
        return html.P(html.A(words, href=trend_address(request, lines="")))
    return None


def _notes(told: Sequence[str]) -> Component | None:
    return html.Ul([html.Li(sentence) for sentence in told], className="caveats") if told else None


def _panel(request: Request) -> list[Component | None] | None:
    figure = request.own.get("figure")
    if not figure:
        return None
    close = html.A("Close", href=trend_address(request), className="close")
    try:
        card = story_card(request.data, figure, known_on=request.selection.known_on)
    except NotFound:
        card = html.P(f"No figure is kept under the id {figure}.")
    return [close, card]


PAGE = Page(PATH, build, own=("view", "scale", "lines", "parts", "figure"))
