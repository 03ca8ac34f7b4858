"""Calibrating: how often each rule was right on labelled passages, for the extractor to know itself by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from extraction_score.judging import Judgement

from tracker.extraction.confidence import find_reach

_HEAD = """\
# How often the candidates of each rule, metric and language were right in number, metric and qualifier on the
# labelled passages that are held back, for rules do better where they were made: [right, seen]. Written by a
# command, never by hand:
#
#     .venv/bin/python benchmarks/extraction.py --calibrate
"""


def write_calibration(judgements: Iterable[Judgement], path: Path) -> None:
    """Count the candidates of these passages by rule, metric and language, and write the counts."""
    right: Counter[tuple[str, str]] = Counter()
    seen: Counter[tuple[str, str]] = Counter()
    for judgement in judgements:
        for at in judgement.counted:
            agreement = judgement.agreements.get(at)
            for key in _keys(judgement, at):
                seen[key] += 1
                right[key] += agreement is not None and agreement.metric and agreement.qualifier
    path.write_text(_HEAD + "".join(_lines(right, seen)), encoding="utf-8")


def _keys(judgement: Judgement, at: int) -> Iterator[tuple[str, str]]:
    yield "all", "all"
    yield "rules", judgement.candidates[at].rules[0]
    yield "reaches", find_reach(judgement.candidates[at].rules[0])
    yield "metrics", judgement.candidates[at].metric
    yield "languages", judgement.passage.language


def _lines(right: Counter[tuple[str, str]], seen: Counter[tuple[str, str]]) -> Iterator[str]:
    section = ""
    for key in sorted(seen):
        if key[0] != section:
            section = key[0]
            yield f"\n[{section}]\n"
        yield f'"{key[1]}" = [{right[key]}, {seen[key]}]\n'
