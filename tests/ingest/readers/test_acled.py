from __future__ import annotations

from datetime import date

import pytest

from tests.ingest.readers.reading import codes, csv_text, drafts, fits, read, rejections
from tracker.domain.period import Period, Precision
from tracker.domain.quantity import Qualifier, Quantity
from tracker.domain.series import Counting
from tracker.ingest.readers.acled import READER

TODAY = (
    "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,"
    "inter1,actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,"
    "location,latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp,"
    "population_1km,population_2km,population_5km,population_best"
)
OLDER = "data_id,event_id_no_cnty,iso3,gwno,ally_actor_1,ally_actor_2"
CLASH = {
    "event_id_cnty": "RUR101",
    "event_date": "14 March 2023",
    "year": "2023",
    "time_precision": "1",
    "event_type": "Battles",
    "sub_event_type": "Armed clash",
    "actor1": "Red Hand",
    "actor2": "Military Forces of Ruritania",
    "iso": "4",
    "country": "Afghanistan",
    "admin1": "Kabul",
    "admin2": "Kabul",
    "location": "Old Mill",
    "geo_precision": "2",
    "source": "Courier; Herald",
    "notes": "On 14 March 2023 the two sides clashed at the mill. Twelve were killed.",
    "fatalities": "12",
}


def acled(*rows: dict[str, str], header: str = TODAY, **release):
    cells = [[(CLASH | row).get(column, "") for column in header.split(",")] for row in rows]
    return read(READER, "events.csv", csv_text(header, *cells), **release)


def test_an_event_is_its_reported_fatalities():
    (draft,) = drafts(acled({}))
    assert draft.quantity == Quantity(12, qualifier=Qualifier.EXACT)
    assert (draft.source, draft.metric, draft.group) == ("ACLED", "deaths", "")
    assert (draft.definition, draft.counting) == ("reported fatalities", Counting.PERIOD)
    assert (draft.external_id, draft.place, draft.locality) == ("RUR101", "AFG", "Old Mill, Kabul")
    assert draft.period == Period(date(2023, 3, 14), date(2023, 3, 14))
    assert (draft.quote, draft.cited) == (CLASH["notes"], "Courier; Herald")
    assert draft.note == (
        "Battles: Armed clash; Red Hand - Military Forces of Ruritania; date precision 1; place: near a place"
    )


def test_0_is_no_figure_for_it_also_stands_where_reports_are_silent():
    contents = acled({"fatalities": "0"})
    assert (contents.read, contents.rows) == (1, [])
    assert codes(contents) == [("", "no_figures")]


def test_nothing_missing_becomes_0():
    assert rejections(acled({"fatalities": ""})) == [("row 2", "fatalities", "missing")]


def test_an_export_is_complete_for_nothing_and_may_not_be_passed_on():
    report = drafts(acled({}))[0].report
    assert (report.dataset, report.edition, report.scope) == ("ACLED", "2026-01-31", ())
    assert "forbid passing its file on" in report.caveats


def test_every_column_is_used_or_ignored_by_name_and_a_new_one_is_told():
    assert READER.columns == frozenset(f"{TODAY},{OLDER}".split(","))
    assert codes(acled({"injuries": "3"}, header=f"{TODAY},injuries")) == [("injuries", "unknown_column")]
    assert fits(READER, "x.csv", TODAY.upper() + "\n")
    assert not fits(READER, "x.csv", "event_date,country,fatalities\n")


@pytest.mark.parametrize(
    ("column", "text", "code"),
    [
        ("time_precision", "4", "unknown_time_precision"),
        ("geo_precision", "9", "unknown_geo_precision"),
        ("event_date", "", "missing"),
        ("event_date", "some day", "not_a_date"),
        ("event_id_cnty", "", "missing"),
        ("fatalities", "2.5", "fractional"),
        ("fatalities", "-1", "negative"),
    ],
)
def test_what_is_not_understood_is_refused(column, text, code):
    assert rejections(acled({column: text})) == [("row 2", column, code)]


def test_where_only_the_month_is_known_the_event_is_of_the_month():
    (draft,) = drafts(acled({"event_date": "2023-02-15", "time_precision": "3"}))
    assert draft.period == Period(date(2023, 2, 1), date(2023, 2, 28))
    assert draft.period_precision is Precision.MONTH


@pytest.mark.parametrize(("iso", "told"), [("0", []), ("", []), ("999", [("iso", "unknown_code")])])
def test_a_country_without_an_iso_number_is_taken_by_its_name(iso, told):
    contents = acled({"iso": iso, "country": "Kosovo"})
    assert drafts(contents)[0].place == "Kosovo"
    assert codes(contents) == told


def test_the_same_text_gives_the_same_figures():
    assert acled({}).rows == acled({}).rows
