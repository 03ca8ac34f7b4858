"""Health: whether the server can answer from its store."""

from __future__ import annotations

import orjson
from flask import Flask, Response

import tracker
from dashboard.data import Data
from tracker.errors import StoreError

PATH = "/healthz"


def register(server: Flask, data: Data) -> None:
    """Tell at /healthz: 200 with the store's revision, or 503 and what mends it."""

    def view() -> Response:
        try:
            with data.reading() as reading:
                return _told(200, {"status": "ok", "revision": reading.revision()})
        except StoreError as error:
            return _told(503, {"status": "unavailable", "detail": f"{error}."})

    server.add_url_rule(PATH, "health", view)


def _told(status: int, members: dict[str, object]) -> Response:
    body = orjson.dumps(members | {"version": tracker.__version__}) + b"\n"
    response = Response(body, status=status, content_type="application/json")
    response.headers["Cache-Control"] = "no-store"
    return response
