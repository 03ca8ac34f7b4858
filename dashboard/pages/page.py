"""A page: a path, and a function of what its address asks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from dash.development.base_component import Component

from dashboard.data import Data
from tracker.domain.selection import Selection


@dataclass(frozen=True, slots=True)
class Request:
    """What an address asks of a page.

    `key` is what follows the page's path ("/figure/KEY"); `own` are the parameters that are the
    page's and no part of the selection.
    """

    data: Data
    selection: Selection
    key: str = ""
    own: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Built:
    """What a page came to: the title of its window, and its content."""

    title: str
    content: Component


@dataclass(frozen=True, slots=True)
class Page:
    """A page by its path. `takes_key`: one page for each key; `own`: names of its own parameters.

    `build` may raise QuestionError or NotFound: the router says so in the page's place.
    """

    path: str
    build: Callable[[Request], Built]
    own: tuple[str, ...] = ()
    takes_key: bool = False
