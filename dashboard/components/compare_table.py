"""The table of a comparison: a row for each source's figure, and why it is or is not compared.

On a narrow page each row becomes a block of its own, every number under its heading.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.components.address import entity_address
from dashboard.components.aria import aria
from dashboard.components.mentions import outside_address

Cell = str | Component | Sequence[str | Component | None] | None


@dataclass(frozen=True, slots=True)
class TableRow:
    """One figure in words. `source` is a key; `verdict` is yes, caveat or no."""

    source: str
    name: str
    full_name: str
    colour: str
    note: str
    quantity: str
    speaks_for: str
    age: str
    reported: str
    publisher: str
    times: str
    verdict: str
    reasons: tuple[str, ...]
    figure_id: str
    url: str = ""


_HEADINGS = ("Source", "Figure", "Speaks for", "Report date", "Times the lowest", "Comparable", "Report")
_VERDICTS = {"yes": "yes", "caveat": "with care", "no": "no"}


def compare_table(rows: Sequence[TableRow], caption: str, *, dimmed: bool = False) -> Component:
    """The rows under their headings."""
    head = html.Tr([html.Th(heading, scope="col", role="columnheader") for heading in _HEADINGS], role="row")
    return html.Table(
        [
            html.Caption(caption, className="for-readers"),
            html.Thead(head, role="rowgroup"),
            html.Tbody([_row(row) for row in rows], role="rowgroup"),
        ],
        role="table",
        className="sides dimmed" if dimmed else "sides",
    )


def _row(row: TableRow) -> Component:
    figure = html.A(row.quantity, href=entity_address("figure", row.figure_id))
    cells = [
        _cell("Figure", figure, "number"),
        _cell("Speaks for", [row.speaks_for, html.Small(row.age)]),
        _cell("Report date", [row.reported, html.Small(["published by ", html.Bdi(row.publisher)])]),
        _cell("Times the lowest", row.times or "–", "number" if row.times else "number lacking"),
        _cell("Comparable", [_VERDICTS[row.verdict], *(html.Small(reason) for reason in row.reasons)]),
        _cell("Report", _report(row)),
    ]
    return html.Tr([_source(row), *cells], role="row")


def _source(row: TableRow) -> Component:
    return html.Th(
        [
            html.Span(className="swatch", style={"background": row.colour}),
            html.A(html.Bdi(row.name), href=entity_address("source", row.source)),
            html.Small(html.Bdi(row.full_name)) if row.full_name != row.name else None,
            html.Small(row.note) if row.note else None,
        ],
        scope="row",
        role="rowheader",
    )


def _cell(heading: str, content: Cell, name: str = "") -> Component:
    label: dict[str, Any] = {"data-label": heading}
    return html.Td(html.Div(content), role="cell", className=name, **label)


def _report(row: TableRow) -> Component:
    safe = outside_address(row.url)
    if not safe:
        return html.A("figure", href=entity_address("figure", row.figure_id), **_said("The figure", row))
    return html.A(
        "report ↗", href=safe, target="_blank", rel="noopener noreferrer", **_said("The report", row)
    )


def _said(what: str, row: TableRow) -> dict[str, Any]:
    return aria(label=f"{what} of {row.name}: {row.quantity}")
