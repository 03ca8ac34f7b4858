"""The filters of the list of figures: none has a default, so that everything is there to begin with."""

from __future__ import annotations

from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.charts.colours import source_colour
from dashboard.components.address import page_address
from dashboard.components.aria import aria
from dashboard.components.filters import Option, choice, day, several, shown
from dashboard.components.words import NOT_SAID
from dashboard.data import Listing, Names
from dashboard.pages.figure_words import COUNTINGS
from tracker.domain.selection import PARAMETERS, Selection
from tracker.domain.series import Counting

_ONE_OF = {"conflict": "Conflict", "metric": "What is counted", "group": "Who", "place": "Where"}
_DAYS = {
    "from": ("Speaks for a day from", "the first"),
    "to": ("To", "the last"),
    "known_on": ("As known on", "today"),
}
_LABELS = {
    "by": "killed or displaced by",
    "definition": "definition",
    "destination": "destination",
    "counting": "counting",
    "basis": "basis",
    "dated_only": "reports with a date of their own",
    **{name: label.lower() for name, label in _ONE_OF.items()},
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
        *(_one_of(listing, names, name, label) for name, label in _ONE_OF.items()),
        html.Div(several("source", "Sources", sources, selection.sources), className="many"),
        *(
            day(name, label, getattr(selection, PARAMETERS[name]), placeholder=placeholder)
            for name, (label, placeholder) in _DAYS.items()
        ),
    ]


def _values(selection: Selection) -> dict[str, str | list[str]]:
    texts = dict(selection.to_parameters())
    one = {name: texts.get(name, "") for name in (*_ONE_OF, *_DAYS)}
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


def other_filters(path: str, selection: Selection, names: Names) -> Component | None:
    """What else the selection keeps to, each with a link that lifts it; None for nothing."""
    kept = [
        (name, text)
        for name, text in selection.to_parameters()
        if name in _LABELS and not (name in _ONE_OF and text)
    ]
    if not kept:
        return None
    return html.Ul([_kept(path, selection, names, *one) for one in kept], className="kept")


def _kept(path: str, selection: Selection, names: Names, name: str, text: str) -> Component:
    label = _LABELS[name]
    address = page_address(path, _without(selection, name))
    words = label if name == "dated_only" else f"{label}: {_words(name, text, names)}"
    return html.Li([f"Only {words} ", html.A("lift", href=address, **aria(label=f"Lift {label}"))])


def _words(name: str, text: str, names: Names) -> str:
    if not text:
        return NOT_SAID
    if name == "counting":
        return COUNTINGS[Counting(text)]
    return names.full(name, text) if name in ("by", "destination") else text


def _without(selection: Selection, name: str) -> Selection:
    lifted: Any = False if name == "dated_only" else None
    return selection.but(**{PARAMETERS[name]: lifted})
