"""Every lexicon is whole enough to be used, and says nothing the rules do not know."""

import tomllib
from importlib.resources import files

import pytest

from tracker.domain.vocabulary_files import read_vocabulary
from tracker.extraction.lexicon import languages, read_lexicon
from tracker.extraction.signs import find_signs
from tracker.extraction.tokens import tokenize

WHOLE = ("en", "ar", "de", "es", "fr")
ROLES = {"toll", "event", "people", "act", "state"}
vocabulary = read_vocabulary()


def test_english_arabic_french_german_and_spanish_have_a_lexicon():
    assert set(WHOLE) <= set(languages())


def test_a_language_without_a_lexicon_gives_the_rules_nothing_to_find():
    assert read_lexicon("xx").texts("metrics", "deaths", "event") == ()


@pytest.mark.parametrize("language", languages())
def test_metrics_and_groups_are_those_of_the_vocabulary(language):
    lexicon = read_lexicon(language)
    metrics = {metric.key for metric in vocabulary.metrics.values()}
    groups = {group.key for group in vocabulary.groups.values()}
    assert set(lexicon.table("metrics")) - {"crossing"} <= metrics
    assert set(lexicon.table("groups")) - {"unsaid"} <= groups


@pytest.mark.parametrize("language", languages())
def test_a_metric_is_told_by_words_in_the_five_roles(language):
    tables = read_lexicon(language).table("metrics")
    assert {role for metric, roles in tables.items() if metric != "crossing" for role in roles} <= ROLES


@pytest.mark.parametrize("language", WHOLE)
@pytest.mark.parametrize("metric", ["deaths", "injured", "displaced", "refugees"])
def test_the_whole_lexicons_know_the_dead_the_hurt_the_displaced_and_refugees(language, metric):
    assert any(read_lexicon(language).table("metrics", metric).values())


def test_a_longer_sign_hides_the_shorter_ones_in_it():
    tokens = tokenize("The death toll rose")
    assert [
        (sign.kind, sign.name)
        for sign in find_signs(tokens, "en").all
        if sign.kind not in ("clause", "range")
    ] == [("toll", "deaths")]


@pytest.mark.parametrize("language", languages())
def test_no_list_has_a_word_twice_and_no_line_is_too_long_to_mend(language):
    text = files("tracker.extraction.lexicons").joinpath(f"{language}.toml").read_text(encoding="utf-8")
    assert max(map(len, text.splitlines())) <= 120
    for words in _lists(tomllib.loads(text)):
        assert len(words) == len(set(words)), [word for word in words if words.count(word) > 1]


def _lists(table):
    for value in table.values():
        if isinstance(value, dict):
            yield from _lists(value)
        elif isinstance(value, list) and all(isinstance(one, str) for one in value):
            yield value
