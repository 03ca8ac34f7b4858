"""A reader: what turns the files of one form into drafts, and how it is told which files those are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum
from functools import cached_property
from typing import Any, Protocol

from tracker.domain.country_codes import CountryCodes
from tracker.domain.issue import Issue
from tracker.domain.period import Precision, WrittenDate
from tracker.ingest.documents import Document
from tracker.ingest.draft import Draft, Rejection, ReportDraft
from tracker.ingest.sheets import Sheet, read_sheet


class Rank(IntEnum):
    """Which reader goes first where several know a file: that of one publisher before a general one."""

    OWN = 0
    GENERAL = 1


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a reader knows a file.

    `missing` are the columns that it needs and the file has not: with none it knows the file.
    `because` says in a few words by what it knows it.
    """

    missing: tuple[str, ...] = ()
    share: float = 1.0
    because: str = ""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a reader found in a file: `read` rows, their figures and rejections, and what is odd."""

    read: int
    rows: Sequence[Draft | Rejection]
    issues: Sequence[Issue]


@dataclass(frozen=True)
class Incoming:
    """A file that came in, its sheet read once for every reader that looks at it.

    `known` are column names that tell the delimiter of a CSV file.
    """

    document: Document
    sheet: str | None = None
    known: frozenset[str] = frozenset()

    @cached_property
    def table(self) -> Sheet:
        """Its rows under their columns; raises DocumentError for a file that has none."""
        return read_sheet(self.document, self.known, self.sheet)


@dataclass(frozen=True, slots=True)
class Release:
    """What is known of a file beside its content.

    `published` and `edition` are what the person says who imports it; `retrieved_on` is the day on
    which its bytes first came in.
    """

    retrieved_on: date
    published: date | None = None
    edition: str = ""
    codes: CountryCodes = field(default_factory=CountryCodes)

    def report(
        self,
        publisher: str,
        dataset: str,
        *,
        edition: str = "",
        published: WrittenDate | None = None,
        **words: Any,
    ) -> ReportDraft:
        """The release as a report; `edition` and `published` are what the file says of itself.

        `words` are other fields of a ReportDraft: title, via, url, caveats, scope, partitions. What the
        person says comes first. Without any day it is dated "not after" the day it came in, and without
        an edition its day is one.
        """
        written = WrittenDate(self.published) if self.published else published
        day = written or WrittenDate(self.retrieved_on)
        return ReportDraft(
            publisher=publisher,
            date=day,
            precision=day.precision if written else Precision.NOT_AFTER,
            dataset=dataset,
            edition=self.edition or edition or str(day),
            **words,
        )


class Reader(Protocol):
    """A form of files that figures come in.

    A package brings one by an entry point of the group `tracker.readers` that names an object of
    this kind. `columns` are all column names that it knows, used or ignored.
    """

    name: str
    reads: str
    rank: Rank

    @property
    def columns(self) -> frozenset[str]:
        """Every column name that the reader knows."""

    def sniff(self, incoming: Incoming) -> Fit:
        """Whether the file is of its form. Raises DocumentError for one that is no table at all."""

    def read(self, incoming: Incoming, release: Release) -> Contents:
        """The figures of the file. Raises DocumentError for a file that is not of its form."""
