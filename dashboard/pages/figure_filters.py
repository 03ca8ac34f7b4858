"""The filters of the list of figures: none has a default, so that everything is there to begin with."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.charts.colours import source_colour
from dashboard.components.filters import Option, choice, day, several, shown
from dashboard.data import Listing, Names
from dashboard.pages.kept_filters import ONE_OF
from tracker.domain.selection import PARAMETERS, Selection

_DAYS = {
    "from": ("Speaks for a day from", "the first"),
    "to": ("To", "the last"),
    "known_on": ("As known on", "today"),
}


def list_filters(listing: Listing, names: Names) -> list[Component]:
    """The filters by metric, group, conflict, place, source and days."""
    selection = listing.selection
    sources = [
        Option(option.key, names.full("source", option.key), option.figures, source_colour(option.key))
        for option in listing.options["source"]
    ]
    return [
        shown(_values(selection)),
        *(_one_of(listing, names, name, label) for name, label in ONE_OF.items()),
        html.Div(several("source", "Sources", sources, selection.sources), className="many"),
        *(
            day(name, label, getattr(selection, PARAMETERS[name]), placeholder=placeholder)
            for name, (label, placeholder) in _DAYS.items()
        ),
    ]


def _values(selection: Selection) -> dict[str, str | list[str]]:
    texts = dict(selection.to_parameters())
    one = {name: texts.get(name, "") for name in (*ONE_OF, *_DAYS)}
    return one | {"source": list(selection.sources)}


def _one_of(listing: Listing, names: Names, name: str, label: str) -> Component:
    value = str(getattr(listing.selection, name) or "")
    options = [
        Option(option.key, names.full(name, option.key), option.figures)
        for option in listing.options[name]
        if option.key
    ]
    if value and value not in {option.value for option in options}:
        options.append(Option(value, names.full(name, value), 0))
    return choice(name, label, options, value, clearable=True, placeholder="Any")
