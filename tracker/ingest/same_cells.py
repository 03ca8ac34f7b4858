"""Same cells: one report that gives two quantities, or a part and its whole, for one thing and day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from tracker.domain.figure import Figure, as_of, cell_start
from tracker.domain.link import Link, LinkKind
from tracker.domain.quantity import Quantity
from tracker.ingest.assembly import Assembly


def tell_same_cells(assembly: Assembly) -> None:
    """Tell every figure that an earlier one of its report contradicts in its cell: both are kept."""
    cells: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for figure in assembly.figures.values():
        cells[_cell(assembly, figure)].append(figure)
    related = _related(assembly.links)
    for figures in cells.values():
        earlier: set[str] = set()
        quantities: dict[Quantity, None] = {}
        for figure in figures:
            part = not related[figure.id].isdisjoint(earlier)
            if part or any(figure.quantity.differs_from(quantity) for quantity in quantities):
                _tell(assembly, figure, part)
            earlier.add(figure.id)
            quantities[figure.quantity] = None


def _related(links: Iterable[Link]) -> dict[str, set[str]]:
    """For each figure its parts and its wholes."""
    related: dict[str, set[str]] = defaultdict(set)
    for link in links:
        if link.kind is LinkKind.PART_OF:
            related[link.from_id].add(link.to_id)
            related[link.to_id].add(link.from_id)
    return related


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
