"""Serving, in processes of its own: it answers, opens the page, and one signal ends it all."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pandas as pd
import pytest

from dashboard.browser import answers, has_display
from dashboard.serve import check_store, listen, shown_address
from tracker.errors import RevisionError, StoreError, TrackerError
from tracker.store.engine import Store, open_store
from tracker.store.schema import downgrade

pytestmark = pytest.mark.xdist_group("serve")

PATIENCE_SECONDS = 120
SERVE = (
    "import sys; from dashboard.serve import serve; "
    "serve(sys.argv[1], '127.0.0.1', 0, 2, open_page=sys.argv[2] == 'open')"
)


def until(condition: Callable[[], bool], what: str) -> None:
    """Wait for something, within bounds."""
    for _ in range(PATIENCE_SECONDS * 10):
        if condition():
            return
        time.sleep(0.1)
    pytest.fail(f"waited in vain: {what}")


@contextmanager
def served(
    url: str, folder: Path, *, open_page: bool = False, **environment: str
) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """The address of a server that answers, and its process, ended at the latest here."""
    words = folder / "words.txt"
    plain = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    python_path = {"PYTHONPATH": str(Path(__file__).parents[2])}
    with words.open("wb") as said:
        process = subprocess.Popen(
            [sys.executable, "-P", "-c", SERVE, url, "open" if open_page else "no"],
            stderr=said,
            cwd=folder,
            env=plain | python_path | environment,
        )
    try:
        until(lambda: "(Ctrl-C" in words.read_text() or process.poll() is not None, "an address")
        address = re.search(r"http://\S+", words.read_text())
        assert address, words.read_text()
        until(lambda: answers(f"{address[0]}/healthz"), "an answer")
        yield address[0], process
    finally:
        process.terminate()
        process.wait(PATIENCE_SECONDS)


@pytest.fixture(scope="module")
def url_of(bundled_sqlite: Store) -> str:
    return f"sqlite:///{bundled_sqlite.engine.url.database}"


def status_of(address: str) -> int:
    try:
        with urlopen(address) as response:  # noqa: S310 - the server under test
            return response.status
    except HTTPError as refused:
        with refused:
            return refused.code


def processes_of(process: subprocess.Popen[bytes]) -> list[int]:
    """The process and those it started."""
    return [process.pid, *(pid for pid, parent, _state in processes() if parent == process.pid)]


def processes() -> list[tuple[int, int, str]]:
    """Every process of the machine: its number, its parent's, and its state."""
    listed = subprocess.run(
        ["ps", "-eo", "pid=,ppid=,stat="],  # noqa: S607
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    return [(int(pid), int(parent), state) for pid, parent, state in map(str.split, listed.splitlines())]


def test_it_answers_from_several_processes_and_one_signal_ends_them(url_of: str, tmp_path: Path) -> None:
    with served(url_of, tmp_path) as (address, process):
        until(lambda: len(processes_of(process)) == 3, "two workers")
        table = pd.read_csv(f"{address}/api/v1/series.csv?metric=deaths&conflict=syria")
        assert {"source", "as_of", "value"} <= set(table.columns)
        assert len(table) > 50
        figures = pd.read_csv(f"{address}/api/v1/figures.csv")
        assert len(figures) == 618
        started = processes_of(process)
        process.send_signal(signal.SIGTERM)
        assert process.wait(PATIENCE_SECONDS) == 0
        running = {pid for pid, _parent, state in processes() if not state.startswith("Z")}
        assert not running & set(started)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["words.txt"]


def test_with_a_display_the_page_opens_once_the_server_answers(url_of: str, tmp_path: Path) -> None:
    opened = tmp_path / "opened.txt"
    browser = f"{sys.executable} -c \"import sys; open('{opened}', 'w').write(sys.argv[1])\" %s"
    with served(url_of, tmp_path, open_page=True, DISPLAY=":99", BROWSER=browser) as (address, _process):
        until(lambda: opened.exists() and opened.read_text() != "", "an opened page")
        assert opened.read_text() == address


def test_without_a_display_nothing_is_opened(url_of: str, tmp_path: Path) -> None:
    opened = tmp_path / "opened.txt"
    browser = f"{sys.executable} -c \"open('{opened}', 'w').write('x')\" %s"
    with served(url_of, tmp_path, open_page=True, BROWSER=browser) as (_address, process):
        until(lambda: len(processes_of(process)) == 3, "two workers")
    assert not opened.exists()


def test_files_where_it_runs_do_not_stand_in_for_ours(url_of: str, tmp_path: Path) -> None:
    for name in ("dashboard", "gunicorn", "tracker"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('this is not the one')")
    (tmp_path / "gunicorn.conf.py").write_text("raise SystemExit('this is not ours')")
    with served(url_of, tmp_path) as (address, _process):
        assert status_of(f"{address}/healthz") == 200


def test_an_empty_store_is_served_and_says_what_to_do(tmp_path: Path) -> None:
    with served(f"sqlite:///{tmp_path / 'empty.db'}", tmp_path) as (address, _process):
        assert status_of(f"{address}/trend") == 200
        assert status_of(f"{address}/healthz") == 503


def test_a_taken_port_is_one_sentence() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(TrackerError, match=re.escape(f"127.0.0.1, port {port}: Address already in use;")):
            listen("127.0.0.1", port)


def test_an_unknown_host_is_one_sentence() -> None:
    with pytest.raises(TrackerError, match=r"nowhere\.invalid"):
        listen("nowhere.invalid", 8050)


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:"])
def test_a_store_in_memory_is_refused(url: str) -> None:
    with pytest.raises(StoreError, match="in memory"):
        check_store(url)


def test_a_store_at_another_revision_is_refused(make_store) -> None:
    store = make_store("sqlite")
    downgrade(store, "base")
    with store.write() as connection:
        connection.exec_driver_sql("INSERT INTO alembic_version VALUES ('of_tomorrow')")
    with pytest.raises(RevisionError, match="newer program"):
        check_store(f"sqlite:///{store.engine.url.database}")


@pytest.mark.parametrize(
    ("host", "shown"),
    [
        ("127.0.0.1", "http://127.0.0.1:8050"),
        ("0.0.0.0", "http://127.0.0.1:8050"),  # noqa: S104
        ("::", "http://[::1]:8050"),
        ("figures.local", "http://figures.local:8050"),
    ],
)
def test_the_shown_address_can_be_opened(host: str, shown: str) -> None:
    assert shown_address(host, 8050) == shown


@pytest.mark.parametrize(
    ("environment", "platform", "there"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ""}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({}, "darwin", True),
    ],
)
def test_a_display_is_told_by_the_environment(
    environment: dict[str, str], platform: str, there: bool
) -> None:
    assert has_display(environment, platform) is there


def test_a_store_that_is_not_there_is_told_without_its_password() -> None:
    store = open_store("postgresql://reader:secret@127.0.0.1:1/none")
    with pytest.raises(StoreError) as refused:
        check_store("postgresql://reader:secret@127.0.0.1:1/none")
    store.close()
    assert "secret" not in str(refused.value)
