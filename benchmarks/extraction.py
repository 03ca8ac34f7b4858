"""The benchmark of extraction: how well figures are read out of labelled passages, and how fast.

    .venv/bin/python benchmarks/extraction.py [FILE.jsonl ...] [--misses [--held]] [--json]
    .venv/bin/python benchmarks/extraction.py --calibrate

Without files it reads all of `benchmarks/passages/`, whose README has the form and the rules of scoring. The
errors of a file with "held" in its name are listed with `--held` only: rules written after reading them would
be measured on nothing. `--calibrate` counts how often each rule was right on them, and writes it down for the
extractor.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from extraction_score.calibrating import write_calibration
from extraction_score.judging import Judgement
from extraction_score.misses import Miss, find_misses
from extraction_score.passages import is_held, read_passages
from extraction_score.reading import judge, measure_speed
from extraction_score.report import build_json, build_report, format_report

from tracker.extraction.source_names import SourceNames

PASSAGES = Path(__file__).resolve().parent / "passages"
CALIBRATION = Path(__file__).resolve().parents[1] / "tracker" / "extraction" / "calibration.toml"
ROUNDS = 5


def main(arguments: Sequence[str]) -> int:
    """Prints the report; the exit code is 0 whatever the scores."""
    given = parse_arguments(arguments)
    names = SourceNames.built_in()
    passages = {path: read_passages(path) for path in given.files or sorted(PASSAGES.glob("*.jsonl"))}
    judged = {path: [judge(one, names) for one in ones] for path, ones in passages.items()}
    if given.calibrate:
        held = [one for path, ones in judged.items() if is_held(path) for one in ones]
        write_calibration(held, CALIBRATION)
        return 0
    speed = measure_speed([one for ones in passages.values() for one in ones], names, ROUNDS)
    misses = list_misses(judged, with_held=given.held) if given.misses else []
    report = build_report({path.stem: ones for path, ones in judged.items()}, speed, misses)
    print(json.dumps(build_json(report), ensure_ascii=False) if given.json else format_report(report))
    return 0


def parse_arguments(arguments: Sequence[str]) -> argparse.Namespace:
    """The files and flags of the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("files", nargs="*", type=Path, help="labelled passages; all that are here by default")
    parser.add_argument("--misses", action="store_true", help="list the errors")
    parser.add_argument("--held", action="store_true", help="with --misses, those of held-back files too")
    parser.add_argument("--calibrate", action="store_true", help="write how often each rule was right")
    parser.add_argument("--json", action="store_true", help="print JSON")
    return parser.parse_args(arguments)


def list_misses(judged: Mapping[Path, Sequence[Judgement]], *, with_held: bool) -> list[Miss]:
    """The errors in all files that may be looked at."""
    open_files = [ones for path, ones in judged.items() if with_held or not is_held(path)]
    return [miss for ones in open_files for judgement in ones for miss in find_misses(judgement)]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
