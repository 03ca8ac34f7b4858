"""A candidate: a figure that a text seems to report, and how sure the rules are of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tracker.domain.period import Precision
from tracker.domain.quantity import Quantity
from tracker.domain.series import Unit


class Status(StrEnum):
    """How the text itself stands to the figure."""

    ASSERTED = "asserted"
    DISPUTED = "disputed"
    FEARED = "feared"


class Role(StrEnum):
    """Whether the text is about the figure, or gives it for comparison (another event, an older time)."""

    CURRENT = "current"
    BACKGROUND = "background"


class Tier(StrEnum):
    """How far a candidate can be trusted before a person has looked: A most, C least."""

    A = "A"
    B = "B"
    C = "C"


@dataclass(frozen=True, slots=True)
class Span:
    """Where words stand: offsets into the document's text, the end not included."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Anchor:
    """That an event ("offensive") began `on` a day; where the text says so, by offsets."""

    event: str
    start: int
    end: int
    on: date
    precision: Precision = Precision.DAY


@dataclass(frozen=True, slots=True)
class Candidate:
    """One figure as the text words it.

    `quote` is the number with its qualifier ("over 370"), `sentence` where it stands. `source`, `place` and
    `destination` (the host of those who crossed a border) are as written, "" where none is named; their keys
    are "" where no known name fits. `part_of_start` is the start of the candidate it is a part of, and
    `update_of_start` of the one that took its place ("up from 31"). Days are None where the text does not
    settle them. `confidence` is a share: of candidates of one rule, how many were right on labelled text.
    """

    start: int
    end: int
    quote: str
    sentence: Span
    metric: str
    group: str
    unit: Unit
    quantity: Quantity
    source: str = ""
    source_key: str = ""
    place: str = ""
    place_key: str = ""
    destination: str = ""
    destination_key: str = ""
    period_start: date | None = None
    period_end: date | None = None
    period_precision: Precision = Precision.DAY
    part_of_start: int | None = None
    update_of_start: int | None = None
    status: Status = Status.ASSERTED
    role: Role = Role.CURRENT
    tier: Tier = Tier.C
    confidence: float = 0.0
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rejected:
    """A number that is no figure, and what it is instead: a date, an age, money, homes, a plan ..."""

    start: int
    end: int
    quote: str
    reason: str


@dataclass(frozen=True, slots=True)
class NamedSource:
    """A known source that the text names, whether it says a figure or not."""

    start: int
    end: int
    quote: str
    key: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """What was found in a document, in the order of the text.

    `anchors` are the starts of events that it gives. Numbers and known sources are found in any language, the
    rest only where there is a lexicon.
    """

    figures: tuple[Candidate, ...]
    rejected: tuple[Rejected, ...]
    anchors: tuple[Anchor, ...] = ()
    sources: tuple[NamedSource, ...] = ()
