from __future__ import annotations

import csv
import io
from datetime import date

import orjson
import pandas
import pytest

from tracker.domain.selection import Selection
from tracker.export.formats import csv_chunks, json_chunks
from tracker.export.lines import (
    COMPARE_COLUMNS,
    COVERAGE_COLUMNS,
    SERIES_COLUMNS,
    compare_answer,
    coverage_answer,
    series_answer,
)

DEATHS = {"metric": "deaths", "conflict": "Syrian civil war"}
SERIES = (
    "source, dataset, metric, group, by, definition, basis, conflict, place, destination, counting, unit, "
    "period_start, as_of, as_of_basis, value, low, high, qualifier, on_line, covered_days, report_date, "
    "derived, rule, figures, figure_id"
)
COMPARE = (
    "source, dataset, metric, group, by, definition, basis, value, low, high, qualifier, period_start, "
    "as_of, age_days, report_date, publisher, report_url, ratio_to_lowest, comparable, reason, figure_id"
)


def rows_of(answer):
    return list(csv.DictReader(io.StringIO("".join(csv_chunks(answer)), newline="")))


def series(reading, **filters):
    return series_answer(reading, Selection.parse(DEATHS | filters))


def comparison(reading, **filters):
    return compare_answer(reading, Selection.parse(DEATHS | filters), on=date(2021, 6, 30))


def test_the_columns_are_exactly_the_contracts():
    assert ", ".join(SERIES_COLUMNS) == SERIES
    assert ", ".join(COMPARE_COLUMNS) == COMPARE


def test_files_print_sources_by_short_name_and_countries_by_iso3(reading):
    rows = rows_of(series(reading, source="Syrian Observatory for Human Rights"))
    assert {(row["source"], row["place"], row["conflict"]) for row in rows} == {
        ("SOHR", "SYR", "Syrian civil war")
    }


def test_a_bound_stays_a_bound(reading):
    rows = rows_of(series(reading, source="SOHR", basis=""))
    bounds = [row for row in rows if row["qualifier"] in ("more_than", "at_least")]
    assert bounds
    assert all(row["low"] == row["value"] and not row["high"] for row in bounds)


def test_buckets_are_marked_as_derived_with_their_rule_and_the_days_they_cover(reading):
    rows = rows_of(series(reading, group="any", bucket="year"))
    sums = [row for row in rows if row["derived"] == "true"]
    assert sums
    assert all(row["rule"] and int(row["covered_days"]) <= 366 for row in sums)
    assert {row["figure_id"] for row in rows if int(row["figures"]) > 1} == {""}


def test_a_comparison_ranks_like_with_like_and_fills_the_reason_of_the_rest(reading):
    answer = comparison(reading, group="civilians")
    plain = [row for row in rows_of(answer) if not row["definition"]]
    rows = {(row["source"], row["basis"]): row for row in plain}
    assert rows["SNHR", ""]["value"] == "227413"
    assert (rows["SOHR", ""]["low"], rows["SOHR", ""]["qualifier"]) == ("159774", "at_least")
    assert rows["OHCHR", "documented"]["ratio_to_lowest"] == "1.0"
    assert rows["OHCHR", "estimated"]["value"] == "306887"
    assert (rows["OHCHR", "estimated"]["comparable"], rows["OHCHR", "estimated"]["ratio_to_lowest"]) == (
        "no",
        "",
    )
    assert all(row["reason"] for row in rows_of(answer) if row["comparable"] != "yes")
    assert answer.about["hindsight"] is True


def test_json_of_a_comparison_tells_range_and_what_is_not_compared(reading):
    answer = orjson.loads(b"".join(json_chunks(comparison(reading))))
    assert answer["on"] == "2021-06-30"
    assert answer["lowest"] <= answer["highest"]
    assert {miss["source"] for miss in answer["not_compared"]} >= {"SNHR"}
    assert all(miss["reason"] for miss in answer["not_compared"])
    assert all({"value", "low", "high", "qualifier"} <= set(miss) for miss in answer["not_compared"])
    assert all(set(note) == {"source", "counts", "leaves_out"} for note in answer["sources"])
    assert {row["source"] for row in answer["rows"]} >= {note["source"] for note in answer["sources"]}
    assert [list(row) for row in answer["rows"][:1]] == [list(COMPARE_COLUMNS)]


def test_coverage_names_first_and_last_day_and_the_silences(reading):
    rows = rows_of(coverage_answer(reading, Selection.parse({"source": "SOHR", "metric": "deaths"})))
    assert [list(row) for row in rows[:1]] == [list(COVERAGE_COLUMNS)]
    assert all(row["first"] <= row["last"] for row in rows)
    gaps = [gap.split("/") for row in rows for gap in row["gaps"].split("; ") if gap]
    assert gaps
    assert all((date.fromisoformat(two) - date.fromisoformat(one)).days > 400 for one, two in gaps)


@pytest.mark.parametrize("ask", [series, comparison])
def test_pandas_reads_it_with_nothing_said(reading, ask):
    frame = pandas.read_csv(io.StringIO("".join(csv_chunks(ask(reading)))))
    assert list(frame.columns) == list(ask(reading).columns)
    assert len(frame) == len(ask(reading).rows)
    assert pandas.to_datetime(frame["as_of"], format="%Y-%m-%d").notna().all()


def test_the_selection_of_an_answer_asks_the_same_question_again(reading):
    first = series(reading, source="SOHR", known_on="2021-04-30")
    again = series_answer(reading, Selection.from_json(first.about["selection"]))
    assert again.rows == first.rows
