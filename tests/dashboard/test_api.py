"""The API as a program on the web meets it: files, names, caches, other pages, and refusals."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime
from pathlib import Path

import brotli
import pytest
from flask.testing import FlaskClient

from dashboard.app import create_app
from dashboard.routes.file_names import content_disposition, slug
from dashboard.routes.questions import FORMS, NAMES
from tests.query.ledgers import import_figures
from tracker.store.engine import Store, open_store
from tracker.store.schema import downgrade

CIVILIANS = "/api/v1/series.csv?metric=deaths&group=civilians&conflict=syria&source=SOHR"
FIGURES = "/api/v1/figures.csv"


@pytest.fixture(scope="module")
def client(bundled_sqlite: Store) -> FlaskClient:
    return create_app(bundled_sqlite).server.test_client()


def client_of(store: Store) -> FlaskClient:
    return create_app(store).server.test_client()


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", NAMES)
def test_every_answer_is_a_file_of_its_form(client: FlaskClient, name: str, form: str) -> None:
    needs_metric = name in ("series", "compare", "disagreement")
    response = client.get(f"/api/v1/{name}.{form}?{'metric=deaths' if needs_metric else ''}")
    assert response.status_code == 200
    kind = {"csv": "text/csv; charset=utf-8; header=present", "json": "application/json"}[form]
    assert response.content_type == kind
    assert response.headers["Content-Disposition"].endswith(f'.{form}"')


def test_a_file_is_named_after_what_was_asked(client: FlaskClient) -> None:
    response = client.get(f"{CIVILIANS}&known_on=2021-04-30")
    name = "deaths-civilians-syrian-civil-war-sohr-known-on-2021-04-30.csv"
    assert response.headers["Content-Disposition"] == f'attachment; filename="{name}"'


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("compare.json?metric=deaths&on=2021-06-30", "compare-deaths-on-2021-06-30.json"),
        ("figures.csv?source=SOHR,SNHR,VDC,OHCHR,UN", "figures-5-sources.csv"),
        ("series.csv?metric=deaths&group=any&bucket=year", "deaths-any-group-bucket-year.csv"),
        ("figures.csv?dated_only=true&from=2020-01-01", "figures-from-2020-01-01-dated-only.csv"),
        ("coverage.csv", "coverage.csv"),
        ("places.csv", "places.csv"),
    ],
)
def test_names_of_files_tell_the_question(client: FlaskClient, address: str, name: str) -> None:
    assert f'filename="{name}"' in client.get(f"/api/v1/{address}").headers["Content-Disposition"]


def test_a_name_in_another_script_is_whole_for_those_who_read_it() -> None:
    assert content_disposition("figures-قصف-é.csv", inline=False) == (
        "attachment; filename=\"figures-e.csv\"; filename*=UTF-8''figures-%D9%82%D8%B5%D9%81-%C3%A9.csv"
    )
    assert 'filename="answer.csv"' in content_disposition("قصف.csv", inline=False)
    assert slug('a"; b=\r\n../c') == "a-b-c"


def test_a_kept_answer_is_good_until_the_store_changes(make_store) -> None:
    store = make_store("sqlite")
    client = client_of(store)
    import_figures(store, {"report_date": "2020-01-02", "value": "10"})
    tag = client.get(FIGURES).headers["ETag"]
    assert client.get(FIGURES, headers={"If-None-Match": tag}).status_code == 304
    import_figures(store, {"report_date": "2020-01-02", "value": "11"})
    changed = client.get(FIGURES, headers={"If-None-Match": tag})
    assert changed.status_code == 200
    assert changed.headers["ETag"] != tag
    assert changed.headers["Cache-Control"] == "no-cache"


def test_another_store_written_to_as_often_is_another_answer(make_store) -> None:
    tags = []
    for value in ("10", "11"):
        store = make_store("sqlite")
        import_figures(store, {"report_date": "2020-01-02", "value": value})
        tags.append(client_of(store).get(FIGURES).headers["ETag"])
    assert tags[0] != tags[1]


def test_the_same_question_in_another_order_is_the_same_answer(client: FlaskClient) -> None:
    one = client.get("/api/v1/series.csv?metric=deaths&source=SOHR&source=SNHR")
    other = client.get("/api/v1/series.csv?source=SOHR,SNHR&metric=deaths")
    assert one.headers["ETag"] == other.headers["ETag"]


def test_a_comparison_without_a_day_is_of_today(client: FlaskClient) -> None:
    today = datetime.now(UTC).date().isoformat()
    undated, dated = (client.get(f"/api/v1/compare.json?metric=deaths{own}") for own in ("", f"&on={today}"))
    assert undated.json["on"] == today
    assert undated.headers["ETag"] == dated.headers["ETag"]
    earlier = client.get("/api/v1/compare.json?metric=deaths&on=2020-01-01")
    assert earlier.headers["ETag"] != undated.headers["ETag"]


@pytest.mark.parametrize("name", ["figures", "series"])
def test_files_travel_compressed_streamed_or_not(client: FlaskClient, name: str) -> None:
    plain = client.get(f"/api/v1/{name}.csv?metric=deaths").get_data()
    unpack = {"gzip": gzip.decompress, "br": brotli.decompress}
    for encoding, unpacked in unpack.items():
        packed = client.get(f"/api/v1/{name}.csv?metric=deaths", headers={"Accept-Encoding": encoding})
        assert packed.headers["Content-Encoding"] == encoding
        assert "Accept-Encoding" in packed.headers["Vary"]
        assert unpacked(packed.get_data()) == plain
        assert len(packed.get_data()) < len(plain) / 2


def test_head_has_the_headers_and_no_rows(client: FlaskClient) -> None:
    for address in (FIGURES, CIVILIANS):
        told, whole = client.head(address), client.get(address)
        assert (told.status_code, told.get_data()) == (200, b"")
        assert told.headers["ETag"] == whole.headers["ETag"]


def test_a_stream_lets_go_of_the_store_when_the_asker_goes_away(bundled_sqlite: Store) -> None:
    client = client_of(bundled_sqlite)
    for encoding in ("identity", "br"):
        response = client.get(FIGURES, headers={"Accept-Encoding": encoding}, buffered=False)
        assert bundled_sqlite.engine.pool.checkedout() == 1
        next(iter(response.response))
        response.close()
        assert bundled_sqlite.engine.pool.checkedout() == 0
    client.head(FIGURES).close()
    assert bundled_sqlite.engine.pool.checkedout() == 0


def test_a_page_of_another_address_may_read(client: FlaskClient) -> None:
    elsewhere = {"Origin": "https://example.org"}
    assert client.get(CIVILIANS, headers=elsewhere).headers["Access-Control-Allow-Origin"] == "*"
    asked = client.options(CIVILIANS, headers={**elsewhere, "Access-Control-Request-Method": "GET"})
    assert asked.status_code == 204
    assert "GET" in asked.headers["Access-Control-Allow-Methods"]
    assert "Access-Control-Allow-Origin" not in client.get("/about", headers=elsewhere).headers


@pytest.mark.parametrize(
    ("address", "field"),
    [
        ("series.csv", "metric"),
        ("series.json?metric=deaths&colour=red", "colour"),
        ("series.csv?metric=deaths&metric=injured", "metric"),
        ("series.csv?metric=deaths&known_on=yesterday", "known_on"),
        ("series.csv?metric=deaths&limit=5", "limit"),
        ("compare.csv?metric=deaths&on=2021-02-30", "on"),
        ("compare.csv?metric=deaths&tolerance=-1", "tolerance"),
        ("compare.csv?metric=deaths&tolerance=99999999999999999999", "tolerance"),
        ("compare.csv?metric=deaths&reference=nobody", "reference"),
        ("figures.json?limit=0", "limit"),
        ("figures.json?limit=1001", "limit"),
        ("figures.json?limit=%D9%A1%D9%A2", "limit"),
        ("figures.json?after=1e3", "after"),
        ("figures.csv?limit=10", "limit"),
        ("figures.csv?bucket=year", "bucket"),
        ("figures.csv?definition=%00", "definition"),
        ("sources.csv?metric=deaths", "metric"),
    ],
)
def test_a_question_that_cannot_be_asked_is_told_by_its_parameter(
    client: FlaskClient, address: str, field: str
) -> None:
    response = client.get(f"/api/v1/{address}")
    assert response.status_code == 400
    assert response.content_type == "application/problem+json"
    assert response.json["field"] == field
    assert response.json["detail"].startswith(f"{field}: ")


def test_an_unknown_name_brings_the_nearest(client: FlaskClient) -> None:
    told = client.get("/api/v1/series.csv?metric=deths").json
    assert told == {
        "type": "about:blank",
        "title": "Bad Request",
        "status": 400,
        "detail": "metric: 'deths' is not known here; did you mean deaths?",
        "field": "metric",
        "value": "deths",
        "nearest": ["deaths"],
    }


@pytest.mark.parametrize(
    "path", ["/api", "/api/", "/api/v1/nothing.csv", "/api/v1/series.xlsx", "/api/v2/series.csv"]
)
def test_an_address_without_an_answer_is_404(client: FlaskClient, path: str) -> None:
    response = client.get(path)
    assert (response.status_code, response.content_type) == (404, "application/problem+json")
    assert path.rstrip("/") in response.json["detail"]


def test_only_reading_is_answered(client: FlaskClient) -> None:
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        response = client.open(CIVILIANS, method=method)
        assert (response.status_code, response.content_type) == (405, "application/problem+json")
        assert "GET" in response.headers["Allow"]


def test_an_empty_store_says_what_to_do(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'empty.db'}")
    client = client_of(store)
    response = client.get(FIGURES)
    assert (response.status_code, response.content_type) == (503, "application/problem+json")
    assert "tracker import FILE" in response.json["detail"]
    health = client.get("/healthz")
    assert (health.status_code, health.json["status"]) == (503, "unavailable")
    store.close()


def test_a_store_at_another_revision_names_the_command_that_mends_it(make_store) -> None:
    store = make_store("sqlite")
    client = client_of(store)
    assert client.get("/healthz").json["status"] == "ok"
    downgrade(store, "base")
    with store.write() as connection:
        connection.exec_driver_sql("INSERT INTO alembic_version VALUES ('of_tomorrow')")
    response = client.get(FIGURES)
    assert response.status_code == 503
    assert "use the newer program" in response.json["detail"]


def test_an_error_that_nobody_expected_is_logged_and_told_plainly(
    bundled_sqlite: Store, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_asked: object) -> None:
        raise ZeroDivisionError("an inner matter")

    monkeypatch.setattr("dashboard.routes.answers.answer", fail)
    response = client_of(bundled_sqlite).get(CIVILIANS)
    assert (response.status_code, response.content_type) == (500, "application/problem+json")
    assert b"inner matter" not in response.get_data()
    assert "an inner matter" in caplog.text
    assert bundled_sqlite.engine.pool.checkedout() == 0


def test_health_tells_the_revision(client: FlaskClient) -> None:
    told = client.get("/healthz")
    assert told.status_code == 200
    assert told.json["status"] == "ok"
    assert told.json["revision"] > 0
