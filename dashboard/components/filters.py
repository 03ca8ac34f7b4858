"""Filters: what a page's selection can be narrowed by, each a parameter of its address.

The browser compares a filter's value with the `shown` store of the page and puts what was changed into
the address (`assets/address.js`); the page that follows shows it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from dashboard.components.aria import aria

_FIELD_LETTERS = 18


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a filter: the parameter's value, its words, and how many figures stand behind."""

    value: str
    words: str
    figures: int | None = None
    colour: str = ""
    hint: str = ""


def filter_id(name: str) -> dict[str, str]:
    """The id of the filter of a parameter."""
    return {"filter": name}


def shown(values: Mapping[str, str | Sequence[str]]) -> Component:
    """What the page's filters show, by parameter: only a value that differs counts as chosen."""
    return dcc.Store(id={"shown": "filters"}, data=dict(values))


def choice(
    name: str,
    label: str,
    options: Sequence[Option],
    value: str,
    *,
    clearable: bool = False,
    placeholder: str = "",
) -> Component:
    """A filter with one value out of those that exist, to be searched in by typing."""
    data = [{"value": option.value, "label": _labelled(option)} for option in options]
    select: Component = dmc.Select(
        id=filter_id(name),
        label=label,
        description=_spelt_out(options, value),
        data=data,
        value=value or None,
        searchable=len(options) > 8,
        allowDeselect=False,
        clearable=clearable,
        placeholder=placeholder,
        checkIconPosition="right",
        nothingFoundMessage="Nothing of this name",
        className="filter",
    )
    return select


def _spelt_out(options: Sequence[Option], value: str) -> str | None:
    """The chosen words where the field is too narrow for them."""
    chosen = next((option.words for option in options if option.value == value), "")
    return chosen if len(chosen) > _FIELD_LETTERS else None


def _labelled(option: Option) -> str:
    return option.words if option.figures is None else f"{option.words} ({option.figures:,})"


def several(name: str, label: str, options: Sequence[Option], values: Sequence[str]) -> Component:
    """A filter with any number of values: a box each, with its colour and how many figures it has."""
    boxes = [
        dmc.Checkbox(
            value=option.value,
            color=option.colour or None,
            disabled=bool(option.hint),
            size="xs",
            label=html.Span(
                [
                    html.Span(className="swatch", style={"background": option.colour or "transparent"}),
                    html.Span(option.words, className="box-words"),
                    html.Span(f"{option.figures:,}", className="box-count") if option.figures else None,
                    html.Span(option.hint, className="box-hint") if option.hint else None,
                ],
                className="box",
            ),
        )
        for option in options
    ]
    group: Component = dmc.CheckboxGroup(
        dmc.Stack(boxes, gap=6), id=filter_id(name), label=label, value=list(values), className="filter boxes"
    )
    return group


def day(name: str, label: str, value: date | None, *, placeholder: str) -> Component:
    """A filter for a day, typed or chosen; empty for none."""
    field: Component = dmc.DateInput(
        id=filter_id(name),
        label=label,
        value=value.isoformat() if value else None,
        valueFormat="D MMM YYYY",
        placeholder=placeholder,
        clearable=True,
        debounce=600,
        className="filter",
    )
    return field


def segments(label: str, links: Sequence[tuple[str, str, bool]]) -> Component:
    """A row of links of which one is the current: (words, address, whether it is current)."""
    return html.Nav(
        [
            html.A(words, href=address, className="segment", **(aria(current="true") if current else {}))
            for words, address, current in links
        ],
        className="segments",
        **aria(label=label),
    )
