"""An issue: a fault found in incoming data, with where it stands and what it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """`error`: the row was rejected. `warning`: stored, and worth a look. `note`: for the record."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Issue:
    """One fault: `locator` is the row, `field` the column, `value` what stood there."""

    locator: str
    field: str
    value: str
    code: str
    severity: Severity
    message: str
