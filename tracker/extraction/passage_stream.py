"""A stream of passages: read in chunks, by several processes where that helps, and answered in its order."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from multiprocessing import get_context, parent_process
from signal import SIG_IGN, SIGINT, signal
from threading import Thread

from tracker.errors import TrackerError
from tracker.extraction.passages import Answered, Line, answer_lines

# A chunk is large enough that passing it on costs little beside reading it.
_LINES = 50
_BYTES = 500_000
# So many chunks a process are read ahead: the stream never has to fit into memory.
_AHEAD = 3
_Answers = list[tuple[int, Answered]]


def answer_stream(lines: Iterable[Line], workers: int) -> Iterator[tuple[int, Answered]]:
    """The answer of every line with its number, in order, the same for any number of workers.

    A stream of one chunk is read by this process. Raises TrackerError if a process dies.
    """
    chunks = _chunks(lines)
    first = list(islice(chunks, 2))
    if workers == 1 or len(first) < 2:
        for chunk in chain(first, chunks):
            yield from answer_lines(chunk)
        return
    # Fresh processes: forking one that has threads is unsafe, and differs from platform to platform.
    pool = ProcessPoolExecutor(workers, get_context("spawn"), initializer=_follow)
    try:
        yield from _in_order(pool, chain(first, chunks), workers * _AHEAD)
    except BrokenProcessPool:
        raise TrackerError("a worker process ended before it was done (was memory short?)") from None
    finally:
        pool.shutdown(cancel_futures=True)


def _follow() -> None:
    """Leave it to the command to heed an interruption, and end with it, even if it is killed."""
    signal(SIGINT, SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _in_order(
    pool: ProcessPoolExecutor, chunks: Iterable[list[Line]], ahead: int
) -> Iterator[tuple[int, Answered]]:
    waiting: deque[Future[_Answers]] = deque()
    for chunk in chunks:
        waiting.append(pool.submit(answer_lines, chunk))
        if len(waiting) >= ahead:
            yield from waiting.popleft().result()
    while waiting:
        yield from waiting.popleft().result()


def _chunks(lines: Iterable[Line]) -> Iterator[list[Line]]:
    chunk: list[Line] = []
    size = 0
    for line in lines:
        chunk.append(line)
        size += len(line.content)
        if len(chunk) >= _LINES or size >= _BYTES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk
