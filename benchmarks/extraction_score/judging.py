"""Judging: what of a passage's candidates is right, level by level."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extraction_score.matching import Agreement, compare, overlap, pair_up
from extraction_score.passages import Aside, Label, Passage
from extraction_score.rate import Rate

from tracker.extraction.candidate import Candidate
from tracker.extraction.source_names import SourceNames

LEVELS = ("number", "metric", "metric+qualifier", "metric+group", "metric+qualifier+source", "part-of")
# Numbers a reader may well take for a figure: nobody, or the dead and the missing in one.
_LEFT_OUT = frozenset({"mixed", "zero"})


@dataclass(frozen=True, slots=True)
class Assessed:
    """A candidate that counts, and whether it matched a label in number and metric."""

    candidate: Candidate
    is_right: bool


class Judgement:
    """The candidates of one passage held against its labels."""

    def __init__(self, passage: Passage, candidates: Sequence[Candidate], names: SourceNames) -> None:
        self.passage = passage
        self.candidates = candidates
        self.pairs = pair_up(passage.labels, candidates, names)
        self.label_of = {theirs: passage.labels[mine] for mine, theirs in self.pairs.items()}
        self.agreements = {
            theirs: compare(candidates[theirs], label, names) for theirs, label in self.label_of.items()
        }

    @property
    def rates(self) -> dict[str, Rate]:
        """A rate a level."""
        wanted = sum(not label.optional for label in self.passage.labels)
        agreements = [self.agreements[at] for at in self.counted if at in self.agreements]
        return {
            level: Rate(sum(_is_right(one, level) for one in agreements), len(self.counted), wanted)
            for level in LEVELS[:-1]
        } | {LEVELS[-1]: self._parts()}

    @property
    def assessed(self) -> list[Assessed]:
        """The candidates that count, in the order of the text."""
        return [Assessed(self.candidates[at], self._has_right_metric(at)) for at in self.counted]

    @property
    def counted(self) -> list[int]:
        """The places of the candidates that count."""
        return [at for at in range(len(self.candidates)) if not self._is_left_out(at)]

    def _is_left_out(self, at: int) -> bool:
        if at in self.label_of:
            return self.label_of[at].optional
        unsure: list[Label | Aside] = [label for label in self.passage.labels if label.optional]
        unsure += [aside for aside in self.passage.asides if aside.reason in _LEFT_OUT]
        return any(overlap(self.candidates[at], other) for other in unsure)

    def _has_right_metric(self, at: int) -> bool:
        return at in self.agreements and self.agreements[at].metric

    def _parts(self) -> Rate:
        found = sum(self.candidates[at].part_of_start is not None for at in self.counted)
        wanted = sum(bool(label.subset_of) and not label.optional for label in self.passage.labels)
        right = sum(self._has_right_metric(at) and self.is_part_told(at) for at in self.counted)
        return Rate(right, found, wanted)

    def is_part_told(self, at: int) -> bool:
        """Whether this part of a whole leads to the candidate that stands for the whole."""
        label = self.label_of.get(at)
        if label is None or not label.subset_of:
            return False
        whole = next(mine for mine, other in enumerate(self.passage.labels) if other.fid == label.subset_of)
        return whole in self.pairs and self._whole_of(at) == self.pairs[whole]

    def _whole_of(self, at: int) -> int | None:
        start = self.candidates[at].part_of_start
        others = (other for other in range(len(self.candidates)) if other != at)
        return next((other for other in others if self.candidates[other].start == start), None)


def _is_right(agreement: Agreement, level: str) -> bool:
    needed = () if level == "number" else level.split("+")
    return all(getattr(agreement, one) for one in needed)
