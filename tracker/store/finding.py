"""A finding: one thing that the check of a store came upon."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Weight(StrEnum):
    """`fault`: the store contradicts its own rules. `warning`: it is sound, and worth a look."""

    FAULT = "fault"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found: a code, where (ids of figures, or table and key), and a sentence."""

    weight: Weight
    code: str
    where: str
    message: str

    @property
    def is_fault(self) -> bool:
        """Whether the store contradicts its own rules."""
        return self.weight is Weight.FAULT


def fault(code: str, where: str, message: str) -> Finding:
    """A finding that is a fault."""
    return Finding(Weight.FAULT, code, where, message)


def warning(code: str, where: str, message: str) -> Finding:
    """A finding that is worth a look."""
    return Finding(Weight.WARNING, code, where, message)
