"""Editions: a dataset that comes again, in one file or in several, and what an import says of it."""

from __future__ import annotations

from datetime import UTC, date, datetime

from tests.ingest.readers.reading import csv_text
from tests.ingest.tables import stored
from tracker.ingest.documents import Document
from tracker.ingest.run import Request, import_document
from tracker.store.imports import undo_import

HEADER = (
    "id,type_of_violence,conflict_name,dyad_name,where_prec,date_prec,date_start,date_end,country,country_id,"
    "deaths_a,deaths_b,deaths_civilians,deaths_unknown,low,best,high"
)


def event(number, best, country=("Syria", 652), day="2020-05-04", high=None):
    place, code = country
    return (number, 1, "A - B", "A - B", 1, 1, day, day, place, code, 0, 0, 0, 0, best, best, high or best)


def bring(store, name, edition, published, *events):
    document = Document(name, csv_text(HEADER, *events).encode())
    return import_document(store, document, Request("", date.fromisoformat(published), edition))


def states(store):
    return {(row.report_edition, row.external_id): (row.state, row.known_until) for row in stored(store)}


def test_a_newer_edition_says_what_is_new_confirmed_revised_and_dropped(store):
    bring(store, "a.csv", "1", "2021-06-01", event(1, 5), event(2, 6), event(3, 70))
    summary = bring(store, "b.csv", "2", "2022-06-01", event(1, 5), event(2, 9), event(4, 1))
    assert (summary.added, summary.revised, summary.moved, summary.dropped) == (3, 2, 1, 1)
    assert [(one.before.value, one.after and one.after.value) for one in summary.largest] == [
        (70, None),
        (6, 9),
    ]
    assert "A - B" in summary.largest[0].about
    assert states(store)[("1", "3")] == ("edition_ended", date(2022, 6, 1))


def test_an_edition_in_several_files_is_whole_for_each_and_undoing_one_leaves_the_other(store):
    iraq = ("Iraq", 645)
    bring(store, "all.csv", "1", "2021-06-01", event(1, 5), event(2, 6, iraq))
    bring(store, "syria.csv", "2", "2022-06-01", event(11, 1))
    assert states(store)[("1", "1")][0] == "edition_ended"
    assert states(store)[("1", "2")][0] == "in_force", "the first file says nothing of Iraq"
    second = bring(store, "iraq.csv", "2", "2022-06-01", event(12, 1, iraq))
    assert states(store)[("1", "2")][0] == "edition_ended"
    with store.write() as connection:
        undo_import(connection, second.import_id, at=datetime.now(UTC))
    assert states(store)[("1", "2")][0] == "in_force"
    assert states(store)[("1", "1")][0] == "edition_ended"


def test_the_same_bytes_keep_the_day_on_which_they_first_came_in(make_store):
    store = make_store()
    document = Document("a.csv", csv_text(HEADER, event(1, 5)).encode())
    first = import_document(store, document)
    with store.write() as connection:
        undo_import(connection, first.import_id, at=datetime.now(UTC))
    again = import_document(store, document)
    assert (again.added, again.edition) == (first.added, first.edition)
    assert len(stored(store)) == 1


def test_a_table_that_no_reader_knows_adds_nothing_and_says_so(make_store):
    summary = import_document(make_store(), Document("rain.csv", b"rainfall,year\n12,2020\n"))
    assert (summary.reader, summary.read, summary.added) == ("", 0, 0)
    assert [issue.code for issue in summary.issues] == ["no_figures"]
