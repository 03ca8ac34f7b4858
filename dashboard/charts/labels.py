"""Labels: the name at the end of each line, moved apart so that none covers another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_HEIGHT = 17
_LETTER = 7.2


@dataclass(frozen=True, slots=True)
class Label:
    """A label at (x, y) in pixels, y upward, and how many letters it has."""

    x: float
    y: float
    letters: int


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
            if _side_by_side(label, labels[other]) and abs(there - y) < _HEIGHT:
                y = there - _HEIGHT
        shifts[index] = y - label.y
        placed.append(index)
    return shifts


def _side_by_side(one: Label, other: Label) -> bool:
    return one.x < other.x + other.letters * _LETTER and other.x < one.x + one.letters * _LETTER
