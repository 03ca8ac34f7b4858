from __future__ import annotations

import os
import pty
import subprocess
import sys

import pytest

import tracker
from tests.cli.running import TRACKER, run, start
from tracker.cli.main import COMMANDS, load
from tracker.domain.selection import PARAMETERS

HEAVY = (
    *("pandas", "plotly", "dash", "flask", "sqlalchemy", "alembic", "openpyxl", "babel", "pycountry"),
    *("rapidfuzz", "rich", "trafilatura", "htmldate", "pypdf", "lxml"),
)
# Commands that have commands of their own.
GROUPS = ("db", "export", "imports", "review", "sources")


def test_every_listed_command_is_there_under_its_line_of_help():
    for name, listed in COMMANDS.items():
        assert load(name).name == name or name in GROUPS, name
        assert load(name).get_short_help_str(200) == listed.help, name


def test_help_lists_the_commands_and_imports_none_of_them():
    told = run("--help", database="sqlite://")
    assert told.code == 0
    assert all(f"  {name} " in told.out for name in COMMANDS)
    script = (
        "import sys\nfrom tracker.cli.main import app\n"
        "try:\n    app(['--help'], prog_name='tracker')\nexcept SystemExit:\n    pass\n"
        "print([name for name in sys.argv[1:] if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script, *HEAVY], capture_output=True, check=True, text=True)
    assert done.stderr.strip() == "[]"


@pytest.mark.parametrize("command", ["trend", "compare", "disagreement", "coverage", "figures"])
def test_every_question_takes_every_flag_of_a_selection_but_sums_of_what_was_reported(command):
    told = run(command, "--help", database="sqlite://").out
    missing = [name for name in PARAMETERS if f"--{name.replace('_', '-')} " not in told]
    assert missing == ([] if command == "trend" else ["bucket", "rollup"])


def test_the_version_is_told():
    assert run("--version", database="sqlite://").out == f"tracker {tracker.__version__}\n"


def test_a_command_that_does_not_exist_is_a_usage_error_with_the_nearest():
    ran = run("tred", database="sqlite://")
    assert ran.code == 2
    assert "Did you mean 'trend'" in ran.err


def test_without_a_command_the_list_is_shown():
    done = subprocess.run([TRACKER], capture_output=True, check=False, text=True)
    assert done.returncode == 2
    assert "Commands:" in done.stderr


def test_an_address_of_no_store_is_one_sentence():
    ran = run("figures", database="mysql://somewhere")
    assert (ran.code, ran.out) == (1, "")
    assert "neither sqlite nor postgresql" in ran.err


def test_a_setting_that_is_no_number_is_named(monkeypatch):
    monkeypatch.setenv("TRACKER_PORT", "eighty")
    ran = run("metrics", database="sqlite://")
    assert ran.code == 2
    assert "TRACKER_PORT: 'eighty' is not a whole number" in ran.err


def test_the_database_of_the_environment_is_used_where_no_flag_names_one(tmp_path):
    url = f"sqlite:///{tmp_path / 'store.db'}"
    done = subprocess.run(
        [TRACKER, "db", "upgrade"],
        env={"TRACKER_DATABASE_URL": url, "HOME": str(tmp_path)},
        capture_output=True,
        check=True,
        text=True,
    )
    assert url in done.stderr
    assert (tmp_path / "store.db").exists()


def test_data_and_words_part_ways_and_exit_codes_are_the_contracts(bundled_sqlite):
    database = bundled_sqlite.shown_url
    good = start(
        "trend", "--metric", "deaths", "--known-on", "2021-04-30", "--format", "csv", database=database
    )
    assert good.code == 0
    assert good.out.startswith("source,dataset,metric")
    assert "may have been published later" in good.err
    assert "may have been published later" not in good.out
    bad = start("trend", "--metric", "deths", database=database)
    assert (bad.code, bad.out) == (2, "")
    assert "Traceback" not in bad.err


def test_a_reader_who_has_seen_enough_ends_the_command_quietly(bundled_sqlite):
    command = f"{TRACKER} --database {bundled_sqlite.shown_url} figures --format csv | head -n 1"
    done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, check=True, text=True)
    assert done.stdout.startswith("figure_id,")
    assert done.stderr == ""


def test_a_table_in_a_pipe_has_no_colours_whatever_the_terminal(bundled_sqlite):
    ran = start("sources", database=bundled_sqlite.shown_url, FORCE_COLOR="1", TERM="xterm-256color")
    assert ran.code == 0
    assert "\x1b" not in ran.out


def test_a_table_on_a_terminal_is_set_by_rich_and_heeds_no_color(bundled_sqlite):
    command = [TRACKER, "--database", bundled_sqlite.shown_url, "metrics"]
    coloured, plain = on_terminal(command), on_terminal(command, NO_COLOR="1")
    assert "─" in coloured
    assert "deaths" in plain
    assert "\x1b[3" not in plain.replace("\x1b[3m", "")


def on_terminal(command, **environment):
    """What a command writes when its stdout is a terminal."""
    controller, terminal = pty.openpty()
    settings = {"TERM": "xterm-256color", "COLUMNS": "120", "PATH": os.environ["PATH"]} | environment
    subprocess.run(command, stdout=terminal, env=settings, check=True)
    os.close(terminal)
    return b"".join(iter(lambda: read_some(controller), b"")).decode()


def read_some(controller):
    try:
        return os.read(controller, 65_536)
    except OSError:
        return b""
