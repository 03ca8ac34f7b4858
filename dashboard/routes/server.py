"""The server: what it answers beyond the pages, what it refuses, and how its answers travel."""

from __future__ import annotations

from collections.abc import Callable

from dash import Dash
from flask import Flask, Response, request
from flask_compress import Compress

from dashboard.data import Data
from dashboard.routes import api, callbacks, headers, health, plotly_bundle, problems

LARGEST_BODY = 1024 * 1024
# Dash's own names for the page under any address, and for the files under /assets.
_ANY_PAGE = "/<path:path>"
_ASSETS = "_dash_assets.static"
_TEXTS = (
    *("text/html", "text/css", "text/javascript", "text/plain", "text/csv"),
    *("application/json", "application/problem+json", "image/svg+xml"),
)


def equip(app: Dash, data: Data, is_page: Callable[[str], bool]) -> None:
    """Give the app's server its routes, checks and headers, once every callback is registered.

    `is_page` tells whether a page is kept under a path.
    """
    server = app.server
    server.config["MAX_CONTENT_LENGTH"] = LARGEST_BODY
    callbacks.register(app)
    problems.register(server)
    api.register(server, data)
    health.register(server, data)
    plotly_bundle.register(server)
    headers.register(server, app.csp_hashes())
    _tell_missing_pages(server, is_page)
    _compress(server)


def _tell_missing_pages(server: Flask, is_page: Callable[[str], bool]) -> None:
    """An address without a page shows one that says so: to machines that is a 404."""

    def after(response: Response) -> Response:
        if request.endpoint == _ANY_PAGE and response.status_code == 200 and not is_page(request.path):
            response.status_code = 404
        return response

    server.after_request(after)


def _compress(server: Flask) -> None:
    server.config |= {
        "COMPRESS_MIMETYPES": list(_TEXTS),
        "COMPRESS_ALGORITHM_STREAMING": ["zstd", "br", "gzip", "deflate"],
        "COMPRESS_STREAMING_ENDPOINT_CONDITIONAL": [_ASSETS, plotly_bundle.ENDPOINT],
    }
    Compress(server)
    # Registered after it and so called before: it forgets the file whose bytes it sends in its own form.
    server.after_request(_close_at_the_end)


def _close_at_the_end(response: Response) -> Response:
    close = getattr(response.response, "close", None)
    if close is not None:
        response.call_on_close(close)
    return response
