"""Callbacks: the address that pages ask for new content is open to anybody, so each post is checked first.

A post has to be what the app's own page would send: JSON, for an output that the server computes, with the
inputs that were declared for it. What the values are is for the callback to check.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import orjson
from dash import Dash
from flask import abort, request
from flask.json.provider import DefaultJSONProvider

PATH = "/_dash-update-component"
_DEEPEST = 20


class StrictJson(DefaultJSONProvider):
    """JSON without NaN, without halves of characters, and never nested without end."""

    def loads(self, s: str | bytes, **_options: Any) -> Any:
        """The value of a text; raises ValueError."""
        return orjson.loads(s)


def register(app: Dash) -> None:
    """Check each post before Dash takes it up; a forged one is answered with 4xx."""
    app.server.json = StrictJson(app.server)

    def check() -> None:
        if request.path == PATH and request.method == "POST":
            fault = find_fault(app.callback_map, request.get_json())
            if fault:
                abort(400, f"This is not what a page of the dashboard sends: {fault}.")

    app.server.before_request(check)


def find_fault(callbacks: Mapping[str, Mapping[str, Any]], body: Any) -> str:
    """What is wrong with a post; '' for one that the page could have sent."""
    if not isinstance(body, dict) or not isinstance(body.get("output"), str):
        return "it names no output"
    callback = callbacks.get(body["output"], {})
    if "callback" not in callback:
        return "its output is none of ours"
    changed = body.get("changedPropIds", [])
    as_declared = {
        "changedPropIds": isinstance(changed, list) and all(isinstance(name, str) for name in changed),
        "inputs": _are_values(callback["inputs"], body.get("inputs")),
        "state": _are_values(callback["state"], body.get("state", [])),
        "outputs": _is_output(body["output"], body.get("outputs")),
    }
    wrong = [name for name, right in as_declared.items() if not right]
    return f"{', '.join(wrong)} not as its output has them" if wrong else ""


def _are_values(declared: list[dict[str, str]], given: Any) -> bool:
    return (
        isinstance(given, list)
        and len(given) == len(declared)
        and all(_is_value(one, other) for one, other in zip(declared, given, strict=True))
    )


def _is_value(declared: Mapping[str, str], given: Any) -> bool:
    if declared["id"].startswith("{"):
        each = given if isinstance(given, list) else [given]
        return all(_is_property(declared["property"], one) and isinstance(one["id"], dict) for one in each)
    return _is_property(declared["property"], given) and given["id"] == declared["id"]


def _is_property(name: str, given: Any) -> bool:
    return (
        isinstance(given, dict)
        and "id" in given
        and str(given.get("property")).partition("@")[0] == name
        and not _is_deeper(given, _DEEPEST)
    )


def _is_deeper(value: Any, levels: int) -> bool:
    if not isinstance(value, dict | list):
        return False
    inside = value.values() if isinstance(value, dict) else value
    return levels == 0 or any(_is_deeper(one, levels - 1) for one in inside)


def _is_output(declared: str, given: Any) -> bool:
    """Whether `outputs` are the one or several of an output's id, "a.b" or "..a.b...c.d..", in order."""
    several = declared.startswith("..")
    names = declared.removeprefix("..").removesuffix("..").split("...") if several else [declared]
    targets = given if several else [given]
    return (
        isinstance(targets, list)
        and len(targets) == len(names)
        and all(_is_target(name, target) for name, target in zip(names, targets, strict=True))
    )


def _is_target(name: str, given: Any) -> bool:
    # What follows an @ only tells apart the callbacks that share an output.
    own, _dot, prop = name.partition("@")[0].rpartition(".")
    return _is_value({"id": own, "property": prop}, given)
