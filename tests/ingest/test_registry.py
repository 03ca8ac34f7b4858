"""The registry: which reader a file is for, and what is said where that is not clear."""

from __future__ import annotations

from importlib.metadata import EntryPoint
from types import SimpleNamespace

import pytest

from tracker.errors import DocumentError
from tracker.ingest import registry
from tracker.ingest.columns import COLUMNS
from tracker.ingest.documents import Document
from tracker.ingest.reader import Contents, Fit, Rank
from tracker.ingest.registry import choose_reader, find_readers


def reader(name, *needed, rank=Rank.OWN):
    """A reader that knows files by these columns and reads nothing."""

    def sniff(incoming):
        missing = tuple(column for column in needed if column not in incoming.table.columns)
        return Fit(missing, 1 - len(missing) / len(needed), f"it has {' and '.join(needed)}")

    return SimpleNamespace(
        name=name,
        reads="",
        rank=rank,
        columns=frozenset(needed),
        sniff=sniff,
        read=lambda _incoming, _release: Contents(0, [], []),
    )


def chosen(text, *readers, name=""):
    return choose_reader(Document("file.csv", text.encode()), name, readers=readers).reader


def test_the_reader_whose_columns_a_file_has_is_taken():
    one, other = reader("one", "best", "low"), reader("other", "killed")
    assert chosen("best,low,note\n1,1,\n", one, other) is one
    assert chosen("killed;note\n1;\n", one, other) is other, "known columns tell the delimiter"


def test_a_publishers_own_reader_goes_before_a_general_one():
    general, own = reader("a-general", "best", rank=Rank.GENERAL), reader("own", "best", "low")
    assert chosen("best,low\n1,1\n", general, own) is own
    assert chosen("best,high\n1,1\n", general, own) is general


def test_a_file_for_two_readers_is_refused_with_both_and_why():
    with pytest.raises(DocumentError) as caught:
        chosen("best,low\n1,1\n", reader("one", "best"), reader("two", "low"))
    assert str(caught.value) == (
        "file.csv: it could be for one, because it has best; or two, because it has low: "
        "name one with --reader"
    )


def test_a_reader_that_is_named_is_taken_whatever_the_file():
    one, two = reader("one", "best"), reader("two", "low")
    assert chosen("best,low\n1,1\n", one, two, name="two") is two
    with pytest.raises(DocumentError, match=r"there is no reader 'three' \(there are one, two\)"):
        chosen("best,low\n1,1\n", one, two, name="three")


def test_a_file_that_nearly_is_of_a_form_is_refused_with_what_it_lacks():
    with pytest.raises(DocumentError, match=r"nearest is one, which also needs the column high"):
        chosen("best,low\n1,1\n", reader("one", "best", "low", "high"), reader("two", "killed"))


def test_no_reader_finds_anything_in_a_table_of_other_things():
    assert chosen("rainfall,year\n1,2020\n", reader("one", "best", "low"), reader("two", "killed")) is None


@pytest.mark.parametrize("text", ["best,low\n", "prose without a table\nand more of it\n"])
def test_a_file_that_is_no_table_with_rows_is_refused(text):
    with pytest.raises(DocumentError, match="it is no table with rows"):
        chosen(text, reader("one", "best"))


def test_another_package_brings_a_reader_by_an_entry_point(monkeypatch):
    point = EntryPoint("figures-table", "tracker.ingest.readers.figures_table:READER", registry.GROUP)
    monkeypatch.setattr(registry, "entry_points", lambda group: [point] if group == registry.GROUP else [])
    find_readers.cache_clear()
    try:
        assert [found.name for found in find_readers()] == ["figures-table"]
    finally:
        find_readers.cache_clear()


def test_every_reader_says_what_it_reads_and_knows_the_columns_that_it_needs():
    readers = find_readers()
    assert len({found.name for found in readers}) == len(readers) > 1
    assert all(found.reads and not found.reads.endswith(".") for found in readers)


def test_a_figures_table_is_known_among_all_readers():
    text = ",".join(COLUMNS) + "\n" + "," * (len(COLUMNS) - 1) + "x\n"
    found = choose_reader(Document("figures.csv", text.encode())).reader
    assert found is not None
    assert found.name == "figures-table"
