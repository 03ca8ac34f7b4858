"""The documentation, run: its commands give what stands below them, and its tables name what there is."""

from __future__ import annotations

import os
import re
import shlex
from doctest import ELLIPSIS, NORMALIZE_WHITESPACE, OutputChecker
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.conftest import bundled_document
from tests.ingest.readers.reading import codes, drafts, read
from tracker.cli.main import app
from tracker.export.disagreement import CHANGES_COLUMNS, DISAGREEMENT_COLUMNS
from tracker.export.figures import FIGURES_COLUMNS
from tracker.export.lines import COMPARE_COLUMNS, COVERAGE_COLUMNS, SERIES_COLUMNS
from tracker.ingest.registry import find_readers
from tracker.ingest.run import import_document

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)
FILE = re.compile(r"```text (\S+)\n(.*?)```", re.DOTALL)
LINK = re.compile(r"\]\(([^)#:]+)\)")


def commands(page):
    for block in BLOCK.findall(page.read_text(encoding="utf-8")):
        for example in re.split(r"^\$ tracker ", block, flags=re.MULTILINE)[1:]:
            command, _line, expected = example.partition("\n")
            yield command, expected


def examples():
    for page in PAGES:
        if not files_of(page):
            for command, expected in commands(page):
                yield pytest.param(command, expected, id=f"{page.name}: {command[:40]}")


def files_of(page):
    """The files that a page brings for its commands, by name: these follow one another on one store."""
    return dict(FILE.findall(page.read_text(encoding="utf-8")))


def assert_gives(store, command, expected):
    url = store.engine.url.render_as_string(hide_password=False)
    result = CliRunner().invoke(app, shlex.split(command), env=os.environ | {"TRACKER_DATABASE_URL": url})
    assert result.exit_code == 0, result.output
    fits = OutputChecker().check_output(expected, result.output, ELLIPSIS | NORMALIZE_WHITESPACE)
    assert fits, f"{command}\nexpected:\n{expected}\ngot:\n{result.output}"


@pytest.fixture
def documented(make_store, tmp_path, monkeypatch):
    """A store that holds the bundled figures, the working folder an empty one."""
    store = make_store()
    import_document(store, bundled_document())
    monkeypatch.chdir(tmp_path)
    return store


@pytest.mark.parametrize(("command", "expected"), examples())
def test_a_command_in_the_documentation_gives_what_stands_below_it(command, expected, documented):
    assert_gives(documented, command, expected)


@pytest.mark.parametrize("page", filter(files_of, PAGES), ids=lambda page: page.name)
def test_the_commands_of_a_page_that_brings_files_follow_one_another(page, documented, tmp_path):
    for name, content in files_of(page).items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    for command, expected in commands(page):
        assert_gives(documented, command, expected)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_between_pages_leads_to_a_file(page):
    missing = [
        target
        for target in LINK.findall(page.read_text(encoding="utf-8"))
        if not (page.parent / target).exists()
    ]
    assert missing == []


def test_every_column_of_the_figures_table_is_described():
    told = (ROOT / "docs" / "figures-table.md").read_text(encoding="utf-8")
    assert [column for column in FIGURES_COLUMNS if f"`{column}`" not in told] == []


@pytest.mark.parametrize(
    "columns", [SERIES_COLUMNS, COMPARE_COLUMNS, DISAGREEMENT_COLUMNS, CHANGES_COLUMNS, COVERAGE_COLUMNS]
)
def test_the_columns_of_answers_stand_in_the_documentation_in_their_order(columns):
    told = (ROOT / "docs" / "questions.md").read_text(encoding="utf-8")
    assert ", ".join(columns) in told


def readers_page():
    return (ROOT / "docs" / "readers.md").read_text(encoding="utf-8")


def test_every_reader_is_described():
    told = readers_page()
    assert [reader.name for reader in find_readers() if f"`{reader.name}`" not in told] == []


def test_the_reader_in_the_documentation_reads():
    code = re.search(r"```python\n(.*?)```", readers_page(), re.DOTALL)[1]
    example = {}
    exec(compile(code, "readers.md", "exec"), example)  # noqa: S102
    contents = read(example["READER"], "deaths.csv", "Country,Year,Deaths\nSYR,2012,5\nSYR,2013,\n")
    assert [(one.quantity.value, one.locator) for one in drafts(contents)] == [(5, "row 2")]
    assert codes(contents) == []
