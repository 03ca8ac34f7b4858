from __future__ import annotations

from datetime import date

import pytest

from tests.ingest.readers.reading import codes, csv_text, drafts, fits, read, rejections
from tracker.domain.issue import Severity
from tracker.domain.link import LinkKind
from tracker.domain.period import Period, Precision
from tracker.domain.quantity import Quantity
from tracker.domain.scope import Scope
from tracker.domain.series import Counting
from tracker.ingest.documents import Document
from tracker.ingest.readers.idmc import HAZARDS, MOVEMENTS
from tracker.ingest.readers.idmc_gidd import READER
from tracker.ingest.run import Request, import_document

CONFLICT = (
    "iso3,country_name,year,new_displacement,new_displacement_rounded,total_displacement,"
    "total_displacement_rounded"
)
DISASTERS = (
    "iso3,country_name,year,start_date,start_date_accuracy,end_date,end_date_accuracy,event_name,"
    "hazard_category,hazard_category_name,hazard_sub_category,hazard_sub_category_name,hazard_type,"
    "hazard_type_name,hazard_sub_type,hazard_subtype_name,new_displacement,new_displacement_rounded,"
    "total_displacement,total_displacement_rounded,event_codes"
)
HDX_YEARS = (
    "ISO3,Name,Year,Conflict Stock Displacement,Conflict New Displacements,Disaster New Displacements",
    "#country+code,#country+name,#date+year,#affected+idps+ind+stock+conflict,"
    "#affected+idps+ind+newdisp+conflict,#affected+idps+ind+newdisp+disaster",
)
HDX_EVENTS = (
    "ISO3,Name,Year,Start Date,Event Name,Hazard Category,Hazard Type,New Displacements",
    "#country+code,#country+name,#date+year,#date+start,#description,#crisis+category,#crisis+type,"
    "#affected+idps+ind+newdisp+disaster",
)
FLOOD = {
    "iso3": "NPL",
    "year": "2012",
    "start_date": "2012-06-03",
    "start_date_accuracy": "Day",
    "end_date": "2012-06-05",
    "end_date_accuracy": "Day",
    "event_name": "Nepal: Flood - 03/06/2012",
    "hazard_type_name": "Flood",
    "new_displacement": "41",
    "new_displacement_rounded": "40",
}


def disasters(*rows: dict[str, str]) -> str:
    columns = DISASTERS.split(",")
    return csv_text(DISASTERS, *([(FLOOD | row).get(column, "") for column in columns] for row in rows))


def events(*rows: dict[str, str]):
    return read(READER, "disasters.csv", disasters(*rows))


def one(**cells: str):
    return drafts(events(cells))[0]


def conflict(*rows: str):
    return read(READER, "idps.csv", csv_text(CONFLICT, *rows))


def test_a_stock_stands_at_the_end_of_its_year_and_displacements_lie_within_it():
    stock, flow = drafts(conflict("SYR,Syrian Arab Republic,2020,1203,1200,70411,70000"))
    assert (stock.quantity, stock.value_text) == (Quantity(70411), "70411")
    assert (stock.counting, stock.definition) == (Counting.STOCK, "")
    assert stock.period == Period(None, date(2020, 12, 31))
    assert (flow.quantity, flow.counting, flow.definition) == (Quantity(1203), Counting.PERIOD, MOVEMENTS)
    assert flow.period == Period(date(2020, 1, 1), date(2020, 12, 31))
    for figure in (stock, flow):
        assert (figure.source, figure.metric, figure.place) == ("IDMC", "displaced", "SYR")
        assert (figure.by, figure.period_precision) == ("conflict_and_violence", Precision.YEAR)


def test_a_blank_is_no_zero_and_a_zero_is_stated():
    found = conflict("XKX,,2014,0,,,", "AB9,,2015,,,,")
    assert [(figure.place, figure.column, figure.quantity) for figure in drafts(found)] == [
        ("XKX", "new_displacement", Quantity(0))
    ]


def test_a_cell_that_is_no_count_rejects_its_own_figure_only():
    found = conflict("NPL,Nepal,2014,12.5,12,300,300", "NPL,Nepal,14,1,1,1,1")
    assert [figure.column for figure in drafts(found)] == ["total_displacement"]
    assert rejections(found) == [
        ("row 2", "new_displacement", "fractional"),
        ("row 3", "year", "not_a_date"),
    ]


def test_conflict_is_whole_for_its_countries_and_years_and_may_be_added_over_places():
    found = conflict("NPL,Nepal,2011,1,1,2,2", "IND,India,2009,1,1,2,2")
    report = drafts(found)[0].report
    assert report.scope == (
        Scope(frozenset({"IND", "NPL"}), first=date(2009, 1, 1), last=date(2011, 12, 31)),
    )
    assert (report.dataset, report.partitions, report.via) == ("IDMC GIDD conflict", ("place",), "")


def test_an_event_is_a_disaster_and_again_its_kind_of_hazard():
    disaster, flood = drafts(events({"event_codes": "FL-2012-1-NPL"}))
    assert (disaster.by, flood.by) == ("disasters", "floods")
    for figure in (disaster, flood):
        assert (figure.quantity, figure.definition) == (Quantity(41), MOVEMENTS)
        assert figure.period == Period(date(2012, 6, 3), date(2012, 6, 5))
        assert figure.external_id == "Nepal: Flood - 03/06/2012"
        assert figure.note == "Nepal: Flood - 03/06/2012; event codes FL-2012-1-NPL"
    assert flood.links == {LinkKind.PART_OF: (disaster.row_id,)}


def test_events_of_one_name_are_numbered_by_their_text_not_by_their_order():
    few, many = {"new_displacement": "5"}, {"new_displacement": "700"}
    ids = {figure.quantity.value: figure.external_id for figure in drafts(events(few, many, few))}
    assert ids == {5: "Nepal: Flood - 03/06/2012/1", 700: "Nepal: Flood - 03/06/2012/2"}
    assert ids == {figure.quantity.value: figure.external_id for figure in drafts(events(many, few))}


def test_an_event_without_a_name_is_called_by_its_country_hazard_and_day():
    assert one(event_name="").external_id == "NPL Flood 2012-06-03"


@pytest.mark.parametrize(
    ("cells", "start", "end", "precision"),
    [
        ({"end_date_accuracy": "Week"}, (6, 3), (6, 5), Precision.DAY),
        ({"end_date": "2012-06-01", "end_date_accuracy": "Month"}, (6, 3), (6, 30), Precision.MONTH),
        ({"start_date": "2012-05-26", "start_date_accuracy": "Month"}, (5, 1), (6, 5), Precision.MONTH),
        ({"end_date": "", "end_date_accuracy": ""}, (6, 3), (12, 31), Precision.YEAR),
        ({"end_date": "2013-02-01"}, (6, 3), (12, 31), Precision.DAY),
    ],
)
def test_the_days_of_an_event_are_as_exact_as_they_are_said_to_be(cells, start, end, precision):
    event = one(**cells)
    assert event.period == Period(date(2012, *start), date(2012, *end))
    assert event.period_precision is precision
    assert ("known to the week" in event.note) == (cells.get("end_date_accuracy") == "Week")


def test_days_that_cannot_be_are_told_and_the_figure_counts_for_its_year():
    backwards = events({"end_date": "2012-06-01"})
    other = events({"start_date": "2013-06-03", "end_date": "2013-06-05"})
    assert drafts(backwards)[0].period == Period(date(2012, 6, 3), date(2012, 12, 31))
    assert drafts(other)[0].period == Period(date(2012, 1, 1), date(2012, 12, 31))
    assert codes(backwards) == [("end_date", "period_out_of_order")]
    assert codes(other) == [("year", "year_disagrees")]


def test_a_kind_of_hazard_that_is_not_known_is_refused():
    found = events({"hazard_type_name": "Meteorite"})
    assert [figure.by for figure in drafts(found)] == ["disasters"]
    assert rejections(found) == [("row 2", "hazard_type_name", "unknown_hazard_type_name")]
    assert rejections(events({"start_date_accuracy": "Decade"})) == [
        ("row 2", "start_date_accuracy", "unknown_start_date_accuracy")
    ]
    assert set(HAZARDS) >= {"flood", "storm", "earthquake", "wildfire", "mass movement", "volcanic activity"}


def test_people_still_displaced_by_a_disaster_are_a_stock():
    stock = drafts(events({"new_displacement": "", "total_displacement": "17"}))[0]
    assert (stock.by, stock.counting, stock.quantity) == ("disasters", Counting.STOCK, Quantity(17))
    assert stock.period == Period(None, date(2012, 12, 31))


def test_the_older_tables_of_hdx_have_conflict_and_disasters_side_by_side():
    found = read(READER, "d.csv", csv_text(*HDX_YEARS, "AB9,Abyei Area,2014,20100,,", "AFG,,2013,,7,15"))
    assert [(figure.place, figure.by, figure.counting) for figure in drafts(found)] == [
        ("AB9", "conflict_and_violence", Counting.STOCK),
        ("AFG", "conflict_and_violence", Counting.PERIOD),
        ("AFG", "disasters", Counting.PERIOD),
    ]
    assert drafts(found)[0].report.via == "HDX"


def test_an_older_event_has_a_start_alone_and_adds_nothing_without_a_number():
    rows = ("TZA,Tanzania,2011,2011-01-01,,Weather related,Flood,900", "TZA,,2012,2012-01-01,,,Flood,")
    found = read(READER, "d.csv", csv_text(*HDX_EVENTS, *rows))
    disaster, flood = drafts(found)
    assert (disaster.external_id, flood.by) == ("TZA Flood 2011-01-01", "floods")
    assert disaster.period == Period(date(2011, 1, 1), date(2011, 12, 31))
    assert (disaster.period_precision, disaster.report.via) == (Precision.YEAR, "HDX")


def test_every_column_of_the_forms_is_used_or_ignored_by_name_and_a_new_one_is_told():
    forms = (DISASTERS, HDX_EVENTS[0], CONFLICT, HDX_YEARS[0])
    written = [set(header.lower().replace(" ", "_").split(",")) for header in forms]
    assert [form.columns for form in READER.forms] == written
    extra = read(READER, "idps.csv", csv_text(f"{CONFLICT},women", "NPL,Nepal,2014,1,1,2,2,1"))
    assert codes(extra) == [("women", "unknown_column")]


def test_each_form_is_known_and_other_tables_are_not():
    for header in (DISASTERS, HDX_EVENTS[0], CONFLICT, HDX_YEARS[0]):
        assert fits(READER, "x.csv", csv_text(header))
    assert not fits(READER, "x.csv", csv_text("iso3,year,total_displacement"))


def test_a_file_without_a_number_says_so_and_the_same_text_gives_the_same_drafts():
    empty = conflict("ISR,Israel,2010,,,,")
    assert [(issue.code, issue.severity) for issue in empty.issues][-1] == ("no_figures", Severity.WARNING)
    assert drafts(events({}, {"new_displacement": "9"})) == drafts(events({}, {"new_displacement": "9"}))


def test_a_newer_edition_of_disasters_tells_which_displacements_it_moved(make_store):
    store = make_store()
    kept = FLOOD | {"event_name": "another"}
    for day, count in (("2024-05-01", "41"), ("2025-05-01", "90")):
        text = disasters(FLOOD | {"new_displacement": count}, kept)
        request = Request("", date.fromisoformat(day))
        summary = import_document(store, Document("disasters.csv", text.encode()), request)
    assert (summary.added, summary.revised, summary.moved, summary.dropped) == (4, 4, 2, 0)
    assert {(one.before.value, one.after.value) for one in summary.largest} == {(41, 90)}
    assert MOVEMENTS in summary.largest[0].about
