"""Tagged tables: columns known by hashtag and attributes, whatever their header says."""

from datetime import date

import pytest

from tests.ingest.readers.reading import codes, csv_text, drafts, fits, read, rejections
from tracker.domain.period import Period, Precision
from tracker.domain.series import Counting, Unit
from tracker.errors import DocumentError
from tracker.ingest.documents import Document
from tracker.ingest.readers.hxl import READER
from tracker.ingest.readers.hxl_layout import read_layout
from tracker.ingest.readers.hxl_people import People, read_people
from tracker.ingest.readers.hxl_tag import parse_tag
from tracker.ingest.registry import choose_reader

NAME = "sitrep.csv"


def table(tags, *rows):
    """A tagged table under a header that says nothing."""
    header = ",".join(f"Columna {number}" for number, _tag in enumerate(tags.split(",")))
    return csv_text(header, tags, *rows)


def one(tags, row):
    (draft,) = drafts(read(READER, NAME, table(tags, row)))
    return draft


def test_a_row_gives_a_figure_for_each_count_of_people():
    tags = "#country+code,#date,#affected+killed,#affected +F +Killed,#affected+idps+hh,#meta+source"
    contents = read(READER, NAME, table(tags, "SYR,2015-03-02,7,2,30,OCHA", "SYR,2015-03-03,,,31,UNHCR"))
    assert [
        (one.metric, one.group, one.unit, one.quantity.value, one.source) for one in drafts(contents)
    ] == [
        ("deaths", "", Unit.PEOPLE, 7, "OCHA"),
        ("deaths", "women", Unit.PEOPLE, 2, "OCHA"),
        ("displaced", "", Unit.HOUSEHOLDS, 30, "OCHA"),
        ("displaced", "", Unit.HOUSEHOLDS, 31, "UNHCR"),
    ]
    first = drafts(contents)[0]
    assert (first.place, first.period) == ("SYR", Period(None, date(2015, 3, 2)))
    assert (first.report.publisher, first.report.dataset, first.report.scope) == ("OCHA", "sitrep", ())
    assert drafts(contents)[1].note == "females of all ages"


@pytest.mark.parametrize(
    ("written", "people"),
    [
        ("#affected+killed", People("deaths")),
        ("#AFFECTED +Injured +i_es", People("injured")),
        ("#affected+missing+total", People("missing")),
        ("#affected+refugees+ind", People("refugees")),
        ("#affected+idps", People("displaced")),
        ("#affected+idps+displaced", People("displaced")),
        ("#affected+displaced", People("displaced", definition="displaced people of every kind")),
        ("#affected+returnees+idps", People("idp_returnees")),
        ("#affected+returnees+refugees", People("returnees")),
        ("#affected+asylum", People("asylum_seekers")),
        ("#affected+abducted+civilians", People("abducted", "civilians")),
        ("#affected+children+killed", People("deaths", "children")),
        ("#affected+killed+f+children", People("deaths", "children", "girls")),
        ("#affected+m+killed", People("deaths", "men", note="males of all ages")),
        ("#affected+idps+incamp", People("displaced", definition="in camps")),
        ("#affected+killed+cumulative", People("deaths", counting=Counting.CUMULATIVE)),
        ("#affected+idps+new", People("displaced", counting=Counting.PERIOD)),
        ("#affected+idps+hh", People("displaced", unit=Unit.HOUSEHOLDS)),
    ],
)
def test_attributes_say_who_is_counted_in_any_order(written, people):
    assert read_people(parse_tag(written)) == people


@pytest.mark.parametrize(
    "written",
    [
        "#affected",
        "#affected+f",
        "#affected+infected",
        "#affected+killed+per100000",
        "#affected+killed+max",
        "#affected+killed+injured",
        "#affected+returnees",
        "#affected+killed+elderly",
        "#affected+killed+f+m",
        "#affected+killed+age_5_12",
        "#affected+idps+incamp+noncamp",
        "#affected+idps+ind+hh",
    ],
)
def test_attributes_that_are_not_known_or_do_not_fit_are_refused(written):
    layout = read_layout({"column": written})
    assert layout.people == {}
    assert [(issue.value, issue.code) for issue in layout.odd] == [(written, "unknown_attribute")]


TAGGED = "#date+occurred,#affected+killed,#meta+source"


@pytest.mark.parametrize(
    ("tags", "row", "counting", "period", "precision"),
    [
        (TAGGED, "2015-03-02,7,A", Counting.PERIOD, (date(2015, 3, 2), date(2015, 3, 2)), Precision.DAY),
        (TAGGED, "2015-03,7,A", Counting.PERIOD, (date(2015, 3, 1), date(2015, 3, 31)), Precision.MONTH),
        (
            "#date+start,#date+end,#affected+killed,#meta+source",
            "2015-03-02,2015-04-01,7,A",
            Counting.PERIOD,
            (date(2015, 3, 2), date(2015, 4, 1)),
            Precision.DAY,
        ),
        (
            "#date+year,#affected+killed,#org",
            "2015,7,A",
            Counting.PERIOD,
            (date(2015, 1, 1), date(2015, 12, 31)),
            Precision.YEAR,
        ),
        ("#date+year,#affected+idps,#org", "2015,7,A", None, (None, date(2015, 12, 31)), Precision.YEAR),
        ("#date+reported,#affected+killed,#org", "1 March 2015,7,A", None, (None, date(2015, 3, 1)), "day"),
        (
            "#date+start,#date,#affected+killed+cumulative,#org",
            "2011-03-15,2015-03-01,7,A",
            Counting.CUMULATIVE,
            (date(2011, 3, 15), date(2015, 3, 1)),
            Precision.DAY,
        ),
        (
            "#date+year,#affected+killed+cumulative,#org",
            "2015,7,A",
            Counting.CUMULATIVE,
            (None, date(2015, 12, 31)),
            Precision.YEAR,
        ),
    ],
)
def test_dates_say_from_when_to_when(tags, row, counting, period, precision):
    draft = one(tags, row)
    assert (draft.counting, draft.period, draft.period_precision) == (counting, Period(*period), precision)


def test_a_count_that_may_be_a_running_total_or_not_is_told():
    contents = read(READER, NAME, table("#date,#affected+killed,#org", "2015-03-02,7,A"))
    assert codes(contents) == [("columna_1", "counting_assumed")]


@pytest.mark.parametrize(
    ("tags", "row", "place", "destination"),
    [
        ("#country+name,#affected+killed", "Syria,7", "Syria", ""),
        ("#country+code,#country+name,#affected+killed", "XK9,Kosovo,7", "Kosovo", ""),
        ("#adm1+name,#country+code,#affected+killed", "Aleppo,SYR,7", "Aleppo", ""),
        ("#adm1+name,#country+code,#affected+killed", "Amazonas,VEN,7", "Amazonas, VEN", ""),
        ("#adm1,#adm2,#country,#affected+idps", "Upper,Lower,Peru,7", "Lower, Upper, Peru", ""),
        ("#country+code,#affected+refugees", "LBN,7", "", "LBN"),
        ("#country+origin+code,#country+code,#affected+refugees", "SYR,LBN,7", "SYR", "LBN"),
        ("#country+code+origin,#country+code+dest,#affected+refugees", "SYR,LBN,7", "SYR", "LBN"),
        ("#region,#affected+killed", "Sahel,7", "Sahel", ""),
        ("#sector,#affected+killed", ",7", "", ""),
    ],
)
def test_places_are_where_people_are_and_abroad_where_they_fled_to(tags, row, place, destination):
    draft = one(f"#date+occurred,#org,{tags}", f"2015-03-02,A,{row}")
    assert (draft.place, draft.destination) == (place, destination)


def test_an_incident_adds_to_its_country_and_keeps_its_words():
    draft = one(
        "#meta+id,#date+occurred,#country+code,#adm1+name,#loc+name,#affected+killed,#org,#description,#event",
        "E7,2015-03-02,BGD,Barisal,Bazaar,3,A,Three people died.,clash",
    )
    assert (draft.external_id, draft.place, draft.locality) == ("E7", "BGD", "Bazaar, Barisal")
    assert (draft.quote, draft.note) == ("Three people died.", "event: clash")


def test_an_id_that_several_rows_have_makes_no_incident_of_them():
    tags = "#event+code,#date+occurred,#country+code,#adm1,#affected+killed,#org"
    text = table(tags, "FL-1,2015-03-02,BGD,North,3,A", "FL-1,2015-03-02,BGD,South,4,A")
    assert [(it.external_id, it.place) for it in drafts(read(READER, NAME, text))] == [
        ("", "North, BGD"),
        ("", "South, BGD"),
    ]


def test_rows_that_differ_in_a_trait_are_other_series_and_a_crisis_is_the_conflict():
    draft = one(
        "#date+occurred,#org,#affected+injured,#sector,#crisis+name,#cause",
        "2015-03-02,A,3,WASH,Unrest,mines",
    )
    assert (draft.definition, draft.conflict, draft.by) == ("sector: WASH", "Unrest", "mines")


def test_aid_and_populations_are_no_figures():
    tags = "#date+reported,#org,#targeted,#reached,#population+sex,#inneed+f,#geo+lat,#adm1+code"
    contents = read(READER, NAME, table(tags, "1 March 2015,A,100,90,Mujeres,80,1.5,P01"))
    assert (contents.read, drafts(contents), rejections(contents)) == (1, [], [])
    assert codes(contents) == [("#affected", "no_affected"), ("", "no_figures")]


@pytest.mark.parametrize("day", ["03-18-14", "19/3/15", "2015-Q1", "03/04/2015"])
def test_a_date_that_can_be_read_in_two_ways_rejects_its_row(day):
    contents = read(READER, NAME, table(TAGGED, f"{day},7,A", "2015-03-02,8,A"))
    assert len(rejections(contents)) == len(drafts(contents)) == 1


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("2015-03-02,7.5,A", ("columna_1", "fractional")),
        ("2015-03-02,7,", ("columna_2", "missing")),
        (",7,A", ("columna_0", "missing")),
    ],
)
def test_what_is_not_understood_is_refused(row, fault):
    assert rejections(read(READER, NAME, table(TAGGED, row))) == [("row 3", *fault)]


def test_what_is_missing_stays_missing():
    assert drafts(read(READER, NAME, table(TAGGED, "2015-03-02,,A", "2015-03-03,0,A")))[0].quantity.value == 0


def test_an_end_before_its_start_is_refused():
    text = table("#date+start,#date+end,#affected+killed,#org", "2015-03-02,2015-03-01,7,A")
    assert rejections(read(READER, NAME, text)) == [("row 3", "columna_1", "period_out_of_order")]


@pytest.mark.parametrize(
    ("tags", "word"),
    [("#date,#affected+killed", r"#meta\+source"), ("#org,#affected+killed", "#date")],
)
def test_a_table_that_names_no_source_or_no_day_is_refused_with_what_to_do(tags, word):
    with pytest.raises(DocumentError, match=word):
        read(READER, NAME, table(tags, "2015-03-02,7"))


def test_every_column_is_used_ignored_or_told():
    tags = "#date+occurred,#date+updated,#affected+killed,#org,#org+funder,#x_own,#org+name+i_en,"
    contents = read(READER, NAME, table(tags, "2015-03-02,2015-03-05,7,A,B,C,D,E"))
    assert codes(contents) == [
        ("columna_1", "unknown_column"),
        ("columna_5", "unknown_column"),
        ("columna_6", "same_tag"),
        ("columna_7", "unknown_column"),
    ]


def test_it_knows_tagged_tables_only():
    assert fits(READER, NAME, table("#date,#org", "2015-03-02,A"))
    assert not fits(READER, NAME, csv_text("date,org", "2015-03-02,A"))


OWN = {
    "unhcr-population": (
        "Year,Country / territory of asylum/residence,Origin,Refugees (incl. refugee-like situations),"
        "Asylum-seekers (pending cases),Returned refugees,Internally displaced persons (IDPs),Returned IDPs,"
        "Stateless persons,Others of concern,Total Population",
        "#date+year,#country+residence,#country+origin,#affected+refugees,#affected+asylum,"
        "#affected+returned_refugees,#affected+idps,#affected+returned_idps,#affected+stateless,"
        "#affected+others,#affected+total",
        "1999,Chile,Peru,12,,,,,,,12",
    ),
    "idmc-gidd": (
        "ISO3,Name,Year,Conflict Stock Displacement,Conflict New Displacements,Disaster New Displacements",
        "#country+code,#country+name,#date+year,#affected+idps+ind+stock+conflict,"
        "#affected+idps+ind+newdisp+conflict,#affected+idps+ind+newdisp+disaster",
        "PER,Peru,2014,20,,",
    ),
}


@pytest.mark.parametrize(("name", "lines"), OWN.items())
def test_a_publishers_own_reader_goes_first(name, lines):
    header, *rows = lines
    assert choose_reader(Document("file.csv", csv_text(header, *rows).encode())).reader.name == name


def test_a_tagged_table_of_nobody_known_is_read_by_its_tags():
    text = table("#date,#org,#affected+killed", "2015-03-02,A,7")
    assert choose_reader(Document("file.csv", text.encode())).reader is READER


def test_reading_twice_gives_the_same():
    text = table(TAGGED, "2015-03-02,7,A")
    assert drafts(read(READER, NAME, text)) == drafts(read(READER, NAME, text))
