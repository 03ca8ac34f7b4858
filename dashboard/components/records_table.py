"""A table of records: figures, series or reports, a row each; on a narrow page each row is a small card."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.components.aria import aria
from dashboard.components.mentions import Mention, mention


@dataclass(frozen=True, slots=True)
class Row:
    """One record: a mention under each heading; `depth` says of how many rows above it is a part."""

    cells: tuple[Mention, ...]
    depth: int = 0


def records_table(
    caption: str, headings: Sequence[str], rows: Sequence[Row], *, numbers: Sequence[str] = ()
) -> Component:
    """The rows under their headings. `numbers`: the headings of columns that are flush at their end.

    The roles are given outright: a table whose rows are laid out as cards is none to a browser.
    """
    ends = ["number" if heading in numbers else "" for heading in headings]
    head = [html.Th(heading, scope="col", role="columnheader") for heading in headings]
    body = [_row(row, headings, ends) for row in rows]
    table = html.Table(
        [
            html.Caption(caption, className="for-readers"),
            html.Thead(html.Tr(head, role="row"), role="rowgroup"),
            html.Tbody(body, role="rowgroup"),
        ],
        className="records",
        role="table",
    )
    return html.Div(table, className="scrolls", tabIndex="0", role="region", **aria(label=caption))


def _row(row: Row, headings: Sequence[str], ends: Sequence[str]) -> Component:
    labelled: list[dict[str, Any]] = [{"data-label": heading} for heading in headings]
    said = [mention(cell) for cell in row.cells]
    depth = f"part part-{min(row.depth, 3)}" if row.depth else ""
    return html.Tr(
        [
            html.Th(said[0], scope="row", role="rowheader", className=ends[0], **labelled[0]),
            *(
                html.Td(cell, role="cell", className=end, **label)
                for cell, end, label in zip(said[1:], ends[1:], labelled[1:], strict=True)
            ),
        ],
        role="row",
        className=depth,
    )
