"""The words of the front page: how much there is, since when, and the lines behind the latest figures."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from dashboard.components.words import amount, day_words, quantity_words
from dashboard.data import Headline, Latest, Names, Tally


def tally_words(tally: Tally) -> str:
    """How much there is: "524 figures by 22 sources in 220 reports"."""
    return (
        f"{amount(tally.figures, 'figure')} by {amount(tally.sources, 'source')} "
        f"in {amount(tally.reports, 'report')}"
    )


def conflict_days(entry: Mapping[str, Any], tally: Tally) -> str:
    """The days of a conflict; where they are not known, those that its figures speak for."""
    start, end = entry.get("started_on"), entry.get("ended_on")
    if not isinstance(start, date):
        return f"figures for {_span(tally.first, tally.last)}"
    if not isinstance(end, date):
        return f"since {day_words(start)}"
    return _span(start, end)


def _span(start: date | None, end: date | None) -> str:
    return day_words(start) if start == end else f"{day_words(start)} to {day_words(end)}"


def headline_words(headline: Headline, names: Names) -> str:
    """What a headline counts: "Deaths", "Deaths: civilians"."""
    words = names.full("metric", headline.metric)
    return words if headline.group == "all" else f"{words}: {names.noun('group', headline.group)}"


def spark_words(latest: Latest, counts: str, names: Names) -> str:
    """What a spark shows, for those who do not see it."""
    source, points = names.short("source", latest.series.source), latest.line.on_line
    last = f"{quantity_words(points[-1].quantity)} ({day_words(points[-1].as_of)})"
    if len(points) == 1:
        return f"{source}, {counts}: one figure, {last}. Trend"
    first = f"{quantity_words(points[0].quantity)} ({day_words(points[0].as_of)})"
    return f"{source}, {counts}: {amount(len(points), 'figure')} from {first} to {last}. Trend"
