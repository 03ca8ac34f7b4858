from __future__ import annotations

from datetime import date

import pytest

from tests.ingest.readers.reading import codes, csv_text, drafts, fits, read, rejections
from tracker.domain.issue import Severity
from tracker.domain.link import LinkKind
from tracker.domain.period import Period, Precision
from tracker.domain.quantity import Qualifier, Quantity
from tracker.domain.scope import Scope
from tracker.domain.series import Counting
from tracker.ingest.readers.ged_version import parse_version, version_in
from tracker.ingest.readers.ucdp_ged import READER

# The columns of a yearly release of today, those that only older ones have, and those that HDX adds.
TODAY = (
    "id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,"
    "dyad_dset_id,dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,side_b,"
    "number_of_sources,source_article,source_office,source_date,source_headline,source_original,where_prec,"
    "where_coordinates,where_description,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,country_id,"
    "region,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,"
    "high,low"
)
OLDER = "gwnoa,gwnob"
HDX = "iso3"
EVENT = {
    "id": "7001",
    "type_of_violence": "1",
    "conflict_name": "Ruritania: Government",
    "dyad_name": "Government of Ruritania - Red Hand",
    "where_prec": "2",
    "where_coordinates": "Strelsau town",
    "date_prec": "1",
    "date_start": "2019-03-04",
    "date_end": "2019-03-04",
    "country": "Bangladesh",
    "country_id": "771",
    "deaths_a": "1",
    "deaths_b": "0",
    "deaths_civilians": "4",
    "deaths_unknown": "0",
    "low": "5",
    "best": "5",
    "high": "9",
}


def table(*events: dict[str, str], tags: str = "") -> str:
    columns = list(dict.fromkeys([*EVENT, *(column for event in events for column in event)]))
    rows = [[(EVENT | event).get(column, "") for column in columns] for event in events]
    tag_row = [",".join(tags if column == "best" else "" for column in columns)] if tags else []
    return csv_text(",".join(columns), *tag_row, *rows)


def ged(*events: dict[str, str], name: str = "ged.csv", tags: str = "", **release):
    return read(READER, name, table(*events, tags=tags), **release)


def test_an_event_is_its_deaths_with_bounds_and_a_part_for_each_group_of_which_there_were_any():
    total, civilians, side_a = drafts(ged({}))
    assert total.quantity == Quantity(5, 5, 9, Qualifier.ESTIMATE)
    assert total.value_text == "low / best / high: 5 / 5 / 9"
    assert (total.source, total.metric, total.counting) == ("UCDP", "deaths", Counting.PERIOD)
    assert (total.place, total.locality, total.conflict) == ("BGD", "Strelsau town", "Ruritania: Government")
    assert (total.external_id, total.row_id) == ("7001", "7001")
    assert [(part.group, part.quantity) for part in (civilians, side_a)] == [
        ("civilians", Quantity(4)),
        ("side_a", Quantity(1)),
    ]
    assert {part.external_id for part in (civilians, side_a)} == {"7001"}
    assert civilians.links == {LinkKind.PART_OF: ("7001",)}


def test_every_column_of_the_forms_is_used_or_ignored_by_name_and_a_new_one_is_told():
    assert READER.columns == frozenset(f"{TODAY},{OLDER},{HDX}".split(","))
    assert [code for _, code in codes(ged({"drones": "2"}, name="ged241.csv"))] == [
        "unknown_column",
        "edition_by_name",
    ]


def test_the_form_is_known_by_its_columns():
    assert fits(READER, "x.csv", table({}))
    assert not fits(READER, "x.csv", "id,best,low,high\n1,2,2,2\n")


@pytest.mark.parametrize(
    ("column", "code"),
    [
        ("type_of_violence", "unknown_type_of_violence"),
        ("where_prec", "unknown_where_prec"),
        ("date_prec", "unknown_date_prec"),
    ],
)
def test_an_unknown_code_is_refused(column, code):
    assert rejections(ged({column: "9"})) == [("row 2", column, code)]


@pytest.mark.parametrize("column", ["id", "date_start", "conflict_name", "date_prec"])
def test_what_an_event_cannot_be_without_is_missed(column):
    assert rejections(ged({column: ""})) == [("row 2", column, "missing")]


def test_nothing_missing_becomes_0():
    assert rejections(ged({"low": "", "best": "", "high": ""})) == [("row 2", "best", "no_quantity")]
    (only,) = drafts(ged({"best": "", "deaths_a": "", "deaths_civilians": ""}))
    assert only.quantity == Quantity(None, 5, 9, Qualifier.RANGE)


def test_a_part_that_cannot_be_read_is_rejected_alone():
    contents = ged({"deaths_civilians": "1.5"})
    assert [draft.group for draft in drafts(contents)] == ["", "side_a"]
    assert rejections(contents) == [("row 2", "deaths_civilians", "fractional")]


def test_a_bound_that_contradicts_the_best_is_left_empty_and_told():
    contents = ged({"high": "3"}, name="ged191.csv")
    assert drafts(contents)[0].quantity == Quantity(5, 5, None, Qualifier.EXACT)
    assert codes(contents) == [("high", "bounds_disagree"), ("edition", "edition_by_name")]


def test_days_keep_their_precision():
    month, year = (
        drafts(ged({"date_prec": code, "date_start": "2019-03-01 00:00:00.000", "date_end": end}))[0]
        for code, end in (("4", "2019-03-31 00:00:00.000"), ("5", "2019-11-30"))
    )
    assert (month.period, month.period_precision) == (
        Period(date(2019, 3, 1), date(2019, 3, 31)),
        Precision.MONTH,
    )
    assert (year.period, year.period_precision) == (
        Period(date(2019, 3, 1), date(2019, 11, 30)),
        Precision.YEAR,
    )


def test_the_article_is_cited_and_the_rest_stands_in_the_note():
    newer, older = drafts(
        ged(
            {
                "source_article": '"Courier, 2019-03-05, Fight in Strelsau"',
                "source_office": "Courier",
                "source_original": "police",
                "where_description": "a mill near Strelsau",
                "deaths_a": "0",
                "deaths_civilians": "0",
            },
            {
                "id": "7002",
                "source_office": "Courier",
                "source_date": "2019-03-05",
                "deaths_a": "0",
                "deaths_civilians": "",
            },
        )
    )
    assert newer.cited == "Courier, 2019-03-05, Fight in Strelsau"
    assert newer.note == (
        "state-based violence; dyad: Government of Ruritania - Red Hand; date precision 1; place: near a "
        "place; where: a mill near Strelsau; according to police"
    )
    assert older.cited == "Courier, 2019-03-05"


@pytest.mark.parametrize(
    ("name", "version"),
    [
        ("GEDEvent_v24_1.csv", "24.1"),
        ("gedevent_v17_2.xlsx", "17.2"),
        ("ged241-csv.csv", "24.1"),
        ("ged191.csv", "19.1"),
        ("GEDEvent_v25_0_3.csv", "25.0.3"),
        ("GEDEvent_v25_0_12 (1).csv", "25.0.12"),
        ("GEDEvent_v24_01_24_09.csv", "24.01.24.09"),
    ],
)
def test_a_version_is_taken_from_names_that_ucdp_gives(name, version):
    assert version_in(name).name == version


@pytest.mark.parametrize(
    "name",
    [
        *("ged_bgd.csv", "ged_bgd_2019.csv", "2024-01-05.csv", "events_24.1.csv", "ged2019.csv"),
        *("GEDEvent_v2024_1.csv", "tagged241.csv", "GEDEvent_v25_0_13.csv", "ged_24_1.csv"),
    ],
)
def test_no_other_name_tells_a_version(name):
    assert version_in(name) is None


def test_a_candidate_is_whole_for_its_own_months():
    assert parse_version("24.1").months is None
    assert parse_version("v25_0_2").months == (date(2025, 2, 1), date(2025, 2, 28))
    assert parse_version("24.01.24.09").months == (date(2024, 1, 1), date(2024, 9, 30))
    assert parse_version("second try") is None


def test_a_yearly_release_is_whole_for_the_years_of_its_events_by_country():
    events = ({}, {"id": "7002", "date_start": "2017-12-30", "date_end": "2017-12-31", "country_id": "750"})
    report = drafts(ged(*events, name="GEDEvent_v20_1.csv"))[0].report
    assert (report.dataset, report.edition, report.partitions) == ("UCDP GED", "20.1", ("conflict",))
    assert report.scope == (
        Scope(places=frozenset({"BGD", "IND"}), first=date(2017, 1, 1), last=date(2019, 12, 31)),
    )


def test_a_candidate_is_a_dataset_of_its_own_and_its_late_events_widen_no_scope():
    late = {"id": "7002", "date_start": "2019-02-27", "date_end": "2019-04-02"}
    report = drafts(ged({}, late, name="GEDEvent_v19_0_3.csv"))[0].report
    assert (report.dataset, report.edition) == ("UCDP GED Candidate", "19.0.3")
    assert report.scope == (Scope(places=frozenset({"BGD"}), first=date(2019, 3, 1), last=date(2019, 3, 31)),)


def test_a_row_still_to_be_checked_makes_a_candidate_that_is_whole_for_no_month():
    contents = ged({"code_status": "Clear"}, {"id": "7002", "code_status": "Check deaths"}, name="new.csv")
    report = drafts(contents)[0].report
    assert (report.dataset, report.edition, report.scope) == ("UCDP GED Candidate", "2026-01-31", ())
    assert "status: Check deaths" in drafts(contents)[-1].note


def test_how_the_version_is_known_is_told():
    named, unnamed = (ged({}, name=name).issues[-1] for name in ("ged241-csv.csv", "ged_bgd_2019.csv"))
    assert (named.code, named.value, named.severity) == ("edition_by_name", "24.1", Severity.NOTE)
    assert (unnamed.code, unnamed.severity) == ("edition_unknown", Severity.WARNING)
    said = ged({}, name="ged241.csv", edition="25.0.1")
    assert drafts(said)[0].report.dataset == "UCDP GED Candidate"
    assert codes(said) == []


def test_hdx_hands_it_on_with_tags_and_iso3():
    contents = ged({"iso3": "BGD"}, tags="#affected+killed", name="ged191.csv")
    assert drafts(contents)[0].report.via == "HDX"
    assert codes(contents) == [("edition", "edition_by_name")]


def test_a_country_that_its_two_codes_disagree_about_is_told():
    contents = ged({"iso3": "IND"}, name="ged191.csv")
    assert drafts(contents)[0].place == "BGD"
    assert codes(contents)[0] == ("iso3", "codes_disagree")


def test_a_country_whose_number_is_not_known_is_taken_by_its_iso3_or_its_name():
    contents = ged(
        {"country_id": "9999", "iso3": "BGD"}, {"id": "7002", "country_id": "", "country": "Ruritania"}
    )
    assert {draft.place for draft in drafts(contents)} == {"BGD", "Ruritania"}
    assert codes(contents)[:2] == [("country_id", "unknown_code")] * 2


def test_former_states_have_places_of_their_own():
    assert drafts(ged({"country_id": "345", "country": "Serbia (Yugoslavia)"}))[0].place == "yugoslavia"


def test_a_file_without_an_event_that_can_be_read_says_so_and_is_whole_for_nothing():
    contents = ged({"date_start": "no day", "date_end": ""})
    assert drafts(contents) == []
    assert ("", "no_figures") in codes(contents)


def test_the_same_text_gives_the_same_figures():
    assert ged({}).rows == ged({}).rows
