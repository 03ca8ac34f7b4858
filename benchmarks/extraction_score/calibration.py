"""Calibration: whether candidates are as often right as their tier and confidence say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from extraction_score.judging import Assessed

from tracker.extraction.candidate import Tier


@dataclass(frozen=True, slots=True)
class TierRow:
    """The candidates of a tier: how many, how many of them right in metric, and how sure the rules were."""

    tier: Tier
    candidates: int
    right: int
    confidence: float

    @property
    def precision(self) -> float:
        """The share that is right."""
        return self.right / self.candidates


def calibrate(assessed: Sequence[Assessed]) -> list[TierRow]:
    """A row for each tier that has candidates, the most trusted first."""
    by_tier = {tier: [one for one in assessed if one.candidate.tier is tier] for tier in Tier}
    return [_build_row(tier, ones) for tier, ones in by_tier.items() if ones]


def _build_row(tier: Tier, ones: Sequence[Assessed]) -> TierRow:
    confidence = fmean(one.candidate.confidence for one in ones)
    return TierRow(tier, len(ones), sum(one.is_right for one in ones), confidence)
