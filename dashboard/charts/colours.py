"""Colours of sources: one source has the same colour everywhere, in light and in dark.

Each colour has a contrast of at least 3.5 to the ground of either scheme (WCAG 2.2 asks 3 of marks);
text in charts takes the ink of the page.
"""

from __future__ import annotations

from zlib import crc32

# The sources that are seen together most often are told apart by hand; nobody else has their colours.
CHOSEN = {
    "sohr": "#2f79b9",
    "ohchr": "#c0622a",
    "vdc": "#2f8a63",
    "snhr": "#ab5187",
    "un": "#857a2c",
    "unhcr": "#2a8a94",
    "ocha": "#7a68c0",
    "scpr": "#76818c",
}
# The rest fall where they fall.
PALETTE = (
    *("#96704a", "#b8577a", "#5f8a3a", "#c9474b"),
    *("#9a5fbf", "#5b7f9a", "#a86a6a", "#4f7fd0"),
)


def source_colour(source: str) -> str:
    """The colour of a source by its key."""
    return CHOSEN.get(source) or PALETTE[crc32(source.encode()) % len(PALETTE)]
