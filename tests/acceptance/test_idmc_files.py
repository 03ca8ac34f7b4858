"""IDMC's own files: what a store answers is what they add up to, straight from the file."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest

from tests.acceptance.publishers import figures_of, import_file, import_twice, real_file
from tracker.domain.period import Bucket
from tracker.domain.selection import Selection
from tracker.domain.series import Counting
from tracker.query.trend import read_trend
from tracker.store.reading import open_reading

pytestmark = pytest.mark.acceptance

CONFLICT = "idmc/gidd_idps_2025.csv"
DISASTERS = "idmc/gidd_disasters_afg.csv"
UPDATES = "idmc/ind_idmc_idu_events.csv"
HDX_YEARS = "idmc/displacement_data.csv"
HDX_EVENTS = "idmc/disaster_data.csv"


def rows_of(name: str) -> Iterator[dict[str, str]]:
    """The rows of a file, a row of HXL tags left out."""
    with real_file(name).open(encoding="utf-8-sig", newline="") as file:
        yield from (row for row in csv.DictReader(file) if not any(cell[:1] == "#" for cell in row.values()))


def added(name: str, column: str, **only: str) -> int:
    """The sum of a column, over the rows that have these cells."""
    rows = (row for row in rows_of(name) if all(row[key] == cell for key, cell in only.items()))
    return sum(int(row[column] or 0) for row in rows)


def trend_by_year(store, **fields) -> dict[int, int]:
    """The value of each year on the one line of a trend."""
    selection = Selection(metric="displaced", bucket=Bucket.YEAR, **fields)
    with open_reading(store) as reading:
        (line,) = read_trend(reading, selection).lines
    return {point.as_of.year: point.quantity.value for point in line.points}


def test_conflict_by_country_and_year_is_that_of_the_file(store):
    summary = import_twice(store, CONFLICT)
    columns = {Counting.STOCK: "total_displacement", Counting.PERIOD: "new_displacement"}
    stated = Counter(
        (row["iso3"], int(row["year"]), counting, int(row[column]))
        for row in rows_of(CONFLICT)
        for counting, column in columns.items()
        if row[column]
    )
    codes = {"abyei": "AB9"}
    found = Counter(
        (
            codes.get(figure["place"], figure["place"]),
            figure["as_of"].year,
            figure["counting"],
            figure["value"],
        )
        for figure in figures_of(store)
    )
    assert (summary.read, summary.rejected, found) == (961, 0, stated)
    assert not any(summary.created.values())
    assert not [issue.code for issue in summary.issues if issue.code != "undated"]


def test_syrias_displaced_of_2020_are_told_to_the_person(make_store):
    store = make_store()
    import_twice(store, CONFLICT)
    selection = Selection(metric="displaced", place="SYR", by="conflict_and_violence")
    with open_reading(store) as reading:
        (line,) = read_trend(reading, selection).lines
    values = {point.as_of: point.quantity.value for point in line.points}
    assert values[date(2020, 12, 31)] == 6_567_759
    syria = [row for row in rows_of(CONFLICT) if row["iso3"] == "SYR"]
    flows = trend_by_year(store, place="SYR", by="conflict_and_violence")
    assert flows == {int(row["year"]): int(row["new_displacement"]) for row in syria}
    assert trend_by_year(store, by="conflict_and_violence", rollup="place")[2020] == added(
        CONFLICT, "new_displacement", year="2020"
    )


def test_disasters_by_year_and_hazard_are_those_of_the_file(make_store):
    store = make_store()
    summary = import_twice(store, DISASTERS)
    assert (summary.read, summary.added, summary.rejected) == (390, 780, 0)
    assert not any(summary.created.values())
    assert [(i.locator, i.code) for i in summary.issues if i.code != "undated"] == [
        ("row 118", "year_disagrees")
    ]
    for by, only in (
        ("disasters", {}),
        ("floods", {"hazard_type_name": "Flood"}),
        ("droughts", {"hazard_type_name": "Drought"}),
    ):
        years = {row["year"] for row in rows_of(DISASTERS) if only.items() <= row.items()}
        stated = {int(year): added(DISASTERS, "new_displacement", year=year, **only) for year in years}
        assert trend_by_year(store, place="AFG", by=by) == stated


def test_the_older_tables_of_hdx_go_in_beside_the_newer_and_add_nothing_to_them(make_store):
    store = make_store()
    for name in (CONFLICT, DISASTERS):
        import_file(store, name)
    years, events = import_twice(store, HDX_YEARS), import_twice(store, HDX_EVENTS)
    assert (years.added, events.added, years.created, events.created) == (10, 10, {}, {})
    figures = [figure for figure in figures_of(store) if figure["dataset"].endswith("(HDX)")]
    stocks = sum(figure["value"] for figure in figures if figure["counting"] == Counting.STOCK)
    disasters = sum(figure["value"] for figure in figures if figure["by"] == "disasters")
    assert stocks == added(HDX_YEARS, "Conflict Stock Displacement")
    assert disasters == added(HDX_YEARS, "Disaster New Displacements") + added(
        HDX_EVENTS, "New Displacements"
    )
    floods = Selection(
        metric="displaced", place="AFG", by="floods", bucket=Bucket.YEAR, end=date(2013, 12, 31)
    )
    with open_reading(store) as reading:
        lines = {line.series.dataset: line for line in read_trend(reading, floods).lines}
    last = lines["IDMC GIDD disasters"].points[-1]
    assert last.quantity.value == added(DISASTERS, "new_displacement", year="2013", hazard_type_name="Flood")


def test_updates_have_their_sentence_its_day_and_the_files_own_sums(make_store):
    store = make_store()
    summary = import_twice(store, UPDATES)
    assert (summary.read, summary.rejected) == (113, 0)
    assert [issue.code for issue in summary.issues] == ["undated"]
    for by, only in (
        ("disasters", {"displacement_type": "Disaster"}),
        ("conflict_and_violence", {"displacement_type": "Conflict"}),
        ("storms", {"type": "Storm"}),
    ):
        assert trend_by_year(store, place="IND", by=by) == {2023: added(UPDATES, "figure", **only)}
    by_id = {figure["external_id"]: figure for figure in figures_of(store)}
    assert set(by_id) == {row["id"] for row in rows_of(UPDATES)}
    for row in rows_of(UPDATES):
        figure = by_id[row["id"]]
        days = f"{figure['period_start']:%d %B} - {figure['period_end']:%d %B}"
        assert days in figure["quote"]
        assert figure["quote"] == " ".join(row["description"].split())
    qualifiers = Counter(figure["qualifier"] for figure in by_id.values())
    assert qualifiers == {"exact": 100, "approximately": 10, "more_than": 3}
