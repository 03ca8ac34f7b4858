"""Headers: on every answer, whatever it is, and for how long each may be kept."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient
from werkzeug.datastructures import Headers

from dashboard.app import create_app
from tracker.store.engine import Store

ANSWERS = (
    "/",
    "/about",
    "/no/page",
    "/api/v1/metrics.csv",
    "/api/nothing",
    "/healthz",
    "/_dash-layout",
    "/assets/none.js",
)


@pytest.fixture(scope="module")
def client(bundled_sqlite: Store) -> FlaskClient:
    return create_app(bundled_sqlite).server.test_client()


def headers_of(client: FlaskClient, path: str, **asked: str) -> Headers:
    """The headers of an answer that is read to its end, as browsers do."""
    with client.get(
        path, headers={name.replace("_", "-"): value for name, value in asked.items()}
    ) as response:
        response.get_data()
        return response.headers


def policy_of(client: FlaskClient, path: str) -> dict[str, list[str]]:
    rules = headers_of(client, path)["Content-Security-Policy"].split("; ")
    return {rule.split()[0]: rule.split()[1:] for rule in rules}


@pytest.mark.parametrize("path", ANSWERS)
def test_every_answer_is_kept_to_itself(client: FlaskClient, path: str) -> None:
    headers = headers_of(client, path)
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "SAMEORIGIN"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "geolocation=()" in headers["Permissions-Policy"]
    policy = policy_of(client, path)
    assert policy["default-src"] == policy["connect-src"] == policy["frame-ancestors"] == ["'self'"]
    assert policy["object-src"] == ["'none'"]


def test_only_scripts_of_ours_may_run(client: FlaskClient) -> None:
    allowed = policy_of(client, "/")["script-src"]
    assert allowed[0] == "'self'"
    assert all(re.fullmatch(r"'sha256-[\w+/]+='", source) for source in allowed[1:])
    inline = re.findall(r"<script(?![^>]*(?:src=|application/json))[^>]*>", client.get("/").text)
    assert len(inline) == len(allowed) - 1


def test_the_page_names_no_other_address(client: FlaskClient) -> None:
    scripts = re.findall(r'(?:src|href)="([^"]*)"', client.get("/").text)
    assert scripts
    assert all(address.startswith("/") and not address.startswith("//") for address in scripts)


def test_files_whose_address_changes_with_them_are_kept_for_a_year(client: FlaskClient) -> None:
    page = client.get("/").text
    files = re.findall(r'="(/(?:assets|_dash-component-suites)/[^"]*)"', page)
    assert len(files) > 5
    for address in files:
        assert headers_of(client, address)["Cache-Control"] == "public, max-age=31536000, immutable", address


@pytest.mark.parametrize(
    "path",
    ["/", "/trend", "/_dash-layout", "/_dash-dependencies", "/assets/address.js", "/api/v1/metrics.csv"],
)
def test_all_else_is_asked_after_each_time(client: FlaskClient, path: str) -> None:
    assert headers_of(client, path)["Cache-Control"] == "no-cache"


def test_a_missing_file_is_not_kept(client: FlaskClient) -> None:
    response = client.get("/assets/none.js?m=1")
    assert (response.status_code, response.headers["Cache-Control"]) == (404, "no-cache")


@pytest.mark.parametrize(
    "path", ["/assets/address.js", "/_dash-component-suites/plotly/package_data/plotly.min.js"]
)
def test_a_file_that_is_there_already_is_not_sent_again(client: FlaskClient, path: str) -> None:
    for encoding in ("identity", "br"):
        tag = headers_of(client, path, Accept_Encoding=encoding)["ETag"]
        with client.get(path, headers={"Accept-Encoding": encoding, "If-None-Match": tag}) as response:
            assert response.status_code == 304
            assert response.get_data() == b""
