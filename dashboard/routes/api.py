"""The API: every question of the command line as an address, open to any page of the web for reading."""

from __future__ import annotations

from flask import Flask, Response, abort, request

from dashboard.data import Data
from dashboard.routes.answers import respond
from dashboard.routes.problems import API, is_of_api
from dashboard.routes.questions import FORMS, NAMES, parse_question

BASE = f"{API}/v1"
_DAY_SECONDS = 86_400


def register(server: Flask, data: Data) -> None:
    """Answer the addresses of the API from the data."""
    for name in NAMES:
        for form in FORMS:
            _add(server, data, name, form)
    for path in (API, f"{API}/", f"{API}/<path:rest>"):
        server.add_url_rule(path, f"api {path}", _unknown)
    server.before_request(_preflight)
    server.after_request(_open_to_all)


def _add(server: Flask, data: Data, name: str, form: str) -> None:
    def view() -> Response:
        return respond(data, parse_question(name, form, request.args.items(multi=True)))

    server.add_url_rule(f"{BASE}/{name}.{form}", f"api {name}.{form}", view)


def _unknown(**_rest: str) -> Response:
    there_are = f"there are {', '.join(NAMES)} under {BASE}, each as .csv and .json"
    abort(404, f"There is no answer at {request.path}: {there_are}.")


def _preflight() -> Response | None:
    """What a browser asks before it lets a page of another address ask us."""
    if request.method != "OPTIONS" or not is_of_api(request.path):
        return None
    allowed = {
        "Allow": "GET, HEAD, OPTIONS",
        "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
        "Access-Control-Allow-Headers": "*",
        "Access-Control-Max-Age": str(_DAY_SECONDS),
    }
    return Response(status=204, headers=allowed)


def _open_to_all(response: Response) -> Response:
    if is_of_api(request.path):
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["Access-Control-Expose-Headers"] = "Content-Disposition, ETag"
    return response
