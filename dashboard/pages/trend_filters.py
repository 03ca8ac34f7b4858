"""The filters of the trend page: what exists under the other filters, with counts."""

from __future__ import annotations

from collections.abc import Iterable

from dash import html
from dash.development.base_component import Component

from dashboard.charts.colours import source_colour
from dashboard.components.filters import Option, day, several, shown
from dashboard.data import Choices, Names
from dashboard.data import Option as Counted
from dashboard.pages.line_filters import filter_values, word_filters

_SOURCES = 14


def line_filters(choices: Choices, names: Names) -> list[Component]:
    """The filters of a trend: conflict, metric, group, place, sources, days."""
    selection = choices.selection
    fields = word_filters(choices, names)
    sources = _sources(choices, names)
    return [
        shown(filter_values(selection)),
        *fields,
        several("source", "Sources", sources, selection.sources),
        html.Div(
            [
                day("from", "From", selection.start, placeholder="the first"),
                day("to", "To", selection.end, placeholder="the last"),
            ],
            className="pair",
        ),
    ]


def _sources(choices: Choices, names: Names) -> list[Option]:
    """The sources with most figures, then those that count another group only."""
    counted = choices.options["source"]
    kept = [*counted[:_SOURCES], *(one for one in counted[_SOURCES:] if one.key in choices.selection.sources)]
    options = [
        Option(one.key, _source_words(names, one.key), one.figures, colour=source_colour(one.key))
        for one in kept
    ]
    others = [
        Option(other.source, _source_words(names, other.source), hint=_only(names, other.groups))
        for other in choices.other_groups[: max(_SOURCES - len(options), 0)]
    ]
    return options + others


def _source_words(names: Names, key: str) -> str:
    full, short = names.full("source", key), names.short("source", key)
    return full if full == short or short in full else f"{full} ({short})"


def _only(names: Names, groups: Iterable[Counted]) -> str:
    keys = [group.key for group in groups]
    told = "civilians" if "civilians" in keys else keys[0]
    return f"{names.noun('group', told)} only" if len(keys) == 1 else f"{names.noun('group', told)}, not all"
