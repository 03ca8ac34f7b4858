from __future__ import annotations

import json
from datetime import date

from tests.ingest.readers.reading import codes, csv_text, drafts, fits, read, rejections
from tracker.domain.link import LinkKind
from tracker.domain.period import Period
from tracker.domain.quantity import Quantity
from tracker.domain.scope import Scope
from tracker.domain.series import Basis, Counting
from tracker.ingest.readers.iom_missing_migrants import READER

INTERFACE = (
    "web_id,region,reported_date,number_dead,number_missing,total_dead_and_missing,number_of_survivors,"
    "number_of_female,number_of_male,number_of_children,cause_death,country_of_incident,location_description,"
    "unsd_geographic_grouping,location_coodinates,migration_route,information_source,url,source_quality"
)
DOWNLOAD = (
    "Main ID,Incident ID,Incident Type,Region of Incident,Incident Date,Incident Year,Month,Number of Dead,"
    "Minimum Estimated Number of Missing,Total Number of Dead and Missing,Number of Survivors,"
    "Number of Females,Number of Males,Number of Children,Country of Origin,Region of Origin,Cause of Death,"
    "Country of Incident,Migration Route,Location of Incident,Information Source,Coordinates,"
    "UNSD Geographical Grouping,URL,Source Quality,Comments"
)
WRECK = {
    "web_id": "2014.MMP90001",
    "region": "Mediterranean",
    "reported_date": "2014-05-06",
    "number_dead": "3",
    "number_missing": "20",
    "total_dead_and_missing": "23",
    "number_of_survivors": "70",
    "number_of_female": "0",
    "cause_death": "Drowning",
    "country_of_incident": "Libya",
    "location_description": "Off the  coast\n",
    "migration_route": "Central Mediterranean",
    "information_source": "Coast guard ",
    "url": "https://example.org/9",
    "source_quality": "4",
}
DESERT = {
    "web_id": "2014.MMP90002",
    "region": "Northern Africa",
    "reported_date": "2014-09-01",
    "number_dead": "2",
    "total_dead_and_missing": "2",
    "country_of_incident": "Sudan",
}


def interface(*rows: dict[str, str]):
    whole = [dict.fromkeys(INTERFACE.split(","), "") | row for row in rows]
    return read(READER, "mm.json", json.dumps(whole))


def download(**cells: str):
    row = {
        "Main ID": "2023.MMP7",
        "Incident ID": "2023.MMP7",
        "Incident Type": "Incident",
        "Region of Incident": "Caribbean",
        "Incident Date": "2023-02-03",
        "Number of Dead": "1",
        "Total Number of Dead and Missing": "1",
        "Country of Incident": "Cuba",
    } | cells
    return read(READER, "mm.csv", csv_text(DOWNLOAD, [row.get(name, "") for name in DOWNLOAD.split(",")]))


def numbers(found) -> list[tuple[str, str, int | None]]:
    return [(draft.metric, draft.group, draft.quantity.value) for draft in drafts(found)]


def test_an_incident_is_its_dead_its_missing_and_both_and_what_is_not_reported_is_no_figure():
    found = interface(WRECK)
    assert numbers(found) == [
        ("dead_and_missing", "", 23),
        ("deaths", "", 3),
        ("missing", "", 20),
        ("dead_and_missing", "women", 0),
    ]
    for figure in drafts(found):
        assert (figure.source, figure.report.publisher) == ("iom-missing-migrants", "IOM")
        assert (figure.counting, figure.basis) == (Counting.PERIOD, Basis.DOCUMENTED)
        assert figure.period == Period(date(2014, 5, 6), date(2014, 5, 6))
        assert (figure.place, figure.locality) == ("Libya", "Off the coast")
        assert figure.cited == "Coast guard, https://example.org/9"
        assert figure.note.endswith("cause: Drowning; route: Central Mediterranean; source quality: 4")


def test_parts_name_their_whole_and_females_are_told_to_be_of_all_ages():
    whole, *parts = drafts(interface(WRECK))
    assert whole.row_id == "2014.MMP90001"
    assert {part.links[LinkKind.PART_OF] for part in parts} == {("2014.MMP90001",)}
    assert parts[-1].note.startswith("females of all ages; ")


def test_an_id_in_rows_that_differ_is_numbered_by_their_text_and_equal_rows_are_one():
    other = WRECK | {"number_dead": "4", "total_dead_and_missing": "24"}
    one = {draft.quantity: draft.external_id for draft in drafts(interface(WRECK, other, WRECK))}
    two = {draft.quantity: draft.external_id for draft in drafts(interface(other, WRECK))}
    assert one == two
    assert (one[Quantity(3)], one[Quantity(4)]) == ("2014.MMP90001/1", "2014.MMP90001/2")
    assert {draft.external_id for draft in drafts(interface(WRECK, WRECK))} == {"2014.MMP90001"}


def test_a_part_above_its_whole_is_kept_and_told():
    found = interface(DESERT | {"number_of_male": "4"})
    assert ("dead_and_missing", "men", 4) in numbers(found)
    assert codes(found) == [("number_of_male", "part_above_whole")]


def test_a_cell_that_is_no_count_rejects_its_own_figure_and_a_row_without_a_day_all():
    found = interface(WRECK | {"number_missing": "-20"}, DESERT | {"reported_date": "2014-09"})
    assert ("deaths", "", 3) in numbers(found)
    assert rejections(found) == [
        ("item 1", "number_missing", "negative"),
        ("item 2", "reported_date", "not_a_date"),
    ]
    assert rejections(interface(DESERT | {"web_id": ""})) == [("item 1", "web_id", "missing")]
    assert rejections(interface(DESERT | {"reported_date": ""})) == [("item 1", "reported_date", "missing")]


def test_a_file_is_whole_for_its_countries_and_years_unless_it_is_of_one_region():
    report = drafts(interface(WRECK, DESERT))[0].report
    year = {"first": date(2014, 1, 1), "last": date(2014, 12, 31)}
    assert report.scope == (Scope(frozenset({"Libya", "Sudan"}), **year),)
    assert report.partitions == ("place",)
    assert drafts(interface(WRECK))[0].report.scope == ()


def test_the_download_gives_the_same_figures_and_says_what_kind_of_incident_it_is():
    found = download(**{"Number of Children": "1"})
    assert numbers(found) == [
        ("dead_and_missing", "", 1),
        ("deaths", "", 1),
        ("dead_and_missing", "children", 1),
    ]
    total = download(**{"Incident Type": "Cumulative Incident"})
    assert "cumulative total up to this day" in drafts(total)[0].note
    assert rejections(download(**{"Incident Type": "Rumour"})) == [
        ("row 2", "incident_type", "unknown_incident_type")
    ]


def test_every_column_of_the_forms_is_used_or_ignored_by_name_and_a_new_one_is_told():
    first, second = (form.columns for form in READER.forms)
    assert first - set(INTERFACE.split(",")) == {"location_coordinates"}, (
        "the name of the interface, spelled right"
    )
    assert set(INTERFACE.split(",")) <= first
    assert second - {name.lower().replace(" ", "_") for name in DOWNLOAD.split(",")} == {"reported_month"}
    assert codes(interface(DESERT | {"nationality": "x"})) == [("nationality", "unknown_column")]


def test_both_forms_are_known_and_the_same_text_gives_the_same_drafts():
    assert fits(READER, "x.json", json.dumps([WRECK]))
    assert fits(READER, "x.csv", csv_text(DOWNLOAD))
    assert not fits(READER, "x.csv", csv_text("web_id,region,number_dead"))
    assert drafts(interface(WRECK, DESERT)) == drafts(interface(WRECK, DESERT))
