"""Endings: a request to end a command, heeded as an exit that leaves nothing behind."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from signal import SIG_DFL, SIGTERM, getsignal, signal
from types import FrameType

_BY_SIGNAL = 128


@contextmanager
def ended_in_order() -> Iterator[None]:
    """While it lasts a request to end is SystemExit: processes and files that are open get closed."""
    if getsignal(SIGTERM) is not SIG_DFL:
        yield
        return
    signal(SIGTERM, _end)
    try:
        yield
    finally:
        signal(SIGTERM, SIG_DFL)


def _end(number: int, _frame: FrameType | None) -> None:
    raise SystemExit(_BY_SIGNAL + number)
