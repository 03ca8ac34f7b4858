from __future__ import annotations

import csv
from io import StringIO

from tests.cli.running import run
from tracker.ingest.columns import COLUMNS

FIGURE = ("--source", "SOHR", "--metric", "civilian_deaths", "--report-date", "2024-12-03")


def test_a_figure_is_added_and_its_id_printed(fresh):
    ran = fresh("add", *FIGURE, "--value", "1,234", "--qualifier", "at least", "--period-end", "2024-12-01")
    assert (ran.code, ran.err) == (0, "Added.\n")
    (row,) = csv.DictReader(StringIO(fresh("figures", "--format", "csv").out, newline=""))
    assert ran.out == f"{row['figure_id']}\n"
    assert (row["value"], row["low"], row["group"], row["as_of"]) == (
        "1234",
        "1234",
        "civilians",
        "2024-12-01",
    )


def test_adding_it_again_prints_the_same_id_and_changes_nothing(fresh):
    first, again = fresh("add", *FIGURE, "--value", "5"), fresh("add", *FIGURE, "--value", "5")
    assert again.out == first.out
    assert "nothing changed" in again.err


def test_every_fault_names_its_flag(fresh):
    ran = fresh("add", "--metric", "deaths", "--value", "-5", "--report-date", "03/04/2024", "--low", "x")
    assert (ran.code, ran.out) == (2, "")
    for flag in ("--source: ", "--value: ", "--report-date: ", "--low: "):
        assert f"Error: {flag}" in ran.err


def test_a_metric_that_is_not_known_is_told_with_the_nearest(fresh):
    ran = fresh("add", "--source", "SOHR", "--metric", "deths", "--value", "5", "--report-date", "2024-12-03")
    assert ran.code == 2
    assert "Error: --metric: 'deths' is no metric that is known here; did you mean deaths?" in ran.err


def test_every_column_that_a_person_can_say_is_a_flag():
    told = run("add", "--help", database="sqlite://").out
    flags = {f"--{column.replace('_', '-')} " for column in COLUMNS if column not in ("figure_id", "row_id")}
    assert {flag for flag in flags if flag not in told} == set()
