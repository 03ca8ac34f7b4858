from __future__ import annotations

import csv
import json
from datetime import date
from functools import partial
from io import StringIO

import pytest

from tests.cli.running import run
from tests.ingest.articles import article, found, save, whole
from tracker.domain.quantity import Quantity
from tracker.store.engine import open_store


@pytest.fixture(scope="module")
def saved(sqlite_template, tmp_path_factory):
    """The bytes of a store that holds a whole and its part, and one candidate of tier B."""
    path = tmp_path_factory.mktemp("review") / "saved.db"
    path.write_bytes(sqlite_template)
    store = open_store(f"sqlite:///{path}")
    save(store)
    save(store, whole(quantity=Quantity(5), tier="B"), document=article(title="Another", sha256="ef" * 32))
    with store.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.rollback()
    store.close()
    return path.read_bytes()


@pytest.fixture
def review(saved, tmp_path, monkeypatch):
    """A function that runs `tracker review` on such a store of its own."""
    monkeypatch.setenv("TRACKER_REVIEWER", "anna")
    (tmp_path / "store.db").write_bytes(saved)
    return partial(run, "review", database=f"sqlite:///{tmp_path / 'store.db'}")


def rows(review, *arguments):
    return list(csv.DictReader(StringIO(review("list", "--format", "csv", *arguments).out, newline="")))


def numbers(review, *arguments):
    return [int(row["candidate"]) for row in rows(review, *arguments)]


def shown(review, number):
    told = json.loads(review("show", number, "--format", "json").out)
    return {row["field"]: row["value"] for row in told["rows"]}


def test_the_list_has_what_is_pending_and_can_be_narrowed(review):
    assert numbers(review) == [1, 2, 3]
    assert numbers(review, "--tier", "B") == [3]
    assert numbers(review, "--report", rows(review)[0]["report_id"].upper()) == [1, 2]
    assert numbers(review, "--state", "accepted") == []
    review("accept", 1)
    assert numbers(review) == [3]
    assert numbers(review, "--state", "all") == [1, 2, 3]
    assert review("list", "--state", "odd").code == review("list", "--report", "x").code == 2


def test_the_table_of_the_list_tells_figures_in_words(review):
    told = review("list").out
    assert told.startswith("deaths, cumulative, people\n")
    assert "civilians          2  A       at least 20        1  pending  What is going on?" in told


def test_one_candidate_is_shown_with_its_sentence_and_its_family(review):
    told = {
        row["field"]: row["value"] for row in json.loads(review("show", 2, "--format", "json").out)["rows"]
    }
    assert "including [[at least 20]] civilians" in told["sentence"]
    assert told["part of"] == "candidate 1, pending: more than 370, deaths, all"
    assert (told["tier"], told["confidence"], told["rules"]) == ("A", "0.9", "toll")
    assert told["caveats"] == "marked as written by a machine"
    assert "similar" not in told


def test_what_the_source_said_about_then_is_shown(review):
    review("accept", 1)
    told = review("show", 3).out
    assert "2024-12-01: more than 370; What is going on? (" in told
    assert "the same number" not in told


def test_a_source_that_is_new_or_only_an_office_is_marked(saved, review, tmp_path):
    store = open_store(f"sqlite:///{tmp_path / 'store.db'}")
    text = "12 dead, 13 dead."
    police = found("12", Quantity(12), text, source="police", source_key="")
    haitian = found("13", Quantity(13), text, source="Haitian police", source_key="")
    save(store, police, haitian, document=article(text))
    store.close()
    marks = {row["source"]: row["source_is"] for row in rows(review)}
    assert marks == {"SOHR": "", "police": "only an office", "Haitian police": "new here"}
    assert "13  new here " in review("list").out
    kept = "'police (Metro, 2024-12-01, What is going on?)'"
    assert shown(review, 4)["source is"] == (
        f"only an office: to be kept apart as {kept} unless --set source= says whose"
    )
    assert shown(review, 5)["source is"].startswith("new here")
    review("accept", 4, 5)
    assert {row["source_is"] for row in rows(review, "--state", "accepted")} == {""}


def test_accepting_prints_the_figures_and_their_links(review):
    ran = review("accept", 2, "--format", "csv", "--conflict", "syria")
    whole_row, part_row = csv.DictReader(StringIO(ran.out, newline=""))
    assert (ran.code, ran.err) == (0, "Accepted: candidates 1, 2; new: 2 figures, known already: 0.\n")
    assert (part_row["state"], part_row["part_of"]) == ("accepted", whole_row["figure_id"])
    assert [(row["decided_by"], row["conflict"]) for row in rows(review, "--state", "accepted")] == [
        ("anna", "syria"),
        ("anna", "syria"),
    ]


@pytest.mark.parametrize(("day", "column"), [(1, "repeats"), (2, "repeats"), (3, "repeated_by")])
def test_accepting_tells_which_figure_repeats_which(review, tmp_path, day, column):
    store = open_store(f"sqlite:///{tmp_path / 'store.db'}")
    for title, written in (("Known", day), ("New", 2)):
        text = f"{title}: 370 died in Hama."
        told = article(text, title=title, published_on=date(2024, 12, written))
        save(store, found("370", Quantity(370), text, place="Hama"), document=told)
    store.close()
    (known,) = csv.DictReader(StringIO(review("accept", 4, "--format", "csv").out, newline=""))
    (new,) = csv.DictReader(StringIO(review("accept", 5, "--format", "csv").out, newline=""))
    linked = {name: new[name] for name in ("repeats", "repeated_by") if new[name]}
    assert linked == {column: known["figure_id"]}


def test_an_excepted_one_stays_pending(review):
    assert review("accept", 1, "--except", 2, "--reviewer", "omar").code == 0
    assert numbers(review) == [2, 3]
    assert rows(review, "--state", "accepted")[0]["decided_by"] == "omar"


def test_an_edit_is_told_beside_what_was_proposed(review):
    ran = review(
        "edit", 2, "--set", "value = 21", "--set", "group=", "--set", "place=Aleppo", "--reason", "a slip"
    )
    assert ran.code == 0
    (row,) = rows(review, "--state", "edited")
    assert (row["value"], row["low"], row["place"], row["reason"]) == ("21", "21", "Aleppo", "a slip")
    assert shown(review, 2)["edited"] == "group civilians -> empty; place empty -> Aleppo; value 20 -> 21"
    assert shown(review, 1)["its part"] == "candidate 2, edited: at least 21, deaths, all"


@pytest.mark.parametrize(
    ("qualifier", "understood", "words"),
    [
        ("At most", "at_most", "at most 20"),
        ("", "exact", "20"),
        ("About", "approximately", "about 20"),
        ("up to", "at_most", "at most 20"),
        ("estimate", "estimate", "20"),
        (
            "several",
            "",
            "'several' is none of exact, estimate, range, more_than, at_least, at_most, less_than, ",
        ),
    ],
)
def test_a_corrected_word_is_kept_as_it_was_understood(review, qualifier, understood, words):
    ran = review("edit", 2, "--set", f"qualifier={qualifier}")
    edited = [row["qualifier"] for row in rows(review, "--state", "edited")]
    assert edited == ([understood] if understood else [])
    assert words in (shown(review, 2)["figure"] if understood else ran.err)


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("edit", 2, "--set", "value=-3"), 2, "Error: candidate 2, value: '-3' is below zero"),
        (("edit", 2, "--set", "value"), 2, "Error: --set: 'value' is not FIELD=VALUE"),
        (("edit", 2, "--set", "valu=3"), 2, "Error: --set: 'valu' is none of source, metric"),
        (("edit", 1, "--set", "high=3"), 2, "Error: candidate 1, high: more_than has no upper bound ('3')"),
        (("reject", 2), 2, "Error: --reason: say why it is no figure"),
        (("accept", 1, "--except", "1", "--except", "2"), 2, "Error: --except: leaves nothing to decide on"),
        (("accept", 9), 1, "Error: candidate 9 is not known here: `tracker review list` lists them"),
        (("show", 9), 1, "Error: candidate 9 is not known here"),
    ],
)
def test_what_cannot_be_done_is_told(review, arguments, code, words):
    ran = review(*arguments)
    assert (ran.code, ran.out) == (code, "")
    assert words in ran.err
    assert numbers(review) == [1, 2, 3]


def test_rejecting_tells_which(review):
    ran = review("reject", 2, "--reason", "a plan")
    assert (ran.code, ran.out, ran.err) == (0, "", "Rejected: candidates 1, 2.\n")
    again = review("accept", 1)
    assert again.code == 1
    assert "candidate 1 was rejected already, by anna on " in again.err


def test_without_a_name_the_login_decides(review, monkeypatch):
    monkeypatch.delenv("TRACKER_REVIEWER")
    monkeypatch.setenv("LOGNAME", "lena")
    review("accept", 3)
    assert rows(review, "--state", "accepted")[0]["decided_by"] == "lena"


def test_what_a_second_keeping_does_not_take_is_told(fresh, tmp_path):
    path = tmp_path / "article.txt"
    path.write_text("At least 12 people were killed, the army said.", encoding="utf-8")
    flags = ("--publisher", "The Daily Ground", "--save")
    assert "Note: publisher 'The Daily Ground' is new here.\n" in fresh("extract", path, *flags).err
    again = fresh("extract", path, "--publisher", "Another", "--conflict", "syria", "--save").err
    kept = "the article is kept as put out by 'The Daily Ground'"
    assert f"Note: publisher 'Another' is not taken: {kept}.\n" in again
    assert "Note: conflict 'syria' is taken for 1 pending candidate.\n" in again
