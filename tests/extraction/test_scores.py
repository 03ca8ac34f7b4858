"""The labelled passages are read at least as well as the documentation says."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# One run of the benchmark serves every test.
pytestmark = pytest.mark.xdist_group("scores")
COMMAND = [sys.executable, "benchmarks/extraction.py", "--json"]


@pytest.fixture(scope="module")
def report():
    printed = subprocess.run(COMMAND, cwd=ROOT, capture_output=True, check=True, timeout=120)
    return json.loads(printed.stdout)


@pytest.mark.parametrize(
    ("file", "metric", "everything", "parts"),
    [
        ("english", 0.94, 0.9, 0.84),
        ("english_fresh_held", 0.9, 0.8, 0.65),
        ("languages_wires_held", 0.83, 0.65, 0.75),
    ],
)
def test_texts_are_read_well_also_where_nobody_looked(report, file, metric, everything, parts):
    levels = report["files"][file]["levels"]
    assert levels["metric"]["f1"] >= metric
    assert levels["metric+qualifier+source"]["f1"] >= everything
    assert levels["part-of"]["f1"] >= parts


def test_the_trusted_tier_can_be_trusted_and_holds_most_of_the_figures(report):
    trusted, *others = report["tiers"]["all"]
    assert trusted["tier"] == "A"
    assert trusted["precision"] >= 0.97
    assert trusted["candidates"] >= 0.7 * sum(row["candidates"] for row in (trusted, *others))
