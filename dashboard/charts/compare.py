"""The chart of a comparison: a row for each series, its figure as a mark on one axis from zero."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

from dashboard.charts.frame import FONT, Chart, axis, layout, plain
from dashboard.charts.marks import OPEN_DOWNWARD, OPEN_UPWARD, Mark, symbol
from dashboard.charts.placement import BOLD_LETTER, GAP, SMALL_LETTER, Placed, place
from dashboard.charts.trend import hover_text

_ROW = 54
_LINE = 17
_REST = 60
_ARROW = 26
_FROM_MARK = 4
_MARGIN = 24
_HEADROOM = 1.08
_NAME_LETTERS = 16
_NOTE_LETTERS = 20
# Words are placed for the width that a chart has on a telephone, in pixels; a wider page has more.
_NARROW = 328
_BESIDE_NAME = 30


@dataclass(frozen=True, slots=True)
class Dot:
    """A row: its name at the left with what tells it from others of that name, its mark and its words.

    `beside` is said under the words: why the figure is not ranked.
    """

    name: str
    colour: str
    mark: Mark
    words: str
    note: str = ""
    beside: str = ""
    estimated: bool = False


def build_compare_chart(dots: Sequence[Dot]) -> Chart:
    """The chart of these rows from top to bottom, on a linear axis that begins at nought.

    An arrow that points below nought has its room before it.
    """
    top = max((_ends(dot)[1] for dot in dots), default=0) or 1
    width = _NARROW - _names_width(dots) - _MARGIN
    before = _room_before(dots, width / (top * _HEADROOM))
    share = (width - before) / (top * _HEADROOM)
    rows = [(dot, -number, _place(dot, share, width, before)) for number, dot in enumerate(dots)]
    lines = max((len(placed.words) + len(placed.beside) for _dot, _row, placed in rows), default=1)
    return {
        "data": [trace for dot, row, _placed in rows for trace in _traces(dot, row)],
        "layout": layout(
            height=max(_ROW, _LINE * lines + 12) * len(dots) + _REST,
            right=_MARGIN,
            xaxis=axis(range=[-before / share, top * _HEADROOM], tickformat=",~s", nticks=6, side="bottom"),
            yaxis=axis(
                range=[0.5 - len(dots), 0.5],
                tickvals=[row for _dot, row, _placed in rows],
                ticktext=[_row_name(dot) for dot in dots],
                showgrid=False,
                ticklen=8,
                tickcolor="rgba(0,0,0,0)",
            ),
            annotations=[note for row in rows for note in _annotations(*row)],
        ),
    }


def _names_width(dots: Sequence[Dot]) -> float:
    names = [len(line) * BOLD_LETTER for dot in dots for line in wrap(dot.name, _NAME_LETTERS)]
    notes = [len(line) * SMALL_LETTER for dot in dots for line in wrap(dot.note, _NOTE_LETTERS)]
    return max([*names, *notes], default=0) + _BESIDE_NAME


def _ends(dot: Dot) -> tuple[int, int]:
    """The lowest and the highest number that is drawn in a row."""
    height = dot.mark.height or 0
    return height - dot.mark.below, height + dot.mark.above


def _is_span(dot: Dot) -> bool:
    """Whether the source gave two bounds and no number between them."""
    quantity = dot.mark.quantity
    return quantity.value is None and quantity.low is not None and quantity.high is not None


def _row_name(dot: Dot) -> str:
    name = "<br>".join(f"<b>{plain(line)}</b>" for line in wrap(dot.name, _NAME_LETTERS))
    note = "".join(
        f'<br><span style="font-size:11px">{plain(line)}</span>' for line in wrap(dot.note, _NOTE_LETTERS)
    )
    return f'<span style="color:{dot.colour}">■</span> {name}{note}'


def _traces(dot: Dot, row: int) -> list[dict[str, Any]]:
    if dot.mark.height is None:
        return []
    low, high = _ends(dot)
    marks = [low, high] if _is_span(dot) else [dot.mark.height]
    return [*([_band(dot, row, low, high)] if low < high else []), _marks(dot, row, marks)]


def _band(dot: Dot, row: int, low: int, high: int) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [low, high],
        "y": [row, row],
        "line": {"color": dot.colour, "width": 8},
        "opacity": 0.35,
        "hoverinfo": "skip",
        "name": plain(dot.name),
    }


def _marks(dot: Dot, row: int, numbers: Sequence[int]) -> dict[str, Any]:
    drawn = "line-ns-open" if _is_span(dot) else symbol(dot.mark, estimated=dot.estimated)
    return {
        "type": "scatter",
        "mode": "markers",
        "x": list(numbers),
        "y": [row for _number in numbers],
        "marker": {
            "color": dot.colour,
            "size": 12,
            "symbol": drawn,
            "line": {"width": 2, "color": dot.colour},
        },
        "cliponaxis": False,
        "customdata": [dot.mark.figure_id or None for _number in numbers],
        "text": [hover_text(dot.name, dot.mark) for _number in numbers],
        "hovertemplate": "%{text}<extra></extra>",
        "name": plain(dot.name),
    }


def _annotations(dot: Dot, row: int, placed: Placed) -> list[dict[str, Any]]:
    words = _words(dot, row, placed)
    return [_arrow(dot, row), words] if dot.mark.arrow and dot.mark.height is not None else [words]


def _words(dot: Dot, row: int, placed: Placed) -> dict[str, Any]:
    low, high = _ends(dot)
    room = GAP + _arrow_room(dot, right=placed.right)
    small = (f'<span style="font-size:11px">{plain(line)}</span>' for line in placed.beside)
    return {
        "x": high if placed.right else low,
        "y": row,
        "text": "<br>".join([*map(plain, placed.words), *small]),
        "align": "left" if placed.right else "right",
        "showarrow": False,
        "xanchor": "left" if placed.right else "right",
        "xshift": room if placed.right else -room,
        "font": FONT,
    }


def _room_before(dots: Iterable[Dot], share: float) -> float:
    """The pixels that the arrows of small upper bounds need before nought, clear of the names."""
    lows = [_ends(dot)[0] * share for dot in dots if dot.mark.arrow == OPEN_DOWNWARD]
    return max((_ARROW + _FROM_MARK - low for low in lows if low < _ARROW + _FROM_MARK), default=0)


def _place(dot: Dot, share: float, width: float, before: float) -> Placed:
    """Where the words go; `share` is the pixels of one on the axis, `before` those before nought."""
    low, high = (before + end * share for end in _ends(dot))
    right = width - high + _MARGIN - _arrow_room(dot, right=True)
    return place(dot.words, dot.beside, right=right, left=low - _arrow_room(dot, right=False))


def _arrow_room(dot: Dot, *, right: bool) -> int:
    """The room that an arrow takes at a side of the mark."""
    return _ARROW if dot.mark.arrow and (dot.mark.arrow == OPEN_UPWARD) == right else 0


def _arrow(dot: Dot, row: int) -> dict[str, Any]:
    """An open end: the source said no more than that it is higher, or lower, than this."""
    way = 1 if dot.mark.arrow == OPEN_UPWARD else -1
    return {
        "x": dot.mark.height,
        "y": row,
        "text": "",
        "showarrow": True,
        "arrowhead": 3,
        "arrowsize": 1,
        "arrowwidth": 1.75,
        "arrowcolor": dot.colour,
        "xshift": way * (_ARROW + _FROM_MARK),
        "ax": -way * _ARROW,
        "ay": 0,
    }
