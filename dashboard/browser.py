"""The browser: opens the dashboard's page once the server answers.

`python -m dashboard.browser ADDRESS` waits for at most half a minute, and no longer than the server lives.
"""

from __future__ import annotations

import os
import sys
import time
import webbrowser
from collections.abc import Mapping
from urllib.error import HTTPError
from urllib.request import urlopen

_PATIENCE_SECONDS = 30.0
_PAUSE_SECONDS = 0.2


def has_display(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> bool:
    """Whether there is a screen that a page could be opened on."""
    return platform in ("darwin", "win32") or any(
        environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")
    )


def answers(address: str) -> bool:
    """Whether a server answers there, whatever it says."""
    try:
        with urlopen(address, timeout=5):  # noqa: S310 - the address is our own server's
            return True
    except HTTPError:
        return True
    except OSError:
        return False


def open_when_ready(address: str) -> None:
    """Open the page when the server answers; tell where it is when it cannot be opened."""
    server = os.getppid()
    until = time.monotonic() + _PATIENCE_SECONDS
    while not answers(f"{address}/healthz"):
        if time.monotonic() > until or os.getppid() != server:
            return
        time.sleep(_PAUSE_SECONDS)
    if not webbrowser.open(address):
        sys.stderr.write(f"No browser could be opened; the page is at {address}\n")


if __name__ == "__main__":
    open_when_ready(sys.argv[1])
