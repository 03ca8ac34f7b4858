"""The Operational Data Portal: answers, HDX's table of them, and time series that say little."""

from __future__ import annotations

import json
from datetime import date

import pytest

from tests.ingest.readers.reading import codes, csv_text, drafts, fits, read, rejections
from tracker.domain.link import LinkKind
from tracker.domain.period import Period, Precision
from tracker.domain.series import Counting, Unit
from tracker.errors import DocumentError
from tracker.ingest.readers.unhcr_odp import READER
from tracker.ingest.readers.unhcr_odp_answer import OdpAnswer
from tracker.ingest.readers.unhcr_odp_hdx import OdpHdxTable
from tracker.ingest.readers.unhcr_odp_series import OdpSeries

AGES = ("04", "511", "1217", "1859", "60", "total", "hhs")
ROW = {
    "id": 7,
    "geomaster_name": "South Sudan",
    "geomaster_id": 259,
    "geomaster_id1": 259,
    "admin_level": "Country",
    "centroid_lon": 30.3,
    "centroid_lat": 7.0,
    "pop_accommodation_code": "C",
    "pop_accommodation_name": "Camps",
    "pop_data_type_code": "REG",
    "pop_data_type_name": "Registered",
    "pop_type_code": "REF",
    "pop_type_name": "Refugees",
    "pop_frequency_name": "Daily",
    "pop_frequency_code": "D",
    "pop_frequency_cumulative": "cumulative",
    "pop_frequency_cumulative_code": "C",
    "pop_origin_name": "Sudan",
    "pop_origin_code": "SUD",
    "date": "2024-04-30",
    "month": 15,
    "year": 2024,
    "population_groups": "Registered refugees from Sudan",
    "population_group_id": "11",
    "source": "UNHCR, Government",
    "individuals": "5120",
    "households": "0",
    **{f"{sex}_{age}": "0" for sex in ("male", "female") for age in AGES},
    "children_total": None,
    "uac_total": "0",
    "min_master_depth": 1,
    "numRecords": 1,
    "master_record": 1,
    "master_depth": 1,
    "master_id": 1,
}
HDX_HEADER = "Country,ISO3,Country of Origin,ISO3 of Origin,Population type,Source,Date,Individuals"
HDX = csv_text(
    HDX_HEADER,
    'South Sudan,SSD,Sudan,SDN,Refugees,"UNHCR, Government",2024-04-30,5120',
    "South Sudan,SSD,Others,,Asylum-Seekers,UNHCR,2024-03-31,35",
    "South Sudan,SSD,Chad,TCD,Asylum-Seekers,UNHCR,2024-02-14,0",
)
DAYS = [
    {"data_date": "2024-01-01", "unix_timestamp": 1704067200, "individuals": 900},
    {"data_date": "2024-01-02", "unix_timestamp": 1704153600, "individuals": "0"},
    {"data_date": "2024-01-03", "unix_timestamp": 1704240000, "individuals": "950"},
]


def answer(*changes):
    rows = [ROW | change for change in changes or ({},)]
    return json.dumps({"pop_frequency_code": ["D"], "data": rows})


def series(points=DAYS):
    return json.dumps({"data": {"timeseries": points}})


def test_every_column_of_an_answer_is_used_or_ignored_by_name():
    assert {name.casefold() for name in ROW} == OdpAnswer.shape.all
    assert codes(read(READER, "answer.json", answer())) == []


def test_every_column_of_the_table_of_hdx_is_used():
    assert len(OdpHdxTable.shape.all) == len(HDX_HEADER.split(","))
    assert not OdpHdxTable.shape.ignored


def test_every_key_of_a_series_is_known():
    assert {"data_date", "month", "year", "unix_timestamp", "individuals"} == OdpSeries.shape.all


def test_a_new_column_is_told():
    contents = read(READER, "answer.json", answer({"male_disabled": "3"}))
    assert codes(contents) == [("male_disabled", "unknown_column")]


def test_the_three_forms_are_known_and_others_are_not():
    assert fits(READER, "answer.json", answer())
    assert fits(READER, "table.csv", HDX)
    assert fits(READER, "series.json", series())
    assert not fits(READER, "other.csv", "Country,ISO3,Date,Individuals\nChad,TCD,2024-01-01,7\n")


def test_a_row_is_a_stock_of_its_day_by_the_source_as_written():
    (people,) = drafts(read(READER, "answer.json", answer()))
    assert (people.source, people.metric, people.place, people.destination) == (
        "UNHCR, Government",
        "refugees",
        "SDN",
        "South Sudan",
    )
    assert (people.counting, people.period) == (Counting.STOCK, Period(None, date(2024, 4, 30)))
    assert (people.quantity.value, people.value_text, people.definition) == (5120, "5120", "")
    assert (
        people.note == "groups: Registered refugees from Sudan; data type: Registered; accommodation: Camps"
    )


def test_households_and_children_are_figures_of_their_own_where_they_are_given():
    given = {"households": "310", "children_total": "2000", "male_1859": "700", "male_total": "1500"}
    people, homes, children = drafts(read(READER, "answer.json", answer(given)))
    assert (homes.unit, homes.quantity.value) == (Unit.HOUSEHOLDS, 310)
    assert (children.group, children.quantity.value) == ("children", 2000)
    assert children.links == {LinkKind.PART_OF: (people.row_id,)}


def test_nothing_given_is_no_figure_and_a_zero_is_told():
    contents = read(READER, "answer.json", answer({"individuals": "0"}, {"individuals": None}))
    assert drafts(contents) == []
    assert codes(contents) == [("individuals", "zero_left_out"), ("", "no_figures")]


def test_rows_of_one_cell_are_kept_apart_by_their_groups():
    urban = {"population_groups": "Urban refugees from Sudan", "individuals": "80"}
    later = {"date": "2024-05-31"}
    found = drafts(read(READER, "answer.json", answer({}, urban, later)))
    assert [one.definition for one in found] == [
        "Registered refugees from Sudan",
        "Urban refugees from Sudan",
        "",
    ]


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("pop_type_code", "NEW"),
        ("admin_level", "Camp"),
        ("pop_frequency_cumulative", "non cumulative"),
    ],
)
def test_an_unknown_category_rejects_the_row(column, value):
    contents = read(READER, "answer.json", answer({column: value}))
    assert rejections(contents) == [("item 1", column, f"unknown_{column}")]
    assert drafts(contents) == []


def test_a_bad_cell_rejects_its_figure_alone():
    contents = read(READER, "answer.json", answer({"individuals": "51.5", "households": "310"}))
    assert rejections(contents) == [("item 1", "individuals", "fractional")]
    assert [one.unit for one in drafts(contents)] == [Unit.HOUSEHOLDS]


def test_a_row_that_does_not_say_who_counted_is_rejected():
    contents = read(READER, "answer.json", answer({"source": None}))
    assert rejections(contents) == [("item 1", "source", "missing")]


def test_the_displaced_have_no_destination():
    displaced = {"pop_type_code": "IDP", "geomaster_name": "Sudan"}
    (found,) = drafts(read(READER, "answer.json", answer(displaced)))
    assert (found.metric, found.place, found.destination) == ("displaced", "SDN", "")


def test_an_origin_that_is_no_country_is_kept_in_the_portals_word():
    found = drafts(
        read(READER, "answer.json", answer({"pop_origin_code": "OTH", "pop_origin_name": "Others"}))
    )
    assert [one.place for one in found] == ["OTH"]


def test_the_table_of_hdx_gives_the_same_figures():
    contents = read(READER, "table.csv", HDX)
    assert [(one.source, one.metric, one.place, one.destination) for one in drafts(contents)] == [
        ("UNHCR, Government", "refugees", "SDN", "SSD"),
        ("UNHCR", "asylum_seekers", "Others", "SSD"),
    ]
    assert codes(contents) == [("individuals", "zero_left_out")]
    assert drafts(contents)[0].report.edition == "2024-04-30 (HDX)"
    assert drafts(contents)[0].report.via == "HDX"


def test_a_table_with_another_kind_of_people_rejects_the_row():
    contents = read(READER, "table.csv", HDX.replace("SDN,Refugees", "SDN,Tourists"))
    assert rejections(contents) == [("row 2", "population_type", "unknown_population_type")]


def test_the_portal_is_whole_for_nothing_and_adds_up_over_nothing():
    report = drafts(read(READER, "answer.json", answer()))[0].report
    assert (report.scope, report.partitions) == ((), ())


@pytest.mark.parametrize(
    ("name", "subject"),
    [
        ("refugees-from-SYR-in-LBN.json", ("refugees", "SYR", "LBN")),
        ("odp_refugees_from_South_Sudan.json", ("refugees", "South Sudan", "all")),
        ("asylum-seekers-in-UGA.json", ("asylum_seekers", "world", "UGA")),
        ("idps-in-UKR.json", ("displaced", "UKR", "")),
    ],
)
def test_a_series_is_of_whom_its_file_is_named_after(name, subject):
    found = drafts(read(READER, name, series()))
    assert {(one.metric, one.place, one.destination) for one in found} == {subject}
    assert [(one.period.end, one.quantity.value) for one in found] == [
        (date(2024, 1, 1), 900),
        (date(2024, 1, 3), 950),
    ]


@pytest.mark.parametrize(
    "name", ["timeseries.json", "arrivals-in-ITA.json", "refugees.json", "idps-from-UKR.json"]
)
def test_a_series_whose_name_does_not_tell_is_refused(name):
    with pytest.raises(DocumentError, match="refugees-from-SYR-in-LBN"):
        read(READER, name, series())


def test_a_series_by_month_is_of_the_months_end():
    points = [{"month": 2, "year": 2024, "unix_timestamp": 1706745600, "individuals": "40"}]
    (found,) = drafts(read(READER, "refugees-from-SDN.json", series(points)))
    assert (found.period, found.period_precision) == (Period(None, date(2024, 2, 29)), Precision.MONTH)


def test_a_point_without_a_day_is_rejected():
    contents = read(READER, "refugees-from-SDN.json", series([{"unix_timestamp": 1, "individuals": "40"}]))
    assert [code for _place, _field, code in rejections(contents)] == ["missing"]


def test_an_answer_is_read_the_same_way_twice():
    text = answer({}, {"individuals": "80"})
    assert drafts(read(READER, "answer.json", text)) == drafts(read(READER, "answer.json", text))


def test_a_column_of_one_form_is_not_known_in_another():
    row = "South Sudan,SSD,Sudan,SDN,Refugees,UNHCR,2024-04-30,5120,7"
    text = csv_text(f"{HDX_HEADER},households", row)
    assert ("households", "unknown_column") in codes(read(READER, "situations.csv", text))
