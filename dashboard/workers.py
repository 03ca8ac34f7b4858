"""The workers: gunicorn over a socket that is open already, several processes with a few threads each.

`python -m dashboard.workers DESCRIPTOR PROCESSES` runs them. Nothing is read from the folder it runs in or
from gunicorn's own settings, and each process opens the store for itself.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

from gunicorn.app.base import BaseApplication
from gunicorn.util import import_app

import dashboard.app  # noqa: F401 - read once, before the processes part; the store is opened after

_SETTINGS = {
    "worker_class": "gthread",
    "threads": 4,
    "preload_app": False,
    # A stream that takes long is no reason to end its worker, which tells otherwise that it lives.
    "timeout": 60,
    "graceful_timeout": 10,
    "limit_request_line": 8190,
    "loglevel": "warning",
    "proc_name": "tracker",
    # Would be a file in the user's folder.
    "control_socket_disable": True,
}


class Workers(BaseApplication):  # type: ignore[misc]
    """Processes that answer from the socket of a descriptor, until one signal ends them all."""

    def __init__(self, descriptor: int, processes: int) -> None:
        self.settings = _SETTINGS | {"bind": [f"fd://{descriptor}"], "workers": processes}
        super().__init__()

    def load_config(self) -> None:
        """Take the settings from here alone."""
        for name, value in self.settings.items():
            self.cfg.set(name, value)

    def load(self) -> Callable[..., Any]:
        """The application, in the process that is to answer with it."""
        application: Callable[..., Any] = import_app("dashboard.wsgi:application")
        return application


if __name__ == "__main__":
    Workers(int(sys.argv[1]), int(sys.argv[2])).run()
