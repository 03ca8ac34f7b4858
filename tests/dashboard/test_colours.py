from __future__ import annotations

from itertools import combinations

import pytest

from dashboard.charts.colours import CHOSEN, PALETTE, source_colour

EVERY = (*CHOSEN.values(), *PALETTE)
GROUNDS = ("#ffffff", "#14181d")


def luminance(colour):
    """The relative luminance of WCAG 2.2."""
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("colour", EVERY)
def test_a_colour_stands_out_from_the_ground_in_light_and_in_dark(colour, ground):
    darker, lighter = sorted((luminance(colour), luminance(ground)))
    assert (lighter + 0.05) / (darker + 0.05) >= 3.5


def test_no_two_colours_are_the_same():
    assert all(one != other for one, other in combinations(EVERY, 2))


def test_a_source_without_a_colour_of_its_own_never_has_that_of_one_told_apart_by_hand():
    drawn = {source_colour(f"source {number}") for number in range(200)}
    assert drawn == set(PALETTE)
    assert drawn.isdisjoint(CHOSEN.values())
