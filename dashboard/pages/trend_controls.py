"""The controls of the trend page: how it counts, as what it is shown, and its files; each a link."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.charts.bars import stripes
from dashboard.charts.marks import shape_of
from dashboard.charts.trend_line import TrendLine
from dashboard.components.address import file_address, page_address
from dashboard.components.filters import segments
from dashboard.data import Choices, Trend
from dashboard.pages.page import Request
from tracker.domain.period import Bucket
from tracker.domain.selection import Selection
from tracker.domain.series import Counting

PATH = "/trend"
_WAYS = (
    (Counting.CUMULATIVE, None, "Running total"),
    (Counting.STOCK, None, "On a day"),
    (Counting.PERIOD, None, "As reported"),
    (Counting.PERIOD, Bucket.MONTH, "Per month"),
    (Counting.PERIOD, Bucket.YEAR, "Per year"),
)
_MARKS = (
    "● exact",
    "↑ “more than”, “at least”: open upward",
    "○ rounded",
    "◇ estimate",
    "┄ nothing said for 400 days",
)
_BARS = ("filled: the whole of its days", "hollow: a part of them, a lower bound, or rounded")


def trend_address(request: Request, selection: Selection | None = None, **own: str) -> str:
    """The page with another selection or other parameters of its own; an open figure is closed."""
    return page_address(PATH, selection or request.selection, kept_own(request) | own)


def kept_own(request: Request) -> dict[str, str]:
    """The page's own parameters that its links keep."""
    return {name: value for name, value in request.own.items() if name != "figure"}


def controls(request: Request, trend: Trend, choices: Choices) -> Component:
    """The row above the chart."""
    table = request.own.get("view") == "table"
    ways = _ways(request, trend, choices)
    return html.Div(
        [
            segments("Way of counting", ways) if ways else None,
            _parts(request, trend),
            _views(request, table=table),
            None if table or trend.selection.bucket else _scales(request),
            _downloads(request, trend),
        ],
        className="controls",
    )


def _ways(request: Request, trend: Trend, choices: Choices) -> list[tuple[str, str, bool]]:
    now = (trend.selection.counting, trend.selection.bucket)
    counted = {option.key for option in choices.options["counting"]}
    return [
        (words, trend_address(request, _counted(request, way, bucket)), now == (way, bucket))
        for way, bucket, words in _WAYS
        if way in counted or now == (way, bucket)
    ]


def _counted(request: Request, way: Counting, bucket: Bucket | None) -> Selection:
    return request.selection.but(counting=str(way), bucket=bucket)


def other_ways(choices: Choices) -> list[tuple[str, str]]:
    """The ways of counting that there are figures of: the parameter and its words."""
    words = {str(way): words for way, bucket, words in _WAYS if bucket is None}
    return [(option.key, words[option.key]) for option in choices.options["counting"]]


def _views(request: Request, *, table: bool) -> Component:
    chart = ("Chart", trend_address(request, view=""), not table)
    return segments("View", [chart, ("Table", trend_address(request, view="table"), table)])


def _parts(request: Request, trend: Trend) -> Component | None:
    """Whether a dataset's parts are summed or stand apart; only where there is something to sum."""
    asked = request.selection.but(rollup=None)
    over = trend.selection.rollup or request.data.partition(asked)
    if over is None:
        return None
    summed, apart = trend_address(request, asked, parts=""), trend_address(request, asked, parts="apart")
    together = trend.selection.rollup is not None
    words = f"{over.capitalize()}s"
    return segments(words, [(f"{words} summed", summed, together), ("apart", apart, not together)])


def _scales(request: Request) -> Component:
    log = request.own.get("scale") == "log"
    linear = ("Linear", trend_address(request, scale=""), not log)
    return segments("Scale", [linear, ("Log", trend_address(request, scale="log"), log)])


def _downloads(request: Request, trend: Trend) -> Component:
    figures = trend.selection.but(bucket=None, rollup=None)
    drawn = request.selection.but(rollup=trend.selection.rollup)
    links = [
        html.A("This chart (CSV)", href=file_address("series", "csv", drawn), className="pill"),
        html.A("The figures (CSV)", href=file_address("figures", "csv", figures), className="pill"),
    ]
    return html.Div(links, className="downloads")


def line_list(lines: Sequence[TrendLine], *, always: bool, bucketed: bool) -> Component:
    """The lines by name, mark and last number: where a chart has no room for every name, or none."""
    items = [
        html.Li(
            [
                _swatch(line, bucketed),
                html.Span(f"{line.title}: {line.latest}" if line.latest else line.title),
            ]
        )
        for line in lines
    ]
    return html.Ul(items, className="line-list" if always else "line-list narrow-only")


def _swatch(line: TrendLine, bucketed: bool) -> Component:
    if bucketed:
        shape = f"stripes-{line.rank}" if stripes(line.rank) else ""
    else:
        shape = f"shape-{shape_of(line.rank, estimated=line.estimated).symbol}"
    return html.Span(className=f"swatch {shape}", style={"background": line.colour})


def legend(*, bucketed: bool) -> Component:
    """What the marks of the chart mean."""
    return html.Ul([html.Li(mark) for mark in (_BARS if bucketed else _MARKS)], className="legend")
