"""The command line on the bundled figures, and on a store that does not exist yet."""

from __future__ import annotations

from functools import partial

import pytest

from tests.cli.running import run


@pytest.fixture
def tracker(bundled_sqlite):
    """A function that runs a reading command on the bundled figures."""
    return partial(run, database=bundled_sqlite.shown_url)


@pytest.fixture
def fresh(tmp_path):
    """A function that runs a command on a store of its own, which does not exist before."""
    return partial(run, database=f"sqlite:///{tmp_path / 'fresh' / 'store.db'}")


@pytest.fixture
def table(tmp_path):
    """A function that writes a figures table: rows of columns, each row beside what they share."""

    def write(*lines: str, name: str = "table.csv"):
        path = tmp_path / name
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    return write
