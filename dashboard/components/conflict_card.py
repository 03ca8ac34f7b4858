"""The card of a conflict: what each source said last, each with a spark of how it came there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from dashboard.components.aria import aria


@dataclass(frozen=True, slots=True)
class LatestRow:
    """The latest figure of a source in words, and where source, figure and trend are to be found.

    `spark` is the address of an image, `spark_words` what it shows.
    """

    name: str
    colour: str
    note: str
    quantity: str
    day: str
    source_address: str
    figure_address: str
    trend_address: str
    spark: str
    spark_words: str


@dataclass(frozen=True, slots=True)
class CountCard:
    """One thing that is counted: its rows, and the pages that show more of it.

    `others` names the sources that there was no room for.
    """

    heading: str
    rows: tuple[LatestRow, ...]
    trend_address: str
    compare_address: str = ""
    others: str = ""


@dataclass(frozen=True, slots=True)
class ConflictCard:
    """A conflict by its names, its days and how much there is on it; all of it words."""

    name: str
    name_ar: str
    days: str
    holds: str
    summary: str
    figures_address: str
    counts: tuple[CountCard, ...]


def conflict_card(card: ConflictCard) -> Component:
    """The card."""
    arabic = html.Bdi(card.name_ar, lang="ar", dir="rtl", className="other-name") if card.name_ar else None
    return html.Section(
        [
            html.H2([html.Bdi(card.name), " ", arabic]),
            html.P([f"{card.days} · ", html.A(card.holds, href=card.figures_address)], className="soft"),
            html.P(card.summary) if card.summary else None,
            html.Div([_count(count, card.name) for count in card.counts], className="counts"),
        ],
        className="conflict",
    )


def _count(count: CountCard, conflict: str) -> Component:
    return html.Section(
        [
            html.H3(html.A(count.heading, href=count.trend_address)),
            html.Ul([_row(row) for row in count.rows]),
            html.P(_more(count, conflict), className="more") if _more(count, conflict) else None,
        ],
        className="count",
    )


def _more(count: CountCard, conflict: str) -> Sequence[str | Component]:
    more: list[str | Component] = []
    if count.compare_address:
        words = "Compare the sources"
        said = aria(label=f"{words}: {count.heading}, {conflict}")
        more.append(html.A(words, href=count.compare_address, **said))
    if count.others:
        more += [" · " if more else "", f"also {count.others}"]
    return more


def _row(row: LatestRow) -> Component:
    spark = html.Img(src=row.spark, alt=row.spark_words, width=112, height=32)
    return html.Li(
        [
            html.Div(
                [
                    html.Span(className="swatch", style={"background": row.colour}),
                    html.A(html.Bdi(row.name), href=row.source_address),
                    html.Small(row.note) if row.note else None,
                ],
                className="who",
            ),
            html.Div([html.A(row.quantity, href=row.figure_address), html.Small(row.day)], className="what"),
            html.A(spark, href=row.trend_address, className="spark") if row.spark else None,
        ]
    )
