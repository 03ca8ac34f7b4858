"""Numbers of labelled news passages: every one that counts people is found, and none taken for a date."""

import json

import pytest

from tests.acceptance.publishers import real_file
from tracker.extraction.lexicon import read_lexicon
from tracker.extraction.numbers import find_numbers
from tracker.extraction.tokens import tokenize

pytestmark = pytest.mark.acceptance


def is_found(figure, mentions):
    for mention in mentions:
        quantity = mention.quantity
        if mention.start >= figure["end"] or mention.end <= figure["start"]:
            continue
        if figure["qualifier"] == "range":
            return (quantity.low, quantity.high) == (figure["low"], figure["high"])
        if figure["qualifier"] == "indefinite":
            return bool(mention.vague)
        return quantity.value == figure["value"]
    return False


def test_the_labelled_figures_are_found_with_their_values():
    passages = real_file("extraction/dev.jsonl").read_text(encoding="utf-8").splitlines()
    scored, missed = 0, []
    for passage in map(json.loads, passages):
        mentions, _ = find_numbers(tokenize(passage["text"]), read_lexicon("en"))
        figures = [figure for figure in passage["figures"] if not figure["optional"]]
        scored += len(figures)
        missed += [(passage["id"], one["quote"]) for one in figures if not is_found(one, mentions)]
    assert len(missed) <= 0.005 * scored, missed
