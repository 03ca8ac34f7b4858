from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from sqlalchemy import text

from tests.store.merges import contents, import_anew
from tracker.domain.quantity import Qualifier, Quantity
from tracker.store.check import check_store
from tracker.store.doubts import exceeds


def findings(store):
    return [(str(found.weight), found.code) for found in check_store(store)]


def tamper(store, statement):
    """Change a store behind its back; on SQLite no rule stands in the way, on PostgreSQL all do."""
    store.close()
    if store.on_sqlite:
        with closing(sqlite3.connect(store.engine.url.database)) as connection, connection:
            connection.execute("PRAGMA ignore_check_constraints=ON")
            connection.execute(statement)
    else:
        with store.engine.begin() as connection:
            connection.execute(text(statement))


def test_a_sound_store_has_no_findings_and_is_not_changed(store):
    import_anew(store, {"value": 10}, {"value": 4, "group": "civilians"})
    before = contents(store)
    assert check_store(store) == []
    assert contents(store) == before


def test_the_bundled_figures_have_no_faults(bundled):
    assert {found.code for found in check_store(bundled)} == {"falling_total", "same_cell"}


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        ("UPDATE figure SET value = -1", "ck_figure_value_not_negative"),
        ("UPDATE figure SET qualifier = 'some'", "ck_figure_qualifier_known"),
        ("UPDATE report SET precision = 'roughly'", "ck_report_precision_known"),
    ],
)
def test_a_broken_rule_is_told_by_its_name(make_store, statement, named):
    store = make_store()
    import_anew(store, {"value": 10})
    tamper(store, statement)
    found = check_store(store)
    assert [one.code for one in found] == ["constraint"]
    assert named in found[0].message


def test_a_broken_rule_is_told_on_postgresql_too(make_store):
    store = make_store("postgresql")
    import_anew(store, {"value": 10})
    tamper(store, "ALTER TABLE figure DROP CONSTRAINT ck_figure_value_not_negative")
    tamper(store, "UPDATE figure SET value = -1")
    assert findings(store) == [("fault", "constraint")]


def test_a_reference_to_what_is_not_there_is_a_fault(make_store):
    store = make_store()
    import_anew(store, {"value": 10})
    tamper(store, "DELETE FROM report")
    found = check_store(store)
    assert [one.code for one in found] == ["lost_reference"]
    assert "is not in report" in found[0].message


def test_a_series_without_figures_is_a_fault(store):
    import_anew(store, {"value": 10})
    tamper(store, "DELETE FROM figure")
    assert findings(store) == [("fault", "orphan"), ("fault", "orphan")]


def test_a_number_changed_behind_the_stores_back_is_a_fault(store):
    import_anew(store, {"value": 10})
    tamper(store, "UPDATE figure SET value = 11")
    assert findings(store) == [("fault", "identity")]


@pytest.mark.parametrize(
    "change",
    ["state = 'superseded'", "known_until = '2030-01-01'", "known_from = '2020-01-01', as_of = '2020-01-01'"],
)
def test_a_vintage_that_a_rebuild_would_change_is_a_fault_and_is_left_as_it_is(store, change):
    import_anew(store, {"value": 10})
    tamper(store, f"UPDATE figure SET {change}")  # noqa: S608
    before = contents(store)
    assert findings(store) == [("fault", "vintage")]
    assert contents(store) == before


def test_a_running_total_that_falls_is_a_warning_that_names_both_figures(store):
    days = [("2024-01-31", 100), ("2024-02-29", 120), ("2024-03-31", 110), ("2024-04-30", 115)]
    import_anew(store, *({"value": value, "period_end": day, "report_date": day} for day, value in days))
    (found,) = check_store(store)
    assert (found.code, found.is_fault) == ("falling_total", False)
    assert "120 for 2024-02-29, 110 for 2024-03-31" in found.message
    figures = {figure["public_id"]: figure["value"] for figure in contents(store)["figure"]}
    assert [figures[one] for one in found.where.split()[1:]] == [120, 110]


def test_totals_from_different_starts_and_rounded_ones_do_not_fall(store):
    shared = {"report_date": "2024-05-01"}
    import_anew(
        store,
        shared | {"value": 100, "period_start": "2024-01-01", "period_end": "2024-01-31"},
        shared | {"value": 50, "period_start": "2024-02-01", "period_end": "2024-02-29"},
        shared | {"value": 5_440, "group": "children", "period_end": "2024-01-31"},
        shared
        | {"value": 5_000, "group": "children", "qualifier": "approximately", "period_end": "2024-02-29"},
    )
    assert check_store(store) == []


def test_a_part_above_its_whole_is_a_warning(store):
    import_anew(
        store,
        {"row_id": "whole", "value": 10},
        {"row_id": "part", "value": 12, "group": "civilians", "part_of": "whole"},
    )
    (found,) = check_store(store)
    assert (found.code, found.message) == ("part_above_whole", "alpha: 12 is part of 10")


def test_two_quantities_for_one_thing_in_one_report_are_a_warning(store):
    import_anew(store, {"value": 10}, {"value": 12})
    assert findings(store) == [("warning", "same_cell")]


def test_a_part_in_the_cell_of_its_whole_is_a_warning(store):
    import_anew(store, {"row_id": "a", "value": 10}, {"value": 10, "note": "x", "part_of": "a"})
    assert findings(store) == [("warning", "same_cell")]


def test_replacements_that_go_in_a_circle_are_a_warning(store):
    import_anew(
        store,
        {"row_id": "a", "value": 10, "replaces": "b"},
        {"row_id": "b", "value": 12, "group": "civilians", "replaces": "a"},
    )
    assert findings(store) == [("warning", "idle_link"), ("warning", "idle_link")]


@pytest.mark.parametrize(
    ("one", "other", "above"),
    [
        (Quantity(12), Quantity(10), True),
        (Quantity(10), Quantity(10), False),
        (Quantity(12), Quantity(10, 10, None, Qualifier.AT_LEAST), False),
        (Quantity(12, None, 12, Qualifier.AT_MOST), Quantity(10), False),
        (Quantity(None, 11, 20, Qualifier.RANGE), Quantity(10), True),
        (Quantity(None, 9, 20, Qualifier.RANGE), Quantity(10), False),
        (Quantity(None, None, None, Qualifier.INDEFINITE), Quantity(10), False),
        (Quantity(5_440), Quantity(5_000, None, None, Qualifier.APPROXIMATELY), False),
    ],
)
def test_a_quantity_is_above_another_only_if_no_bound_or_rounding_allows_otherwise(one, other, above):
    assert exceeds(one, other) is above
