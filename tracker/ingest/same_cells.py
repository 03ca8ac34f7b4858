"""Same cells: one report that gives two quantities, or a part and its whole, for one thing and day."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations

from tracker.domain.figure import Figure, as_of, cell_start
from tracker.domain.link import LinkKind
from tracker.ingest.assembly import Assembly


def tell_same_cells(assembly: Assembly) -> None:
    """Tell every figure that an earlier one of its report contradicts in its cell: both are kept."""
    cells: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for figure in assembly.figures.values():
        cells[_cell(assembly, figure)].append(figure)
    parts = {
        frozenset((link.from_id, link.to_id)) for link in assembly.links if link.kind is LinkKind.PART_OF
    }
    told: set[str] = set()
    for figures in cells.values():
        for one, other in combinations(figures, 2):
            part = frozenset((one.id, other.id)) in parts
            if other.id not in told and (part or one.quantity.differs_from(other.quantity)):
                told.add(other.id)
                _tell(assembly, other, part)


def _cell(assembly: Assembly, figure: Figure) -> tuple[object, ...]:
    day, _basis = as_of(figure.period, assembly.reports[figure.report_id].known_from)
    start = cell_start(figure.series.counting, figure.period)
    return figure.report_id, figure.series, day, start, figure.external_id


def _tell(assembly: Assembly, figure: Figure, part: bool) -> None:
    two = "a part and its whole" if part else "two quantities"
    message = f"one report gives {two} for the same thing and day: neither is sure"
    assembly.warn(assembly.locators[figure.id], "value", _shown(figure.quantity.middle), "same_cell", message)


def _shown(number: int | None) -> str:
    return "" if number is None else str(number)
