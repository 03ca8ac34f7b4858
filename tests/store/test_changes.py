from __future__ import annotations

from tests.store.merges import import_anew
from tracker.domain.quantity import Quantity
from tracker.store.changes import count_revised, read_changes
from tracker.store.names import read_register


def changes(store, number):
    with store.read() as connection:
        found = read_changes(connection, number, read_register(connection))
        revised = [change for change in found if change.former]
        assert count_revised(connection, number) == len(revised)
    return [(change.quantity.value, change.former) for change in found]


JANUARY = {"period_end": "2024-01-31"}
LATER = {"report_date": "2024-03-01", "report_url": "https://x.example/2"}


def test_a_figure_that_takes_anothers_place_is_told_with_the_former_quantity(store):
    first = import_anew(store, JANUARY | {"value": 10})
    second = import_anew(store, JANUARY | LATER | {"value": 12}, LATER | {"value": 30})
    assert changes(store, first.import_id) == [(10, ())]
    assert sorted(changes(store, second.import_id)) == [(12, (Quantity(10),)), (30, ())]


def test_a_figure_that_replaces_one_of_another_cell_is_told_with_it(store):
    import_anew(store, JANUARY | {"value": 10})
    both = import_anew(
        store,
        JANUARY | {"row_id": "old", "value": 10},
        LATER | {"value": 12, "period_end": "2024-02-29", "replaces": "old"},
    )
    assert changes(store, both.import_id) == [(12, (Quantity(10),))]


def test_a_figure_that_only_repeats_another_takes_no_place(store):
    import_anew(store, JANUARY | {"value": 10})
    again = import_anew(store, JANUARY | LATER | {"value": 10})
    assert changes(store, again.import_id) == [(10, ())]
