"""Partitions: when a question is summed by itself, and over what."""

from __future__ import annotations

import pytest

from tests.query.editions import edition, import_drafts, row
from tracker.domain.selection import Selection
from tracker.query.partitions import read_partition
from tracker.store.reading import open_reading

HOSTS = ("TUR", "LBN", "JOR")


def partition(store, **asked):
    with open_reading(store) as reading:
        return read_partition(reading, Selection.parse({"metric": "refugees"} | asked))


def hosts(*names, partitions=("destination",), **fields):
    report = edition("1", "2021-06-01", partitions=partitions)
    return [row(report, number, destination=host, **fields) for number, host in enumerate(names, start=5)]


def test_what_a_dataset_parts_by_destination_is_summed_over_it(store):
    import_drafts(store, *hosts(*HOSTS))
    assert partition(store, place="SYR") == "destination"
    assert partition(store) == "destination"


@pytest.mark.parametrize(
    "asked",
    [{"destination": "TUR"}, {"place": "IRQ"}, {"known_on": "2020-01-01"}, {"counting": "period"}],
)
def test_a_chosen_part_and_a_question_without_parts_are_not_summed(make_store, asked):
    store = make_store()
    import_drafts(store, *hosts(*HOSTS))
    assert partition(store, **asked) is None


def test_stated_totals_few_parts_and_parts_that_nobody_declared_are_not_summed(make_store):
    store = make_store()
    import_drafts(store, *hosts("TUR", "LBN", "all", ""))
    assert partition(store) is None
    other = make_store()
    import_drafts(other, *hosts(*HOSTS, partitions=()))
    assert partition(other) is None
