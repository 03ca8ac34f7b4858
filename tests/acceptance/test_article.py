"""A real article and labelled passages: what is found in them, and how well."""

import json
import subprocess
import sys
from datetime import date

import pytest

from tests.acceptance.publishers import real_file
from tracker.domain.quantity import Qualifier
from tracker.extraction.candidate import Tier
from tracker.extraction.candidate_json import candidate_json
from tracker.extraction.document import Document
from tracker.extraction.documents.reading import read_document
from tracker.extraction.pipeline import extract
from tracker.extraction.source_names import SourceNames

pytestmark = pytest.mark.acceptance


@pytest.fixture(scope="module")
def article():
    content = real_file("seed_article_2024-12-01.txt").read_bytes()
    document = read_document(content, "article.txt")
    return document, extract(document, SourceNames.built_in())


def test_the_article_is_dated_and_marked_by_its_own_words(article):
    document, _found = article
    assert (document.published_on, document.language) == (date(2024, 12, 1), "en")
    assert document.caveats == ("generated with AI",)


def test_the_article_gives_exactly_four_figures(article):
    _document, found = article
    dead, civilians, since_the_war, refugees = found.figures
    assert [(one.metric, one.group, one.source_key) for one in found.figures] == [
        ("deaths", "all", "sohr"),
        ("deaths", "civilians", "sohr"),
        ("deaths", "all", ""),
        ("refugees", "all", ""),
    ]
    assert [(one.quantity.qualifier, one.quantity.value) for one in found.figures] == [
        (Qualifier.MORE_THAN, 370),
        (Qualifier.AT_LEAST, 20),
        (Qualifier.MORE_THAN, 300_000),
        (Qualifier.NEARLY, 6_000_000),
    ]
    assert civilians.part_of_start == dead.start
    assert [dead.part_of_start, since_the_war.part_of_start, refugees.part_of_start] == [None, None, None]


def test_the_offensive_of_the_article_begins_on_its_wednesday(article):
    _document, found = article
    assert {anchor.on for anchor in found.anchors if anchor.event == "offensive"} == {date(2024, 11, 27)}


@pytest.fixture(scope="module")
def scored(tmp_path_factory):
    labelled, scorer = real_file("extraction/dev.jsonl"), real_file("extraction/score.py")
    passages = [json.loads(line) for line in labelled.read_text(encoding="utf-8").splitlines()]
    names = SourceNames.built_in()
    found = {one["id"]: extract(_document(one), names).figures for one in passages}
    predictions = tmp_path_factory.mktemp("scored") / "predictions.jsonl"
    predictions.write_text(
        "".join(
            json.dumps({"id": key, "figures": [candidate_json(one) for one in figures]}) + "\n"
            for key, figures in found.items()
        )
    )
    printed = subprocess.run(
        [sys.executable, str(scorer), str(labelled), str(predictions)],
        capture_output=True,
        check=True,
        timeout=60,
    )
    return json.loads(printed.stdout), [one for figures in found.values() for one in figures]


def _document(passage):
    published = passage["published"] and date.fromisoformat(passage["published"])
    return Document(passage["text"], publisher=passage["publisher"] or "", published_on=published)


@pytest.mark.parametrize(
    ("level", "least"), [("number", 0.97), ("metric", 0.95), ("all", 0.9), ("subset", 0.9)]
)
def test_labelled_passages_are_read_as_well_as_they_were(scored, level, least):
    assert scored[0][level]["f1"] >= least


def test_most_candidates_are_of_the_tier_that_can_be_trusted(scored):
    _scores, figures = scored
    assert sum(one.tier is Tier.A for one in figures) >= 0.65 * len(figures)
