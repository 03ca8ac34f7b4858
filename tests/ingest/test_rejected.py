"""Rows that cannot become figures: each is told by row, field, value and reason, and kept."""

from __future__ import annotations

import json

import pytest

from tests.ingest.tables import codes, csv_document, import_rows, jsonl_document, stored, xlsx_document
from tracker.domain.issue import Severity
from tracker.ingest.documents import Document
from tracker.ingest.run import import_document
from tracker.store.imports import read_imports, read_rejected

HEADER = "row_id,source,report_title,report_date,metric,value,low,high,period_end,note"
HOSTILE = f"""{HEADER}
g1,SOHR,=HYPERLINK("http://a.example"),2024-12-01,deaths,1,,,,good
b1,SOHR,,2024-12-01,deaths,-5,,,,
g2,SOHR,,2024-12-01,deaths,2,,,,good
b2,SOHR,,2024-12-01,deaths,5,,,0025-01-01,
g3,SOHR,,2024-12-01,deaths,3,,,,a note\x00 cut
b3,SOHR,,2024-12-01,deaths,,9,3,,
b4,SOHR,,2024-12-01,deths,5,,,,
g4,SOHR,,2024-12-01,deaths,4,,,,good
b5,,,2024-12-01,deaths,5,,,,
b6,SOHR,,2024-12-01,deaths,1e308,,,,
b7,SOHR,,2024-12-01,deaths,5
b8,SOHR,,03/04/2024,deaths,5,,,,
g5,SOHR,,2024-12-01,deaths,5,,,,good
"""
FAULTS = {
    "row 3": ("negative", "value", "-5"),
    "row 5": ("too_early", "period_end", "0025-01-01"),
    "row 7": ("bounds_out_of_order", "low", "9"),
    "row 8": ("unknown_metric", "metric", "deths"),
    "row 10": ("missing", "source", ""),
    "row 11": ("not_a_number", "value", "1e308"),
    "row 12": ("too_few_columns", "low", ""),
    "row 13": ("ambiguous_date", "report_date", "03/04/2024"),
}


def hostile() -> Document:
    return Document("hostile.csv", HOSTILE.replace('=HYPERLINK("http://a.example")', TITLE_CELL).encode())


TITLE = '=HYPERLINK("http://a.example")'
TITLE_CELL = '"=HYPERLINK(""http://a.example"")"'


def test_good_rows_go_in_and_eight_bad_ones_are_told_by_row_field_value_and_reason(store):
    summary = import_document(store, hostile())
    assert (summary.read, summary.added, summary.rejected) == (13, 5, 8)
    errors = [issue for issue in summary.issues if issue.severity is Severity.ERROR]
    assert {issue.locator: (issue.code, issue.field, issue.value) for issue in errors} == FAULTS
    assert len(errors) == 8
    assert [row.value for row in stored(store)] == [3, 1, 2, 4, 5]


def test_every_reason_is_a_sentence_that_shows_the_value(store):
    errors = [one for one in import_document(store, hostile()).issues if one.severity is Severity.ERROR]
    assert all(issue.value in issue.message for issue in errors)
    assert "did you mean deaths?" in next(one.message for one in errors if one.code == "unknown_metric")


def test_a_formula_in_a_title_comes_back_unchanged(store):
    import_document(store, hostile())
    assert next(row for row in stored(store) if row.value == 1).report_title == TITLE


def test_a_note_with_a_nul_byte_is_stored_without_it_and_told(store):
    summary = import_document(store, hostile())
    assert stored(store)[0].note == "a note\ufffd cut"
    (issue,) = (one for one in summary.issues if one.code == "nul_byte")
    assert (issue.locator, issue.field, issue.severity) == ("row 6", "note", Severity.WARNING)


def test_rejected_rows_are_kept_with_their_reason_and_text(store):
    summary = import_document(store, hostile())
    with store.read() as connection:
        kept = read_rejected(connection, summary.import_id)
        (run,) = read_imports(connection)
    assert {row.locator: (row.code, row.field, row.value) for row in kept} == FAULTS
    assert json.loads(kept[0].raw)["row_id"] == "b1"
    assert (run.read, run.added, run.rejected, len(run.issues)) == (13, 5, 8, len(summary.issues))


def test_a_second_import_of_the_file_tells_its_rejected_rows_again(store):
    first = import_document(store, hostile())
    again = import_document(store, hostile())
    assert (again.added, again.unchanged, again.rejected) == (0, 5, 8)
    assert again.issues == first.issues


@pytest.mark.parametrize("build", [csv_document, jsonl_document, xlsx_document])
def test_the_same_faults_are_found_in_every_form(make_store, build):
    rows = ({"value": 1}, {"value": -5}, {"value": 2, "metric": "deths"}, {"value": 2.5})
    summary = import_document(make_store(), build(*rows))
    assert codes(summary) == ["negative", "unknown_metric", "fractional"]
    assert (summary.added, summary.rejected) == (1, 3)


@pytest.mark.parametrize(
    ("row", "code", "field"),
    [
        ({"value": ""}, "no_quantity", "value"),
        ({"value": "12.5"}, "fractional", "value"),
        ({"value": 2**63}, "too_large", "value"),
        ({"value": 5, "low": 6}, "bounds_out_of_order", "low"),
        ({"value": 5, "high": "many"}, "not_a_number", "high"),
        ({"value": 5, "qualifier": "roughly"}, "unknown_qualifier", "qualifier"),
        ({"value": 5, "qualifier": "range"}, "qualifier_bounds", "value"),
        ({"value": 5, "high": 9, "qualifier": "more than"}, "qualifier_bounds", "high"),
        ({"value": 5, "group": "civilans"}, "unknown_group", "group"),
        ({"value": 5, "metric": ""}, "missing", "metric"),
        ({"value": 5, "metric": "civilian_deaths", "group": "children"}, "group_disagrees", "group"),
        ({"value": 5, "metric": "abducted", "counting": "daily"}, "unknown_counting", "counting"),
        ({"value": 5, "unit": "families"}, "unknown_unit", "unit"),
        ({"value": 5, "basis": "rumoured"}, "unknown_basis", "basis"),
        ({"value": 5, "standing": "wrong"}, "unknown_standing", "standing"),
        ({"value": 5, "report_date": ""}, "missing", "report_date"),
        ({"value": 5, "report_date": "1899-12-31"}, "too_early", "report_date"),
        ({"value": 5, "report_date": "soon"}, "not_a_date", "report_date"),
        (
            {"value": 5, "report_date_precision": "hour"},
            "unknown_report_date_precision",
            "report_date_precision",
        ),
        ({"value": 5, "period_precision": "hour"}, "unknown_period_precision", "period_precision"),
        (
            {"value": 5, "period_start": "2024-05-02", "period_end": "2024-05-01"},
            "period_out_of_order",
            "period_start",
        ),
        ({"value": 5, "figure_id": "abc"}, "not_an_id", "figure_id"),
        ({"value": 5, "report_id": "g" * 32}, "not_an_id", "report_id"),
        ({"value": 5, "occurrence": 2**31}, "too_large", "occurrence"),
        ({"value": 5, "occurrence": "-1"}, "negative", "occurrence"),
        ({"value": 5, "source": "SO\x00HR"}, "nul_byte", "source"),
        ({"value": 5, "report_url": "https://a.example/\x00"}, "nul_byte", "report_url"),
    ],
)
def test_a_row_with_a_fault_is_rejected_in_its_name(make_store, row, code, field):
    store = make_store()
    summary = import_rows(store, row)
    assert (summary.added, summary.rejected) == (0, 1)
    assert [(issue.code, issue.field) for issue in summary.issues] == [(code, field)]
    assert stored(store) == []


def test_all_faults_of_a_row_are_told_at_once(store):
    row = {"value": "-1", "report_date": "soon", "unit": "families", "source": ""}
    summary = import_rows(store, row)
    assert summary.rejected == 1
    assert {issue.field for issue in summary.issues} == {"value", "report_date", "unit", "source"}


def test_a_metric_without_a_usual_way_of_counting_needs_one(make_store):
    store = make_store()
    with store.write() as connection:
        connection.exec_driver_sql("UPDATE metric SET usual_counting = '' WHERE key = 'missing'")
    summary = import_rows(store, {"value": 5, "metric": "missing", "place": "Nowhereland"})
    assert codes(summary) == ["missing"]
    assert summary.created == {}, "a row that is rejected founds nothing"
    assert import_rows(store, {"value": 5, "metric": "missing", "counting": "stock"}, name="2").added == 1


def test_a_row_with_more_cells_than_columns_is_rejected(store):
    text = "source,report_date,metric,value\nSOHR,2024-12-01,deaths,5,6\nSOHR,2024-12-01,deaths,7,\n"
    summary = import_document(store, Document("figures.csv", text.encode()))
    assert [(issue.code, issue.value) for issue in summary.issues] == [("too_many_columns", "6")]
    assert summary.added == 1, "empty cells beyond the last column are none"


def test_half_a_letter_is_replaced_in_words_and_refused_in_names(store):
    text = '{"source":"SOHR","report_date":"2024-12-01","metric":"deaths","value":%s,%s}'
    lines = [text % (1, '"note":"cut \\ud83d"'), text % (2, '"place":"cut \\ud83d"')]
    summary = import_document(store, Document("figures.jsonl", "\n".join(lines).encode()))
    assert [(issue.code, issue.field) for issue in summary.issues] == [
        ("broken_text", "place"),
        ("broken_text", "note"),
    ]
    assert [row.note for row in stored(store)] == ["cut \ufffd"]


def test_a_nul_byte_in_a_column_that_is_not_read_hurts_nobody(store):
    summary = import_rows(store, {"value": 1, "colour": "r\x00d"})
    assert (summary.added, codes(summary)) == (1, ["unknown_column"])


@pytest.mark.parametrize(
    ("written", "stated", "taken"),
    [
        ("2024-12", "day", "month"),
        ("2024", "month", "year"),
        ("2024-12-05", "month", "month"),
        ("2024-12", "not_before", "not_before"),
        ("2024-12-05", "", "day"),
    ],
)
def test_a_date_is_never_taken_sharper_than_it_is_written(make_store, written, stated, taken):
    store = make_store()
    summary = import_rows(store, {"value": 1, "report_date": written, "report_date_precision": stated})
    assert stored(store)[0].report_precision == taken
    assert codes(summary) == (["precision_disagrees"] if stated and stated != taken else [])
