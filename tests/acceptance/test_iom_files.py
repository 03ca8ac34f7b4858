"""IOM's own file: what a store answers is what it adds up to, straight from the file."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from tests.acceptance.publishers import figures_of, import_twice, real_file
from tracker.domain.period import Bucket
from tracker.domain.selection import Selection
from tracker.query.trend import read_trend
from tracker.store.reading import open_reading

pytestmark = pytest.mark.acceptance

NAME = "iom/missing_migrants_2014.json"
COLUMNS = {
    "deaths": "number_dead",
    "missing": "number_missing",
    "dead_and_missing": "total_dead_and_missing",
}


def rows_once() -> list[dict[str, str]]:
    """The rows of the file, those equal in every field once."""
    rows = json.loads(real_file(NAME).read_text(encoding="utf-8"))
    return [dict(row) for row in {tuple(row.items()) for row in rows}]


def test_the_migrants_of_2014_are_counted_once_each(store):
    summary = import_twice(store, NAME)
    rows = rows_once()
    assert (summary.read, summary.rejected, len(rows)) == (535, 0, 534)
    assert not any(summary.created.values())
    figures = list(figures_of(store))
    for metric, column in COLUMNS.items():
        own = [
            figure["value"] for figure in figures if (figure["metric"], figure["group"]) == (metric, "all")
        ]
        assert Counter(own) == Counter(int(row[column]) for row in rows if row[column])
    assert sum(figure["value"] for figure in figures if figure["metric"] == "deaths") == 1980
    for group, column in (("women", "female"), ("men", "male"), ("children", "children")):
        own = [figure["value"] for figure in figures if figure["group"] == group]
        assert Counter(own) == Counter(int(number) for row in rows if (number := row[f"number_of_{column}"]))


def test_an_id_in_rows_that_differ_is_an_event_for_each_and_all_add_up_by_year(make_store):
    store = make_store()
    summary = import_twice(store, NAME)
    ids = {figure["external_id"] for figure in figures_of(store)}
    assert len(ids) == 534
    assert len({event.partition("/")[0] for event in ids}) == 524
    assert {event for event in ids if event.startswith("2014.MMP00137")} == {
        f"2014.MMP00137/{number}" for number in (1, 2, 3)
    }
    assert {issue.code for issue in summary.issues} == {"undated", "part_above_whole", "duplicate_row"}
    for metric, column in COLUMNS.items():
        selection = Selection(metric=metric, bucket=Bucket.YEAR, rollup="place")
        with open_reading(store) as reading:
            (line,) = read_trend(reading, selection).lines
        (point,) = line.points
        assert point.quantity.value == sum(int(row[column] or 0) for row in rows_once())
        assert (point.as_of.year, point.covered_days) == (2014, 365)
