"""A table of points: the chart's numbers in words, the latest day first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from dashboard.components.address import entity_address
from dashboard.components.aria import aria


@dataclass(frozen=True, slots=True)
class PointRow:
    """One point in words. `figure_id` is empty for a sum of several figures."""

    source: str
    note: str
    quantity: str
    speaks_for: str
    reported: str
    publisher: str
    remark: str
    figure_id: str = ""


_HEADINGS = ("Source", "Figure", "Speaks for", "Reported", "By", "Remark")


def point_table(rows: Sequence[PointRow], caption: str) -> Component:
    """The rows under their headings, in a region that scrolls by itself on a narrow page."""
    head = html.Thead(html.Tr([html.Th(heading, scope="col") for heading in _HEADINGS]))
    body = html.Tbody([_row(row) for row in rows])
    table = html.Table([html.Caption(caption, className="for-readers"), head, body], className="points")
    return html.Div(table, className="scrolls", tabIndex="0", role="region", **aria(label=caption))


def _row(row: PointRow) -> Component:
    quantity = (
        html.A(row.quantity, href=entity_address("figure", row.figure_id)) if row.figure_id else row.quantity
    )
    return html.Tr(
        [
            html.Th([row.source, html.Small(row.note) if row.note else None], scope="row"),
            html.Td(quantity, className="number"),
            html.Td(row.speaks_for),
            html.Td(row.reported),
            html.Td(row.publisher),
            html.Td(row.remark, className="remark"),
        ]
    )
