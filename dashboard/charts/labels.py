"""Labels: the name at the end of each line, moved apart so that none covers another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

LINE_HEIGHT = 17
_LETTER = 7.2


@dataclass(frozen=True, slots=True)
class Label:
    """A label at (x, y) in pixels, y upward, and how many letters and lines it has."""

    x: float
    y: float
    letters: int
    lines: int = 1

    @property
    def width(self) -> float:
        """How wide it will be, about."""
        return self.letters * _LETTER


def room_for(ends: Sequence[tuple[float, Label]], width: float, most: float) -> float:
    """How much longer than its data an axis has to be for its labels to fit; `most` at most.

    `ends` are labels with the share of the data at which their line ends.
    """
    needed = (share * width / max(width - label.width, 1) for share, label in ends)
    return min(max([1.03, *needed]), most)


def moved_apart(labels: Sequence[Label]) -> list[float]:
    """How far each label is to be moved up or down, in pixels, so that none overlaps.

    The highest keeps its place; each lower one gives way downward to those it would cover.
    """
    shifts = [0.0] * len(labels)
    placed: list[int] = []
    for index in sorted(range(len(labels)), key=lambda index: -labels[index].y):
        label, y = labels[index], labels[index].y
        for other in placed:
            there = labels[other].y + shifts[other]
            apart = LINE_HEIGHT * (label.lines + labels[other].lines) / 2
            if _side_by_side(label, labels[other]) and abs(there - y) < apart:
                y = there - apart
        shifts[index] = y - label.y
        placed.append(index)
    return shifts


def _side_by_side(one: Label, other: Label) -> bool:
    return one.x < other.x + other.width and other.x < one.x + one.width
