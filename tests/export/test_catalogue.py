from __future__ import annotations

import pytest

from tracker.export.catalogue import catalogue_answer
from tracker.export.formats import row_objects
from tracker.query.catalogue import KINDS


@pytest.mark.parametrize("kind", KINDS)
def test_every_list_has_its_entities_by_key(reading, kind):
    answer = catalogue_answer(reading, kind)
    keys = [row["key"] for row in row_objects(answer)]
    assert keys
    assert keys == sorted(keys)
    assert "" not in keys


def test_sources_tell_how_much_they_counted_and_published(reading):
    sources = {row["short_name"]: row for row in row_objects(catalogue_answer(reading, "sources"))}
    assert sum(row["figures"] for row in sources.values()) == 618
    assert sources["SOHR"]["counts"]


@pytest.mark.parametrize("kind", ["source", "conflict", "place", "by", "metric", "group"])
def test_what_a_file_prints_for_a_key_is_read_back_as_that_key(reading, kind):
    register = reading.register
    keys = set(register.labels[kind])
    assert {key for key in keys if register.find(kind, register.label(kind, key)) != key} == set()
