"""The log of changes against lines, on drawn ledgers: it tells of all that differs between two days."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import date
from itertools import combinations

from hypothesis import HealthCheck, given, settings

from tests.store.drawn import ledgers, link_plans
from tests.store.properties import with_links
from tests.store.steps import steps, take
from tracker.domain.selection import ANY, Selection
from tracker.query.changes import Kind, read_changes
from tracker.query.trend import read_trend
from tracker.store.reading import open_reading

DAYS = [date(2023, 12, 31), *(date(2024, 1, number) for number in range(1, 7)), date(2024, 12, 31)]
ALL = Selection(metric="deaths", group=ANY, by=ANY, place=ANY, counting=ANY)


def in_force(reading, selection, day):
    lines = read_trend(reading, selection.but(known_on=day)).lines
    return {point.figure_id for line in lines for point in line.points}


def ids(entry):
    return {one.public_id for one in (entry.figure, entry.former) if one is not None}


@contextmanager
def grown(slim, ledger, plan, steps):
    """A reading of a store in which a drawn ledger with its links came in by these steps."""
    whole, known = with_links(slim, ledger, plan)
    with slim() as store:
        for step in steps:
            take(store, whole, known, step)
        with open_reading(store) as reading:
            yield reading


@settings(max_examples=4, suppress_health_check=list(HealthCheck), deadline=None)
@given(ledger=ledgers(), plan=link_plans, steps=steps)
def test_whatever_differs_between_two_days_is_told_by_the_log_between_them(slim, ledger, plan, steps):
    with grown(slim, ledger, plan, steps) as reading:
        for selection in (ALL, ALL.but(dated_only=True)):
            answers = {day: in_force(reading, selection, day) for day in DAYS}
            log = read_changes(reading, selection).entries
            for first, last in combinations(answers, 2):
                told = set().union(*(ids(entry) for entry in log if first < entry.day <= last))
                assert answers[first] ^ answers[last] <= told, (first, last)
        first, last = DAYS[1], DAYS[4]
        between = read_changes(reading, ALL, since=first, until=last).entries
        every = read_changes(reading, ALL).entries
        assert between == tuple(entry for entry in every if first < entry.day <= last)


@settings(max_examples=4, suppress_health_check=list(HealthCheck), deadline=None)
@given(ledger=ledgers(), plan=link_plans, steps=steps)
def test_what_the_log_says_went_or_came_did(slim, ledger, plan, steps):
    with grown(slim, ledger, plan, steps) as reading:
        for entry in read_changes(reading, ALL).entries:
            answer = in_force(reading, ALL, entry.day)
            if entry.former is not None and entry.kind is not Kind.RESTATED:
                assert entry.former.public_id not in answer, entry
            if entry.kind in (Kind.ADDED, Kind.REVISED, Kind.EDITION_CHANGED, Kind.EDITION_KEPT):
                assert entry.figure.public_id in answer, entry
