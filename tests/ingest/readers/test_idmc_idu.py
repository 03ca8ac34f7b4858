from __future__ import annotations

from datetime import date

import pytest

from tests.ingest.readers.reading import codes, csv_text, drafts, fits, read, rejections
from tracker.domain.link import LinkKind
from tracker.domain.period import Period, Precision
from tracker.domain.quantity import Qualifier, Quantity
from tracker.domain.scope import Scope
from tracker.domain.series import Counting, Unit
from tracker.ingest.readers.idmc import MOVEMENTS
from tracker.ingest.readers.idmc_idu import QUALIFIERS, READER

OLDER = (
    "id,country,iso3,latitude,longitude,centroid,displacement_type,qualifier,figure,displacement_date,"
    "displacement_start_date,displacement_end_date,year,event_name,event_start_date,event_end_date,category,"
    "subcategory,type,subtype,old_id,created_at,description,link,combined_type"
)
TODAY = (
    "id,country,iso3,latitude,longitude,centroid,role,displacement_type,qualifier,figure,displacement_date,"
    "displacement_start_date,displacement_end_date,year,event_id,event_name,event_codes,event_code_types,"
    "event_start_date,event_end_date,category,subcategory,type,subtype,standard_popup_text,standard_info_text,"
    "old_id,sources,source_url,locations_name,locations_coordinates,locations_accuracy,locations_type,"
    "displacement_occurred,created_at"
)
SENTENCE = (
    "India: 60 displacements (evacuated), 05 March - 05 March. About 60 people were evacuated on 5 March."
)
UPDATE = {
    "id": "501",
    "iso3": "IND",
    "displacement_type": "Disaster",
    "qualifier": "approximately",
    "figure": "60",
    "displacement_date": "2023-03-04T11:00:00.000Z",
    "displacement_start_date": "2023-03-04T11:00:00.000Z",
    "displacement_end_date": "2023-03-04T11:00:00.000Z",
    "year": "2023",
    "event_name": "India: Storm - Assam - 05/03/2023",
    "type": "Storm",
    "subtype": "Hailstorm",
    "created_at": "2023-03-09T10:00:00.000Z",
    "description": f'"{SENTENCE}"',
    "link": "https://example.org/5",
}


def updates(*rows: dict[str, str], header: str = OLDER):
    cells = [[(UPDATE | row).get(column, "") for column in header.split(",")] for row in rows]
    return read(READER, "idu.csv", csv_text(header, *cells))


def instants(start: str, end: str) -> dict[str, str]:
    return {
        "displacement_date": end,
        "displacement_start_date": start,
        "displacement_end_date": end,
    }


def test_an_update_is_an_event_with_its_sentence_and_a_disaster_also_its_kind_of_hazard():
    disaster, storm = drafts(updates({}))
    assert (disaster.by, storm.by) == ("disasters", "storms")
    assert storm.links == {LinkKind.PART_OF: ("501",)}
    for figure in (disaster, storm):
        assert figure.quantity == Quantity(60, qualifier=Qualifier.APPROXIMATELY)
        assert (figure.value_text, figure.unit) == ("approximately 60", Unit.PEOPLE)
        assert (figure.metric, figure.counting, figure.definition) == (
            "displaced",
            Counting.PERIOD,
            MOVEMENTS,
        )
        assert (figure.place, figure.external_id, figure.cited) == ("IND", "501", "https://example.org/5")
        assert figure.quote == SENTENCE
        assert figure.note == "India: Storm - Assam - 05/03/2023; Hailstorm; entered 2023-03-09"
        assert figure.period_precision is Precision.DAY


def test_conflict_is_told_once():
    found = drafts(updates({"displacement_type": "Conflict", "type": "", "subtype": ""}))
    assert [figure.by for figure in found] == ["conflict_and_violence"]
    assert [figure.by for figure in drafts(updates({"displacement_type": "Other"}))] == ["other_causes"]


@pytest.mark.parametrize(
    ("words", "qualifier", "low", "high"),
    [
        ("total", Qualifier.EXACT, None, None),
        ("more than", Qualifier.MORE_THAN, 60, None),
        ("More than or equal", Qualifier.AT_LEAST, 60, None),
        ("less than", Qualifier.LESS_THAN, None, 60),
    ],
)
def test_the_words_before_a_number_are_its_qualifier(words, qualifier, low, high):
    assert drafts(updates({"qualifier": words}))[0].quantity == Quantity(60, low, high, qualifier)


def test_words_that_are_not_known_are_refused():
    assert rejections(updates({"qualifier": "roughly"})) == [("row 2", "qualifier", "unknown_qualifier")]
    assert rejections(updates({"displacement_type": "Strike"})) == [
        ("row 2", "displacement_type", "unknown_displacement_type")
    ]
    assert rejections(updates({"type": "Meteorite"})) == [("row 2", "type", "unknown_type")]
    assert rejections(updates({"figure": ""})) == [("row 2", "figure", "no_quantity")]
    assert len(QUALIFIERS) == 6


@pytest.mark.parametrize(
    ("cells", "start", "end"),
    [
        ({}, date(2023, 3, 5), date(2023, 3, 5)),
        (
            instants("2023-08-29T12:00:00.000Z", "2023-09-02T12:00:00.000Z")
            | {"description": '"India: 9 displacements, 30 August - 03 September. Some fled on 30 August."'},
            date(2023, 8, 30),
            date(2023, 9, 3),
        ),
        (
            instants("2022-12-31T11:00:00.000Z", "2022-12-31T11:00:00.000Z")
            | {"description": "A total of 9 people fled on 1 January in Assam."},
            date(2023, 1, 1),
            date(2023, 1, 1),
        ),
        (instants("2023-03-05", "2023-03-05"), date(2023, 3, 5), date(2023, 3, 5)),
    ],
)
def test_the_day_is_that_of_the_sentence_in_the_year_of_the_file(cells, start, end):
    found = updates(cells)
    assert drafts(found)[0].period == Period(start, end)
    assert codes(found) == []


def test_a_sentence_that_has_no_day_or_another_one_leaves_the_day_of_the_file_and_is_told():
    silent = updates({"description": "Sixty people fled."})
    other = updates({"description": "Sixty people fled on 9 April."})
    for found in (silent, other):
        assert drafts(found)[0].period == Period(date(2023, 3, 5), date(2023, 3, 5))
    assert codes(silent) == [("displacement_date", "no_day_in_sentence")]
    assert codes(other) == [("displacement_date", "days_disagree")]


def test_an_update_without_a_day_is_rejected():
    assert rejections(updates(instants("", ""))) == [("row 2", "displacement_date", "missing")]


def test_households_of_the_sentence_stay_people_in_the_number_and_are_noted():
    figure = drafts(updates({"description": "A total of 13 households fled on 5 March."}))[0]
    assert (figure.unit, figure.quantity.value) == (Unit.PEOPLE, 60)
    assert "its source counts 13 households" in figure.note


def test_the_form_of_today_has_its_sentence_in_mark_up_and_a_role():
    popup = '"<b> India: 60 displacements, 05 March   - 05 March </b> <br> A &amp; B fled. <br> <a>Daily</a>"'
    row = {"standard_popup_text": popup, "sources": "Daily", "locations_name": "Nagaon", "event_codes": "[]"}
    first = drafts(updates(row | {"role": "Recommended figure"}, header=TODAY))[0]
    assert first.quote == "India: 60 displacements, 05 March - 05 March A & B fled. Daily"
    assert (first.cited, first.locality, first.definition) == ("Daily", "Nagaon", MOVEMENTS)
    assert "codes" not in first.note, "an empty list of them is none"
    again = drafts(updates(row | {"role": "Triangulation"}, header=TODAY))[0]
    assert again.definition == f"{MOVEMENTS}, triangulation"
    assert rejections(updates(row | {"role": "Guess"}, header=TODAY)) == [("row 2", "role", "unknown_role")]


def test_people_who_went_back_are_not_displaced():
    row = {"description": '"India: 1,200 returns (returns), 05 March - 05 March. They went home."'}
    assert rejections(updates(row)) == [("row 2", "description", "unknown_measure")]


def test_the_updates_are_whole_between_the_days_that_they_end_on():
    later = instants("2023-03-07T11:00:00.000Z", "2023-03-09T11:00:00.000Z") | {
        "description": "",
        "id": "502",
    }
    report = drafts(updates(later, {}))[0].report
    assert report.scope == (Scope(frozenset({"IND"}), first=date(2023, 3, 5), last=date(2023, 3, 10)),)
    assert (report.dataset, report.partitions) == ("IDMC IDU", ("place",))
    assert report.caveats.startswith("Preliminary")


def test_every_column_of_the_forms_is_used_or_ignored_by_name_and_a_new_one_is_told():
    known = set(OLDER.split(",")) | set(TODAY.split(","))
    assert known <= READER.columns
    assert READER.columns - known == {"event_url", "event_info"}, "columns of the first years"
    assert codes(updates({}, header=f"{OLDER},age")) == [("age", "unknown_column")]


def test_both_forms_are_known_and_the_same_text_gives_the_same_drafts():
    assert fits(READER, "x.csv", csv_text(OLDER))
    assert fits(READER, "x.csv", csv_text(TODAY))
    assert not fits(READER, "x.csv", csv_text("id,iso3,figure,description"))
    assert drafts(updates({})) == drafts(updates({}))
