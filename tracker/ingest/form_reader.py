"""A form reader: one reader's name for several forms of a publisher's files, each read by its own reader."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.ingest.reader import Contents, Fit, Incoming, Rank, Release
from tracker.ingest.table_reader import TableReader


class FormReader:
    """The reader of a file in any of several forms: the one that knows the file best reads it.

    Of forms that know a file equally well the one named first is taken: name a form with more columns
    before one that has only some of them.
    """

    def __init__(self, name: str, reads: str, forms: Sequence[TableReader]) -> None:
        self.name = name
        self.reads = reads
        self.rank = Rank.OWN
        self.forms = tuple(forms)

    @property
    def columns(self) -> frozenset[str]:
        """Every column name that any of the forms knows."""
        return frozenset[str]().union(*(form.columns for form in self.forms))

    def sniff(self, incoming: Incoming) -> Fit:
        """How well the form that knows the file best knows it."""
        return self._best(incoming)[1]

    def read(self, incoming: Incoming, release: Release) -> Contents:
        """The figures of the file, read as the form that knows it best."""
        return self._best(incoming)[0].read(incoming, release)

    def _best(self, incoming: Incoming) -> tuple[TableReader, Fit]:
        fits = [(form, form.sniff(incoming)) for form in self.forms]
        return min(fits, key=lambda one: (bool(one[1].missing), -one[1].share))
