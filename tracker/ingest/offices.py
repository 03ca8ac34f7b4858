"""Offices as sources: "police" is another body in every article, and is kept apart from its namesakes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from textwrap import shorten

from tracker.domain.issue import Issue, Severity
from tracker.domain.names import fold
from tracker.extraction.offices import is_only_office
from tracker.ingest.candidate_drafts import NO_SOURCE
from tracker.ingest.decided_drafts import Proposed
from tracker.store.names import Register

NEW = "new here"
OFFICE = "only an office"
_LONGEST_TITLE = 30


@dataclass(frozen=True, slots=True)
class Naming:
    """What the store knows of names of sources: all of them, and the keys that a vocabulary lists."""

    register: Register
    listed: frozenset[str]

    def is_office(self, candidate: Proposed, name: str) -> bool:
        """Whether a name tells an office and not whose.

        Never, where a vocabulary lists whose it is, nor for the publisher, whatever its name ("Daily").
        """
        key = self.register.find("source", name)
        named = key is not None and (key in self.listed or key == candidate.publisher)
        return not named and is_only_office(name, candidate.language)

    def told(self, candidate: Proposed) -> str:
        """What is to be known of a candidate's source: `NEW`, `OFFICE`, or "" for one that is known."""
        name = candidate.draft["source"]
        if self.is_office(candidate, name):
            return OFFICE
        return "" if self.register.find("source", name) else NEW

    def kept_name(self, candidate: Proposed, cells: Mapping[str, str]) -> str:
        """The name of a draft's source; behind an office who cites it, and of what: "police (Metro, HTI)".

        Of what is the place, else the conflict. Where neither is said nothing tells one article's police
        from another's but the article: its day and its title.
        """
        name = cells.get("source", "")
        if not self.is_office(candidate, name):
            return name
        about = self._label("place", cells) or self._label("conflict", cells)
        article = f"{candidate.report_date}, {shorten(candidate.title, _LONGEST_TITLE, placeholder=' ...')}"
        return f"{name} ({self.register.label('source', candidate.publisher)}, {about or article})"

    def _label(self, kind: str, cells: Mapping[str, str]) -> str:
        name = cells.get(kind, "")
        return self.register.label(kind, self.register.find(kind, name) or name)


@dataclass(frozen=True, slots=True)
class Sourced:
    """A decided draft with its source as it is kept; `office` is the name in the text of one without.

    `is_named` is whether the text, or the reviewer, names a source that is known from others.
    """

    cells: Mapping[str, str]
    office: str
    is_named: bool


def settle_sources(
    naming: Naming,
    candidates: Iterable[Proposed],
    drafts: Mapping[int, Mapping[str, str]],
    changes: Mapping[int, Mapping[str, str]],
) -> dict[int, Sourced]:
    """Each draft with its source, by candidate.

    The name that a reviewer gives to an office is taken for all that have the same: an article's police
    are one police.
    """
    candidates = list(candidates)
    given = {
        fold(row.draft["source"]): drafts[row.id].get("source", "")
        for row in candidates
        if "source" in changes.get(row.id, ())
    }
    settled = {}
    for row in candidates:
        cells = dict(drafts[row.id])
        if "source" not in changes.get(row.id, ()) and naming.is_office(row, cells["source"]):
            cells["source"] = given.get(fold(cells["source"]), cells["source"])
        settled[row.id] = _sourced(naming, row, cells)
    return settled


def _sourced(naming: Naming, row: Proposed, cells: dict[str, str]) -> Sourced:
    written, kept = cells.get("source", ""), naming.kept_name(row, cells)
    stands_in = written == row.draft["source"] and NO_SOURCE in row.draft.get("note", "")
    office = written if kept != written else ""
    return Sourced(cells | {"source": kept}, office, is_named=not office and not stands_in)


def tell_offices(settled: Mapping[int, Sourced]) -> Iterator[Issue]:
    """A note for each name under which an office is kept, at the first candidate that has it."""
    told: set[str] = set()
    for number, one in settled.items():
        kept = one.cells["source"]
        if one.office and kept not in told:
            told.add(kept)
            message = f"{one.office!r} is only an office, of whom it is not said: kept apart as {kept!r}"
            yield Issue(f"candidate {number}", "source", one.office, "only_an_office", Severity.NOTE, message)
