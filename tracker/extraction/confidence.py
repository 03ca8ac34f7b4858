"""Confidence: how often candidates of the same rule, metric and language were right on labelled text.

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
_LEAST = ((Tier.A, 0.95), (Tier.B, 0.8))
# Nothing is certain before a person has looked.
_MOST = 0.99
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


def find_reach(rule: str) -> str:
    """How far a rule had to reach, by its name: "near", "far" or "very far"."""
    return rule.partition(", ")[2] or "near"


def rate(rule: str, metric: str, language: str) -> tuple[Tier, float]:
    """The tier and the confidence of a candidate of this metric, found by this rule in this language.

    The three are taken to tell independently of each other (naive Bayes): each moves the odds of all
    candidates by as much as its own odds differ from them.
    """
    overall = _counts("all", "all").share(0.5)
    # What is known of a rule that was seen seldom is how rules do that reach so far.
    alike = _counts("reaches", find_reach(rule)).share(overall)
    odds = _odds(_counts("rules", rule).share(alike))
    for section, name in (("metrics", metric), ("languages", language)):
        odds *= _odds(_counts(section, name).share(overall)) / _odds(overall)
    confidence = round(min(_MOST, odds / (1 + odds)), 2)
    return next((tier for tier, least in _LEAST if confidence >= least), Tier.C), confidence


def _odds(share: float) -> float:
    return share / (1 - share)


def _counts(section: str, name: str) -> Counts:
    right, seen = _calibration().get(section, {}).get(name, (0, 0))
    return Counts(right, seen)


@cache
def _calibration() -> Mapping[str, Mapping[str, tuple[int, int]]]:
    text = files("tracker.extraction").joinpath("calibration.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
