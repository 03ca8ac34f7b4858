"""UCDP's and PRIO's own files: what a store answers is what they add up to, straight from the file."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Iterator

import pytest

from tests.acceptance.publishers import figures_of, import_twice, real_file
from tracker.domain.period import Bucket
from tracker.domain.selection import Selection
from tracker.query.trend import read_trend
from tracker.store.reading import open_reading

pytestmark = pytest.mark.acceptance

EVENTS = "ucdp/ged_bgd.csv"
COUNTRIES = "ucdp/ucdp_prio_brd_country_year_1946-2022.csv"
NON_STATE = "ucdp/ucdp_nonstate_v21.1.csv"


def rows_of(name: str) -> Iterator[dict[str, str]]:
    """The rows of a file, a row of HXL tags left out."""
    with real_file(name).open(encoding="utf-8", newline="") as file:
        yield from (row for row in csv.DictReader(file) if not any(map(is_tag, row.values())))


def is_tag(cell: str) -> bool:
    return cell.startswith("#")


def by_year(name: str, column: str, year: str = "year") -> dict[int, int]:
    """The sum of a column by the year that another begins with."""
    sums: Counter[int] = Counter()
    for row in rows_of(name):
        sums[int(row[year][:4])] += int(float(row[column]))
    return dict(sums)


def trend_by_year(store, **fields) -> list[tuple[str, dict[int, int]]]:
    """Each line of a trend by year that has a point: who counted, and the value of each year."""
    with open_reading(store) as reading:
        lines = read_trend(reading, Selection(metric="deaths", bucket=Bucket.YEAR, **fields)).lines
    return [
        (line.series.source, {point.as_of.year: point.quantity.value for point in line.points})
        for line in lines
    ]


def test_bangladeshs_events_add_up_to_the_deaths_of_the_file(store):
    summary = import_twice(store, EVENTS)
    figures = list(figures_of(store))
    parts = defaultdict(int)
    for figure in figures:
        parts[figure["group"]] += figure["value"]
    assert (summary.read, summary.rejected) == (601, 0)
    assert parts["all"] == sum(by_year(EVENTS, "best").values()) == 1362
    assert parts["civilians"] == sum(by_year(EVENTS, "deaths_civilians").values()) == 574
    for column, group in (("deaths_a", "side_a"), ("deaths_b", "side_b"), ("deaths_unknown", "unknown")):
        assert parts[group] == sum(by_year(EVENTS, column).values())
    assert sum(parts.values()) == 2 * parts["all"]


def test_a_trend_of_bangladeshs_events_by_year_is_the_files_own_sums(make_store):
    store = make_store()
    import_twice(store, EVENTS)
    for group, column in (("all", "best"), ("civilians", "deaths_civilians")):
        ((_, years),) = trend_by_year(store, place="BGD", group=group, rollup="conflict")
        stated = by_year(EVENTS, column, "date_end")
        assert +Counter(years) == +Counter(stated)


def test_battle_deaths_by_country_and_year_are_those_of_the_file(make_store):
    store = make_store()
    summary = import_twice(store, COUNTRIES)
    rows = list(rows_of(COUNTRIES))
    figures = list(figures_of(store))
    assert (summary.read, summary.added, summary.rejected) == (len(rows), len(rows), 0)
    assert sum(figure["value"] for figure in figures) == sum(int(float(row["best"])) for row in rows)
    assert not any(summary.created.values())
    doubtful = {(issue.locator, issue.field) for issue in summary.issues if issue.code == "bounds_disagree"}
    low = sum(float(row["low"]) > float(row["best"]) for row in rows)
    high = sum(float(row["high"]) < float(row["best"]) for row in rows)
    assert (low, high) == (7, 5)
    assert len(doubtful) == low + high
    answered = trend_by_year(store, rollup="place")
    assert {source for source, _ in answered} == {"prio", "ucdp"}
    years = {year: deaths for _, line in answered for year, deaths in line.items()}
    assert years == by_year(COUNTRIES, "best")


def test_non_state_conflicts_by_year_are_those_of_the_file(make_store):
    store = make_store()
    summary = import_twice(store, NON_STATE)
    rows = list(rows_of(NON_STATE))
    figures = list(figures_of(store))
    assert (summary.read, summary.added, summary.rejected) == (len(rows), len(rows), 0)
    assert len({figure["conflict"] for figure in figures}) == len({row["dyad_id"] for row in rows})
    answered = trend_by_year(store, rollup="conflict")
    years: Counter[int] = Counter()
    for _, line in answered:
        years.update(line)
    assert dict(years) == by_year(NON_STATE, "best_fatality_estimate")
