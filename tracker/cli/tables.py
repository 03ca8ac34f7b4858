"""Tables for people: set by Rich on a terminal, plain aligned text elsewhere."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table as RichTable
from rich.text import Text

_GAP = "  "


@dataclass(frozen=True, slots=True)
class Column:
    """A column's heading, and whether its cells are numbers that stand to the right."""

    heading: str
    right: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of texts under columns; `title` is what all rows have in common."""

    columns: Sequence[Column]
    rows: Sequence[Sequence[str]]
    title: str = ""

    def without_empty(self) -> Table:
        """The table without the columns that have nothing in any row."""
        kept = [index for index in range(len(self.columns)) if any(row[index] for row in self.rows)]
        columns = [self.columns[index] for index in kept]
        return Table(columns, [[row[index] for index in kept] for row in self.rows], self.title)


def clean(text: str) -> str:
    """A text for one line of a terminal: what would break the line or steer the terminal is a space."""
    return "".join(" " if unicodedata.category(letter) in _STEERING else letter for letter in text)


_STEERING = ("Cc", "Cs", "Zl", "Zp")


def aligned_lines(table: Table) -> Iterator[str]:
    """The table as lines of plain text, columns two spaces apart."""
    cells = [[column.heading for column in table.columns], *(list(map(clean, row)) for row in table.rows)]
    widths = [max(cell_len(row[index]) for row in cells) for index in range(len(table.columns))]
    if table.title:
        yield f"{clean(table.title)}\n"
    for row in cells:
        padded = [
            _padded(cell, width, column.right)
            for cell, width, column in zip(row, widths, table.columns, strict=True)
        ]
        yield _GAP.join(padded).rstrip() + "\n"


def _padded(cell: str, width: int, right: bool) -> str:
    space = " " * (width - cell_len(cell))
    return space + cell if right else cell + space


def print_table(table: Table) -> None:
    """Print the table on the terminal; NO_COLOR is heeded."""
    shown = RichTable(box=SIMPLE_HEAD, title=table.title or None, title_justify="left", pad_edge=False)
    for column in table.columns:
        shown.add_column(column.heading, justify="right" if column.right else "left", overflow="fold")
    for row in table.rows:
        shown.add_row(*(Text(clean(cell)) for cell in row))
    Console().print(shown)
