"""The router: an address to the page it means, or to a sentence on why there is none."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import parse_qsl, unquote, urlencode

from dash import Dash, Input, Output, html
from dash.development.base_component import Component

from dashboard.components.frame import TITLE, frame
from dashboard.components.states import empty_store, state
from dashboard.data import Data
from dashboard.pages.page import Built, Page, Request
from tracker.domain.selection import Selection, collect
from tracker.errors import EmptyStore, NotFound, QuestionError, StoreError, UnknownName

# Where that which is kept under an id is listed.
_LISTS = {"/source": ("All sources", "/sources")}
_FIGURES = ("All figures", "/figures")


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
        return _refused(page.path, error, pathname, search)
    except NotFound as error:
        content = state("Nothing under this id", [str(error)], [_LISTS.get(page.path, _FIGURES)])
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


def _refused(path: str, error: QuestionError, pathname: str, search: str) -> Built:
    nearest = error.nearest if isinstance(error, UnknownName) else ()
    said = str(error).rpartition("; did you mean ")[0] if nearest else str(error)
    hints = [_hint(name, pathname, _renamed(search, error, name)) for name in nearest]
    content = state(
        "This cannot be asked",
        [f"{said}.", *hints],
        [("Start this page anew", path), ("To the front page", "/")],
    )
    return Built(f"Cannot be asked · {TITLE}", frame(path, content))


def _hint(name: str, pathname: str, search: str) -> Component:
    return html.Span(["Did you mean ", html.A(name, href=pathname + search), "?"])


def _renamed(search: str, error: QuestionError, name: str) -> str:
    """The query of an address with the nearest name in the place of the one that is not known."""
    asked = [
        (parameter, _put(name, error.value, text) if parameter == error.field else text)
        for parameter, text in parse_qsl(search.lstrip("?"), keep_blank_values=True)
    ]
    return "?" + urlencode(asked)


def _put(name: str, unknown: str, text: str) -> str:
    if text.strip() == unknown:
        return name
    return ",".join(name if part.strip() == unknown else part for part in text.split(","))
