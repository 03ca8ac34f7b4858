"""The log of changes, on both databases."""

from __future__ import annotations

from datetime import date

from tracker.domain.selection import Selection
from tracker.query.changes import Kind, read_changes

SOHR = Selection(metric="deaths", group="all", conflict="syria", sources=("SOHR",))


def test_the_restated_total_of_2021_is_told_with_what_it_was(reading):
    changes = read_changes(reading, SOHR, since=date(2021, 5, 29), until=date(2021, 5, 30))
    [entry] = [one for one in changes.entries if one.kind is Kind.RESTATED]
    assert (entry.figure.value, entry.former.value) == (494438, 388652)
