"""An answer: what a question came to, as columns and rows of plain values, whatever form it leaves in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tracker.domain.period import Precision

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """Rows under `columns`, and `about`: what JSON says beside them (selection, caveats, ...).

    Values are text, whole numbers, decimals, booleans, days, instants or None (not reported).
    `rows` may be a stream that can be gone through once. `selection` is in keys, as it was answered.
    `report_precisions` says how sharp the report date of each row is, where no column does.
    """

    name: str
    columns: tuple[str, ...]
    rows: Iterable[Row]
    about: Mapping[str, Any] = field(default_factory=dict)
    report_precisions: Sequence[Precision] = ()
