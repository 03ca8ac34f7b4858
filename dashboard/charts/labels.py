"""Labels: the name at the end of each line, where it covers no mark, no line and no other name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

LINE_HEIGHT = 17
_LETTER = 7.2
# How far a label may stand above or below the end of its line, in pixels, the nearest first.
_SHIFTS = tuple(sign * step for step in range(0, 29, 4) for sign in ((1, -1) if step else (1,)))


class Box(NamedTuple):
    """A room in pixels, x to the right and y upward."""

    left: float
    right: float
    low: float
    high: float

    def meets(self, other: Box) -> bool:
        """Whether the two share some room."""
        beside = self.left < other.right and other.left < self.right
        return beside and self.low < other.high and other.low < self.high

    def within(self, other: Box) -> bool:
        """Whether it lies inside the other."""
        beside = other.left <= self.left and self.right <= other.right
        return beside and other.low <= self.low and self.high <= other.high


@dataclass(frozen=True, slots=True)
class Label:
    """A label beginning at (x, y) in pixels, y its middle, and how many letters and lines it has."""

    x: float
    y: float
    letters: int
    lines: int = 1

    @property
    def width(self) -> float:
        """How wide it will be, about."""
        return self.letters * _LETTER

    def box(self, shift: float = 0) -> Box:
        """The room that it takes, moved up by `shift`."""
        half = LINE_HEIGHT * self.lines / 2
        return Box(self.x, self.x + self.width, self.y + shift - half, self.y + shift + half)


def room_for(ends: Sequence[tuple[float, Label]], width: float, most: float) -> float:
    """How much longer than its data an axis has to be for its labels to fit; `most` at most.

    `ends` are labels with the share of the data at which their line ends, each as far from it as its x.
    """
    needed = (share * width / max(width - label.x - label.width, 1) for share, label in ends)
    return min(max([1.03, *needed]), most)


def placed(labels: Sequence[Label], taken: Iterable[Box], room: Box) -> list[float | None]:
    """How far each label is to be moved up or down, in pixels; None for one that finds no place.

    A place lies within `room` and meets nothing that is taken. The first labels are placed first.
    """
    occupied = list(taken)
    shifts: list[float | None] = []
    for label in labels:
        shift = _free_shift(label, occupied, room)
        shifts.append(shift)
        if shift is not None:
            occupied.append(label.box(shift))
    return shifts


def _free_shift(label: Label, taken: Iterable[Box], room: Box) -> float | None:
    whole = label.box()
    beside = [box for box in taken if box.left < whole.right and whole.left < box.right]
    for shift in _SHIFTS:
        box = label.box(shift)
        if box.within(room) and not any(box.meets(other) for other in beside):
            return shift
    return None
