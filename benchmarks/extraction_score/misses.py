"""Misses: every single error in a judged passage, to be read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extraction_score.judging import Judgement
from extraction_score.passages import Label

from tracker.extraction.candidate import Candidate

_AROUND = 60


@dataclass(frozen=True, slots=True)
class Miss:
    """One error, with the words around it."""

    passage: str
    kind: str
    quote: str
    wanted: str
    found: str
    context: str

    def __str__(self) -> str:
        context = " ".join(self.context.split())
        return f'{self.passage} {self.kind}: "{self.quote}" [{self.wanted} | {self.found}] {context}'


def find_misses(judgement: Judgement) -> Iterator[Miss]:
    """The errors of a passage by kind; one candidate can have several."""
    yield from _missed(judgement)
    yield from _spurious(judgement)
    yield from _differing(judgement)
    yield from _wrong_parts(judgement)


def _missed(judgement: Judgement) -> Iterator[Miss]:
    for mine, label in enumerate(judgement.passage.labels):
        if mine not in judgement.pairs and not label.optional:
            yield _miss(judgement, "missed", label, f"{label.metric} {label.qualifier}", "")


def _spurious(judgement: Judgement) -> Iterator[Miss]:
    for at in judgement.counted:
        if at not in judgement.label_of:
            candidate = judgement.candidates[at]
            found = f"{candidate.metric} {candidate.quantity.qualifier}"
            yield _miss(judgement, "spurious", candidate, "", found)


def _differing(judgement: Judgement) -> Iterator[Miss]:
    for at, label in _scored(judgement):
        candidate = judgement.candidates[at]
        for kind, wanted, found in (
            ("metric", label.metric, candidate.metric),
            ("qualifier", label.qualifier, candidate.quantity.qualifier),
            ("group", label.group, candidate.group),
            ("source", label.source, candidate.source),
        ):
            if not getattr(judgement.agreements[at], kind):
                yield _miss(judgement, kind, label, wanted, found)


def _wrong_parts(judgement: Judgement) -> Iterator[Miss]:
    wholes = {
        label.fid: judgement.passage.words_at(label.start, label.end) for label in judgement.passage.labels
    }
    for at, label in _scored(judgement):
        told = judgement.candidates[at].part_of_start
        if judgement.is_part_told(at) if label.subset_of else told is None:
            continue
        found = "" if told is None else f"at {told}"
        yield _miss(judgement, "part-of", label, wholes.get(label.subset_of, ""), found)


def _scored(judgement: Judgement) -> Iterator[tuple[int, Label]]:
    return ((at, label) for at, label in sorted(judgement.label_of.items()) if not label.optional)


def _miss(judgement: Judgement, kind: str, span: Label | Candidate, wanted: str, found: str) -> Miss:
    passage = judgement.passage
    quote = passage.words_at(span.start, span.end)
    return Miss(passage.key, kind, quote, wanted, found, passage.words_at(span.start, span.end, _AROUND))
