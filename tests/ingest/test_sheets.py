"""Sheets: rows of tags, answers in JSON, and headers that repeat."""

from __future__ import annotations

import json

import pytest

from tracker.errors import DocumentError
from tracker.ingest.documents import Document
from tracker.ingest.hxl_tags import is_tag_row
from tracker.ingest.sheets import read_sheet


def sheet(content, name="table.csv"):
    text = content if isinstance(content, str) else json.dumps(content)
    return read_sheet(Document(name, text.encode()), ())


@pytest.mark.parametrize(
    ("cells", "tags"),
    [
        (["#country+code", "", "#date"], True),
        (["#affected +killed +f", " #adm1 "], True),
        (["#1", "#2"], False),
        (["#country", "Syria"], False),
        (["", " "], False),
        (["# country"], False),
    ],
)
def test_a_row_of_tags_holds_hashtags_and_nothing_else(cells, tags):
    assert is_tag_row(cells) is tags


def test_the_tags_of_a_table_are_known_by_column_and_its_header_stands_above_them():
    found = sheet("Made by us,,\n,,\nPaís,Dead,Dead\n#country,#affected+killed,#affected+killed+f\nSYR,5,2\n")
    assert found.columns == ("país", "dead", "dead#2")
    assert found.tags["dead#2"] == "#affected+killed+f"
    assert [(row.locator, row.cells["dead"]) for row in found.rows] == [("row 5", "5")]


def test_the_headers_are_known_as_written():
    found = sheet("Year,Deaths –  Total,\n2020,5,\n")
    assert found.headers == {"year": "Year", "deaths_–_total": "Deaths – Total"}


def test_a_table_can_begin_with_its_tags():
    found = sheet("#country,#date\nSYR,2020\n")
    assert found.columns == ("#country", "#date")
    assert [row.cells for row in found.rows] == [{"#country": "SYR", "#date": "2020"}]


def test_without_tags_a_header_that_repeats_is_refused():
    with pytest.raises(DocumentError, match="the column dead stands twice"):
        sheet("Dead,Dead\n1,2\n")


ITEMS = [{"year": 2020, "Total": "5"}, {"year": 2021.0, "extra": None}]


@pytest.mark.parametrize(
    "answer",
    [
        ITEMS,
        {"page": 1, "codes": ["D"], "empty": [], "items": ITEMS},
        {"meta": {"count": 2}, "data": {"timeseries": ITEMS}},
    ],
)
def test_the_objects_of_a_json_answer_are_its_rows(answer):
    found = sheet(answer, "answer.json")
    assert found.columns == ("year", "total", "extra")
    assert [(row.locator, row.cells) for row in found.rows] == [
        ("item 1", {"year": "2020", "total": "5"}),
        ("item 2", {"year": "2021", "extra": ""}),
    ]


def test_a_json_list_of_lists_is_a_table_with_its_header_first():
    found = sheet([["Country", "Dead"], ["#country", "#affected+killed"], ["SYR", 5]], "hxl.json")
    assert (found.columns, found.tags["dead"]) == (("country", "dead"), "#affected+killed")
    assert [row.cells for row in found.rows] == [{"country": "SYR", "dead": "5"}]


def test_json_objects_can_hold_their_tags_first():
    found = sheet([{"a": "#country", "b": ""}, {"a": "SYR", "b": 3}], "hxl.json")
    assert (found.tags, len(found.rows)) == ({"a": "#country"}, 1)


@pytest.mark.parametrize("answer", [[], [1, 2]])
def test_a_json_answer_without_objects_is_refused(answer):
    with pytest.raises(DocumentError, match=r"answer\.json"):
        sheet(answer, "answer.json")
