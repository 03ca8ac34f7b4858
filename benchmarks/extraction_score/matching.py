"""Matching: which candidate stands for which label, and in what the two agree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extraction_score.passages import Aside, Label

from tracker.domain.quantity import LOWER_BOUNDS, Qualifier, Quantity
from tracker.extraction.candidate import Candidate
from tracker.extraction.name_folding import fold_name
from tracker.extraction.source_names import SourceNames

# Too few or too hard to tell from all people for a group read otherwise to be an error.
_UNSCORED_GROUPS = frozenset({"men", "students", "teachers"})
_HIGH_ALONE = frozenset({Qualifier.AT_MOST, Qualifier.LESS_THAN})


@dataclass(frozen=True, slots=True)
class Agreement:
    """In what a candidate agrees with the label it matches."""

    metric: bool
    qualifier: bool
    group: bool
    source: bool

    @property
    def points(self) -> int:
        """How good the match is: the metric counts double."""
        return 2 * self.metric + self.qualifier + self.source


def compare(candidate: Candidate, label: Label, names: SourceNames) -> Agreement:
    """The agreement of a candidate with its label."""
    return Agreement(
        metric=candidate.metric == label.metric,
        qualifier=candidate.quantity.qualifier is label.qualifier,
        group=label.group in _UNSCORED_GROUPS or (candidate.group or "all") == label.group,
        source=is_same_source(candidate.source, label.source, names),
    )


def pair_up(labels: Sequence[Label], candidates: Sequence[Candidate], names: SourceNames) -> dict[int, int]:
    """The place of the candidate for the place of a label, each used once, the best pairs first."""
    pairs: list[tuple[int, int, int, int]] = []
    for mine, label in enumerate(labels):
        for theirs, candidate in enumerate(candidates):
            if is_same_number(candidate, label):
                points = compare(candidate, label, names).points
                pairs.append((-points, -overlap(candidate, label), mine, theirs))
    found: dict[int, int] = {}
    for _points, _overlap, mine, theirs in sorted(pairs):
        if mine not in found and theirs not in found.values():
            found[mine] = theirs
    return found


def overlap(candidate: Candidate, other: Label | Aside) -> int:
    """How many characters the two spans share."""
    return max(0, min(candidate.end, other.end) - max(candidate.start, other.start))


def is_same_number(candidate: Candidate, label: Label) -> bool:
    """Whether the spans overlap and the number is the same; for an indefinite word the overlap is enough."""
    if not overlap(candidate, label):
        return False
    quantity = candidate.quantity
    if label.qualifier is Qualifier.INDEFINITE:
        return True
    if label.qualifier is Qualifier.RANGE:
        return None not in (quantity.low, quantity.high) and (
            (quantity.low, quantity.high) == (label.low, label.high)
        )
    return label.value is not None and _number(quantity) == label.value


def is_same_source(found: str, labelled: str, names: SourceNames) -> bool:
    """Whether two sources agree: none at all, one institution, or one name in the other as whole words."""
    if not found or not labelled:
        return not found and not labelled
    key = names.find_key(found)
    if key and key == names.find_key(labelled):
        return True
    return _holds(fold_name(found), fold_name(labelled)) or _holds(fold_name(labelled), fold_name(found))


def _number(quantity: Quantity) -> int | None:
    if quantity.value is not None:
        return quantity.value
    if quantity.qualifier in LOWER_BOUNDS:
        return quantity.low
    return quantity.high if quantity.qualifier in _HIGH_ALONE else None


def _holds(longer: str, shorter: str) -> bool:
    return f" {shorter} " in f" {longer} "
