"""The filters of questions about lines: what exists under the other filters, with counts."""

from __future__ import annotations

from collections.abc import Iterable

from dash import html
from dash.development.base_component import Component

from dashboard.charts.colours import source_colour
from dashboard.components.filters import Option, choice, day, several, shown
from dashboard.data import Choices, Names
from dashboard.data import Option as Counted
from tracker.domain.selection import ANY, Selection

_ONE_OF = (
    ("conflict", "Conflict", "Any conflict"),
    ("metric", "What is counted", ""),
    ("group", "Who", "Anyone, each group by itself"),
    ("place", "Where", "Any place, each by itself"),
)
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


def word_filters(choices: Choices, names: Names) -> list[Component]:
    """What any question is asked about: conflict, metric, group, place."""
    return [_one_of(choices, names, *one) for one in _ONE_OF]


def known_on_filter(selection: Selection) -> Component:
    """The day as of which everything is known."""
    field = day("known_on", "As known on", selection.known_on, placeholder="today")
    return html.Div(field, className="known-on")


def filter_values(selection: Selection) -> dict[str, str | list[str]]:
    """What the filters of a selection show, by parameter."""
    return {
        "conflict": selection.conflict or "",
        "metric": selection.metric or "",
        "group": selection.group or "",
        "place": selection.place or "",
        "source": list(selection.sources),
        "from": selection.start.isoformat() if selection.start else "",
        "to": selection.end.isoformat() if selection.end else "",
        "known_on": selection.known_on.isoformat() if selection.known_on else "",
    }


def _one_of(choices: Choices, names: Names, name: str, label: str, lifted: str) -> Component:
    value = str(getattr(choices.selection, name) or "")
    options = [
        Option(option.key, names.full(name, option.key), option.figures)
        for option in choices.options[name]
        if option.key
    ]
    known = {option.value for option in options}
    if value and value != ANY and value not in known:
        options.append(Option(value, names.full(name, value), 0))
    if lifted:
        options.append(Option(ANY, lifted))
    return choice(name, label, options, value)


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
