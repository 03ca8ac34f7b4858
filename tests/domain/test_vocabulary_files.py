from __future__ import annotations

from datetime import date

import pytest

from tracker.domain.series import Counting
from tracker.domain.vocabulary_files import read_vocabulary
from tracker.errors import DocumentError

METRICS = {
    *("deaths", "injured", "casualties", "missing", "dead_and_missing", "abducted", "detained"),
    *("displaced", "refugees", "asylum_seekers", "returnees", "idp_returnees", "stateless"),
    "other_of_concern",
}
GROUPS = {
    *("all", "civilians", "children", "under_10", "women", "men", "combatants", "government_forces"),
    *("opposition_fighters", "other_fighters", "side_a", "side_b", "detainees", "health_workers"),
    *("aid_workers", "journalists", "peacekeepers", "palestinian_refugees", "students", "teachers"),
    *("undocumented", "unknown"),
}


@pytest.fixture(scope="module")
def ours():
    return read_vocabulary()


@pytest.fixture
def own(tmp_path):
    def write(name: str, text: str | bytes):
        (tmp_path / name).write_bytes(text if isinstance(text, bytes) else text.encode())
        return tmp_path

    return write


def test_what_is_counted_and_who_is_counted_is_all_there(ours):
    assert ours.metrics.keys() >= METRICS
    assert ours.groups.keys() >= GROUPS


def test_every_entry_says_what_it_means(ours):
    for entries in (ours.metrics, ours.groups):
        assert [entry.key for entry in entries.values() if not entry.name or not entry.definition] == []


def test_every_source_says_who_it_is_and_what_it_counts(ours):
    counting = {key for key, entry in ours.sources.items() if entry.kind != "media"}
    assert [key for key in counting if not ours.sources[key].name] == []
    for key in ("sohr", "snhr", "ohchr", "unhcr", "vdc"):
        entry = ours.sources[key]
        assert all((entry.name_ar, entry.website, entry.counts, entry.leaves_out)), key


def test_the_usual_way_of_counting_is_the_fields(ours):
    usual = {key: entry.usual_counting for key, entry in ours.metrics.items()}
    assert usual["deaths"] == usual["injured"] == Counting.CUMULATIVE
    assert usual["refugees"] == usual["displaced"] == Counting.STOCK
    assert usual["returnees"] == Counting.PERIOD


def test_parents_and_places_lead_to_entries_that_are_there(ours):
    assert {entry.parent for entry in ours.groups.values()} - {""} <= ours.groups.keys()
    assert {entry.parent for entry in ours.conflicts.values()} - {""} <= ours.conflicts.keys()


def test_the_digest_changes_with_the_files(ours, own):
    assert read_vocabulary().digest == ours.digest
    assert read_vocabulary(own("actors.toml", "")).digest == ours.digest, "an empty file says nothing"
    folder = own("actors.toml", '[[actor]]\nkey = "x"\nname = "X"')
    assert read_vocabulary(folder).digest != ours.digest


def test_a_users_entry_stands_beside_ours_and_one_with_our_key_over_it(ours, own):
    folder = own(
        "sources.toml",
        '[[source]]\nkey = "my_source"\nname = "My Source"\nshort_name = "MS"\naliases = ["Mine"]\n'
        '[[source]]\nkey = "sohr"\nname = "The Observatory"\nshort_name = "SOHR"\n',
    )
    both = read_vocabulary(folder)
    assert both.sources["my_source"].aliases == ("Mine",)
    assert both.sources["sohr"].name == "The Observatory"
    assert both.sources.keys() == ours.sources.keys() | {"my_source"}
    assert both.metrics == ours.metrics


def test_a_users_conflict_keeps_its_days(own):
    folder = own(
        "conflicts.toml",
        '[[conflict]]\nkey = "war"\nname = "War"\nstart = 2011-03-15\nplaces = ["SYR"]\n',
    )
    war = read_vocabulary(folder).conflicts["war"]
    assert (war.start, war.end, war.places) == (date(2011, 3, 15), None, ("SYR",))


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("sources.toml", '[[source]]\nkey = "x"\nname = "X"', "sources.toml: x: short_name is missing"),
        (
            "actors.toml",
            '[[actor]]\nkey = "x"\nname = "X"\nkolor = "red"',
            "actors.toml: x: kolor is no field",
        ),
        ("actors.toml", '[[actor]]\nkey = "x"\nname = 7', "actors.toml: x: name is 7, not a text"),
        (
            "actors.toml",
            '[[actor]]\nkey = "x"\nname = "X"\naliases = "Y"',
            "x: aliases is 'Y', not a list of texts",
        ),
        (
            "actors.toml",
            '[[actor]]\nkey = "x"\nname = "X"\naliases = [1]',
            "x: aliases is [1], not a list of texts",
        ),
        ("actors.toml", '[[actor]]\nkey = "a,b"\nname = "X"', "key is a text without a comma"),
        ("actors.toml", '[[actor]]\nkey = ""\nname = "X"', "key is a text without a comma"),
        ("actors.toml", '[[actor]]\nkey = "x"\nname = "X"\n' * 2, "actors.toml: x: key stands twice"),
        ("actors.toml", '[[actr]]\nkey = "x"', "actors.toml: [[actr]] is not known here (write [[actor]])"),
        ("actors.toml", 'actor = "x"', "actors.toml: actor is no list of tables"),
        ("actors.toml", "[[actor", "actors.toml: "),
        ("actors.toml", b"\xff\xfe\x00", "actors.toml: cannot be read as UTF-8"),
        ("actor.toml", "", "actor.toml: no file of the vocabulary has this name"),
        (
            "metrics.toml",
            '[[metric]]\nkey = "x"\nname = "X"\ndefinition = "d"\nusual_counting = "daily"',
            "metrics.toml: x: usual_counting is 'daily', none of cumulative, period, stock",
        ),
        (
            "metrics.toml",
            '[[metric]]\nkey = "x"\nname = "X"\ndefinition = "d"\nspellings = [{ group = "men" }]',
            "metrics.toml: x: spellings is ",
        ),
        (
            "sources.toml",
            '[[source]]\nkey = "x"\nname = "X"\nshort_name = "X"\nkind = "blog"',
            "sources.toml: x: kind is 'blog', none of monitoring_group",
        ),
        (
            "conflicts.toml",
            '[[conflict]]\nkey = "x"\nname = "X"\nstart = "2011"',
            "conflicts.toml: x: start is '2011', not a day",
        ),
        ("countries.toml", '[[country]]\niso3 = "XXX"\ngw = "652"', "countries.toml: XXX: gw is '652'"),
    ],
)
def test_a_fault_names_the_file_the_entry_and_the_field(own, name, text, words):
    with pytest.raises(DocumentError) as caught:
        read_vocabulary(own(name, text))
    assert words in str(caught.value)


def test_a_vocabulary_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(DocumentError, match="nowhere is not there"):
        read_vocabulary(tmp_path / "nowhere")
