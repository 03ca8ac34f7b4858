"""Problems: what went wrong, for machines by RFC 9457 and for people as a plain sentence."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

import orjson
from dash.exceptions import DependencyException, InvalidResourceError
from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException

from tracker.errors import NotFound, QuestionError, StoreError, UnknownName

API = "/api"
_OURS = "Something went wrong here, not with what you asked; it is written down in the server's log."


def is_of_api(path: str) -> bool:
    """Whether an address is one for programs."""
    return f"{path}/".startswith(f"{API}/")


def problem(status: int, detail: str, **more: Any) -> Response:
    """A problem as JSON: its status, a sentence, and members of its own such as `field`."""
    members = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail}
    body = orjson.dumps(members | more) + b"\n"
    return Response(body, status=status, content_type="application/problem+json")


def register(server: Flask) -> None:
    """Let every error of the server leave as a problem or a sentence, and none as a traceback."""
    server.register_error_handler(QuestionError, _question)
    server.register_error_handler(NotFound, lambda error: _told(404, _sentence(error)))
    server.register_error_handler(StoreError, lambda error: _told(503, _sentence(error)))
    server.register_error_handler(HTTPException, _http)
    for of_dash in (DependencyException, InvalidResourceError):
        server.register_error_handler(of_dash, lambda _error: _told(404, "There is no such file."))


def _question(error: QuestionError) -> Response:
    nearest = {"nearest": list(error.nearest)} if isinstance(error, UnknownName) else {}
    return problem(400, _sentence(error), field=error.field, value=error.value, **nearest)


def _sentence(error: Exception) -> str:
    said = str(error)
    return said if said.endswith((".", "?")) else f"{said}."


def _http(error: HTTPException) -> Response:
    """Flask's own refusals, and what it made of an error that nobody expected (which it has logged)."""
    status = error.code or 500
    told = _told(status, _OURS if status == 500 else error.description or error.name)
    told.headers.extend(
        (name, value) for name, value in error.get_headers() if name.casefold() != "content-type"
    )
    return told


def _told(status: int, sentence: str) -> Response:
    if is_of_api(request.path):
        return problem(status, sentence)
    return Response(sentence + "\n", status=status, content_type="text/plain; charset=utf-8")
