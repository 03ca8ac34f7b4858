from __future__ import annotations

from datetime import date

import pytest

from tests.ingest.tables import import_rows
from tracker.domain.selection import Selection
from tracker.export.figures import figures_answer
from tracker.export.formats import row_objects
from tracker.store.imports import undo_import
from tracker.store.reading import open_reading

EARLY = {
    "value": 100,
    "period_end": "2021-01-01",
    "report_date": "2021-01-10",
    "report_url": "http://a.example/1",
}
LATER = {
    "value": 120,
    "period_end": "2021-01-01",
    "report_date": "2021-05-10",
    "report_url": "http://a.example/2",
}


def exported(store, **filters):
    with open_reading(store) as reading:
        return list(row_objects(figures_answer(reading, Selection(**filters))))


def test_a_file_as_known_on_a_day_says_what_it_said_on_that_day(store):
    import_rows(store, EARLY)
    before = exported(store, known_on=date(2021, 2, 1))
    import_rows(store, LATER)
    assert exported(store, known_on=date(2021, 2, 1)) == before
    assert [(row["state"], row["known_until"]) for row in before] == [("in_force", None)]
    now = [(row["value"], row["state"], row["known_until"]) for row in exported(store)]
    assert now == [(100, "superseded", date(2021, 5, 10)), (120, "in_force", None)]


def test_what_was_undone_does_not_come_back_by_an_export(store):
    import_rows(store, EARLY)
    wrong = import_rows(store, EARLY | {"value": 9_999, "report_url": "http://a.example/3"})
    with store.write() as connection:
        undo_import(
            connection, wrong.import_id, at=pytest.importorskip("datetime").datetime.now().astimezone()
        )
    assert [row["value"] for row in exported(store)] == [100]
