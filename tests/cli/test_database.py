from __future__ import annotations

import json
import sqlite3
from contextlib import closing

import pytest

from tracker.store.schema import head

ROWS = ("source,metric,value,report_date,period_end", "SOHR,deaths,10,2024-12-01,2024-11-30")


def path_of(fresh):
    return fresh.keywords["database"].removeprefix("sqlite:///")


def tamper(fresh, statement):
    with closing(sqlite3.connect(path_of(fresh))) as connection, connection:
        connection.execute(statement)


def test_the_schema_goes_up_and_down_again(fresh):
    assert f"is at revision {head()}" in fresh("db", "upgrade").err
    assert fresh("metrics").code == 0
    assert "none: it is empty" in fresh("db", "downgrade", "base").err
    assert "is empty" in fresh("metrics").err


@pytest.mark.parametrize("command", ["upgrade", "downgrade"])
def test_a_revision_that_does_not_exist_is_a_failure_in_one_sentence(fresh, command):
    fresh("db", "upgrade")
    ran = fresh("db", command, "never")
    assert (ran.code, ran.out) == (1, "")
    assert "never" in ran.err


def test_a_store_of_another_revision_is_refused_with_the_command_that_mends_it(fresh, table):
    fresh("import", table(*ROWS))
    tamper(fresh, "UPDATE alembic_version SET version_num = 'from_the_future'")
    for command in (("import", table(*ROWS)), ("figures",), ("imports", "undo", 1), ("add",)):
        ran = fresh(*command)
        assert ran.code in (1, 2), command
    assert "use the newer program" in fresh("figures").err


def test_a_sound_store_passes_its_check(fresh, table):
    fresh("import", table(*ROWS))
    ran = fresh("db", "check")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.endswith("0 faults, 0 warnings.\n")


def test_a_fault_is_told_and_fails_the_check(fresh, table):
    fresh("import", table(*ROWS))
    tamper(fresh, "UPDATE figure SET state = 'superseded'")
    ran = fresh("db", "check", "--format", "json")
    assert ran.code == 1
    (found,) = json.loads(ran.out)["rows"]
    assert (found["weight"], found["code"]) == ("fault", "vintage")
    assert "Rebuilt; changed: 1 figure." in fresh("db", "rebuild").err
    assert fresh("db", "check").code == 0


def test_a_warning_is_told_and_does_not_fail_the_check(tracker):
    ran = tracker("db", "check")
    assert ran.code == 0
    assert "same_cell" in ran.out
    assert "0 faults" in ran.err


def test_a_rebuild_of_a_sound_store_changes_nothing(fresh, table):
    fresh("import", table(*ROWS))
    assert fresh("db", "rebuild").err == "Rebuilt; changed: 0 figures.\n"


def test_a_file_that_is_no_store_is_a_failure_in_one_sentence(fresh, tmp_path):
    path = tmp_path / "letter.txt"
    path.write_text("this is no database, whatever its name says" * 100)
    ran = fresh("--database", f"sqlite:///{path}", "figures")
    assert (ran.code, ran.out) == (1, "")
    assert "cannot be opened" in ran.err
