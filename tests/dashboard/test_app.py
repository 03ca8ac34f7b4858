"""The app as an open address: what its own page sends is answered, and a forged post never breaks it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st
from werkzeug.test import TestResponse

from dashboard.app import create_app
from dashboard.routes.server import LARGEST_BODY
from tracker.store.engine import Store

UPDATE = "/_dash-update-component"
OUTPUT = "..page.children...title.data.."
OUTPUTS = [{"id": "page", "property": "children"}, {"id": "title", "property": "data"}]


@pytest.fixture(scope="module")
def client(bundled_sqlite: Store) -> FlaskClient:
    return create_app(bundled_sqlite).server.test_client()


def post_of(pathname: Any = "/about", search: Any = "", **changes: Any) -> dict[str, Any]:
    """What the page sends when its address changes."""
    inputs = [
        {"id": "address", "property": "pathname", "value": pathname},
        {"id": "address", "property": "search", "value": search},
    ]
    changed = ["address.pathname"]
    return {"output": OUTPUT, "outputs": OUTPUTS, "inputs": inputs, "changedPropIds": changed} | changes


def expect_refused(response: TestResponse) -> None:
    assert 400 <= response.status_code < 500
    assert "Traceback" not in response.text


def test_what_a_page_sends_is_answered(client: FlaskClient) -> None:
    answered = client.post(UPDATE, json=post_of("/trend", "?metric=deaths&conflict=syria"))
    assert answered.status_code == 200
    assert "Syrian civil war" in answered.text


@pytest.mark.parametrize(
    "body",
    [
        None,
        [],
        "text",
        7,
        {},
        {"output": None},
        {"output": []},
        {"output": {"id": "page"}},
        {"output": "nothing.here"},
        {"output": "told.children", "inputs": [{"id": "title", "property": "data", "value": "x"}]},
        {"output": OUTPUT},
        post_of(inputs=None),
        post_of(inputs={}),
        post_of(inputs=[]),
        post_of(inputs=["address.pathname", "address.search"]),
        post_of(inputs=[None, None]),
        post_of(inputs=[[], []]),
        post_of(inputs=[{}, {}]),
        post_of(inputs=post_of()["inputs"][:1]),
        post_of(inputs=[*post_of()["inputs"], {"id": "x", "property": "y"}]),
        post_of(inputs=[{"id": {"a": 1}, "property": "pathname"}, {"id": "address", "property": "search"}]),
        post_of(
            inputs=[{"id": "address", "property": ["pathname"]}, {"id": "address", "property": "search"}]
        ),
        post_of(state=[{"id": "address", "property": "href", "value": "/"}]),
        post_of(state="text"),
        post_of(outputs=None),
        post_of(outputs="page.children"),
        post_of(outputs=OUTPUTS[:1]),
        post_of(outputs=[{"id": "address", "property": "search"}, OUTPUTS[1]]),
        post_of(changedPropIds="address.pathname"),
        post_of(changedPropIds=[1]),
        post_of(changedPropIds=None),
        post_of(pathname=json.loads("[" * 60 + "]" * 60)),
    ],
)
def test_a_forged_post_is_refused(client: FlaskClient, body: Any) -> None:
    expect_refused(client.post(UPDATE, json=body))


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b'{"output": NaN}',
        b"[" * 100_000,
        json.dumps(post_of("/\ud800")).encode(),
        json.dumps(post_of()).replace('"/about"', "1e999").encode(),
    ],
)
def test_a_post_that_is_no_json_is_refused(client: FlaskClient, text: bytes) -> None:
    expect_refused(client.post(UPDATE, data=text, content_type="application/json"))


def test_a_post_of_another_kind_is_refused(client: FlaskClient) -> None:
    expect_refused(client.post(UPDATE, data=json.dumps(post_of()), content_type="text/plain"))
    expect_refused(client.post(UPDATE, data={"output": OUTPUT}))
    expect_refused(client.get(UPDATE))


def test_a_huge_post_is_refused_unread(client: FlaskClient) -> None:
    huge = json.dumps(post_of(search="x" * LARGEST_BODY)).encode()
    assert client.post(UPDATE, data=huge, content_type="application/json").status_code == 413


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=30),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.text(max_size=5), inside, max_size=3),
    max_leaves=8,
)
PATHS = st.sampled_from(
    ["/", "/trend", "/compare", "/figures", "/figure/x", "/report/x", "/source/x", "/sources"]
)
QUERIES = st.text(st.characters(exclude_categories=["Cs"]), max_size=40).map(
    lambda text: f"?{text}"
) | st.builds(
    "?{}={}".format,
    st.sampled_from(
        ["metric", "known_on", "on", "after", "limit", "figure", "scale", "source", "from", "bucket"]
    ),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
    | st.sampled_from(["0001-01-01", "9999-12-31"]),
)


@settings(max_examples=60)
@given(pathname=JSON | PATHS, search=JSON | QUERIES)
def test_whatever_the_address_holds_there_is_a_page(client: FlaskClient, pathname: Any, search: Any) -> None:
    answered = client.post(UPDATE, json=post_of(pathname, search))
    assert answered.status_code == 200
    assert answered.json["response"]["page"]["children"]


@settings(max_examples=60)
@given(
    body=JSON
    | st.builds(lambda name, value: post_of(**{name: value}), st.sampled_from(sorted(post_of())), JSON)
)
def test_no_forgery_breaks_the_server(client: FlaskClient, body: Any) -> None:
    assert client.post(UPDATE, json=body).status_code < 500


@pytest.mark.parametrize(
    "path",
    [
        "/_dash-component-suites/nothing/x.js",
        "/_dash-component-suites/dash/../../etc/passwd",
        "/_dash-component-suites/dash/%3Cscript%3E.js",
        "/assets/../app.py",
        "/assets/%2e%2e/app.py",
        "/assets/%00",
    ],
)
def test_a_file_that_is_not_ours_to_give_is_404(client: FlaskClient, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 404
    assert "Traceback" not in response.text
    assert "create_app" not in response.text


def test_a_fault_of_a_page_is_logged_and_told_plainly(
    bundled_sqlite: Store, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_asked: object) -> None:
        raise ZeroDivisionError("an inner matter")

    monkeypatch.setattr("dashboard.pages.router.open_page", fail)
    response = create_app(bundled_sqlite).server.test_client().post(UPDATE, json=post_of())
    assert response.status_code == 500
    assert response.content_type.startswith("text/plain")
    assert "inner matter" not in response.text
    assert "an inner matter" in caplog.text


def test_the_page_says_its_language_and_where_figures_are_without_scripts(client: FlaskClient) -> None:
    page = client.get("/").text
    assert '<html lang="en">' in page
    assert "/api/v1/figures.csv" in page
