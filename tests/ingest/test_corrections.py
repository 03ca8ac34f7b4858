"""Corrections: what a person puts on record of a figure, what follows, and what is refused."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from tests.conftest import fresh_store
from tests.ingest.tables import import_rows, stored
from tests.store.ground import table
from tracker.domain.figure import State
from tracker.domain.link import LinkKind
from tracker.errors import NotFound, QuestionError
from tracker.ingest.corrections import Correction, correct
from tracker.store.check import check_store
from tracker.store.imports import read_imports, undo_import

FIRST = {"value": 10, "row_id": "first", "report_date": "2024-11-01", "period_end": "2024-10-31"}
SECOND = {"value": 12, "row_id": "second", "report_date": "2024-11-20", "period_end": "2024-10-31"}
OTHER = {"value": 9, "row_id": "other", "source": "SNHR", "report_date": "2024-11-20"}
DAY = date(2024, 11, 10)


def ids(store, *rows):
    """Import rows; the ids of the figures by row id."""
    import_rows(store, *rows)
    return {row.locator: row.public_id for row in stored(store)}


def states(store):
    return {row.locator: (str(row.state), row.known_until) for row in stored(store)}


def links(store):
    with store.read() as connection:
        return list(connection.execute(select(table("figure_link"))))


def withdrawn(figure, day=DAY, reason="a mistake in the tables"):
    return Correction(LinkKind.RETRACTS, figure, reason, day=day)


def undo(store, number):
    with store.write() as connection:
        undo_import(connection, number, at=datetime.now(UTC))


def test_a_withdrawal_ends_a_figure_on_its_day_and_is_the_sources_word(store):
    known = ids(store, FIRST)
    corrected = correct(store, withdrawn(known["first"].upper()))
    assert (corrected.added, corrected.changed, corrected.state) == (True, 1, State.RETRACTED)
    assert states(store) == {"first": ("retracted", DAY)}
    (link,) = links(store)
    assert (link.from_id, link.reason, link.by_source) == ("", "a mistake in the tables", True)
    assert link.import_id == corrected.number


def test_a_figure_ends_on_the_day_of_the_one_that_replaces_it_whatever_day_is_noted(store):
    elsewhere = SECOND | {"period_end": "2024-11-15"}
    known = ids(store, FIRST, elsewhere)
    correct(store, Correction(LinkKind.REPLACES, known["first"], "recounted", known["second"], DAY))
    assert states(store) == {"first": ("replaced", date(2024, 11, 20)), "second": ("in_force", None)}
    (link,) = links(store)
    assert (link.from_id, link.to_id, link.day) == (known["second"], known["first"], DAY)


def test_a_void_figure_is_our_mistake_and_gives_back_the_place_it_took(store):
    known = ids(store, FIRST, SECOND)
    assert states(store)["first"] == ("superseded", date(2024, 11, 20))
    corrected = correct(store, Correction(LinkKind.VOID, known["second"], "typed wrongly"))
    assert (corrected.changed, corrected.state) == (2, State.VOID)
    assert states(store)["first"] == ("in_force", None)
    assert [link.by_source for link in links(store)] == [False]


def test_a_restated_total_ends_nothing(make_store):
    store = make_store()
    known = ids(store, FIRST, SECOND | {"period_end": "2024-11-15"})
    corrected = correct(store, Correction(LinkKind.RESTATES, known["first"], "older dead", known["second"]))
    assert (corrected.changed, corrected.state) == (0, State.IN_FORCE)
    assert [link.kind for link in links(store)] == ["restates"]


def test_undoing_a_correction_gives_the_figure_back_and_it_can_be_said_anew_in_other_words(store):
    known = ids(store, FIRST)
    first = correct(store, withdrawn(known["first"]))
    undo(store, first.number)
    assert states(store) == {"first": ("in_force", None)}
    again = correct(store, withdrawn(known["first"], DAY + timedelta(3), "withdrawn on the 13th"))
    assert (again.added, again.known_until) == (True, DAY + timedelta(3))
    (link,) = links(store)
    assert (link.reason, link.day, link.lifted_by) == ("withdrawn on the 13th", DAY + timedelta(3), None)
    with store.read() as connection:
        said = [row.arguments["reason"] for row in read_imports(connection) if row.reader == "correct"]
    assert said == ["withdrawn on the 13th", "a mistake in the tables"]
    assert [one for one in check_store(store) if one.is_fault] == []


def test_undoing_a_void_gives_the_figure_back(make_store):
    store = make_store()
    known = ids(store, FIRST)
    undo(store, correct(store, Correction(LinkKind.VOID, known["first"], "typed wrongly")).number)
    assert states(store) == {"first": ("in_force", None)}


def test_a_figure_that_was_declared_void_stays_so_when_its_file_comes_again(make_store):
    store = make_store()
    known = ids(store, FIRST)
    correct(store, Correction(LinkKind.VOID, known["first"], "typed wrongly"))
    assert import_rows(store, FIRST, name="again.csv").added == 0
    assert states(store)["first"][0] == "void"


def test_saying_it_again_changes_nothing_but_another_day_is_refused(make_store):
    store = make_store()
    known = ids(store, FIRST)
    first = correct(store, withdrawn(known["first"]))
    again = correct(store, withdrawn(known["first"], reason="otherwise"))
    assert (again.added, again.number, again.reason) == (False, first.number, "a mistake in the tables")
    with pytest.raises(QuestionError, match=f"imports undo {first.number}") as told:
        correct(store, withdrawn(known["first"], DAY + timedelta(1)))
    assert told.value.field == "day"
    assert len(links(store)) == 1


def refused(kind, figure="first", reason="recounted", by="", day=None):
    return Correction(LinkKind(kind), figure, reason, by, day)


TOMORROW = datetime.now(UTC).date() + timedelta(1)


@pytest.mark.parametrize(
    ("correction", "field", "words"),
    [
        (refused("void", reason="  "), "reason", "say why"),
        (refused("void", by="second"), "by", "no part"),
        (refused("void", day=DAY), "day", "no part"),
        (refused("restates", day=DAY), "by", "name the figure"),
        (refused("replaces"), "by", "name the figure"),
        (refused("retracts"), "by", "name the figure"),
        (refused("retracts", day=TOMORROW), "day", "still to come"),
        (refused("retracts", day=date(2024, 10, 31)), "day", "before the figure was known, on 2024-11-01"),
        (refused("retracts", figure="12", day=DAY), "figure", "32 hexadecimal digits"),
        (refused("replaces", by="12"), "by", "32 hexadecimal digits"),
        (refused("replaces", by="first"), "by", "the figure itself"),
        (refused("replaces", by="other"), "by", "another source"),
        (refused("retracts", by="other"), "by", "another source"),
        (refused("replaces", by="hurt"), "by", "another metric"),
        (refused("restates", by="children"), "by", "another group"),
        (refused("restates", figure="monthly", by="monthly later"), "figure", "no running total"),
        (refused("replaces", figure="second", by="first"), "by", "before the figure"),
        (refused("replaces", figure="gone", by="second"), "figure", "is void"),
        (refused("replaces", figure="first", by="gone"), "by", "is void"),
    ],
)
def test_what_cannot_be_said_is_one_error_that_names_its_field(correction, field, words, crowd):
    store, known = crowd
    before = (links(store), len(imports(store)))
    named = Correction(
        correction.kind,
        known.get(correction.figure, correction.figure),
        correction.reason,
        known.get(correction.by, correction.by),
        correction.day,
    )
    with pytest.raises(QuestionError, match=words) as told:
        correct(store, named)
    assert told.value.field == field
    assert (links(store), len(imports(store))) == before


def imports(store):
    with store.read() as connection:
        return read_imports(connection)


@pytest.fixture(scope="module")
def crowd(request, tmp_path_factory):
    """A store of several figures, one of them void, and their ids: nothing is added to it."""
    store = fresh_store(request, "sqlite", tmp_path_factory.mktemp("crowd"))
    monthly = {"counting": "period", "period_start": "2024-10-01", "period_end": "2024-10-31"}
    known = ids(
        store,
        FIRST,
        SECOND | {"period_end": "2024-11-15"},
        OTHER,
        SECOND | {"row_id": "hurt", "metric": "injured"},
        SECOND | {"row_id": "children", "group": "children"},
        FIRST | monthly | {"row_id": "monthly"},
        SECOND | monthly | {"row_id": "monthly later"},
        SECOND | {"row_id": "gone", "value": 99},
    )
    correct(store, Correction(LinkKind.VOID, known["gone"], "typed wrongly"))
    yield store, known
    store.close()


def test_a_figure_that_is_not_stored_is_not_found(crowd):
    store, _known = crowd
    with pytest.raises(NotFound, match="no figure has the id"):
        correct(store, withdrawn("f" * 32))


def test_a_circle_is_refused_also_through_others(make_store):
    store = make_store()
    day = {"report_date": "2024-11-01"}
    known = ids(store, FIRST, SECOND | day, FIRST | {"value": 14, "row_id": "third"})
    correct(store, Correction(LinkKind.REPLACES, known["first"], "recounted", known["second"]))
    correct(store, Correction(LinkKind.RETRACTS, known["second"], "withdrawn", known["third"]))
    with pytest.raises(QuestionError, match="in a circle"):
        correct(store, Correction(LinkKind.REPLACES, known["third"], "recounted", known["first"]))
    assert len(links(store)) == 2


def test_a_page_without_a_date_may_correct_what_was_published_after_its_bound(make_store):
    store = make_store()
    undated = FIRST | {"row_id": "undated", "value": 8, "report_date_precision": "not_before"}
    known = ids(store, undated, SECOND)
    correct(store, Correction(LinkKind.REPLACES, known["second"], "recounted", known["undated"]))
    assert states(store)["second"] == ("replaced", date(2024, 11, 20))
