"""The vocabulary in the store: loaded once, updated by key, its names unique."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from tests.ingest.tables import csv_document, import_rows
from tests.store.ground import table
from tracker.errors import DocumentError
from tracker.ingest.run import import_document
from tracker.store.engine import open_store
from tracker.store.names import read_register
from tracker.store.schema import prepare
from tracker.store.settings import read_setting, revision
from tracker.store.vocabulary import load_vocabulary

MINE = (
    '[[source]]\nkey = "mine"\nname = "My Source"\nshort_name = "MS"\nname_ar = "مصدري"\naliases = ["M.S."]\n'
)


@pytest.fixture
def own(tmp_path):
    folder = tmp_path / "vocabulary"
    folder.mkdir()

    def write(**files: str):
        for name, text in files.items():
            (folder / f"{name}.toml").write_text(text, encoding="utf-8")
        return folder

    return write


def load(store, folder=None) -> list[str]:
    with store.write() as connection:
        return load_vocabulary(connection, folder)


def source(store, key):
    sources = table("source")
    with store.read() as connection:
        return connection.execute(select(sources).where(sources.c.key == key)).one_or_none()


def find(store, kind, name):
    with store.read() as connection:
        return read_register(connection).find(kind, name)


def test_our_own_vocabulary_names_nothing_twice(tmp_path):
    store = open_store(f"sqlite:///{tmp_path / 'new.db'}")
    prepare(store)
    assert load(store) == []
    store.close()


def test_the_same_files_are_loaded_once(store):
    with store.read() as connection:
        before = revision(connection)
        assert len(read_setting(connection, "vocabulary")) == 64
    assert load(store) == []
    with store.read() as connection:
        assert revision(connection) == before


def test_a_users_source_is_known_by_all_its_names(store, own):
    assert load(store, own(sources=MINE)) == []
    for name in ("mine", "MINE", "my source", "ms", "مصدري", "m.s."):
        assert find(store, "source", name) == "mine"
    assert source(store, "mine").listed
    assert find(store, "source", "SOHR") == "sohr"


def test_an_entry_that_changed_is_updated_and_loading_again_changes_nothing_else(store, own):
    load(store, own(sources=MINE))
    load(store, own(sources=MINE.replace("My Source", "My Better Source")))
    assert source(store, "mine").name == "My Better Source"
    aliases = table("source_alias")
    with store.read() as connection:
        count = connection.scalar(select(func.count()).where(aliases.c.key == "mine"))
    assert count == 1


def test_a_source_that_an_import_named_first_becomes_the_listed_one_of_its_key(store, own):
    import_rows(store, {"value": 1, "source": "mine"})
    assert not source(store, "mine").listed
    load(store, own(sources=MINE))
    assert (source(store, "mine").listed, source(store, "mine").name) == (True, "My Source")


@pytest.mark.parametrize(
    ("text", "clash"),
    [
        (MINE.replace("M.S.", "SOHR"), "source: 'SOHR' is a name of sohr already, not given to mine"),
        (MINE.replace('"MS"', '"SNHR"'), "source: 'SNHR' is a name of snhr already, not given to mine"),
    ],
)
def test_a_name_that_another_has_already_stays_with_it_and_is_told(store, own, text, clash):
    assert clash in load(store, own(sources=text))
    assert find(store, "source", "SOHR") == "sohr"
    assert find(store, "source", "SNHR") == "snhr"


def test_a_listed_name_does_not_take_over_one_that_figures_have(store, own):
    import_rows(store, {"value": 1, "source": "My Source"})
    clashes = load(store, own(sources=MINE))
    assert clashes == ["source: 'My Source' is a name of my source already, not given to mine"]
    assert find(store, "source", "My Source") == "my source"
    assert import_rows(store, {"value": 1, "source": "MY SOURCE"}).unchanged == 1


def test_an_import_tells_names_that_were_taken(store, own):
    summary = import_document(
        store, csv_document({"value": 1}), vocabulary=own(sources=MINE.replace("M.S.", "SOHR"))
    )
    assert [issue.code for issue in summary.issues] == ["name_taken"]


@pytest.mark.parametrize(
    ("name", "table_name", "rest", "words"),
    [
        ("groups", "group", 'parent = "nobody"', "groups.toml: x: parent 'nobody' is no group"),
        ("places", "place", 'parent = "nowhere"', "places.toml: x: parent 'nowhere' is no place"),
        ("conflicts", "conflict", 'places = ["nowhere"]', "conflicts.toml: x: places 'nowhere'"),
        ("conflicts", "conflict", 'parent = "x"', "conflicts.toml: x: its parents lead back"),
        (
            "metrics",
            "metric",
            'definition = "d"\nspellings = [{ spelling = "y", group = "z" }]',
            "metrics.toml: x: spelling 'y': 'z' is no group",
        ),
    ],
)
def test_an_entry_that_refers_to_what_is_not_there_is_refused(store, own, name, table_name, rest, words):
    folder = own(**{name: f'[[{table_name}]]\nkey = "x"\nname = "X"\n{rest}\n'})
    with pytest.raises(DocumentError) as caught:
        load(store, folder)
    assert words in str(caught.value)
    assert find(store, table_name, "x") is None, "nothing of it is loaded"


def test_a_users_conflict_has_its_places(store, own):
    load(store, own(conflicts='[[conflict]]\nkey = "x"\nname = "X"\nplaces = ["SYR", "IRQ"]'))
    places = table("conflict_place")
    with store.read() as connection:
        found = connection.scalars(select(places.c.place).where(places.c.conflict == "x"))
        assert set(found) == {"SYR", "IRQ"}


def test_every_country_is_there_with_its_names(store):
    with store.read() as connection:
        register = read_register(connection)
    names = {"Syria": "SYR", "سوريا": "SYR", "Türkiye": "TUR", "Turkey": "TUR", "Liban": "LBN", "irq": "IRQ"}
    assert {name: register.find("place", name) for name in names} == names


def test_names_that_are_close_are_told_the_closest_first(store):
    with store.read() as connection:
        register = read_register(connection)
    assert register.nearest("source", "SOHRR")[0] == "SOHR"
    assert register.nearest("metric", "deths")[0] == "deaths"
    assert "Syrian civil war" in register.nearest("conflict", "Syrian civl war")
    assert register.nearest("source", "zzzzzzzz") == []
    assert len(register.nearest("place", "Guinea")) <= 3


def test_files_print_sources_by_short_name_places_by_code_and_conflicts_by_name(store):
    with store.read() as connection:
        register = read_register(connection)
    assert register.label("source", "sohr") == register.label("publisher", "sohr") == "SOHR"
    assert register.label("destination", "SYR") == "SYR"
    assert register.label("definition", "direct and indirect") == "direct and indirect"
    assert register.label("metric", "deaths") == "deaths"
    assert register.label("source", "nobody") == "nobody"
    assert register.group_in("Civilian Deaths") == "civilians"
    assert register.group_in("deaths") == ""
