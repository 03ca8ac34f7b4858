"""Rows of the API: for any selection the very rows of the command, in both forms."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from datetime import date
from io import StringIO
from typing import Any
from urllib.parse import urlencode

import orjson
import pytest
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st
from werkzeug.test import TestResponse

from dashboard.app import create_app
from tracker.domain.selection import Selection
from tracker.errors import QuestionError
from tracker.export.answer import Answer
from tracker.export.catalogue import catalogue_answer
from tracker.export.disagreement import disagreement_answer
from tracker.export.figures import figures_answer
from tracker.export.formats import csv_chunks, row_objects
from tracker.export.lines import compare_answer, coverage_answer, series_answer
from tracker.store.engine import Store
from tracker.store.reading import Reading, open_reading

LISTS = ("sources", "metrics", "groups", "actors", "conflicts", "places")
DAYS = st.dates(date(2011, 1, 1), date(2026, 12, 31)) | st.sampled_from([date.min, date.max])
FILTERS: dict[str, st.SearchStrategy[str]] = {
    "metric": st.sampled_from(["deaths", "injured", "refugees", "displaced", "civilian_deaths", "any"]),
    "group": st.sampled_from(["all", "civilians", "children", "any"]),
    "by": st.sampled_from(["", "any", "government forces"]),
    "conflict": st.sampled_from(["syria", "Syrian civil war", "any", ""]),
    "place": st.sampled_from(["SYR", "Syria", "any", "Aleppo"]),
    "destination": st.sampled_from(["", "any", "TUR"]),
    "source": st.sampled_from(["SOHR", "SNHR,SOHR", "unhcr", "VDC,OHCHR,SNHR"]),
    "counting": st.sampled_from(["cumulative", "stock", "period", "any"]),
    "basis": st.sampled_from(["", "estimated", "any"]),
    "from": DAYS.map(str),
    "to": DAYS.map(str),
    "known_on": DAYS.map(str),
    "dated_only": st.sampled_from(["true", "false"]),
    "bucket": st.sampled_from(["month", "quarter", "year"]),
    "rollup": st.sampled_from(["conflict", "place", "destination"]),
}
# A few filters at a time: with many, hardly any figure is left.
QUESTIONS = st.sets(st.sampled_from(sorted(FILTERS)), max_size=4).flatmap(
    lambda names: st.fixed_dictionaries({name: FILTERS[name] for name in sorted(names)})
)
WITH_METRIC = st.builds(lambda others, metric: {**others, "metric": metric}, QUESTIONS, FILTERS["metric"])
COMPARED = st.fixed_dictionaries(
    {"on": DAYS.map(str)},
    optional={
        "tolerance": st.integers(0, 5_000).map(str),
        "reference": st.sampled_from(["SOHR", "snhr", "nobody"]),
    },
)


@pytest.fixture(scope="module")
def client(bundled_sqlite: Store) -> FlaskClient:
    return create_app(bundled_sqlite).server.test_client()


def asked(client: FlaskClient, answer: str, parameters: Mapping[str, str]) -> TestResponse:
    return client.get(f"/api/v1/{answer}?{urlencode(parameters)}")


def as_json(answer: Answer) -> Any:
    """The rows of an answer as JSON has them."""
    return json.loads(orjson.dumps(list(row_objects(answer))))


def expect_answer(client: FlaskClient, name: str, parameters: Mapping[str, str], answers: Any) -> None:
    """Both forms have the rows of two readings of one answer; a refusal names the same parameter."""
    as_csv, told = asked(client, f"{name}.csv", parameters), asked(client, f"{name}.json", parameters)
    try:
        written, objects = answers(), answers()
    except QuestionError as error:
        expect_refusal(error, as_csv, told)
        return
    assert as_csv.get_data().decode() == "".join(csv_chunks(written))
    assert told.json["rows"] == as_json(objects)
    assert told.json["selection"] == json.loads(orjson.dumps(objects.about["selection"]))


def expect_refusal(error: QuestionError, *responses: TestResponse) -> None:
    for response in responses:
        assert response.status_code == 400
        assert response.json["field"] == error.field


@settings(max_examples=25)
@given(parameters=WITH_METRIC)
def test_series_are_those_of_the_command(
    client: FlaskClient, bundled_sqlite: Store, parameters: dict[str, str]
) -> None:
    with open_reading(bundled_sqlite) as reading:
        expect_answer(
            client, "series", parameters, lambda: series_answer(reading, Selection.parse(parameters))
        )


@settings(max_examples=25)
@given(parameters=WITH_METRIC, own=COMPARED)
def test_comparisons_are_those_of_the_command(
    client: FlaskClient, bundled_sqlite: Store, parameters: dict[str, str], own: dict[str, str]
) -> None:
    def answer() -> Answer:
        return compare_answer(
            reading,
            Selection.parse(parameters),
            on=date.fromisoformat(own["on"]),
            tolerance=int(own.get("tolerance", 92)),
            reference=own.get("reference", ""),
        )

    with open_reading(bundled_sqlite) as reading:
        expect_answer(client, "compare", parameters | own, answer)


def test_the_disagreement_is_that_of_the_command(client: FlaskClient, bundled_sqlite: Store) -> None:
    asked_for = {"metric": "deaths", "group": "civilians", "conflict": "syria", "from": "2021-01-01"}
    own = {"tolerance": "30", "reference": "SOHR", "changes": "true"}
    selection = Selection.parse(asked_for)
    with open_reading(bundled_sqlite) as reading:
        for given_own, changes in ((own, True), (own | {"changes": "no"}, False)):
            expect_answer(
                client,
                "disagreement",
                asked_for | given_own,
                lambda changes=changes: disagreement_answer(
                    reading, selection, tolerance=30, reference="SOHR", changes=changes
                ),
            )


def test_a_switch_that_is_neither_true_nor_false_is_refused(client: FlaskClient) -> None:
    response = client.get("/api/v1/disagreement.csv?metric=deaths&changes=perhaps")
    assert (response.status_code, response.json["field"]) == (400, "changes")


@settings(max_examples=15)
@given(parameters=QUESTIONS)
def test_coverage_is_that_of_the_command(
    client: FlaskClient, bundled_sqlite: Store, parameters: dict[str, str]
) -> None:
    with open_reading(bundled_sqlite) as reading:
        expect_answer(
            client, "coverage", parameters, lambda: coverage_answer(reading, Selection.parse(parameters))
        )


@settings(max_examples=15)
@given(parameters=QUESTIONS, limit=st.integers(200, 1_000))
def test_figures_are_those_of_the_command_whole_or_in_pages(
    client: FlaskClient, bundled_sqlite: Store, parameters: dict[str, str], limit: int
) -> None:
    with open_reading(bundled_sqlite) as reading:
        try:
            rows = as_json(figures_answer(reading, Selection.parse(parameters)))
        except QuestionError as error:
            expect_refusal(error, asked(client, "figures.csv", parameters))
            return
        written = "".join(csv_chunks(figures_answer(reading, Selection.parse(parameters))))
    assert asked(client, "figures.csv", parameters).get_data().decode() == written
    pages = list(paged(client, parameters | {"limit": str(limit)}))
    assert [row for page in pages for row in page["rows"]] == rows
    assert {page["total"] for page in pages} == {len(rows)}


def paged(client: FlaskClient, parameters: Mapping[str, str]) -> Iterator[Any]:
    """The pages of figures, each going on where the one before ended."""
    after: int | None = 0
    while after is not None:
        page = asked(client, "figures.json", {**parameters, "after": str(after)}).json
        yield page
        after = page["after"]


@pytest.mark.parametrize("name", LISTS)
def test_lists_are_those_of_the_command(client: FlaskClient, bundled_sqlite: Store, name: str) -> None:
    with open_reading(bundled_sqlite) as reading:
        answer = catalogue_answer(reading, name)
        assert client.get(f"/api/v1/{name}.csv").get_data().decode() == "".join(csv_chunks(answer))
        assert client.get(f"/api/v1/{name}.json").json["rows"] == as_json(answer)


CASES = {
    "series": "metric=deaths&conflict=syria&source=SOHR,SNHR",
    "compare": "metric=deaths&group=civilians&conflict=syria&on=2021-06-30",
    "disagreement": "metric=deaths&group=civilians&conflict=syria",
    "coverage": "conflict=syria",
    "figures": "metric=deaths&group=civilians&source=SOHR",
}


@pytest.mark.parametrize("name", CASES)
def test_both_databases_give_the_rows_of_the_command(bundled: Store, reading: Reading, name: str) -> None:
    client = create_app(bundled).server.test_client()
    given_rows = client.get(f"/api/v1/{name}.csv?{CASES[name]}").get_data().decode()
    answers = {
        "series": series_answer,
        "disagreement": disagreement_answer,
        "coverage": coverage_answer,
        "figures": figures_answer,
    }
    query = CASES[name].partition("&on=")[0]
    selection = Selection.from_query(query)
    if name == "compare":
        answer = compare_answer(reading, selection, on=date(2021, 6, 30))
    else:
        answer = answers[name](reading, selection)
    assert given_rows == "".join(csv_chunks(answer))
    assert len(list(csv.reader(StringIO(given_rows)))) > 1
