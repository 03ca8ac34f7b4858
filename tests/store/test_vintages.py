"""Vintages in the store: what an incremental refresh has to reach, case by case."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tests.ingest.tables import import_rows, stored
from tests.store.steps import state_scope
from tracker.domain.link import Link, LinkKind
from tracker.domain.scope import Scope
from tracker.store.criteria import Criteria
from tracker.store.imports import undo_import
from tracker.store.ledger import add_links
from tracker.store.reading import open_reading
from tracker.store.vintages import Touched, rebuild, refresh

CELL = {"period_end": "2024-10-31"}


def dated(value: int, day: int, **words):
    url = f"https://a.example/{value}"
    return CELL | {"value": value, "report_date": f"2024-11-{day:02}", "report_url": url, **words}


def states(store) -> dict[int, tuple[str, str | None]]:
    return {
        row.value: (row.state, None if row.known_until is None else str(row.known_until))
        for row in stored(store)
    }


def ids(store) -> dict[int, str]:
    return {row.value: row.public_id for row in stored(store)}


def link(store, *links: Link) -> None:
    touched = Touched()
    with store.write() as connection:
        add_links(connection, links, touched, by_import=None, at=datetime.now(UTC))
        refresh(connection, touched)


def undo(store, number: int) -> None:
    with store.write() as connection:
        undo_import(connection, number, at=datetime.now(UTC))


def release(value: int, day: int, edition: str, **words):
    row = dated(value, day, dataset="GED", edition=edition, report_url="")
    return row | {"place": "SYR"} | words


def report_of(store, value: int) -> str:
    return next(row.report for row in stored(store) if row.value == value)


def test_a_report_that_comes_late_takes_its_place_in_the_middle(store):
    import_rows(store, dated(1, 1))
    import_rows(store, dated(3, 3))
    import_rows(store, dated(2, 2))
    assert states(store) == {
        1: ("superseded", "2024-11-02"),
        2: ("superseded", "2024-11-03"),
        3: ("in_force", None),
    }


def test_a_figure_that_is_void_ends_nothing_any_more(store):
    import_rows(store, dated(1, 1, period_end="2024-10-01"))
    import_rows(store, dated(2, 2, replaces=ids(store)[1]))
    assert states(store)[1] == ("replaced", "2024-11-02")
    link(store, Link("", ids(store)[2], LinkKind.VOID, "ours"))
    assert states(store) == {1: ("in_force", None), 2: ("void", "2024-11-02")}


def test_a_link_waits_for_the_figure_it_comes_from(store):
    import_rows(store, dated(1, 1))
    with store.write(keep=False) as connection:
        assert rebuild(connection) == 0
    import_rows(store, dated(2, 5, period_end="2024-11-01"))
    later = ids(store)[2]
    undo(store, 2)
    link(store, Link(later, ids(store)[1], LinkKind.RETRACTS))
    assert states(store)[1] == ("in_force", None)
    import_rows(store, dated(2, 5, period_end="2024-11-01"))
    assert states(store)[1] == ("retracted", "2024-11-05")


def test_a_cycle_makes_its_links_idle_and_breaking_it_brings_them_back(store):
    import_rows(store, *(dated(number, number, period_end=f"2024-10-0{number}") for number in (1, 2, 3)))
    one, two, three = (ids(store)[number] for number in (1, 2, 3))
    ring = [(two, one), (three, two), (one, three)]
    link(store, *(Link(source, target, LinkKind.REPLACES) for source, target in ring))
    assert {state for state, _until in states(store).values()} == {"in_force"}
    link(store, Link("", one, LinkKind.VOID, "ours"))
    assert states(store) == {
        1: ("void", "2024-11-01"),
        2: ("replaced", "2024-11-03"),
        3: ("in_force", None),
    }


def test_a_cycle_through_a_dataset_is_seen_when_an_edition_is_what_changed(store):
    import_rows(store, release(1, 1, "1"), dated(2, 2, period_end="2024-10-01"))
    one, two = ids(store)[1], ids(store)[2]
    link(store, Link(two, one, LinkKind.REPLACES), Link(one, two, LinkKind.REPLACES))
    assert {state for state, _until in states(store).values()} == {"in_force"}
    import_rows(store, release(3, 3, "2", external_id="another"))
    assert states(store)[1] == ("in_force", None)


def test_a_later_edition_ends_what_its_scope_holds_and_that_it_dropped_too(store):
    import_rows(store, release(1, 1, "1"), release(2, 1, "1", place="IRQ"))
    import_rows(store, release(3, 9, "2", external_id="another"))
    assert {state for state, _until in states(store).values()} == {"in_force"}, "no scope is stated yet"
    state_scope(store, report_of(store, 3), Scope(places=frozenset({"SYR"})))
    assert states(store) == {
        1: ("edition_ended", "2024-11-09"),
        2: ("in_force", None),
        3: ("in_force", None),
    }


def test_an_edition_that_states_the_same_number_takes_the_place(store):
    import_rows(store, release(1, 1, "1", note="old"))
    summary = import_rows(store, release(1, 9, "2", note="new"))
    assert summary.revised == 1
    assert {row.note: row.state for row in stored(store)} == {"old": "superseded", "new": "in_force"}


def test_undoing_the_import_of_an_edition_empties_its_scope_and_importing_again_brings_it_back(store):
    import_rows(store, release(1, 1, "1"))
    later = import_rows(store, release(2, 9, "2", external_id="another"))
    report = report_of(store, 2)
    state_scope(store, report, Scope(), later.import_id)
    assert states(store)[1] == ("edition_ended", "2024-11-09")
    undo(store, later.import_id)
    assert states(store)[1] == ("in_force", None)
    again = import_rows(store, release(2, 9, "2", external_id="another"))
    state_scope(store, report, Scope(), again.import_id)
    assert states(store)[1] == ("edition_ended", "2024-11-09")
    undo(store, again.import_id)
    assert states(store)[1] == ("in_force", None), "the scope came with the second import and goes with it"


def test_a_bound_that_rises_moves_a_figure_behind_those_it_preceded(store):
    undated = {"report_date_precision": "not_before"}
    import_rows(store, dated(1, 1, **undated))
    import_rows(store, dated(2, 2))
    assert states(store)[2] == ("in_force", None)
    import_rows(
        store, dated(9, 1, period_end="2024-11-20", **undated) | {"report_url": "https://a.example/1"}
    )
    assert states(store)[1] == ("in_force", None)
    assert states(store)[2] == ("superseded", "2024-11-20")


def test_a_report_that_is_redated_leaves_its_old_cell_in_order(store):
    """Figures without a stated period speak for their report's day: another day is another cell."""
    undated = {"period_end": ""}
    import_rows(store, dated(1, 1, **undated), dated(2, 1, qualifier="approximately", **undated))
    assert sorted(states(store).values()) == [("also_reported", "2024-11-01"), ("in_force", None)]
    moving = next(row for row in stored(store) if row.state == "in_force")
    row = dated(moving.value, 9, **undated) | {"report_id": moving.report, "qualifier": moving.qualifier}
    import_rows(store, row)
    assert set(states(store).values()) == {("in_force", None)}


@pytest.mark.parametrize(
    ("known_on", "published", "in_force"),
    [
        (date(2024, 11, 1), [], []),
        (date(2024, 11, 2), [1], [1]),
        (date(2024, 11, 4), [1, 2], [2]),
        (date(2024, 11, 5), [1, 2, 2], [2]),
        (None, [1, 2, 2], [2]),
    ],
)
def test_published_by_a_day_is_one_thing_and_in_force_on_it_another(store, known_on, published, in_force):
    import_rows(store, dated(1, 2), dated(2, 4), dated(2, 5, report_url="https://b.example"))
    criteria = Criteria(known_on=known_on)
    with open_reading(store) as reading:
        assert sorted(row.value for row in reading.records(criteria)) == published
        assert [spot.quantity.value for spot in reading.spots(criteria)] == in_force
        assert reading.count(criteria) == len(published)
