"""A link between two figures, or a day on which one ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class LinkKind(StrEnum):
    """What one figure is to another."""

    PART_OF = "part_of"
    REPLACES = "replaces"
    RESTATES = "restates"
    RETRACTS = "retracts"
    VOID = "void"
    REPEATS = "repeats"


ENDING = frozenset({LinkKind.REPLACES, LinkKind.RETRACTS})


@dataclass(frozen=True, slots=True)
class Link:
    """`from_id` says `kind` of `to_id`; both are public ids and either figure may come later.

    `from_id` is empty for a withdrawal or a correction that no figure makes; then `day` is the
    day it took effect. `by_source` tells the source's own act from ours.
    """

    from_id: str
    to_id: str
    kind: LinkKind
    reason: str = ""
    by_source: bool = True
    day: date | None = None
