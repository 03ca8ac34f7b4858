from __future__ import annotations

import pytest

from tests.query.ledgers import bundled_rows, reading_of
from tracker.query.catalogue import KINDS, columns_of, read_catalogue


@pytest.mark.parametrize("kind", KINDS)
def test_every_list_has_its_columns_and_stands_by_key(reading, kind):
    entries = read_catalogue(reading, kind)
    keys = [entry["key"] for entry in entries]
    assert keys
    assert "" not in keys
    assert keys == sorted(keys)
    assert {tuple(entry) for entry in entries} == {columns_of(kind)}


def test_sources_are_listed_with_what_they_counted_and_published(reading):
    sources = {entry["short_name"]: entry for entry in read_catalogue(reading, "sources")}
    rows = bundled_rows()
    for name in ("SOHR", "SNHR", "OHCHR", "UNHCR"):
        assert sources[name]["figures"] == sum(row["source"] == name for row in rows)
    assert sum(entry["figures"] for entry in sources.values()) == len(rows)


def test_a_source_that_said_nothing_yet_is_listed_with_zero(reading):
    silent = [entry for entry in read_catalogue(reading, "sources") if not entry["figures"]]
    assert silent
    assert {type(entry["reports"]) for entry in silent} == {int}


def test_a_metric_has_its_definition_and_its_usual_counting(reading):
    metrics = {entry["key"]: entry for entry in read_catalogue(reading, "metrics")}
    assert metrics["refugees"]["usual_counting"] == "stock"
    assert all(entry["definition"] for entry in metrics.values())


def test_a_name_that_an_import_brought_is_in_the_list(store):
    with reading_of(store, {"source": "A new monitor", "report_date": "2014-01-01", "value": 1}) as reading:
        names = {entry["name"]: entry["figures"] for entry in read_catalogue(reading, "sources")}
    assert names["A new monitor"] == 1
