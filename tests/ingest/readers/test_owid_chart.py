"""Our World in Data's charts: columns known by their words, rates refused, fractions rejected."""

from datetime import date

import pytest

from tests.ingest.readers.reading import codes, csv_text, drafts, fits, read, rejections
from tracker.domain.issue import Issue
from tracker.domain.period import Period, Precision
from tracker.domain.series import Counting
from tracker.ingest.readers.owid_chart import READER
from tracker.ingest.readers.owid_series import read_series, source_in

KINDS = csv_text(
    "Entity,Year,Deaths in civil conflicts,Deaths in all conflict types,Deaths in civil conflicts per 100000",
    "Africa,1950,310,420,0.2",
    "World,1950,700,NA,0.1",
    "World,1951,0,,NA",
)
MEASURES = csv_text(
    "Entity,Year,Conflict Catalogue – Total,Conflict Catalogue – Military only,PRIO–UCDP",
    "number of deaths,1600,7000,2000,",
    "number of deaths,1950,,,8100",
    '"death rate (per 100,000)",1600,1.25,0.5,',
    '"death rate (per 100,000)",1950,,,3',
)


def points(contents):
    return [
        (draft.definition, draft.place, draft.period.end.year, draft.quantity.value)
        for draft in drafts(contents)
    ]


def test_each_count_is_a_series_of_its_own_words_and_what_is_missing_stays_missing():
    contents = read(READER, "deaths_ucdp.csv", KINDS)
    assert points(contents) == [
        ("Deaths in civil conflicts", "Africa", 1950, 310),
        ("Deaths in all conflict types", "Africa", 1950, 420),
        ("Deaths in civil conflicts", "World", 1950, 700),
        ("Deaths in civil conflicts", "World", 1951, 0),
    ]
    first = drafts(contents)[0]
    assert (first.metric, first.counting, first.source) == ("deaths", Counting.PERIOD, "UCDP")
    assert first.period == Period(date(1950, 1, 1), date(1950, 12, 31))
    assert first.period_precision is Precision.YEAR
    assert (first.report.publisher, first.report.dataset) == ("OWID", "OWID: Deaths in civil conflicts")
    (scope,) = first.report.scope
    assert (scope.places, scope.first, scope.last) == (
        frozenset({"Africa", "World"}),
        date(1950, 1, 1),
        date(1951, 12, 31),
    )


def test_a_column_of_rates_is_refused_once_and_not_row_by_row():
    contents = read(READER, "deaths_ucdp.csv", KINDS)
    rate = ("Deaths in civil conflicts per 100000", "rate")
    assert codes(contents) == [rate, ("source", "source_by_name")]
    assert rejections(contents) == []


def test_a_chart_of_rates_alone_has_no_figure_and_says_so():
    text = csv_text('Entity,Year,"Conflict deaths per 100,000, World"', "Some catalogue,1989,5.5")
    assert codes(read(READER, "rates.csv", text)) == [
        ("Conflict deaths per 100,000, World", "rate"),
        ("", "no_figures"),
    ]


def test_a_fraction_in_a_count_rejects_that_figure_alone():
    text = csv_text("Entity,Year,Deaths in civil conflicts,Deaths in wars", "Africa,1950,12.500,7")
    contents = read(READER, "a.csv", text)
    assert [draft.quantity.value for draft in drafts(contents)] == [7]
    assert rejections(contents) == [("row 2", "deaths_in_civil_conflicts", "fractional")]


def test_entities_can_say_what_is_counted_and_columns_who_counted():
    contents = read(READER, "various.csv", MEASURES)
    assert [(one.source, one.group, one.definition, one.quantity.value) for one in drafts(contents)] == [
        ("Conflict Catalogue", "", "Total", 7000),
        ("Conflict Catalogue", "combatants", "Military only", 2000),
        ("PRIO-UCDP", "", "", 8100),
    ]
    assert {(one.place, one.metric) for one in drafts(contents)} == {("World", "deaths")}


def test_rows_of_rates_are_told_once_with_their_number():
    contents = read(READER, "various.csv", MEASURES)
    (issue,) = [issue for issue in contents.issues if issue.code == "rate"]
    assert (issue.value, issue.message.split()[0]) == ("death rate (per 100,000)", "2")
    assert (contents.read, rejections(contents)) == (4, [])


def test_a_place_among_measures_is_refused_where_a_column_only_says_who_counted():
    text = csv_text("Entity,Year,UCDP", "number of deaths,1990,5", "Peru,1990,4")
    assert rejections(read(READER, "various.csv", text)) == [("row 3", "entity", "unknown_entity")]


@pytest.mark.parametrize(("code", "place"), [("PER", "PER"), ("", "Peru"), ("OWID_XYZ", "Peru")])
def test_a_country_goes_by_its_code_where_that_is_iso(code, place):
    text = csv_text("Entity,Code,Year,Deaths in wars", f"Peru,{code},1990,4")
    assert [draft.place for draft in drafts(read(READER, "a.csv", text))] == [place]


@pytest.mark.parametrize(
    ("header", "code"),
    [
        ("Death rate in conflicts", "rate"),
        ("Share of deaths in war", "rate"),
        ("Deaths in wars (low estimate)", "unknown_column"),
        ("Cumulative deaths in wars", "unknown_column"),
        ("Deaths from malaria", "unknown_column"),
        ("Deaths of civilians and military in war", "unknown_column"),
        ("Killed and injured in war", "unknown_column"),
        ("GDP per capita", "rate"),
        ("Region", "unknown_column"),
    ],
)
def test_a_column_that_is_no_count_of_people_is_told(header, code):
    found = read_series(header, "a.csv", metrics_in_rows=False)
    assert isinstance(found, Issue)
    assert found.code == code


def test_words_narrow_to_a_group_and_the_column_goes_before_the_file_in_naming_who_counted():
    found = read_series("Civilian deaths in war (UCDP 2020)", "prio.csv", metrics_in_rows=False)
    assert (found.metric, found.group, found.source) == ("deaths", "civilians", "UCDP")


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("deaths_prio_ucdp_2022.csv", "PRIO-UCDP"),
        ("Correlates of War", "Correlates of War"),
        ("war deaths", ""),
    ],
)
def test_who_counted_is_named_by_known_words(text, source):
    assert source_in(text) == source


def test_it_knows_any_chart_and_nothing_that_only_has_a_year():
    assert fits(READER, "a.csv", KINDS)
    assert not fits(READER, "a.csv", csv_text("Entity,Code,Year", "Peru,PER,1990"))
    assert not fits(READER, "a.csv", csv_text("Country,Year,Deaths in wars", "Peru,1990,4"))


def test_a_column_without_a_count_of_people_is_reported_and_every_other_is_read():
    text = csv_text("Entity,Code,Year,Deaths in wars,World region", "Peru,PER,1990,4,South America")
    assert codes(read(READER, "ucdp.csv", text)) == [
        ("World region", "unknown_column"),
        ("source", "source_by_name"),
    ]


def test_reading_twice_gives_the_same():
    assert drafts(read(READER, "a.csv", KINDS)) == drafts(read(READER, "a.csv", KINDS))
