"""The frame of a chart: axes, margins and fonts, without a colour of the page's own.

Text and grid lines take the page's colours by CSS (`assets/4-charts.css`), in light and in dark.
"""

from __future__ import annotations

from html import escape
from typing import Any

Chart = dict[str, Any]

FONT = {"family": 'system-ui, "Noto Sans", "Noto Sans Arabic", sans-serif', "size": 13}
CONFIG: Any = {"displayModeBar": False, "responsive": True, "showTips": False, "doubleClick": "reset"}


def plain(text: str) -> str:
    """Text that plotly shows as it is: its own marks are told apart from what sources wrote."""
    return escape(text, quote=False)


def layout(*, height: int, right: int = 24, **more: Any) -> dict[str, Any]:
    """The layout of a chart with its axes given in `more`."""
    return {
        "height": height,
        "margin": {"l": 56, "r": right, "t": 16, "b": 36},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": FONT,
        "showlegend": False,
        "hovermode": "closest",
        "hoverlabel": {"align": "left", "font": FONT},
        "dragmode": False,
        **more,
    }


def axis(**more: Any) -> dict[str, Any]:
    """An axis without a line of its own."""
    return {"zeroline": False, "showline": False, "fixedrange": True, "automargin": True, **more}
