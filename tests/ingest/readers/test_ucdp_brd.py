from __future__ import annotations

from datetime import date

import pytest

from tests.ingest.readers.reading import CODES, codes, csv_text, drafts, fits, read, rejections
from tracker.domain.period import Period, Precision
from tracker.domain.quantity import Qualifier, Quantity
from tracker.domain.scope import Scope
from tracker.domain.series import Basis, Counting
from tracker.ingest.readers.ucdp_brd import READER

COLUMNS = "gwcode,country_name,status,owner,capname,caplong,caplat,b_def,fid,year,low,high,best,source"
PRIO, UCDP = "PRIO Battle-deaths 3.1", "UCDP GED 23.1"
SYRIA = {
    "gwcode": "652.0",
    "country_name": "Syria",
    "status": "independent",
    "owner": "652.0",
    "b_def": "1",
    "fid": "501.0",
    "year": "1982.0",
    "low": "300.0",
    "high": "900.0",
    "best": "450.0",
    "source": PRIO,
}


def brd(*rows: dict[str, str], header: str = COLUMNS, **release):
    cells = [[(SYRIA | row).get(column, "") for column in header.split(",")] for row in rows]
    return read(READER, "country_year.csv", csv_text(header, *cells), **release)


def test_a_row_is_the_battle_deaths_of_a_country_in_a_year():
    (draft,) = drafts(brd({}))
    assert draft.quantity == Quantity(450, 300, 900, Qualifier.ESTIMATE)
    assert draft.value_text == "low / best / high: 300.0 / 450.0 / 900.0"
    assert (draft.place, draft.metric, draft.group, draft.conflict) == ("SYR", "deaths", "", "")
    assert (draft.counting, draft.definition) == (Counting.PERIOD, "battle-related deaths")
    assert draft.period == Period(date(1982, 1, 1), date(1982, 12, 31))
    assert draft.period_precision is Precision.YEAR


def test_who_counted_is_what_the_source_says():
    before, after = drafts(brd({}, {"year": "1990.0", "source": UCDP}))
    assert (before.source, before.basis) == ("PRIO", Basis.ESTIMATED)
    assert (after.source, after.basis) == ("UCDP", Basis.DOCUMENTED)
    assert before.report.publisher == "PRIO"
    assert before.report.edition == f"{PRIO}, {UCDP}"


def test_a_0_is_a_stated_one():
    (draft,) = drafts(brd({"low": "0.0", "best": "0.0", "high": "0.0"}))
    assert draft.quantity == Quantity(0, 0, 0, Qualifier.EXACT)


def test_nothing_missing_becomes_0():
    assert rejections(brd({"low": "", "best": "", "high": ""})) == [("row 2", "best", "no_quantity")]
    (only,) = drafts(brd({"best": ""}))
    assert only.quantity == Quantity(None, 300, 900, Qualifier.RANGE)


def test_every_column_is_used_or_ignored_by_name_and_a_new_one_is_told():
    assert READER.columns == frozenset(COLUMNS.split(","))
    assert codes(brd({"wounded": "9"}, header=f"{COLUMNS},wounded")) == [("wounded", "unknown_column")]
    assert fits(READER, "x.csv", COLUMNS + "\n")
    assert not fits(READER, "x.csv", "gwcode,year,best,low,high\n")


@pytest.mark.parametrize(
    ("column", "text", "code"),
    [
        ("source", "Somebody 1.0", "unknown_source"),
        ("status", "rented", "unknown_status"),
        ("b_def", "2", "unknown_b_def"),
        ("year", "", "missing"),
        ("source", "", "missing"),
        ("best", "4.5", "fractional"),
    ],
)
def test_what_is_not_understood_is_refused(column, text, code):
    assert rejections(brd({column: text})) == [("row 2", column, code)]


def test_a_bound_that_contradicts_the_best_is_left_empty_and_told():
    contents = brd({"low": "460.0"}, {"year": "1983.0", "high": "440.0"})
    assert [draft.quantity for draft in drafts(contents)] == [
        Quantity(450, None, 900, Qualifier.ESTIMATE),
        Quantity(450, 300, None, Qualifier.ESTIMATE),
    ]
    assert codes(contents) == [("low", "bounds_disagree"), ("high", "bounds_disagree")]


@pytest.mark.parametrize(
    ("gwcode", "name", "place"),
    [
        ("345.0", "Yugoslavia", "yugoslavia"),
        ("665.0", "Palestine", "mandatory-palestine"),
        ("699.0", "Palestine", "PSE"),
        ("817.0", "South Vietnam", "south-vietnam"),
        ("6631.0", "West Bank", "west-bank"),
    ],
)
def test_former_states_and_territories_are_places_of_their_own(gwcode, name, place):
    contents = brd({"gwcode": gwcode, "country_name": name})
    assert drafts(contents)[0].place == place
    assert codes(contents) == []


def test_what_the_country_was_stands_in_the_note():
    (draft,) = drafts(
        brd({"gwcode": "711", "country_name": "Tibet", "status": "occupied", "owner": "710", "b_def": "0"})
    )
    assert draft.note == f"Tibet; occupied (of CHN); borders not clearly defined; {PRIO}"


def test_a_country_whose_number_is_not_known_is_taken_by_its_name():
    contents = brd({"gwcode": "9999.0", "country_name": "Ruritania"})
    assert drafts(contents)[0].place == "Ruritania"
    assert codes(contents) == [("gwcode", "unknown_code")]


def test_it_is_whole_for_its_countries_and_years_and_adds_up_over_places():
    report = drafts(brd({}, {"gwcode": "645.0", "year": "1990.0", "source": UCDP}))[0].report
    assert report.partitions == ("place",)
    assert report.scope == (
        Scope(places=frozenset({"SYR", "IRQ"}), first=date(1982, 1, 1), last=date(1990, 12, 31)),
    )


def test_no_two_places_have_the_same_number():
    assert len(set(CODES.gw.values())) == len(CODES.gw)


def test_the_same_text_gives_the_same_figures():
    assert brd({}).rows == brd({}).rows
