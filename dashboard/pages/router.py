"""The router: an address to the page it means, or to a sentence on why there is none."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import parse_qsl, unquote

from dash import Dash, Input, Output
from dash.development.base_component import Component

from dashboard.components.frame import TITLE, frame
from dashboard.components.states import empty_store, state
from dashboard.data import Data
from dashboard.pages.page import Built, Page, Request
from tracker.domain.selection import Selection, collect
from tracker.errors import EmptyStore, NotFound, QuestionError, StoreError, UnknownName


def register(app: Dash, data: Data, pages: Sequence[Page]) -> None:
    """Let the app show these pages: each change of the address is answered whole."""

    @app.callback(
        Output("page", "children"),
        Output("title", "data"),
        Input("address", "pathname"),
        Input("address", "search"),
    )
    def show(pathname: object, search: object) -> tuple[Component, str]:
        built = open_page(data, pages, str(pathname or "/"), str(search or ""))
        return built.content, built.title


def open_page(data: Data, pages: Sequence[Page], pathname: str, search: str) -> Built:
    """The page of an address; a page that says what is wrong where it cannot be had."""
    page, key = _find(pages, pathname)
    if page is None:
        return _no_page(pathname)
    try:
        return page.build(_request(data, page, key, search))
    except QuestionError as error:
        nearest = error.nearest if isinstance(error, UnknownName) else ()
        return _refused(page.path, error, [f"Did you mean {name}?" for name in nearest])
    except NotFound as error:
        content = state("Nothing under this id", [str(error)], [("All figures", "/figures")])
        return Built(f"Not found · {TITLE}", frame(page.path, content))
    except EmptyStore:
        return Built(TITLE, frame(page.path, empty_store()))
    except StoreError as error:
        content = state("The figures cannot be read", [f"{error}."])
        return Built(TITLE, frame(page.path, content))


def is_page(pages: Sequence[Page], pathname: str) -> bool:
    """Whether a page is kept under a path."""
    return _find(pages, pathname)[0] is not None


def _find(pages: Sequence[Page], pathname: str) -> tuple[Page | None, str]:
    path = "/" + pathname.strip("/")
    head, _slash, tail = path[1:].partition("/")
    for page in pages:
        if page.takes_key and tail and page.path == f"/{head}":
            return page, unquote(tail)
        if not page.takes_key and page.path == path:
            return page, ""
    return None, ""


def _request(data: Data, page: Page, key: str, search: str) -> Request:
    given = collect(parse_qsl(search.lstrip("?"), keep_blank_values=True))
    own = {name: str(given.pop(name)) for name in page.own if name in given}
    return Request(data, Selection.parse(given), key, own)


def _no_page(pathname: str) -> Built:
    content = state(
        "There is no such page", [f"Nothing is kept under {pathname}."], [("To the front page", "/")]
    )
    return Built(f"Not found · {TITLE}", frame("", content))


def _refused(path: str, error: QuestionError, hints: Sequence[str]) -> Built:
    content = state(
        "This cannot be asked",
        [f"{error}.", *hints],
        [("Start this page anew", path), ("To the front page", "/")],
    )
    return Built(f"Cannot be asked · {TITLE}", frame(path, content))
