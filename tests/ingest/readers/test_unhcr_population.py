"""UNHCR's statistics in three forms: rounding, numbers withheld, places, years, scopes."""

from __future__ import annotations

import json
from datetime import date

import pytest

from tests.ingest.readers.reading import codes, csv_text, drafts, fits, read, rejections
from tracker.domain.period import NO_PERIOD, Period, Precision
from tracker.domain.quantity import Qualifier, Quantity
from tracker.domain.series import Counting
from tracker.ingest.readers.unhcr_hdx import HdxTable
from tracker.ingest.readers.unhcr_population import READER
from tracker.ingest.readers.unhcr_statistics import Statistics

HEADER = (
    "year,coo_name,coo,coo_iso,coa_name,coa,coa_iso,refugees,asylum_seekers,returned_refugees,idps,"
    "returned_idps,stateless,ooc,oip,hst"
)
SYRIANS_IN_LEBANON = "2019.0,Syrian Arab Rep.,SYR,SYR,Lebanon,LEB,LBN,9100.0,5.0,40.0,0.0,0.0,0.0,0.0,,0.0"
SYRIANS_AT_HOME = (
    "2019.0,Syrian Arab Rep.,SYR,SYR,Syrian Arab Rep.,SYR,SYR,0.0,0.0,0.0,6000.0,70.0,0.0,8.0,,99.0"
)
IRAQIS_IN_SYRIA = "2020.0,Iraq,IRQ,IRQ,Syrian Arab Rep.,SYR,SYR,31.0,0.0,0.0,0.0,0.0,0.0,0.0,12.0,0.0"
STATELESS_IN_SYRIA = "2020.0,Stateless,STA,XXA,Syrian Arab Rep.,SYR,SYR,7.0,0.0,0.0,0.0,0.0,160.0,0.0,,0.0"
AFGHANS_IN_SYRIA = "2020.0,Afghanistan,AFG,AFG,Syrian Arab Rep.,SYR,SYR,9.0,0.0,0.0,0.0,0.0,0.0,0.0,,0.0"
SYRIANS_SOMEWHERE = "2020.0,Syrian Arab Rep.,SYR,SYR,Unknown,UKN,UNK,0.0,6.0,0.0,0.0,0.0,0.0,0.0,,0.0"
SYRIANS_IN_AUSTRIA = "2020.0,Syrian Arab Rep.,SYR,SYR,Austria,AUS,AUT,44.0,0.0,0.0,0.0,0.0,0.0,0.0,,0.0"
HDX_HEADER = (
    "Year,Country / territory of asylum/residence,Origin,Refugees (incl. refugee-like situations),"
    "Asylum-seekers (pending cases),Returned refugees,Internally displaced persons (IDPs),Returned IDPs,"
    "Stateless persons,Others of concern,Total Population"
)
HDX_TAGS = (
    "#date+year,#country+residence,#country+origin,#affected+refugees,#affected+asylum,"
    "#affected+returned_refugees,#affected+idps,#affected+returned_idps,#affected+stateless,#affected+others,"
    "#affected+total"
)
HDX = csv_text(
    HDX_HEADER,
    HDX_TAGS,
    "2016,Lebanon,Syrian Arab Rep.,1200,,60,,,,,1260",
    "2017,Lebanon,Syrian Arab Rep.,*,5,0,0,0,0,0,7",
    "2017,Syrian Arab Rep.,Syrian Arab Rep.,0,0,45,8000,0,0,0,8045",
)


def found(*rows):
    """Metric, place, destination and value of each figure."""
    contents = read(READER, "population.csv", csv_text(HEADER, *rows))
    assert not rejections(contents)
    return [(one.metric, one.place, one.destination, one.quantity.value) for one in drafts(contents)]


def test_every_column_of_the_statistics_is_used_or_ignored_by_name():
    assert set(HEADER.split(",")) == Statistics.shape.needed | Statistics.shape.used | {"hst"}
    assert {"hst", "coo_id", "coa_id"} == Statistics.shape.ignored
    assert codes(read(READER, "population.csv", csv_text(HEADER, SYRIANS_IN_LEBANON))) == []


def test_every_column_of_the_table_of_hdx_is_used_or_ignored_by_name():
    assert len(HdxTable.shape.all) == len(HDX_HEADER.split(","))
    assert HdxTable.shape.ignored == {"total_population"}
    assert codes(read(READER, "hdx.csv", HDX)) == []


def test_a_new_column_is_told():
    contents = read(READER, "population.csv", csv_text(HEADER + ",climate", SYRIANS_IN_LEBANON + ",3"))
    assert codes(contents) == [("climate", "unknown_column")]


def test_a_file_of_other_columns_is_not_known():
    assert fits(READER, "population.csv", csv_text(HEADER, SYRIANS_IN_LEBANON))
    assert fits(READER, "hdx.csv", HDX)
    assert not fits(READER, "totals.csv", "year,coo,coo_iso,coa,coa_iso,total\n2019,SYR,SYR,SYR,SYR,7\n")


def test_zero_is_no_figure_and_five_stands_for_three_to_five():
    refugees, seekers, returned = drafts(read(READER, "p.csv", csv_text(HEADER, SYRIANS_IN_LEBANON)))
    assert (refugees.metric, refugees.quantity, refugees.value_text) == ("refugees", Quantity(9100), "9100.0")
    assert (seekers.metric, seekers.quantity) == ("asylum_seekers", Quantity(5, 3, 5, Qualifier.ESTIMATE))
    assert (returned.metric, returned.quantity) == ("returnees", Quantity(40))


def test_a_stock_is_of_the_end_of_the_year_and_a_return_of_the_whole_year():
    refugees, _seekers, returned = drafts(read(READER, "p.csv", csv_text(HEADER, SYRIANS_IN_LEBANON)))
    assert (refugees.counting, refugees.period) == (Counting.STOCK, Period(None, date(2019, 12, 31)))
    assert (returned.counting, returned.period) == (
        Counting.PERIOD,
        Period(date(2019, 1, 1), date(2019, 12, 31)),
    )
    assert {refugees.period_precision, returned.period_precision} == {Precision.YEAR}


def test_a_year_that_was_not_over_is_given_no_day():
    text = csv_text(HEADER, SYRIANS_IN_LEBANON)
    contents = read(READER, "p.csv", text, published=date(2019, 10, 1))
    refugees, _seekers, returned = drafts(contents)
    assert (refugees.period, returned.period) == (NO_PERIOD, Period(date(2019, 1, 1), None))
    assert {code for _field, code in codes(contents)} == {"unfinished_year"}


def test_the_displaced_have_no_destination_and_the_host_community_is_left_alone():
    assert found(SYRIANS_AT_HOME) == [
        ("displaced", "SYR", "", 6000),
        ("idp_returnees", "SYR", "", 70),
        ("other_of_concern", "SYR", "SYR", 8),
    ]


def test_places_are_read_by_iso3_and_by_what_stands_for_no_country():
    assert found(STATELESS_IN_SYRIA, SYRIANS_SOMEWHERE, SYRIANS_IN_AUSTRIA) == [
        ("refugees", "XXA", "SYR", 7),
        ("stateless", "XXA", "SYR", 160),
        ("asylum_seekers", "SYR", "UNK", 6),
        ("refugees", "SYR", "AUT", 44),
    ]


def test_without_iso3_the_code_is_unhcrs_own():
    assert found(SYRIANS_IN_AUSTRIA.replace(",AUT,", ",,")) == [("refugees", "SYR", "AUT", 44)]


def test_a_code_that_nobody_knows_is_told_and_the_name_taken():
    contents = read(READER, "p.csv", csv_text(HEADER, SYRIANS_IN_AUSTRIA.replace("AUS,AUT", "QQQ,QQQ")))
    assert [one.destination for one in drafts(contents)] == ["Austria"]
    assert codes(contents) == [("coa", "unknown_code")]


def test_two_codes_that_disagree_are_told():
    contents = read(READER, "p.csv", csv_text(HEADER, SYRIANS_IN_AUSTRIA.replace("AUS,AUT", "AUS,AUS")))
    assert [one.destination for one in drafts(contents)] == ["AUS"]
    assert codes(contents) == [("coa_iso", "codes_disagree")]


def test_people_in_need_of_protection_are_others_of_concern_of_their_own_definition():
    others = drafts(read(READER, "p.csv", csv_text(HEADER, IRAQIS_IN_SYRIA)))[1]
    assert (others.metric, others.definition) == (
        "other_of_concern",
        "other people in need of international protection",
    )


@pytest.mark.parametrize(
    ("cell", "code"), [("9100.5", "fractional"), ("-3", "negative"), ("many", "not_a_number")]
)
def test_a_cell_that_is_no_count_rejects_its_figure_alone(cell, code):
    contents = read(READER, "p.csv", csv_text(HEADER, SYRIANS_IN_LEBANON.replace("9100.0", cell)))
    assert rejections(contents) == [("row 2", "refugees", code)]
    assert [one.metric for one in drafts(contents)] == ["asylum_seekers", "returnees"]


def answer(**more):
    item = dict(zip(HEADER.split(","), SYRIANS_IN_LEBANON.split(","), strict=True))
    item |= {"year": 2019, "refugees": "9100", "asylum_seekers": 5, "idps": "-", "oip": "-"}
    return json.dumps({"page": 1, "short-url": "", "maxPages": 1, **more, "items": [item]})


def test_an_answer_of_the_api_gives_what_the_table_gives():
    by_api = drafts(read(READER, "population.json", answer()))
    by_csv = drafts(read(READER, "p.csv", csv_text(HEADER, SYRIANS_IN_LEBANON)))
    assert [(one.metric, one.quantity, one.period) for one in by_api] == [
        (one.metric, one.quantity, one.period) for one in by_csv
    ]


def test_a_page_of_several_is_whole_for_nothing():
    assert drafts(read(READER, "population.json", answer()))[0].report.scope
    page = read(READER, "population.json", answer(maxPages=3))
    assert drafts(page)[0].report.scope == ()
    assert codes(page) == [("", "part_of_an_answer")]
    assert codes(read(READER, "population.json", answer())) == []


def test_an_object_a_line_is_whole_for_nothing():
    items = json.loads(answer())["items"] * 2
    contents = read(READER, "population.json", "\n".join(map(json.dumps, items)))
    assert {one.report.scope for one in drafts(contents)} == {()}


def test_an_answer_not_broken_down_by_origin_is_of_the_whole_world():
    text = answer().replace('"Syrian Arab Rep."', '"-"').replace('"SYR"', '"-"')
    assert {(one.place, one.destination) for one in drafts(read(READER, "p.json", text))} == {
        ("world", "LBN")
    }


def test_the_table_of_hdx_withholds_small_numbers_and_its_blanks_and_zeros_are_no_figures():
    contents = read(READER, "hdx.csv", HDX)
    assert [(one.metric, one.destination, one.quantity) for one in drafts(contents)] == [
        ("refugees", "Lebanon", Quantity(1200)),
        ("returnees", "Lebanon", Quantity(60)),
        ("refugees", "Lebanon", Quantity(None, 1, 4, Qualifier.RANGE)),
        ("asylum_seekers", "Lebanon", Quantity(5)),
        ("returnees", "", Quantity(45)),
        ("displaced", "", Quantity(8000)),
    ]
    report = drafts(contents)[0].report
    assert (report.via, report.edition, report.partitions) == ("HDX", "2017", ("destination",))


def scopes(*rows):
    return drafts(read(READER, "p.csv", csv_text(HEADER, *rows)))[0].report.scope


def holds(covered, place, destination, year=2020):
    return any(scope.holds(place, destination, date(year, 12, 31)) for scope in covered)


def test_a_file_of_all_from_and_all_in_one_country_is_whole_for_both_and_no_more():
    covered = scopes(
        SYRIANS_IN_LEBANON,
        SYRIANS_AT_HOME,
        IRAQIS_IN_SYRIA,
        AFGHANS_IN_SYRIA,
        STATELESS_IN_SYRIA,
        SYRIANS_IN_AUSTRIA,
        SYRIANS_SOMEWHERE,
    )
    for pair in (("SYR", "AUT"), ("SYR", "LBN"), ("IRQ", "SYR"), ("XXA", "SYR"), ("SYR", "")):
        assert holds(covered, *pair), pair
    for pair in (("IRQ", "LBN"), ("IRQ", ""), ("AFG", "AUT"), ("LBN", "SYR"), ("SYR", "TUR")):
        assert not holds(covered, *pair), pair
    assert not holds(covered, "SYR", "LBN", 2018)
    assert not holds(covered, "SYR", "LBN", 2021)


def test_without_a_row_of_its_own_nothing_is_said_of_a_countrys_displaced():
    assert not holds(scopes(SYRIANS_IN_LEBANON, SYRIANS_IN_AUSTRIA), "SYR", "")


def test_a_file_is_read_the_same_way_twice():
    assert drafts(read(READER, "hdx.csv", HDX)) == drafts(read(READER, "hdx.csv", HDX))


def test_a_column_of_one_form_is_not_known_in_another():
    text = csv_text(f"{HEADER},Stateless persons", f"{SYRIANS_IN_LEBANON},3")
    assert codes(read(READER, "population.csv", text)) == [("stateless_persons", "unknown_column")]
