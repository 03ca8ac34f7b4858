"""The figure card: one reported figure with all that is known of it, in a panel or on its own page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from dashboard.components.aria import aria
from dashboard.components.mentions import Mention, mention, mentions, outside, spoken


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that is known: its name, and what it is, one mention a line."""

    label: str
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """Other figures under a heading; `otherwise` is said where there are none."""

    heading: str
    mentions: tuple[Mention, ...]
    otherwise: str = ""


@dataclass(frozen=True, slots=True)
class CardFigure:
    """A figure as the card shows it, every part of it in words.

    `quantity` is as printed, `counted` says what it counts, `warnings` what to bear in mind before
    it is used, `report_address` is where its report can be read.
    """

    source: Mention
    colour: str
    quantity: str
    counted: str
    facts: tuple[Fact, ...]
    warnings: tuple[str, ...] = ()
    quote: str = ""
    language: str = ""
    report_address: str = ""
    sections: tuple[Section, ...] = ()
    links: tuple[Mention, ...] = ()


def figure_card(figure: CardFigure, *, on_its_own: bool = False) -> Component:
    """The card; `on_its_own` where it is what a page is about, else it stands beside something."""
    heading, lesser = (html.H1, html.H2) if on_its_own else (html.H2, html.H3)
    return html.Article(
        [
            html.P(mention(figure.source), className="card-source", style={"--source": figure.colour}),
            heading(html.Bdi(figure.quantity), className="card-quantity"),
            html.P(figure.counted, className="card-counted"),
            *(html.P(warning, className="card-warning") for warning in figure.warnings),
            facts_list(figure.facts),
            _quotation(figure) if figure.quote else None,
            html.P(outside("Open the report", figure.report_address)) if figure.report_address else None,
            *(_section(section, lesser) for section in figure.sections),
            _links(figure.links) if figure.links else None,
        ],
        className="card",
    )


def facts_list(facts: tuple[Fact, ...]) -> Component:
    """Facts as a list of names and what they are."""
    return html.Dl(
        [
            html.Div([html.Dt(fact.label), *(html.Dd(mention(said)) for said in fact.mentions)])
            for fact in facts
        ],
        className="facts",
    )


def _quotation(figure: CardFigure) -> Component:
    return html.Blockquote(html.P(figure.quote), className="quote", **spoken(figure.language))


def _section(section: Section, heading: Callable[[str], Component]) -> Component:
    held = mentions(section.mentions) if section.mentions else html.P(section.otherwise, className="soft")
    return html.Section([heading(section.heading), held], className="card-section")


def _links(links: tuple[Mention, ...]) -> Component:
    return html.Nav(mentions(links), className="card-links", **aria(label="More on this figure"))
