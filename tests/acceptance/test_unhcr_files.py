"""UNHCR's own files as they are: totals straight from each, editions, and UNHCR's Syria beside HDX's."""

from __future__ import annotations

import csv
import json
from collections import Counter, defaultdict
from datetime import date
from io import StringIO

import pytest
from sqlalchemy import select

from tests.acceptance.publishers import figures_of, import_file, import_twice, real_file
from tests.cli.running import run
from tests.conftest import fresh_store
from tests.store.ground import table
from tracker.ingest.documents import Document
from tracker.ingest.run import Request, import_document

pytestmark = [pytest.mark.acceptance, pytest.mark.xdist_group("unhcr files")]

SYRIA = "unhcr/unhcr_population_SYR_1951-2025.csv"
ORIGINS = "unhcr/unhcr_population_8origins_2010-2025.csv"
HDX = "unhcr/unhcr-persons-of-concern-origin-syr-csv-1.csv"
IDMC = "unhcr/unhcr_idmc.csv"
UNRWA = "unhcr/unhcr_unrwa.csv"
ANSWERS = tuple(
    f"unhcr_odp/get-origin-geo-id-{geo}-population-collection-429.json" for geo in (220, 259, 295)
)
TABLES = ("unhcr_odp/unhcr-situations.csv", "unhcr_odp/download-unhcr-situations.csv")

FIRST = Request(edition="1", published=date(2026, 6, 20))
SECOND = Request(edition="2", published=date(2026, 7, 20))
METRICS = {
    "refugees": "refugees",
    "asylum_seekers": "asylum_seekers",
    "returned_refugees": "returnees",
    "idps": "displaced",
    "returned_idps": "idp_returnees",
    "stateless": "stateless",
    "ooc": "other_of_concern",
    "oip": "other_of_concern",
}
PLACES = {"UNK": "unknown", "XXA": "stateless"}

# Where UNHCR's file says something else today than in 2018, year, host and kind: HDX's number, UNHCR's.
REVISED = {
    (2014, "AUT", "asylum_seekers"): (4872, None),
    (2016, "DNK", "asylum_seekers"): (409, 512),
    (2016, "LTU", "asylum_seekers"): (5, 28),
    (2016, "LTU", "refugees"): (23, 161),
    (2017, "BOL", "asylum_seekers"): (None, 8),
    (2017, "BOL", "refugees"): (13, 21),
    (2017, "NOR", "asylum_seekers"): (17, 447),
    (2017, "NOR", "refugees"): (11498, 13349),
}
# HDX gives all who returned in 2017 in one number, UNHCR by the country they came from.
RETURNED = {"EGY": 205, "IRQ": 12186, "JOR": 8037, "LBN": 11853, "TUR": 44931}
# HDX has two rows for Serbia and Kosovo in 2014, UNHCR their sum.
TWO_ROWS = {(2014, "SRB", "refugees"): ([1, 5], 6), (2014, "SRB", "asylum_seekers"): ([1, 237], 238)}


def rows_of(name):
    return list(csv.DictReader(StringIO(real_file(name).read_text("utf-8-sig"), newline="")))


def since(year, name):
    """The header and the rows of a file from a year on, as they stand."""
    header, *lines = real_file(name).read_text("utf-8-sig").splitlines(keepends=True)
    return "".join([header, *(line for line in lines if int(line[:4]) >= year)])


def place_of(code):
    return PLACES.get(code, code)


def stated(name):
    """Every number above zero of a file of statistics: metric, origin, asylum and year to the number."""
    found = {}
    for row in rows_of(name):
        pair = place_of(row["coo_iso"]), place_of(row["coa_iso"])
        for column, metric in METRICS.items():
            if row[column] not in ("", "0.0"):
                found[metric, column == "oip", *pair, int(float(row["year"]))] = int(float(row[column]))
    return found


def covers(name, origin, asylum, year):
    """Whether a file was asked for this: all from Syria and all in it, or all from eight origins."""
    if name == SYRIA:
        return "SYR" in (origin, asylum) and 1968 <= year <= 2025
    return origin in {"AFG", "IRQ", "PSE", "SDN", "SSD", "SYR", "UKR", "YEM"} and 2010 <= year <= 2025


@pytest.fixture(scope="module")
def open_fresh(request, tmp_path_factory):
    stores = []

    def make():
        stores.append(fresh_store(request, "sqlite", tmp_path_factory.mktemp("unhcr")))
        return stores[-1]

    yield make
    for store in stores:
        store.close()


@pytest.fixture(scope="module")
def syria_first(open_fresh):
    store = open_fresh()
    return store, import_file(store, SYRIA, FIRST), import_file(store, ORIGINS, SECOND)


@pytest.fixture(scope="module")
def origins_first(open_fresh):
    """The other way round, for speed with the last years of the larger file."""
    store = open_fresh()
    late = Document("late.csv", since(2022, ORIGINS).encode())
    return store, import_document(store, late, FIRST), import_file(store, SYRIA, SECOND)


@pytest.fixture(scope="module")
def others(open_fresh):
    """A store of HDX's Syria, of IDMC and of UNRWA, and how many figures each import added."""
    store = open_fresh()
    return store, {name: import_twice(store, name) for name in (HDX, IDMC, UNRWA)}


def of_edition(store, edition):
    """The figures of one edition of the statistics."""
    report = table("report")
    chosen = select(report.c.id).where(report.c.edition == edition)
    with store.read() as connection:
        ids = set(connection.scalars(chosen))
    return [row for row in figures_of(store) if row["report_id"] in ids]


def key_of(figure):
    """The key that `stated` has a figure under; one of people at home has no destination."""
    protected = bool(figure["definition"])
    asylum = figure["destination"] or figure["place"]
    return figure["metric"], protected, figure["place"], asylum, figure["as_of"].year


def test_the_eight_origins_are_those_of_the_file():
    origins = {row["coo_iso"] for row in rows_of(ORIGINS)}
    assert all(covers(ORIGINS, origin, "LBN", 2010) for origin in origins)
    assert len(origins) == 8


@pytest.mark.parametrize(("name", "edition"), [(SYRIA, "1"), (ORIGINS, "2")])
def test_every_number_of_the_statistics_is_a_figure_of_its_own(syria_first, name, edition):
    store, *summaries = syria_first
    numbers = stated(name)
    kept = {key_of(figure): figure for figure in of_edition(store, edition)}
    assert {key: figure["value"] for key, figure in kept.items()} == numbers
    fives = [key for key, number in numbers.items() if number == 5]
    assert all((kept[key]["low"], kept[key]["high"]) == (3, 5) for key in fives)
    summary = summaries[int(edition) - 1]
    assert (summary.added, summary.rejected, summary.read) == (len(numbers), 0, len(rows_of(name)))
    assert not any(summary.created.values())


def test_the_same_file_again_adds_nothing(syria_first):
    store, first, _second = syria_first
    again = import_file(store, SYRIA, FIRST)
    assert (again.added, again.unchanged) == (0, first.added)


@pytest.mark.parametrize(
    ("order", "first", "second"), [("syria_first", SYRIA, ORIGINS), ("origins_first", ORIGINS, SYRIA)]
)
def test_a_second_edition_ends_what_it_covers_and_drops_nothing_else(request, order, first, second):
    store, _one, two = request.getfixturevalue(order)
    before, after = of_edition(store, "1"), stated(second)
    keys = {key_of(figure) for figure in before}
    gone = {key for key in keys if covers(second, *key[2:]) and key not in after}
    assert keys <= stated(first).keys()
    assert two.dropped == len(gone) == 0
    for figure in before:
        key = key_of(figure)
        expected = "edition_ended" if covers(second, *key[2:]) else "in_force"
        assert (key, figure["state"]) == (key, expected)
    assert {figure["state"] for figure in of_edition(store, "2")} == {"in_force"}


def test_syrias_refugees_by_year_are_the_sums_of_the_file_with_their_bounds(syria_first):
    store, *_summaries = syria_first
    asked = "--metric", "refugees", "--place", "SYR", "--source", "UNHCR", "--rollup", "destination"
    ran = run("trend", *asked, "--format", "csv", database=store.shown_url)
    points = [row for row in csv.DictReader(StringIO(ran.out)) if row["destination"] == "all"]
    by_year = defaultdict(list)
    for (metric, _protected, origin, _asylum, year), number in stated(SYRIA).items():
        if (metric, origin) == ("refugees", "SYR"):
            by_year[year].append(number)
    assert {int(row["as_of"][:4]): int(row["value"]) for row in points} == {
        year: sum(numbers) for year, numbers in by_year.items()
    }
    assert {int(row["as_of"][:4]): int(row["low"] or row["value"]) for row in points} == {
        year: sum(3 if number == 5 else number for number in numbers) for year, numbers in by_year.items()
    }
    assert all(row["high"] in ("", row["value"]) for row in points)


def test_syrias_displaced_of_2020_by_unhcr_and_by_idmc(syria_first, others):
    by_unhcr = [one for one in of_edition(syria_first[0], "1") if displaced_in_2020(one)]
    by_idmc = [one for one in figures_of(others[0]) if displaced_in_2020(one)]
    assert [one["value"] for one in by_unhcr] == [6_701_972]
    assert [one["value"] for one in by_idmc] == [6_568_000]
    assert {one["source"] for one in by_idmc} == {"idmc"}


def displaced_in_2020(figure):
    return (figure["metric"], figure["place"], figure["as_of"].year) == ("displaced", "SYR", 2020)


@pytest.mark.parametrize("name", [IDMC, UNRWA])
def test_the_totals_of_idmc_and_unrwa_are_their_files(others, name):
    store, summaries = others
    source = "idmc" if name == IDMC else "unrwa"
    by_year = Counter()
    for row in rows_of(name):
        by_year[int(float(row["year"]))] += int(float(row["total"]))
    kept = Counter()
    for figure in figures_of(store):
        if figure["source"] == source:
            kept[figure["as_of"].year] += figure["value"]
    assert kept == by_year
    assert summaries[name].added == len(rows_of(name))
    assert not any(summaries[name].created.values())


def of_syrians(figures):
    """Year, host and kind of those from Syria, and of the stateless in it, with the figures of the cell."""
    cells = defaultdict(list)
    for figure in figures:
        stateless = figure["metric"] == "stateless" and figure["destination"] == "SYR"
        if figure["place"] == "SYR" or stateless:
            host = figure["destination"] or "SYR"
            cells[figure["as_of"].year, host, figure["metric"]].append(figure)
    return cells


# Why a cell of HDX's file and of UNHCR's differ: what holds of its key and of both lists of numbers.
CAUSES = {
    "stateless: of origin Syria until 2013, of none since": lambda key, old, new: (
        key[2] == "stateless" and old in ([], new)
    ),
    "none": lambda _key, old, new: old == new != [5],
    "5 stands for 3 to 5": lambda _key, old, new: old == new == [5],
    "revised": lambda key, old, new: REVISED.get(key) == ((*old, None)[0], (*new, None)[0]),
    "two rows of Serbia and Kosovo": lambda key, old, new: TWO_ROWS.get(key) == (sorted(old), *new),
    "returns by the country they were from": lambda key, old, new: (
        (*key[::2], old, new) == (2017, "returnees", [sum(RETURNED.values())], [])
        or (*key[::2], old, new) == (2017, "returnees", [], [RETURNED.get(key[1])])
    ),
    "withheld": lambda _key, old, new: old == [None] and new in ([], [5]),
    "rounded to 0 or 5": lambda _key, old, new: (old, new) in (([1], []), ([2], []), ([3], [5]), ([4], [5])),
    "small and changed": lambda _key, old, new: (old, new) in (([2], [5]), ([3], []), ([4], [])),
    "a sum of rounded parts": lambda _key, old, new: old and new and abs(old[0] - new[0]) <= 4,
}


def cause_of(key, *cells):
    numbers = [[one["value"] for one in figures] for figures in cells]
    return next((cause for cause, holds in CAUSES.items() if holds(key, *numbers)), "not known")


def test_unhcrs_syria_and_hdxs_agree_or_differ_for_a_known_cause(syria_first, others):
    hdx = of_syrians(one for one in figures_of(others[0]) if one["source"] == "unhcr")
    last = max(year for year, _host, _metric in hdx)
    now = of_syrians(one for one in of_edition(syria_first[0], "1") if one["as_of"].year <= last)
    causes = {key: cause_of(key, hdx.get(key, []), now.get(key, [])) for key in {*hdx, *now}}
    assert [key for key, cause in causes.items() if cause == "not known"] == []
    assert Counter(causes.values()) == {
        "none": 1791,
        "rounded to 0 or 5": 575,
        "5 stands for 3 to 5": 87,
        "a sum of rounded parts": 87,
        "withheld": 44,
        "stateless: of origin Syria until 2013, of none since": 14,
        "revised": len(REVISED),
        "small and changed": 8,
        "returns by the country they were from": 1 + len(RETURNED),
        "two rows of Serbia and Kosovo": len(TWO_ROWS),
    }


def test_hdxs_table_is_whole_and_founds_no_place(others):
    _store, summaries = others
    rows = list(csv.reader(StringIO(real_file(HDX).read_text("utf-8-sig"), newline="")))[2:]
    numbers = [cell for row in rows for cell in row[3:10] if cell not in ("", "0")]
    assert (summaries[HDX].added, summaries[HDX].read) == (len(numbers), len(rows))
    assert not any(summaries[HDX].created.values())
    assert numbers.count("*") == 44


def test_the_portals_answers_and_hdxs_table_of_them_say_the_same(open_fresh):
    store = open_fresh()
    for name in (*ANSWERS, *TABLES):
        summary = import_twice(store, name)
        assert (summary.rejected, summary.created.get("sources", [])) == (0, [])
    people = Counter()
    for name in ANSWERS:
        for row in json.loads(real_file(name).read_text("utf-8"))["data"]:
            people[row["source"]] += int(row["individuals"])
    in_answers = {name: total for name, total in sums(store, via="").items() if total}
    assert sorted(in_answers.values()) == sorted(people.values())
    in_table = sum(int(row["Individuals"]) for row in rows_of(TABLES[0]))
    assert sum(sums(store, via="HDX").values()) == in_table


def sums(store, via):
    """The people of all kinds by source, in reports that came this way."""
    report = table("report")
    with store.read() as connection:
        ids = set(connection.scalars(select(report.c.id).where(report.c.via == via)))
    totals = Counter()
    for one in figures_of(store):
        if one["report_id"] in ids and (one["unit"], one["group"]) == ("people", "all"):
            totals[one["source"]] += one["value"]
    return totals


@pytest.mark.parametrize(("metric", "column"), [("refugees", 3), ("asylum_seekers", 4)])
def test_a_year_of_hdxs_table_is_its_sum_or_is_not_said_to_be_exact(others, metric, column):
    store, _summaries = others
    asked = "--metric", metric, "--place", "SYR", "--source", "UNHCR", "--rollup", "destination"
    ran = run("trend", *asked, "--format", "csv", database=store.shown_url)
    points = {
        int(row["as_of"][:4]): row
        for row in csv.DictReader(StringIO(ran.out))
        if row["destination"] == "all" and row["dataset"].endswith("(HDX)")
    }
    by_year = defaultdict(list)
    for row in list(csv.reader(StringIO(real_file(HDX).read_text("utf-8-sig"), newline="")))[2:]:
        if row[column] not in ("", "0"):
            by_year[int(row[0])].append(row[column])
    exact = {year: int(row["value"]) for year, row in points.items() if row["qualifier"] == "exact"}
    assert exact == {
        year: sum(map(int, cells)) for year, cells in by_year.items() if "*" not in cells and year != 2014
    }
    assert points[2014]["qualifier"] == "approximately"
    assert points[2014]["rule"].endswith("which gives more than one number for 1 of them")
