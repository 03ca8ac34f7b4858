"""Screens: a page as the browser gets it, to be searched for what it says."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from plotly.utils import PlotlyJSONEncoder

from dashboard.app import PAGES
from dashboard.data import Data
from dashboard.pages.router import open_page

Node = Any


def as_sent(component: Any) -> Node:
    """A component as plain dicts and lists."""
    return json.loads(json.dumps(component, cls=PlotlyJSONEncoder))


def open_screen(data: Data, path: str, query: str = "") -> tuple[str, Node]:
    """The title of the page of an address, and what it shows."""
    built = open_page(data, PAGES, path, query)
    return built.title, as_sent(built.content)


def nodes(node: Node, kind: str = "", name: str = "") -> Iterator[Node]:
    """The components of a kind ("A") or with a class, as they follow each other."""
    if isinstance(node, list):
        for item in node:
            yield from nodes(item, kind, name)
    elif isinstance(node, dict) and "props" in node:
        classes = (node["props"].get("className") or "").split()
        if (not kind or node["type"] == kind) and (not name or name in classes):
            yield node
        yield from nodes(node["props"].get("children"), kind, name)


def text(node: Node) -> str:
    """The words of a component, its parts set together as they stand."""
    if isinstance(node, list):
        return "".join(text(item) for item in node)
    if isinstance(node, dict):
        return text(node.get("props", {}).get("children"))
    return "" if node is None else str(node)


def texts(node: Node, kind: str = "", name: str = "") -> list[str]:
    """The words of each component of a kind or with a class."""
    return [text(found) for found in nodes(node, kind, name)]


def links(node: Node) -> dict[str, str]:
    """The addresses of the links by their words; of several with the same words the first."""
    found: dict[str, str] = {}
    for link in nodes(node, "A"):
        found.setdefault(text(link), link["props"]["href"])
    return found


def facts(node: Node) -> dict[str, list[str]]:
    """What a list of facts says, by name."""
    said: dict[str, list[str]] = {}
    for pair in next(nodes(node, "Dl"))["props"]["children"]:
        said.setdefault(texts(pair, "Dt")[0], []).extend(texts(pair, "Dd"))
    return said


def rows(node: Node) -> list[list[str]]:
    """The cells of the rows of the page's tables, heads left out."""
    return [
        [text(cell) for cell in row["props"]["children"]]
        for body in nodes(node, "Tbody")
        for row in nodes(body, "Tr")
    ]
