"""The page of sources: who counts what, and who only published what others counted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.charts.colours import source_colour
from dashboard.components.address import entity_address
from dashboard.components.frame import TITLE, frame
from dashboard.components.states import empty_store, held_today
from dashboard.components.words import amount
from dashboard.data import Names
from dashboard.pages.page import Built, Page, Request
from dashboard.pages.source_words import KINDS

Entry = Mapping[str, Any]
PATH = "/sources"


def build(request: Request) -> Built:
    """The page."""
    known_on = request.selection.known_on
    title = f"Sources · {TITLE}"
    entries = _present(request.data.names())
    counting = [entry for entry in entries if entry["figures"]]
    publishing = [entry for entry in entries if not entry["figures"] and entry["reports"]]
    if not counting and not publishing:
        return Built(title, frame(PATH, empty_store()))
    main = [
        html.H1("Sources"),
        html.P(
            f"{amount(len(counting), 'organisation')} counted the figures held here. Each counts in its own "
            "way: what it takes in and leaves out stands on its page.",
            className="lead",
        ),
        held_today(known_on),
        *(_of_kind(kind, [entry for entry in counting if entry["kind"] == kind], known_on) for kind in KINDS),
        _publishers(publishing, known_on) if publishing else None,
    ]
    return Built(title, frame(PATH, main, asked=request.selection))


def _present(names: Names) -> list[Entry]:
    """Every organisation that was not merged into another, those with most figures first."""
    entries = [entry for entry in names.entries["source"].values() if not entry["merged_into"]]
    return sorted(entries, key=lambda entry: (-entry["figures"], -entry["reports"], entry["name"]))


def _of_kind(kind: str, entries: Sequence[Entry], known_on: date | None) -> Component | None:
    if not entries:
        return None
    held = html.Div([_source(entry, known_on) for entry in entries], className="sources")
    return html.Section([html.H2(KINDS[kind][1]), held])


def _source(entry: Entry, known_on: date | None) -> Component:
    short = entry["short_name"]
    parts = [short] if short and short != entry["name"] else []
    parts += [amount(entry["figures"], "figure"), f"{amount(entry['reports'], 'report')} of its own"]
    return html.Article(
        [
            html.H3(
                _link(entry, known_on),
                className="card-source",
                style={"--source": source_colour(entry["key"])},
            ),
            html.P(" · ".join(parts), className="soft"),
            html.P(entry["counts"]) if entry["counts"] else None,
        ],
        className="source",
    )


def _link(entry: Entry, known_on: date | None) -> Component:
    return html.A(html.Bdi(entry["name"]), href=entity_address("source", entry["key"], known_on))


def _publishers(entries: Sequence[Entry], known_on: date | None) -> Component:
    items = [html.Li([_link(entry, known_on), f" {amount(entry['reports'], 'report')}"]) for entry in entries]
    summary = f"{amount(len(entries), 'organisation')} that only published what others counted"
    return html.Details([html.Summary(summary), html.Ul(items, className="publishers")], className="folded")


PAGE = Page(PATH, build)
