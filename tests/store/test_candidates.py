from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.ingest.articles import TEXT, article, columns, found, part, save, stored, whole
from tracker.domain.quantity import Quantity
from tracker.errors import NotFound
from tracker.ingest.extractor import extractor_version
from tracker.store.candidates import read_pending
from tracker.store.decisions import Decision, read_families, reject_candidates

NEWER = "a newer one"
DECISION = Decision("anna", datetime(2026, 11, 25, tzinfo=UTC), "a plan")


def reject(store, *numbers):
    with store.write() as connection:
        reject_candidates(connection, numbers, DECISION)


def families(store, *numbers, excepted=()):
    with store.read() as connection:
        return [row.id for row in read_families(connection, numbers, frozenset(excepted))]


def row_of(n, of=None):
    """The nth of a row of numbers, a part of another of them."""
    text = "1 dead 2 dead 3 dead 4 dead"
    start = None if of is None else text.index(str(of))
    return found(str(n), Quantity(n), text, part_of_start=start)


@pytest.fixture
def saved(make_store):
    """A store in which 2 and 3 are parts of 1, and 4 stands for itself."""
    store = make_store()
    members = (row_of(1), row_of(2, of=1), row_of(3, of=1), row_of(4))
    save(store, *members, document=article("1 dead 2 dead 3 dead 4 dead"))
    return store


def test_a_newer_extractor_takes_the_place_of_what_is_pending(make_store):
    store = make_store()
    save(store)
    again = save(store, whole(), extractor=NEWER)
    assert (again.added, again.known) == (1, 0)
    assert [(row.state, row.extractor) for row in stored(store)][1:] == [
        ("superseded", extractor_version()),
        ("pending", NEWER),
    ]
    assert stored(store)[0].reason == f"read anew by {NEWER}"


def test_a_newer_extractor_adds_nothing_that_touches_a_decided_candidate(make_store):
    store = make_store()
    save(store)
    reject(store, 1)
    number_alone = found("370", Quantity(370))
    again = save(store, number_alone, part(), extractor=NEWER)
    assert (again.added, again.known) == (1, 1)
    assert [(row.id, row.state, row.part_of) for row in stored(store)] == [
        (1, "rejected", None),
        (2, "superseded", 1),
        (3, "pending", 1),
    ]


def test_a_family_is_a_pending_whole_with_its_pending_parts(saved):
    assert families(saved, 3) == [1, 2, 3]
    assert families(saved, 4, 1) == [1, 2, 3, 4]
    assert families(saved, 2, excepted=[1]) == [2]
    assert families(saved, 1, excepted=[3]) == [1, 2]
    reject(saved, 1)
    assert families(saved, 2) == [2]


def test_a_part_of_a_part_goes_with_the_whole(make_store):
    store = make_store()
    members = (row_of(1), row_of(2, of=1), row_of(3, of=2))
    save(store, *members, document=article("1 dead 2 dead 3 dead 4 dead"))
    assert families(store, 1) == families(store, 3) == [1, 2, 3]


def test_parts_that_are_parts_of_one_another_end(make_store):
    store = make_store()
    save(store, row_of(1, of=2), row_of(2, of=1), document=article("1 dead 2 dead 3 dead 4 dead"))
    assert families(store, 1) == [1, 2]


def test_a_candidate_that_is_not_pending_is_told_with_why(saved):
    reject(saved, 4)
    with saved.read() as connection:
        with pytest.raises(NotFound, match="candidate 4 was rejected already, by anna on 2026-11-25"):
            read_pending(connection, 4)
        with pytest.raises(NotFound, match="candidate 9 is not known here"):
            read_pending(connection, 9)
    save(saved, row_of(1), document=article("1 dead 2 dead 3 dead 4 dead"), extractor=NEWER)
    with (
        saved.read() as connection,
        pytest.raises(NotFound, match=f"1 was superseded \\(read anew by {NEWER}"),
    ):
        read_pending(connection, 1)


@pytest.mark.parametrize("number", [2**63, 10**20, -(10**20)])
def test_a_number_that_no_key_can_have_is_not_known(store, number):
    with store.read() as connection, pytest.raises(NotFound, match=f"candidate {number} is not known here"):
        read_pending(connection, number)


def test_a_row_says_where_in_which_document_the_candidate_stands(store):
    save(store, document=article(sha256="ab" * 32))
    row = columns(store, 2)
    start = TEXT.index("at least 20")
    assert (row["span_start"], row["span_end"]) == (start, start + len("at least 20"))
    assert TEXT[row["sentence_start"] :].startswith("The death toll")
    assert (row["sha256"], row["part_of"], row["state"]) == ("ab" * 32, 1, "pending")
    assert (row["tier"], row["confidence"], row["rules"]) == ("A", 0.9, ["toll"])
