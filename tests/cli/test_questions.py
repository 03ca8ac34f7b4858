from __future__ import annotations

import csv
import json
from io import StringIO

import pytest

from tracker.export.disagreement import CHANGES_COLUMNS, DISAGREEMENT_COLUMNS
from tracker.export.figures import FIGURES_COLUMNS
from tracker.export.lines import COMPARE_COLUMNS, COVERAGE_COLUMNS, SERIES_COLUMNS

DEATHS = ("--metric", "deaths", "--conflict", "Syrian civil war")


def rows(text):
    return list(csv.DictReader(StringIO(text, newline="")))


@pytest.mark.parametrize(
    ("command", "columns"),
    [
        (("trend", *DEATHS), SERIES_COLUMNS),
        (("compare", *DEATHS, "--on", "2021-06-30"), COMPARE_COLUMNS),
        (("disagreement", *DEATHS), DISAGREEMENT_COLUMNS),
        (("disagreement", *DEATHS, "--changes"), CHANGES_COLUMNS),
        (("coverage", *DEATHS), COVERAGE_COLUMNS),
        (("figures", *DEATHS), FIGURES_COLUMNS),
        (("export", "series", *DEATHS), SERIES_COLUMNS),
        (("export", "figures", *DEATHS), FIGURES_COLUMNS),
    ],
)
def test_csv_has_the_columns_of_the_contract_and_json_the_same_names(tracker, command, columns):
    as_csv, as_json = tracker(*command, "--format", "csv"), tracker(*command, "--format", "json")
    assert as_csv.code == as_json.code == 0
    assert as_csv.out.splitlines()[0].split(",") == list(columns)
    read = json.loads(as_json.out)["rows"]
    assert [list(row) for row in read[:1]] == [list(columns)]
    assert len(read) == len(rows(as_csv.out)) > 0


def test_a_table_says_bounds_in_words_and_what_all_rows_share_once(tracker):
    ran = tracker("trend", *DEATHS, "--source", "SOHR", "--basis", "")
    assert ran.out.splitlines()[0] == "deaths, all, Syrian civil war, SYR, cumulative, people"
    assert "at least 14,115" in ran.out
    assert "about 26,000" in ran.out
    assert "beside the line" in ran.out
    assert "\x1b" not in ran.out


def test_a_comparison_tells_range_hindsight_and_what_is_not_compared_on_stderr(tracker):
    ran = tracker("compare", *DEATHS, "--group", "civilians", "--on", "2021-06-30")
    assert "On 2021-06-30, deaths, civilians: from 143,350 to 227,413, 1.59 times the lowest." in ran.err
    assert "With hindsight" in ran.err
    assert "at least 159,774" in ran.out
    assert "306,887" in ran.out
    assert "hindsight" not in ran.out
    total = tracker("compare", *DEATHS, "--on", "2021-06-30")
    assert "Not compared: SNHR" in total.err


def test_disagreement_tells_the_gap_the_range_and_what_is_not_compared(tracker):
    asked = ("disagreement", *DEATHS, "--group", "civilians", "--counting", "period", "--to", "2018-12-31")
    ran = tracker(*asked, "--from", "2018-12-31", "--reference", "SOHR")
    assert "at least 6,964 against 6,349, a bound is open: at least 615 more" in ran.out
    assert "from 6,349 up to at least 6,964" in ran.out
    assert "With hindsight" in ran.err
    assert "Not compared: UNICEF counts children" in ran.err


def test_the_changes_of_a_disagreement_name_the_report(tracker):
    asked = ("disagreement", *DEATHS, "--group", "civilians", "--from", "2021-05-01", "--to", "2021-06-30")
    (row,) = rows(tracker(*asked, "--changes", "--format", "csv").out)
    assert (row["day"], row["source"], row["because"]) == ("2021-05-30", "SOHR", "a new figure")
    assert (row["ranking_before"], row["ranking"]) == (
        "1. SNHR, 2. OHCHR, 3. SOHR",
        "1. SNHR, 2. SOHR, 3. OHCHR",
    )
    assert (row["ratio_before"], row["ratio"]) == ("1.9373", "1.5864")
    assert row["report_id"]
    assert row["publisher"]


def test_a_day_without_anything_compared_is_told_to_have_no_answer(tracker):
    ran = tracker("disagreement", *DEATHS, "--to", "2000-01-01")
    assert (ran.code, ran.out) == (0, "")
    assert "No figure answers this question" in ran.err


def test_what_a_source_leaves_out_is_told_apart_from_what_it_counts(tracker):
    said = tracker("compare", *DEATHS, "--group", "civilians", "--on", "2021-06-30").err
    (snhr,) = [line for line in said.splitlines() if line.startswith("SNHR counts: ")]
    assert " Leaves out: Fighters of the government and of ISIS" in snhr


@pytest.mark.parametrize(
    "command", [("figures", *DEATHS), ("trend", *DEATHS), ("compare", *DEATHS, "--on", "2021-06-30")]
)
def test_a_report_without_a_day_of_its_own_looks_like_none_in_a_table(tracker, command):
    ran = tracker(*command, "--source", "SOHR", "--group", "all")
    assert "on or after 2021-05-30" in ran.out
    assert "on or after" not in tracker(*command, "--source", "SOHR", "--format", "csv").out


def test_one_day_is_one_day(tracker):
    ran = tracker("compare", *DEATHS, "--on", "2021-05-31", "--source", "SOHR")
    assert "  1 day  " in ran.out


def test_whom_the_range_counts_is_told_where_the_question_leaves_it_open(tracker):
    flags = ("compare", *DEATHS, "--group", "any", "--on", "2021-06-30")
    assert "On 2021-06-30, deaths, civilians: from 143,350 to 227,413" in tracker(*flags).err
    compared = json.loads(tracker(*flags, "--format", "json").out)["compared"]
    assert (compared["metric"], compared["group"], compared["definition"]) == ("deaths", "civilians", "")


def test_the_range_and_what_is_not_compared_keep_their_bounds(tracker):
    civilians = ("compare", *DEATHS, "--group", "civilians", "--on")
    assert "deaths, civilians: from more than 164,000 to 231,495" in tracker(*civilians, "2024-06-30").err
    assert "AGPS counts Palestinian refugees, not civilians (at least 3,506 for 2017-06-05)" in (
        tracker(*civilians, "2021-06-30").err
    )


def test_what_is_said_beside_csv_goes_to_stderr_and_json_holds_it(tracker):
    known = ("trend", *DEATHS, "--source", "SOHR", "--known-on", "2021-04-30")
    as_csv, as_json = tracker(*known, "--format", "csv"), tracker(*known, "--format", "json")
    assert "may have been published later" in as_csv.err
    assert as_json.err == ""
    assert any("may have been published later" in said for said in json.loads(as_json.out)["caveats"])


def test_a_name_that_is_not_known_is_a_usage_error_with_the_nearest(tracker):
    ran = tracker("trend", "--metric", "deths")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "Error: --metric: 'deths' is not known here; did you mean deaths?\n"


@pytest.mark.parametrize(
    ("flags", "told"),
    [
        (("--known-on", "2021-13-01"), "--known-on: '2021-13-01' is not a day"),
        (("--from", "2022-01-01", "--to", "2021-01-01"), "--to: '2021-01-01' is before"),
        (("--counting", "sometimes"), "--counting: 'sometimes' is none of"),
        (("--bucket", "decade"), "--bucket: 'decade' is none of"),
        (("--source", "SOHRR"), "did you mean SOHR"),
        (("--output", "answer.doc"), "--output: 'answer.doc' ends in none of"),
    ],
)
def test_a_flag_with_a_bad_value_is_named(tracker, flags, told):
    ran = tracker("trend", *DEATHS, *flags)
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err


def test_compare_names_its_own_flags_too(tracker):
    for flags, told in (
        (("--on", "yesterday"), "--on: 'yesterday' is not a day"),
        (("--tolerance", "-1"), "--tolerance: '-1' is below zero"),
        (("--reference", "SNHRR"), "--reference: 'SNHRR' is not known here; did you mean SNHR"),
    ):
        ran = tracker("compare", *DEATHS, *flags)
        assert ran.code == 2, flags
        assert told in ran.err


@pytest.mark.parametrize("command", [("compare",), ("coverage",), ("figures",), ("export", "figures")])
def test_sums_are_not_offered_where_figures_are_as_reported(tracker, command):
    told = tracker(*command, "--help").out
    assert "--known-on" in told
    assert "--bucket" not in told
    assert "--rollup" not in told
    assert tracker(*command, "--bucket", "year").code == 2


def test_compare_is_about_today_where_no_day_is_given(tracker):
    answer = json.loads(tracker("compare", *DEATHS, "--format", "json").out)
    assert answer["on"] > "2025-01-01"
    assert all(row["age_days"] >= 0 for row in answer["rows"])


def test_the_reference_is_what_others_are_measured_against(tracker):
    flags = (*DEATHS, "--group", "civilians", "--on", "2021-06-30", "--format", "json")
    answer = json.loads(tracker("compare", *flags, "--reference", "SNHR").out)
    assert answer["reference"] == "SNHR"
    (snhr,) = [row for row in answer["rows"] if row["source"] == "SNHR" and row["basis"] != "estimated"]
    assert snhr["comparable"] != "no"


def test_sources_may_be_given_more_than_once(tracker):
    ran = tracker("coverage", *DEATHS, "--source", "SOHR", "--source", "SNHR", "--format", "csv")
    assert {row["source"] for row in rows(ran.out)} == {"SOHR", "SNHR"}


def test_a_question_that_nothing_answers_says_so_and_is_no_failure(tracker):
    ran = tracker("trend", *DEATHS, "--source", "SOHR", "--from", "2050-01-01")
    assert ran.code == 0
    assert "No figure answers this question" in ran.err


def test_dated_only_leaves_out_reports_without_a_day(tracker):
    every, dated = (tracker("figures", *flags, "--format", "csv") for flags in ((), ("--dated-only",)))
    assert {row["report_date_precision"] for row in rows(dated.out)} == {"day"}
    assert len(rows(every.out)) - len(rows(dated.out)) == 254


def test_a_file_gets_the_form_that_its_ending_says(tracker, tmp_path):
    for name in ("answer.csv", "answer.json", "answer.txt"):
        path = tmp_path / name
        ran = tracker("trend", *DEATHS, "-o", path)
        assert (ran.code, ran.out) == (0, "")
        form = {"csv": "csv", "json": "json", "txt": "table"}[path.suffix[1:]]
        assert path.read_bytes().decode() == tracker("trend", *DEATHS, "--format", form).out
    assert [path.name for path in sorted(tmp_path.iterdir())] == ["answer.csv", "answer.json", "answer.txt"]


def test_a_question_that_fails_leaves_the_file_as_it_was(tracker, tmp_path):
    path = tmp_path / "answer.csv"
    path.write_text("before")
    assert tracker("trend", "--metric", "deths", "-o", path).code == 2
    assert path.read_text() == "before"


def test_a_file_that_cannot_be_written_is_one_sentence(tracker, tmp_path):
    ran = tracker("figures", "-o", tmp_path / "nowhere" / "answer.csv")
    assert ran.code == 1
    assert "cannot be written" in ran.err


def test_a_store_that_is_empty_says_what_to_do(fresh):
    for command in (("trend", *DEATHS), ("figures",), ("sources",), ("imports",), ("db", "check")):
        ran = fresh(*command)
        assert (ran.code, ran.out) == (1, ""), command
        assert "is empty: run `tracker import FILE` or `tracker demo` first" in ran.err
