from __future__ import annotations

import csv
from io import StringIO

import pytest

ROWS = (
    "row_id,source,metric,value,report_date,period_end",
    "first,SOHR,deaths,10,2024-11-01,2024-10-31",
    "second,SOHR,deaths,12,2024-11-20,2024-11-15",
)


@pytest.fixture
def known(fresh, table):
    """The ids of two figures that are stored, by their values."""
    assert fresh("import", table(*ROWS)).code == 0
    return {row["value"]: row["figure_id"] for row in listed(fresh)}


def listed(fresh):
    return list(csv.DictReader(StringIO(fresh("figures", "--format", "csv").out, newline="")))


def totals(fresh, *known_on):
    """The values on the line of deaths."""
    told = fresh("trend", "--metric", "deaths", "--format", "csv", *known_on).out
    return [row["value"] for row in csv.DictReader(StringIO(told, newline=""))]


def test_a_withdrawn_figure_is_on_the_line_as_known_before_and_off_it_after(fresh, known):
    ran = fresh("correct", "retracts", known["12"], "--day", "2024-12-05", "--reason", "counted twice")
    assert (ran.code, ran.out) == (0, "2\n")
    assert ran.err == "On record: the figure is retracted since 2024-12-05; 1 figure changed.\n"
    assert totals(fresh) == ["10"]
    assert totals(fresh, "--known-on", "2024-12-04") == ["10", "12"]
    assert [row["state"] for row in listed(fresh)] == ["in_force", "retracted"]


def test_a_replaced_figure_is_listed_with_what_replaced_it_until_that_is_undone(fresh, known):
    said = ("correct", "replaces", known["10"], "--by", known["12"], "--reason", "recounted")
    assert fresh(*said).out == "2\n"
    rows = {row["value"]: row for row in listed(fresh)}
    assert (rows["10"]["state"], rows["10"]["known_until"]) == ("replaced", "2024-11-20")
    assert rows["12"]["replaces"] == known["10"]
    again = fresh(*said)
    assert (again.code, again.out) == (0, "2\n")
    assert "known already, for the reason 'recounted': nothing changed" in again.err
    assert f"replaces {known['10']}" in fresh("imports").out
    fresh("imports", "undo", "2")
    assert [row["state"] for row in listed(fresh)] == ["in_force", "in_force"]


def test_a_void_figure_is_in_no_list(fresh, known):
    ran = fresh("correct", "void", known["12"], "--reason", "typed wrongly")
    assert ran.err == "On record: the figure is void; 1 figure changed.\n"
    assert [row["value"] for row in listed(fresh)] == ["10"]


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("void", "12"), 2, "Error: --reason: say why"),
        (("void", "12", "--reason", ""), 2, "Error: --reason: say why"),
        (("void", "twelve", "--reason", "x"), 2, "Error: FIGURE: 'twelve' is not an id"),
        (("void", "f" * 32, "--reason", "x"), 1, "Error: no figure has the id"),
        (("retracts", "12", "--day", "5.12.", "--reason", "x"), 2, "Error: --day: '5.12.' is not a day"),
        (("replaces", "12", "--by", "12", "--reason", "x"), 2, "is the figure itself"),
        (("repeats", "12", "--reason", "x"), 2, "'repeats' is not one of"),
    ],
)
def test_what_cannot_be_said_is_one_line_and_leaves_no_trace(fresh, known, arguments, code, words):
    ran = fresh("correct", *(known.get(one, one) for one in arguments))
    assert (ran.code, ran.out) == (code, "")
    assert words in ran.err
    assert "correct" not in fresh("imports").out


def test_an_empty_store_has_nothing_to_correct(fresh):
    ran = fresh("correct", "void", "f" * 32, "--reason", "x")
    assert ran.code == 1
    assert "is empty: run `tracker import FILE`" in ran.err
