"""The names of lines: which mark each stands at, how much room it needs, and how it is written."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dashboard.charts.frame import FONT, plain
from dashboard.charts.labels import Label
from dashboard.charts.marks import Mark, shape_of
from dashboard.charts.trend_line import TrendLine

GAP = 8


def ends(lines: Iterable[TrendLine]) -> list[tuple[TrendLine, Mark]]:
    """Where each line ends: its last mark that is on it."""
    return [(line, line.on_line[-1]) for line in lines if line.on_line]


def sized(line: TrendLine, x: float = 0, y: float = 0) -> Label:
    """The name of a line whose end is at (x, y) in pixels."""
    letters = max(len(line.name) + len(line.latest) + 4, len(line.note) + 2)
    return Label(x + GAP, y, letters, 2 if line.note else 1)


def written(line: TrendLine, x: str, y: float, shift: float) -> dict[str, Any]:
    """The annotation of plotly, beside (x, y) as the axes count, moved up by `shift` pixels."""
    glyph = shape_of(line.rank, estimated=line.estimated).glyph
    text = f'<span style="color:{line.colour}">{glyph}</span> <b>{plain(line.name)}</b> {plain(line.latest)}'
    return {
        "x": x,
        "y": y,
        "text": f"{text}<br>{plain(line.note)}" if line.note else text,
        "align": "left",
        "showarrow": False,
        "xanchor": "left",
        "yanchor": "middle",
        "xshift": GAP - 1,
        "yshift": shift,
        "font": FONT,
        "borderpad": 0,
    }
