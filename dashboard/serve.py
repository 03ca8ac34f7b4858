"""Serving: the process that was called becomes the server of the dashboard."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from typing import NoReturn

from dashboard.browser import has_display
from tracker.errors import StoreError, TrackerError
from tracker.store.engine import open_store
from tracker.store.schema import check_revision, is_empty

# Without -P a folder or file of these names where the command is run would be taken for ours.
_PYTHON = (sys.executable, "-P", "-m")
_BACKLOG = 512


def serve(database_url: str, host: str, port: int, workers: int, *, open_page: bool = False) -> NoReturn:
    """Serve a store at an address; the process becomes the server, so that one signal ends it.

    An empty store is served: its pages say what to do. With `open_page` and a display, the page opens
    in the browser once the server answers. Raises StoreError for a store that cannot be served and
    TrackerError for an address that cannot be had.
    """
    check_store(database_url)
    listening = listen(host, port)
    address = shown_address(host, listening.getsockname()[1])
    sys.stderr.write(f"The dashboard is at {address} (Ctrl-C ends it).\n")
    sys.stderr.flush()
    if open_page and has_display():
        subprocess.Popen([*_PYTHON, "dashboard.browser", address])  # noqa: S603 - all of it ours
    command = [*_PYTHON, "dashboard.workers", str(listening.fileno()), str(workers)]
    environment = os.environ | {"TRACKER_DATABASE_URL": database_url}
    os.execve(sys.executable, command, environment)  # noqa: S606 - no shell is wanted


def check_store(database_url: str) -> None:
    """Refuse a store that several processes cannot share, and one at another revision."""
    store = open_store(database_url)
    try:
        if store.in_memory:
            raise StoreError(
                f"{store.shown_url} is a store in memory, which the server's processes would not share: "
                "name a file, such as sqlite:///tracker.db"
            )
        if not is_empty(store):
            check_revision(store)
    finally:
        store.close()


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens at an address and outlives the change of program; port 0 takes a free one."""
    try:
        family, *_more, bound = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        listening = socket.create_server(bound, family=family, backlog=_BACKLOG)
    except OSError as error:
        why = (error.strerror or str(error)).partition(" (while")[0]
        raise TrackerError(
            f"nothing can be served at {host}, port {port}: {why}; choose another with --host and --port"
        ) from None
    listening.set_inheritable(True)
    return listening


def shown_address(host: str, port: int) -> str:
    """The address to open: a host that stands for every address of this machine is shown as its own."""
    own = {"": "127.0.0.1", "0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104
    return f"http://{f'[{own}]' if ':' in own else own}:{port}"
