"""The report: scores by file and by language, calibration, speed and, where asked for, the misses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from extraction_score.calibration import TierRow, calibrate
from extraction_score.judging import LEVELS, Judgement
from extraction_score.misses import Miss
from extraction_score.rate import Rate, add_up

_CELL = 21


@dataclass(frozen=True, slots=True)
class Scores:
    """The rate at each level over a set of passages."""

    passages: int
    rates: Mapping[str, Rate]

    @staticmethod
    def of(judgements: Sequence[Judgement]) -> Scores:
        """The scores of these passages together."""
        each = [judgement.rates for judgement in judgements]
        return Scores(len(each), {level: add_up(rates[level] for rates in each) for level in LEVELS})


@dataclass(frozen=True, slots=True)
class Report:
    """All that a run measured; `speed` is in passages a second."""

    files: Mapping[str, Scores]
    languages: Mapping[str, Scores]
    tiers: Mapping[str, Sequence[TierRow]]
    speed: float
    misses: Sequence[Miss]


def build_report(by_file: Mapping[str, Sequence[Judgement]], speed: float, misses: Sequence[Miss]) -> Report:
    """The report on judged files, in the order given; languages in that of their codes."""
    everything = [judgement for judgements in by_file.values() for judgement in judgements]
    codes = sorted({judgement.passage.language for judgement in everything})
    of_language = {
        code: [judgement for judgement in everything if judgement.passage.language == code] for code in codes
    }
    return Report(
        files={name: Scores.of(ones) for name, ones in (*by_file.items(), ("all", everything))},
        languages={code: Scores.of(ones) for code, ones in of_language.items()},
        tiers={name: _tiers(ones) for name, ones in (*by_file.items(), ("all", everything))},
        speed=speed,
        misses=misses,
    )


def format_report(report: Report) -> str:
    """The report as lines of text."""
    return "\n".join([
        "Precision, recall and F1 in per cent",
        *_format_scores("file", report.files),
        "",
        *_format_scores("language", report.languages),
        "",
        *_format_tiers(report.tiers),
        "",
        f"{report.speed:.0f} passages a second on one core",
        *(str(miss) for miss in report.misses),
    ])  # fmt: skip


def build_json(report: Report) -> dict[str, Any]:
    """The report for programs: shares between 0 and 1, null where nothing was there to divide by."""
    return {
        "files": {name: _scores_json(scores) for name, scores in report.files.items()},
        "languages": {code: _scores_json(scores) for code, scores in report.languages.items()},
        "tiers": {
            name: [asdict(row) | {"precision": row.precision} for row in rows]
            for name, rows in report.tiers.items()
        },
        "passages_a_second": report.speed,
        "misses": [asdict(miss) for miss in report.misses],
    }


def _tiers(judgements: Iterable[Judgement]) -> list[TierRow]:
    return calibrate([one for judgement in judgements for one in judgement.assessed])


def _format_scores(title: str, table: Mapping[str, Scores]) -> Iterator[str]:
    yield f"{title:24}{'passages':>9}{'figures':>9}" + "".join(f"{level:>{_CELL + 3}}" for level in LEVELS)
    for name, scores in table.items():
        cells = "".join(f"{_format_rate(scores.rates[level]):>{_CELL + 3}}" for level in LEVELS)
        yield f"{name or 'not said':24}{scores.passages:9}{scores.rates['number'].wanted:9}{cells}"


def _format_rate(rate: Rate) -> str:
    return " ".join("    -" if share is None else f"{100 * share:5.1f}" for share in rate.shares.values())


def _format_tiers(tiers: Mapping[str, Sequence[TierRow]]) -> Iterator[str]:
    yield f"{'file':24}{'tier':>5}{'candidates':>12}{'right metric':>14}{'precision':>11}{'confidence':>12}"
    for name, rows in tiers.items():
        for row in rows:
            counts = f"{row.tier:>5}{row.candidates:12}{row.right:14}"
            yield f"{name:24}{counts}{100 * row.precision:11.1f}{100 * row.confidence:12.1f}"


def _scores_json(scores: Scores) -> dict[str, Any]:
    levels = {level: asdict(rate) | rate.shares for level, rate in scores.rates.items()}
    return {"passages": scores.passages, "levels": levels}
