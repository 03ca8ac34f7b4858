"""Labelled passages are well formed: a wrong label would be taken for a wrong rule."""

import json
from itertools import pairwise
from pathlib import Path

import pytest

from tracker.domain.vocabulary_files import read_vocabulary

FOLDER = Path(__file__).parents[2] / "benchmarks" / "passages"
FILES = sorted(FOLDER.glob("*.jsonl"))
ENGLISH = [path for path in FILES if path.stem.startswith("english")]
TO_WORK_ON, HELD = 60, 50
# What a qualifier makes of a value: its lower and its upper bound, in shares of the value.
BOUNDS = {
    "exact": (1, 1),
    "over": (1, None),
    "at_least": (1, None),
    "about": (0.9, 1.1),
    "almost": (0.9, 1),
    "up_to": (None, 1),
    "under": (None, 1),
}
METRICS = {metric.key for metric in read_vocabulary().metrics.values()}
GROUPS = {group.key for group in read_vocabulary().groups.values()}

in_every_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


def passages(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def figures(path):
    return [(passage, figure) for passage in passages(path) for figure in passage["figures"]]


def bounds_fit(figure):
    value, low, high = figure["value"], figure["low"], figure["high"]
    if figure["qualifier"] in ("range", "indefinite"):
        return value is None and low < high
    shares = BOUNDS[figure["qualifier"]]
    expected = [None if share is None else pytest.approx(share * value) for share in shares]
    return [low, high] == expected


def test_there_are_files_to_work_on_and_files_held_back():
    assert {path.stem for path in FILES} >= {"english", "english_fresh_held"}


@in_every_file
def test_every_quote_stands_where_its_offsets_say(path):
    for passage in passages(path):
        for one in (*passage["figures"], *passage["non_figures"]):
            assert passage["text"][one["start"] : one["end"]] == one["quote"], passage["id"]


@in_every_file
def test_no_two_figures_share_words_or_a_name(path):
    for passage in passages(path):
        spans = sorted((one["start"], one["end"]) for one in passage["figures"])
        assert all(end <= start for (_, end), (start, _) in pairwise(spans)), passage["id"]
        assert len({one["fid"] for one in passage["figures"]}) == len(spans), passage["id"]


@in_every_file
def test_every_part_is_of_another_figure_in_its_passage(path):
    for passage, figure in figures(path):
        others = {one["fid"] for one in passage["figures"]} - {figure["fid"]}
        assert figure["subset_of"] is None or figure["subset_of"] in others, passage["id"]


@in_every_file
def test_bounds_are_those_of_the_qualifier(path):
    for passage, figure in figures(path):
        assert bounds_fit(figure), (passage["id"], figure["quote"])


@in_every_file
def test_every_metric_and_group_is_known(path):
    for passage, figure in figures(path):
        assert figure["metric"] in METRICS, passage["id"]
        assert figure["group"] in GROUPS, passage["id"]


@pytest.mark.parametrize("path", ENGLISH, ids=lambda path: path.stem)
def test_place_period_and_source_are_words_of_the_text_where_words_do_not_bend(path):
    for passage, figure in figures(path):
        for key in ("place", "period", "source"):
            assert figure[key] is None or figure[key] in passage["text"], (passage["id"], figure[key])


@pytest.mark.parametrize("held", [False, True], ids=["worked on", "held back"])
def test_there_are_many_and_half_of_them_hard(held):
    ones = [passage for path in FILES if ("held" in path.stem) is held for passage in passages(path)]
    assert len(ones) >= (HELD if held else TO_WORK_ON)
    assert 2 * sum(passage["hard"] for passage in ones) >= len(ones)


def test_no_two_passages_share_an_id_or_a_text():
    everything = [passage for path in FILES for passage in passages(path)]
    assert len({passage["id"] for passage in everything}) == len(everything)
    assert len({passage["text"] for passage in everything}) == len(everything)
