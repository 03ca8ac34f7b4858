"""Addresses: the links of pages and files, each a path and a selection."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from urllib.parse import quote, urlencode

from tracker.domain.selection import Selection


def page_address(path: str, selection: Selection | None = None, own: Mapping[str, str] | None = None) -> str:
    """The address of a page: the selection's parameters, then the page's own that are not empty."""
    pairs = [] if selection is None else selection.to_parameters()
    pairs += [(name, value) for name, value in (own or {}).items() if value]
    return f"{path}?{urlencode(pairs)}" if pairs else path


def file_address(answer: str, suffix: str, selection: Selection, own: Mapping[str, str] | None = None) -> str:
    """The address of a file: "series", "csv"."""
    return page_address(f"/api/v1/{answer}.{suffix}", selection, own)


def entity_address(kind: str, key: str, known_on: date | None = None) -> str:
    """The page of one source, report or figure, as known on a day where one is given."""
    return page_address(f"/{kind}/{quote(key, safe='')}", Selection(known_on=known_on))
