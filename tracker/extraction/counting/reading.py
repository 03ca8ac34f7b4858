"""A reading: a sentence half read, and what is known of its numbers when the next is looked at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tracker.extraction.candidate import Status
from tracker.extraction.counting.counted import Counted
from tracker.extraction.counting.link import Link
from tracker.extraction.counting.parts import Tie
from tracker.extraction.sentence import Sentence


@dataclass(frozen=True, slots=True)
class Measure:
    """What a number is a count of. `whole` and `updates` are places among the sentence's mentions.

    `reason` says why it is no figure, "" where it is one. `rules` name what decided.
    """

    place: int
    metric: str = ""
    group: str = ""
    households: bool = False
    whole: int | None = None
    updated_by: int | None = None
    status: Status = Status.ASSERTED
    background: bool = False
    reason: str = ""
    rules: tuple[str, ...] = ()
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence with what its numbers count; `found` are the measures so far, one a number.

    `parts` are by place; `before` is the metric last spoken of in earlier sentences, "" for none.
    """

    sentence: Sentence
    counted: Sequence[Counted]
    parts: Mapping[int, Tie]
    found: Sequence[Measure]
    before: str

    @property
    def last_metric(self) -> str:
        """The metric last spoken of, in this sentence or before; "" for none."""
        return next((one.metric for one in reversed(self.found) if one.metric), self.before)
