"""The registry of readers: those of every installed package, and the one that a file is for."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from importlib.metadata import entry_points
from typing import NamedTuple

from tracker.errors import DocumentError
from tracker.ingest.documents import Document
from tracker.ingest.reader import Fit, Incoming, Reader

GROUP = "tracker.readers"
# A file that has this share of the columns that a reader needs was probably meant for it.
_MEANT = 0.5
_FEWEST_COLUMNS = 2


class Choice(NamedTuple):
    """The reader that a file is for, None where no reader finds anything in it; and the file."""

    reader: Reader | None
    incoming: Incoming


@lru_cache(maxsize=1)
def find_readers() -> tuple[Reader, ...]:
    """Every reader that an installed package brings, in the order of their names."""
    loaded = [point.load() for point in entry_points(group=GROUP)]
    return tuple(sorted(loaded, key=lambda reader: reader.name))


def choose_reader(
    document: Document, name: str = "", sheet: str | None = None, readers: Iterable[Reader] | None = None
) -> Choice:
    """The reader of that name, else the one that knows the file.

    A publisher's own reader goes before a general one. Raises DocumentError where no reader has the
    name, where several know the file equally well, where the file only nearly is of a form, and
    where it is no table at all.
    """
    readers = find_readers() if readers is None else tuple(readers)
    known = frozenset[str]().union(*(reader.columns for reader in readers))
    incoming = Incoming(document, sheet, known)
    if name:
        return Choice(_named(readers, name), incoming)
    if len(incoming.table.columns) < _FEWEST_COLUMNS or not incoming.table.rows:
        raise DocumentError(f"{document.name}: no reader knows this file: it is no table with rows")
    fits = [(reader, reader.sniff(incoming)) for reader in readers]
    knowing = [(reader, fit) for reader, fit in fits if not fit.missing]
    if not knowing:
        _refuse_nearly(document, fits)
        return Choice(None, incoming)
    first = min(reader.rank for reader, _fit in knowing)
    best = [(reader, fit) for reader, fit in knowing if reader.rank == first]
    if len(best) > 1:
        could = "; or ".join(f"{reader.name}, because {fit.because}" for reader, fit in best)
        raise DocumentError(f"{document.name}: it could be for {could}: name one with --reader")
    return Choice(best[0][0], incoming)


def _named(readers: Iterable[Reader], name: str) -> Reader:
    by_name = {reader.name: reader for reader in readers}
    if name not in by_name:
        raise DocumentError(f"there is no reader {name!r} (there are {', '.join(by_name)})")
    return by_name[name]


def _refuse_nearly(document: Document, fits: Iterable[tuple[Reader, Fit]]) -> None:
    reader, fit = max(fits, key=lambda one: (one[1].share, one[0].name))
    if fit.share >= _MEANT:
        raise DocumentError(
            f"{document.name}: no reader knows this file; nearest is {reader.name}, which also needs the "
            f"column {', '.join(fit.missing)}"
        )
