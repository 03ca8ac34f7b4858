"""Confidence: how often candidates found by the same rule, in the same language, were right on labelled text.

The counts stand in `calibration.toml`, which a command makes; no number in it was chosen by hand.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from tracker.extraction.candidate import Tier

# A rule that was seen seldom is believed to be about as good as all together: so many more sightings.
_BEFOREHAND = 4
_LEAST = ((Tier.A, 0.955), (Tier.B, 0.85))
# How far a number's words stand from those that tell its metric, by the cost of the link.
_FAR, _VERY_FAR = 1.0, 1.8


@dataclass(frozen=True, slots=True)
class Counts:
    """How many candidates were right, of how many."""

    right: int
    seen: int

    def share(self, beforehand: float) -> float:
        """The share that is right, drawn towards what was believed beforehand."""
        return (self.right + _BEFOREHAND * beforehand) / (self.seen + _BEFOREHAND)


def name_rule(rule: str, cost: float) -> str:
    """The rule with how far it had to reach: "state", "state, far", "state, very far"."""
    if cost >= _VERY_FAR:
        return f"{rule}, very far"
    return f"{rule}, far" if cost >= _FAR else rule


def rate(rule: str, language: str) -> tuple[Tier, float]:
    """The tier and the confidence of a candidate that this rule found in a text of this language."""
    overall = _counts("all", "all").share(0.5)
    by_rule = _counts("rules", rule).share(overall)
    by_language = _counts("languages", language).share(overall)
    confidence = round(min(0.99, by_rule * min(1.0, by_language / overall)), 2)
    return next((tier for tier, least in _LEAST if confidence >= least), Tier.C), confidence


def _counts(section: str, name: str) -> Counts:
    right, seen = _calibration().get(section, {}).get(name, (0, 0))
    return Counts(right, seen)


@cache
def _calibration() -> Mapping[str, Mapping[str, tuple[int, int]]]:
    text = files("tracker.extraction").joinpath("calibration.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
