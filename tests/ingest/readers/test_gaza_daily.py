"""Gaza's daily table: reports of several spans, gaps, the publisher's own numbers kept apart."""

import json
from datetime import date

import pytest

from tests.ingest.readers.reading import codes, drafts, fits, read, rejections
from tracker.domain.link import LinkKind
from tracker.domain.period import Period, Precision
from tracker.domain.series import Basis, Counting
from tracker.ingest.readers.gaza_daily import READER

WAR = date(2023, 10, 7)
NAME = "casualties_daily.json"


def row(day, source="mohtel", hours=24, **numbers):
    given = {"report_date": day, "report_source": source, "report_period": hours}
    return given | {"ext_killed": 1, "ext_killed_cum": 900, "killed_cum": 800} | numbers


def read_rows(*rows, **release):
    return read(READER, NAME, json.dumps(rows), **release)


def by_column(contents):
    return {draft.column: draft for draft in drafts(contents)}


def test_a_day_has_its_toll_and_its_running_totals_by_the_ministry():
    found = by_column(
        read_rows(row("2024-03-05", killed=97, injured=123, killed_children_cum=301, famine_cum=0))
    )
    toll, total = found["killed"], found["killed_cum"]
    assert (toll.quantity.value, toll.counting) == (97, Counting.PERIOD)
    assert toll.period == Period(date(2024, 3, 5), date(2024, 3, 5))
    assert (total.counting, total.period) == (Counting.CUMULATIVE, Period(WAR, date(2024, 3, 5)))
    assert (found["injured"].metric, found["injured"].quantity.value) == ("injured", 123)
    assert found["killed_children_cum"].group == "children"
    assert (found["famine_cum"].by, found["famine_cum"].quantity.value) == ("famine", 0)
    report = toll.report
    assert toll.source == report.publisher == "Gaza Health Ministry"
    assert (report.via, report.title, report.dataset) == (
        "Tech for Palestine",
        "Daily report, 2024-03-05",
        "",
    )
    assert (report.date.day, report.precision) == (date(2024, 3, 5), Precision.DAY)


def test_the_publishers_own_numbers_are_estimates_in_its_dataset():
    contents = read_rows(row("2024-03-05", killed=97), row("2024-03-06"), published=date(2024, 3, 7))
    own = [draft for draft in drafts(contents) if draft.column.startswith("ext_")]
    assert {(draft.source, draft.basis) for draft in own} == {("Tech for Palestine", Basis.ESTIMATED)}
    assert {(draft.report.dataset, draft.report.edition) for draft in own} == {
        ("Gaza daily casualties", "2024-03-07")
    }
    (scope,) = own[0].report.scope
    assert (scope.places, scope.first, scope.last) == (frozenset({"Gaza Strip"}), WAR, date(2024, 3, 6))


@pytest.mark.parametrize(("hours", "first"), [(24, 5), (48, 4), (72, 3), (96, 2)])
def test_a_report_of_several_days_is_a_figure_over_them(hours, first):
    found = by_column(read_rows(row("2024-03-05", hours=hours, killed=9)))
    assert found["killed"].period == Period(date(2024, 3, first), date(2024, 3, 5))


def test_a_report_of_no_hours_has_running_totals_only():
    contents = read_rows(row("2024-03-05", hours=0, killed=0, injured=0, ext_killed=0))
    assert set(by_column(contents)) == {"killed_cum", "ext_killed_cum"}
    assert codes(contents) == []


def test_a_daily_number_in_a_report_of_no_hours_is_kept_for_its_day_and_told():
    contents = read_rows(row("2024-03-05", hours=0, killed=7, killed_recovered=7, ext_killed=0))
    found = by_column(contents)
    day = Period(date(2024, 3, 5), date(2024, 3, 5))
    assert (found["killed"].period, found["killed_recovered"].period) == (day, day)
    assert codes(contents) == [("killed", "zero_hours"), ("killed_recovered", "zero_hours")]


def test_additions_by_a_committee_and_bodies_recovered_are_parts_of_the_toll():
    found = by_column(read_rows(row("2025-03-05", killed=60, killed_recovered=4, killed_committee=56)))
    whole = found["killed"].row_id
    assert found["killed_committee"].links == {LinkKind.PART_OF: (whole,)}
    assert found["killed_recovered"].links == {LinkKind.PART_OF: (whole,)}
    assert found["killed_committee"].definition == "approved by a committee"
    assert "lie before" in found["killed_committee"].note


def test_parts_of_a_toll_that_is_not_given_lead_nowhere():
    found = by_column(read_rows(row("2025-03-05", killed_recovered=4)))
    assert found["killed_recovered"].links == {}


def test_the_media_office_counts_under_its_own_name():
    found = by_column(read_rows(row("2023-11-12", "gmotel", killed_women_cum=31)))
    assert found["killed_women_cum"].source == "Gaza Government Media Office"


def test_numbers_of_a_day_without_a_report_are_the_publishers_and_no_estimate():
    contents = read_rows(row("2023-11-12", "missing", killed=5))
    toll = by_column(contents)["killed"]
    assert (toll.source, toll.report.dataset, toll.basis) == (
        "Tech for Palestine",
        "Gaza daily casualties",
        Basis.NOT_SAID,
    )
    assert codes(contents) == [("report_source", "no_official_report")]


def test_an_absent_field_is_missing_and_never_0():
    assert "injured" not in by_column(read_rows(row("2024-03-05", injured=None)))


@pytest.mark.parametrize(
    ("numbers", "fault"),
    [
        ({"source": "radio"}, ("report_source", "unknown_report_source")),
        ({"hours": 36}, ("report_period", "unknown_report_period")),
        ({"hours": 24 * 9999}, ("report_period", "unknown_report_period")),
        ({"day": "2023-10-06"}, ("report_date", "too_early")),
        ({"killed": 2.5}, ("killed", "fractional")),
        ({"killed": -1}, ("killed", "negative")),
    ],
)
def test_what_is_not_understood_is_refused(numbers, fault):
    contents = read_rows(row(**{"day": "2024-03-05"} | numbers))
    assert rejections(contents) == [("item 1", *fault)]


def test_a_bad_cell_rejects_its_own_figure_alone():
    assert "killed_cum" in by_column(read_rows(row("2024-03-05", killed=2.5)))


def test_every_column_is_used_or_ignored_and_a_new_one_is_told():
    real = """report_date report_source report_period killed killed_cum injured injured_cum
        killed_children_cum killed_women_cum med_killed_cum press_killed_cum civdef_killed_cum massacres_cum
        aid_seeker_killed_cum aid_seeker_injured_cum famine_cum child_famine_cum killed_truce_new
        killed_recovered killed_succumbed killed_committee ext_killed ext_killed_cum ext_killed_children_cum
        ext_killed_women_cum ext_injured ext_injured_cum ext_massacres_cum ext_civdef_killed_cum
        ext_med_killed_cum ext_press_killed_cum"""
    assert set(real.split()) == READER.columns
    contents = read_rows(row("2024-03-05", killed_elderly_cum=3))
    assert codes(contents) == [("killed_elderly_cum", "unknown_column")]


def test_it_knows_the_table_as_csv_too_and_no_other():
    header = "report_date,report_source,report_period,killed,killed_cum,ext_killed_cum"
    assert fits(READER, "casualties_daily.csv", f"{header}\n2024-03-05,mohtel,24,9,800,800\n")
    assert not fits(READER, "other.csv", "report_date,killed,killed_cum\n2024-03-05,9,800\n")


def test_reading_twice_gives_the_same():
    assert drafts(read_rows(row("2024-03-05", killed=9))) == drafts(read_rows(row("2024-03-05", killed=9)))
