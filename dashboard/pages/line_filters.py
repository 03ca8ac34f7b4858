"""The filters that every question about lines has: conflict, metric, group, place, and the known-on day."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.components.filters import Option, choice, day
from dashboard.data import Choices, Names
from tracker.domain.selection import ANY, Selection

_ONE_OF = (
    ("conflict", "Conflict", "Any conflict"),
    ("metric", "What is counted", ""),
    ("group", "Who", "Anyone, each group by itself"),
    ("place", "Where", "Any place, each by itself"),
)


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
