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
from dashboard.components.point_table import PointRow, point_table
from dashboard.components.states import empty_store
from dashboard.components.words import day_words, period_words, quantity_words, report_day_words
from dashboard.data import Choices, Data, Line, Names, Point, Trend
from dashboard.pages.figure_story import story_card
from dashboard.pages.line_filters import known_on_filter
from dashboard.pages.page import Built, Page, Request
from dashboard.pages.trend_controls import PATH, controls, legend, line_list, other_ways, trend_address
from dashboard.pages.trend_filters import line_filters
from dashboard.pages.trend_lines import FIRST_LINES, line_notes, trend_lines
from dashboard.pages.trend_words import caveats, heading, lead, summary
from tracker.domain.selection import Selection
from tracker.domain.series import Counting


def build(request: Request) -> Built:
    """The page. Raises QuestionError, NotFound."""
    names = request.data.names()
    chosen = opening_selection(request.data, request.selection)
    if chosen is None:
        return Built(f"Trends · {TITLE}", frame(PATH, empty_store()))
    request = replace(request, selection=chosen)
    trend, choices = request.data.trend(chosen), request.data.choices(chosen)
    content = frame(
        PATH,
        _main(request, trend, choices, names),
        aside=line_filters(choices, names),
        panel=_panel(request),
        known_on=known_on_filter(trend.selection),
        query="?" + chosen.to_query(),
    )
    return Built(f"{heading(trend.selection, names)} · {TITLE}", content)


def opening_selection(data: Data, selection: Selection) -> Selection | None:
    """The selection with what a reader starts from where the address names nothing.

    Deaths, and the conflict with most figures; None for a store without figures.
    """
    if selection.metric is None:
        metrics = [option.key for option in data.choices(selection).options["metric"]]
        if not metrics:
            return None
        selection = selection.but(metric="deaths" if "deaths" in metrics else metrics[0])
    if selection.conflict is None and selection.place is None:
        conflicts = [option.key for option in data.choices(selection).options["conflict"] if option.key]
        selection = selection.but(conflict=conflicts[0]) if conflicts else selection
    return selection


def _main(request: Request, trend: Trend, choices: Choices, names: Names) -> list[Component | None]:
    head = [
        html.H1(heading(trend.selection, names)),
        html.P(lead(trend.selection), className="lead"),
        controls(request, trend, choices),
    ]
    if not trend.lines:
        return [*head, _nothing(request, choices)]
    drawn = trend.lines if request.own.get("lines") == "all" else trend.lines[:FIRST_LINES]
    table = request.own.get("view") == "table"
    told = summary(trend, names, line_notes(trend.lines, names))
    return [
        *head,
        _table(trend.lines, names) if table else _chart(request, drawn, names, told),
        None if table else _more(request, len(trend.lines), len(drawn)),
        html.P(told, className="summary") if told else None,
        _notes(caveats(trend, names)),
    ]


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
    named = line_list([(line.title, line.colour, line.latest) for line in lines], always=bucketed)
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


def _nothing(request: Request, choices: Choices) -> Component:
    ways = [
        html.Li(html.A(words, href=trend_address(request, request.selection.but(counting=way, bucket=None))))
        for way, words in other_ways(choices)
    ]
    hint = "There are figures counted another way:" if ways else "Lift a filter, or choose another day."
    content = [html.P("No figures answer this."), html.P(hint), html.Ul(ways) if ways else None]
    return html.Div(content, className="state")


def _table(lines: Sequence[Line], names: Names) -> Component:
    notes = line_notes(lines, names)
    points = [(line, point) for line in lines for point in line.points]
    points.sort(key=lambda pair: pair[1].as_of, reverse=True)
    return point_table(
        [_row(line, point, names, notes[line.series]) for line, point in points], "Every point of the chart"
    )


def _row(line: Line, point: Point, names: Names, note: str) -> PointRow:
    within = line.series.counting is Counting.PERIOD
    return PointRow(
        source=names.short("source", line.series.source),
        note=note,
        quantity=quantity_words(point.quantity),
        speaks_for=period_words(point.period_start, point.as_of) if within else day_words(point.as_of),
        reported=report_day_words(point.report_date, point.precision),
        publisher=names.short("source", point.publisher) if point.publisher else "",
        remark=point.rule or (f"beside the line: {point.beside}" if point.beside else ""),
        figure_id=point.figure_id,
    )


def _panel(request: Request) -> list[Component | None] | None:
    figure = request.own.get("figure")
    if not figure:
        return None
    close = html.A("Close", href=trend_address(request), className="close")
    return [close, story_card(request.data, figure, known_on=request.selection.known_on)]


PAGE = Page(PATH, build, own=("view", "scale", "lines", "figure"))
