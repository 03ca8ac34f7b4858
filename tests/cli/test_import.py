from __future__ import annotations

import json

import pytest

HEADER = "source,metric,value,report_date,report_url,row_id"
GOOD = "SOHR,deaths,10,2024-12-01,https://x.example/1,a"


def test_a_file_goes_in_once_and_its_summary_says_so(fresh, table):
    path = table(HEADER, GOOD)
    first, again = fresh("import", path), fresh("import", path)
    assert (first.code, again.code) == (0, 0)
    assert first.out == "table.csv: 1 row read by figures-table: 1 added, 0 unchanged, 0 rows rejected\n"
    assert again.out == "table.csv: 1 row read by figures-table: 0 added, 1 unchanged, 0 rows rejected\n"
    assert first.err == ""


def test_an_import_without_rejected_rows_says_so_once(fresh, table):
    fresh("import", table(HEADER, GOOD))
    shown = fresh("imports", "show", 1)
    assert (shown.out, shown.err) == ("", "Import 1 rejected no row.\n")


def test_a_file_that_is_known_already_makes_nothing_new(fresh, table):
    path = table(HEADER, GOOD.replace("SOHR", "SOHRR"))
    assert "was made; did you mean SOHR?" in fresh("import", path).out
    again = fresh("import", path)
    assert "1 unchanged" in again.out
    assert "was made" not in again.out
    told = json.loads(fresh("import", path, "--format", "json").out)
    assert [issue for issue in told["issues"] if issue["code"].startswith("new_")] == []


def test_new_names_are_listed_with_the_near_ones(fresh, table):
    ran = fresh("import", table(HEADER, GOOD.replace("SOHR", "SOHRR")))
    assert "new sources: SOHRR" in ran.out
    assert "did you mean SOHR?" in ran.out


def test_rejected_rows_are_told_with_row_field_value_and_reason_and_are_kept(fresh, table):
    path = table(HEADER, GOOD, "SOHR,deaths,-5,2024-12-01,https://x.example/2,b")
    ran = fresh("import", path)
    assert ran.code == 3
    assert "row 3  value  -5     '-5' is below zero: a count never is" in ran.out
    shown = fresh("imports", "show", 1)
    assert "negative" in shown.out
    assert fresh("imports", "show", 7).code == 1


def test_json_is_one_object_a_line_with_the_fields_of_the_contract(fresh, table):
    one, two = table(HEADER, GOOD), table(HEADER, GOOD.replace("10", "11"), name="two.csv")
    ran = fresh("import", one, two, "--format", "json")
    objects = [json.loads(line) for line in ran.out.splitlines()]
    assert [found["file"] for found in objects] == ["table.csv", "two.csv"]
    assert list(objects[0]) == [
        *("file", "reader", "dataset", "edition", "read", "added", "unchanged", "revised", "dropped"),
        *("rejected", "created", "issues"),
    ]
    assert set(objects[0]["created"]) >= {"sources", "conflicts", "places"}


def test_a_missing_file_is_told_and_the_others_go_in(fresh, table, tmp_path):
    ran = fresh("import", tmp_path / "absent.csv", table(HEADER, GOOD))
    assert ran.code == 1
    assert "absent.csv: No such file or directory" in ran.err
    assert "1 added" in ran.out


def test_a_file_that_is_no_table_is_a_failure_in_one_sentence(fresh, table):
    ran = fresh("import", table("nothing, of, this"))
    assert (ran.code, ran.out) == (1, "")
    assert "no reader knows this file" in ran.err


def test_a_failure_counts_for_more_than_a_rejected_row(fresh, table, tmp_path):
    bad = table(HEADER, GOOD.replace("10", "-1"))
    assert fresh("import", bad, tmp_path / "absent.csv").code == 1


def test_a_dry_run_stores_nothing_and_tells_what_would_change(fresh, table):
    header, row = f"{HEADER},period_end", f"{GOOD},2024-11-30"
    path = table(header, row)
    assert "  + SOHR, deaths, all, 2024-11-30: 10\n" in fresh("import", path, "--dry-run").out
    assert fresh("imports").code == 1
    fresh("import", path)
    revision = "SOHR,deaths,12,2024-12-09,https://x.example/2,b,2024-11-30"
    later = table(header, row, revision, revision.replace("12", "x", 1), name="later.csv")
    ran = fresh("import", later, "--dry-run")
    assert ran.code == 3
    assert "1 added, 1 unchanged (1 revision), 1 row rejected" in ran.out
    assert "nothing was stored" in ran.out
    assert "  ~ SOHR, deaths, all, 2024-11-30: 12 in place of 10\n" in ran.out
    assert "row 4  value  x" in ran.out
    assert len(fresh("figures", "--format", "csv").out.splitlines()) == 2


def test_rows_without_a_day_take_the_day_that_is_given(fresh, table):
    path = table("source,metric,value,report_title", "SOHR,deaths,10,a page")
    assert fresh("import", path, "--published", "3 April").code == 2
    assert fresh("import", path, "--published", "2024-04-03").code == 0
    assert "2024-04-03" in fresh("figures").out


def test_an_edition_is_given_to_rows_of_a_dataset(fresh, table):
    path = table("source,metric,value,report_date,dataset", "UCDP,deaths,10,2024-06-01,GED")
    ran = fresh("import", path, "--edition", "24.1", "--format", "json")
    assert (json.loads(ran.out)["dataset"], json.loads(ran.out)["edition"]) == ("GED", "24.1")


def test_a_reader_that_does_not_exist_is_told(fresh, table):
    ran = fresh("import", table(HEADER, GOOD), "--reader", "tea-leaves")
    assert ran.code != 0
    assert "tea-leaves" in ran.err


def test_an_import_is_listed_and_undone_and_comes_back(fresh, table):
    path = table(HEADER, GOOD)
    fresh("import", path)
    listed = fresh("imports", "--format", "json")
    (entry,) = json.loads(listed.out)["rows"]
    assert (entry["id"], entry["file_name"], entry["added"], entry["status"]) == (1, "table.csv", 1, "done")
    assert fresh("imports", "undo", 1).err == "Import 1 was undone; void now: 1 figure.\n"
    assert json.loads(fresh("figures", "--format", "json").out)["rows"] == []
    assert fresh("imports", "undo", 1).code == 1
    assert "1 added" in fresh("import", path).out
    (row,) = json.loads(fresh("figures", "--format", "json").out)["rows"]
    assert row["state"] == "in_force"


def test_no_file_is_a_usage_error(fresh):
    assert fresh("import").code == 2


@pytest.mark.parametrize("hostile", ["\x1b[31mred", "a\rb", "line\u2028break"])
def test_a_value_cannot_steer_the_terminal(fresh, table, hostile):
    quoted = f'"{hostile}"'
    ran = fresh("import", table(HEADER, GOOD.replace("SOHR", quoted), GOOD.replace("10", quoted)))
    assert hostile not in ran.out
    assert hostile not in fresh("figures").out


def test_a_dry_run_of_an_edition_lists_no_number_that_stays(fresh, table):
    header = f"{HEADER},period_end,dataset,edition"
    first = f"{GOOD},2024-11-30,tolls,1"
    fresh("import", table(header, first))
    later = first.replace("tolls,1", "tolls,2").replace("2024-12-01", "2024-12-09")
    ran = fresh("import", table(header, later, name="later.csv"), "--dry-run")
    assert "1 added, 0 unchanged (1 as in an earlier edition)" in ran.out
    assert "in place of" not in ran.out
