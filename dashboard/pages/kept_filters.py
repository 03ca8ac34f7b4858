"""Kept filters: what a selection keeps to that no control shows, each with a link that lifts it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.components.address import page_address
from dashboard.components.aria import aria
from dashboard.components.words import NOT_SAID
from dashboard.data import Names
from dashboard.pages.figure_words import COUNTINGS
from tracker.domain.selection import ANY, PARAMETERS, Selection
from tracker.domain.series import Counting

ONE_OF = {"conflict": "Conflict", "metric": "What is counted", "group": "Who", "place": "Where"}
_LABELS = {
    "by": "killed or displaced by",
    "definition": "definition",
    "destination": "destination",
    "counting": "counting",
    "basis": "basis",
    "dated_only": "reports with a date of their own",
    **{name: label.lower() for name, label in ONE_OF.items()},
}


def other_filters(
    path: str,
    selection: Selection,
    names: Names,
    own: Mapping[str, str] | None = None,
    shown: Iterable[str] = (),
) -> Component | None:
    """What else the selection keeps to, each with a link that lifts it; None for nothing.

    `own` are the page's own parameters, which the links keep; `shown` are filters that a control of
    the page shows besides conflict, metric, group and place.
    """
    hidden = set(shown)
    kept = [
        (name, text)
        for name, text in selection.to_parameters()
        if name in _LABELS and name not in hidden and not (name in ONE_OF and text)
    ]
    if not kept:
        return None
    return html.Ul([_kept(path, selection, names, own or {}, *one) for one in kept], className="kept")


def _kept(
    path: str, selection: Selection, names: Names, own: Mapping[str, str], name: str, text: str
) -> Component:
    label = _LABELS[name]
    address = page_address(path, _without(selection, name), own)
    words = label if name == "dated_only" else f"{label}: {_words(name, text, names)}"
    which = "" if text == ANY else "Only "
    return html.Li([f"{which}{words} ", html.A("lift", href=address, **aria(label=f"Lift {label}"))])


def _words(name: str, text: str, names: Names) -> str:
    if not text:
        return NOT_SAID
    if text == ANY:
        return "any, each by itself"
    if name == "counting":
        return COUNTINGS[Counting(text)]
    return names.full(name, text) if name in ("by", "destination") else text


def _without(selection: Selection, name: str) -> Selection:
    lifted: Any = False if name == "dated_only" else None
    return selection.but(**{PARAMETERS[name]: lifted})
