from __future__ import annotations

import shutil
from importlib.resources import files
from pathlib import Path

import pytest

import tracker
from tests.ingest.articles import save, stored
from tests.store.merges import contents
from tracker.ingest import extractor
from tracker.ingest.extractor import digest_rules, extractor_version
from tracker.ingest.review import Verdict, accept_candidates

RULES = files("tracker.extraction")


@pytest.fixture
def rules(tmp_path) -> Path:
    """The rules and lexicons in a folder of their own."""
    ignored = shutil.ignore_patterns("__pycache__")
    return Path(shutil.copytree(str(RULES), tmp_path / "extraction", ignore=ignored))


@pytest.fixture
def read_by(monkeypatch):
    """A function that puts other rules in the place of the program's."""

    def change(folder):
        monkeypatch.setattr(extractor, "files", lambda _package: folder)
        extractor_version.cache_clear()

    yield change
    extractor_version.cache_clear()


@pytest.mark.parametrize("name", ["lexicons/fa.toml", "calibration.toml", "counting/parts.py"])
def test_a_changed_text_of_the_rules_is_another_extractor(rules, read_by, name):
    read_by(rules)
    before = extractor_version()
    assert before.startswith(f"tracker-extraction {tracker.__version__}+")
    with (rules / name).open("a", encoding="utf-8") as file:
        file.write("# one more\n")
    read_by(rules)
    assert extractor_version() != before


def test_other_names_of_known_sources_are_another_extractor(read_by, monkeypatch):
    before = extractor_version()
    monkeypatch.setattr(extractor, "read_digest", lambda: "another")
    read_by(RULES)
    assert extractor_version() != before


def test_the_same_rules_are_the_same_extractor_wherever_they_stand(rules):
    before = digest_rules(RULES)
    (rules / "__pycache__").mkdir()
    (rules / "__pycache__" / "parts.cpython-311.pyc").write_bytes(b"compiled")
    (rules / "README.md").write_text("words", encoding="utf-8")
    assert digest_rules(rules) == before
    (rules / "story.py").rename(rules / "tale.py")
    assert digest_rules(rules) != before


def test_changed_rules_take_the_place_of_what_is_pending_and_leave_what_is_accepted(
    make_store, rules, read_by
):
    store = make_store()
    save(store)
    before = extractor_version()
    accept_candidates(store, [1], Verdict("anna", excepted=frozenset({2})))
    assert save(store).added == 0
    with (rules / "lexicons" / "en.toml").open("a", encoding="utf-8") as file:
        file.write("# one more\n")
    read_by(rules)
    assert save(store).added == 1
    now = extractor_version()
    assert [(row.state, row.extractor) for row in stored(store)] == [
        ("accepted", before),
        ("superseded", before),
        ("pending", now),
    ]
    assert contents(store)["figure"][0]["note"] == f"read by {before}, accepted by anna"
    accept_candidates(store, [3], Verdict("anna"))
    notes = {row["value"]: row["note"] for row in contents(store)["figure"]}
    assert notes == {370: f"read by {before}, accepted by anna", 20: f"read by {now}, accepted by anna"}
