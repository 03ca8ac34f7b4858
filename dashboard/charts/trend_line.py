"""A line of a trend as charts take it: its name, its colour and its marks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dashboard.charts.marks import Mark


@dataclass(frozen=True, slots=True)
class TrendLine:
    """A line: its name at the end, its colour and its marks by day.

    `note` tells lines of one source apart (a definition, an estimate); `latest` is its last number
    in words. `rank` counts the lines before it that have its colour: each has another shape.
    `estimated`: figures stand by themselves, none leads to the next; `within`: each stands for its
    own days and is drawn as a stroke over them.
    """

    name: str
    colour: str
    marks: tuple[Mark, ...]
    note: str = ""
    latest: str = ""
    rank: int = 0
    estimated: bool = False
    within: bool = False
    breaks: tuple[date, ...] = ()

    @property
    def title(self) -> str:
        """The name, with what tells the line from others of its source."""
        return f"{self.name}, {self.note}" if self.note else self.name

    @property
    def drawn(self) -> tuple[Mark, ...]:
        """The marks that have a number."""
        return tuple(mark for mark in self.marks if mark.height is not None)

    @property
    def on_line(self) -> tuple[Mark, ...]:
        """The drawn marks that the line goes through."""
        return tuple(mark for mark in self.drawn if mark.on_line)
