"""What the tracker was made to show, asked from the outside: by its commands."""

from __future__ import annotations

import csv
import json
from functools import partial
from io import StringIO
from pathlib import Path

import pytest

from tests.cli.running import run, start

pytestmark = [pytest.mark.acceptance, pytest.mark.xdist_group("show")]

SHARED = Path(__file__).parents[3] / "shared" / "data" / "syria" / "figures.csv"
WAR = ("--metric", "deaths", "--conflict", "Syrian civil war")


@pytest.fixture
def tracker(bundled_sqlite):
    return partial(run, database=bundled_sqlite.shown_url)


@pytest.fixture
def empty(tmp_path):
    return f"sqlite:///{tmp_path / 'empty.db'}"


def rows(text):
    return list(csv.DictReader(StringIO(text, newline="")))


def test_the_shared_figures_go_in_whole_and_only_once(empty):
    if not SHARED.exists():
        pytest.skip(f"{SHARED} is not here: the shared data is no part of this repository")
    first = start("import", SHARED, "--format", "json", database=empty)
    again = start("import", SHARED, database=empty)
    assert (first.code, again.code) == (0, 0)
    summary = json.loads(first.out)
    assert (summary["added"], summary["rejected"]) == (618, 0)
    assert "0 added, 618 unchanged, 0 rows rejected" in again.out


def test_a_trend_is_a_file_of_one_source_with_its_bounds(tracker):
    ran = tracker("trend", *WAR, "--source", "SOHR", "--format", "csv")
    points = rows(ran.out)
    assert ran.code == 0
    assert {row["source"] for row in points} == {"SOHR"}
    assert {row["qualifier"] for row in points} >= {"exact", "more_than", "at_least", "approximately"}


def test_a_past_day_knows_what_was_published_by_then_and_nothing_later(tracker):
    ran = tracker("trend", *WAR, "--source", "SOHR", "--known-on", "2021-04-30", "--format", "csv")
    points = rows(ran.out)
    assert [row["value"] for row in points if row["as_of"] == "2021-03-14"] == ["388652"]
    assert max(row["report_date"] for row in points) <= "2021-04-30"


def test_years_are_sums_of_periods_that_do_not_overlap(tracker):
    ran = tracker("trend", *WAR, "--source", "SOHR", "--bucket", "year", "--format", "csv")
    years = rows(ran.out)
    assert ran.code == 0
    assert years
    assert {(row["counting"], row["as_of"][4:]) for row in years} == {("period", "-12-31")}
    assert all(row["rule"] for row in years if row["derived"] == "true")


def test_three_sources_on_civilians_are_compared_and_the_estimate_is_shown_and_not_ranked(tracker):
    ran = tracker(
        *("compare", *WAR, "--group", "civilians", "--on", "2021-06-30", "--format", "csv"),
    )
    ranked = [row for row in rows(ran.out) if row["ratio_to_lowest"]]
    assert [(row["source"], row["qualifier"], row["value"]) for row in ranked] == [
        ("SNHR", "exact", "227413"),
        ("SOHR", "at_least", "159774"),
        ("OHCHR", "exact", "143350"),
    ]
    (estimate,) = [row for row in rows(ran.out) if row["value"] == "306887"]
    assert (estimate["comparable"], estimate["ratio_to_lowest"]) == ("no", "")
    assert "an estimate" in estimate["reason"]
    table = tracker("compare", *WAR, "--group", "civilians", "--on", "2021-06-30")
    for words in ("227,413", "at least 159,774", "143,350", "306,887"):
        assert words in table.out


def test_an_export_imported_elsewhere_has_the_same_ids_fields_and_links(tracker, empty, tmp_path):
    out = tmp_path / "out.csv"
    assert tracker("export", "figures", "-o", out).code == 0
    copied = start("import", out, database=empty)
    assert copied.code == 0
    assert "618 added" in copied.out
    copy = start("export", "figures", database=empty).out
    assert [without_instant(row) for row in rows(copy)] == [
        without_instant(row) for row in rows(out.read_bytes().decode())
    ]


def without_instant(row):
    return {name: cell for name, cell in row.items() if name != "recorded_at"}


def test_one_source_on_civilians_has_75_figures(tracker):
    ran = tracker(
        *("figures", "--metric", "deaths", "--group", "civilians", "--source", "SOHR", "--format", "csv")
    )
    assert len(rows(ran.out)) == 75


def test_of_a_hostile_table_the_good_rows_go_in_and_the_others_are_told(empty, tmp_path):
    header = "source,metric,value,low,high,report_date,report_title,note"
    good = [
        'SOHR,deaths,10,,,2024-12-01,"=HYPERLINK(""https://evil.example"")",plain',
        "SOHR,deaths,20,,,2024-12-02,a title,a note with \x00 in it",
        "SNHR,deaths,30,,,2024-12-03,a title,",
    ]
    bad = [
        "SOHR,deaths,-5,,,2024-12-04,t,",
        "SOHR,deaths,5,,,0025-01-01,t,",
        "SOHR,deaths,,9,3,2024-12-04,t,",
        "SOHR,unicorns,5,,,2024-12-04,t,",
        ",deaths,5,,,2024-12-04,t,",
        "SOHR,deaths,1e308,,,2024-12-04,t,",
        "SOHR,deaths,5",
        "SOHR,deaths,5,,,03/04/2024,t,",
    ]
    mixed = [good[0], *bad[:3], good[1], *bad[3:], good[2]]
    path = tmp_path / "hostile.csv"
    path.write_text("\n".join([header, *mixed]) + "\n", encoding="utf-8")
    ran = start("import", path, "--format", "json", database=empty)
    summary = json.loads(ran.out)
    assert ran.code == 3
    assert (summary["read"], summary["added"], summary["rejected"]) == (11, 3, 8)
    errors = {issue["locator"]: issue for issue in summary["issues"] if issue["severity"] == "error"}
    assert {locator: (issue["field"], issue["value"]) for locator, issue in errors.items()} == {
        "row 3": ("value", "-5"),
        "row 4": ("report_date", "0025-01-01"),
        "row 5": ("low", "9"),
        "row 7": ("metric", "unicorns"),
        "row 8": ("source", ""),
        "row 9": ("value", "1e308"),
        "row 10": ("low", ""),
        "row 11": ("report_date", "03/04/2024"),
    }
    assert all(issue["message"] for issue in errors.values())
    assert [issue["field"] for issue in summary["issues"] if issue["code"] == "nul_byte"] == ["note"]
    stored = rows(start("export", "figures", database=empty).out)
    assert [row["value"] for row in stored] == ["10", "20", "30"]
    assert stored[0]["report_title"] == '=HYPERLINK("https://evil.example")'
