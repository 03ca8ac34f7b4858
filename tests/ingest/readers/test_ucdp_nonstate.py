from __future__ import annotations

from datetime import date

import pytest

from tests.ingest.readers.reading import codes, csv_text, drafts, fits, read, rejections
from tracker.domain.period import Period, Precision
from tracker.domain.quantity import Qualifier, Quantity
from tracker.domain.scope import Scope
from tracker.domain.series import Counting
from tracker.ingest.readers.ucdp_nonstate import READER

COLUMNS = (
    "conflict_id,dyad_id,org,side_a_name,side_a_name_fulltext,side_a_name_mothertongue,side_a_id,"
    "side_a_components,side_a_2nd,gwno_a_2nd,side_b_name,side_b_name_fulltext,side_b_name_mothertongue,"
    "side_b_id,side_b_components,side_b_2nd,gwno_b_2nd,start_date,start_prec,start_date2,start_prec2,ep_end,"
    "ep_end_date,ep_end_prec,year,best_fatality_estimate,low_fatality_estimate,high_fatality_estimate,"
    "location,gwno_location,region,version"
)
HERDERS = {
    "conflict_id": "90001.0",
    "dyad_id": "90002.0",
    "org": "3.0",
    "side_a_name": "Red Hand",
    "side_b_name": "Blue Hand",
    "start_date": "1999-02-01",
    "start_prec": "2.0",
    "start_date2": "2010-06-01",
    "start_prec2": "1.0",
    "ep_end": "0.0",
    "ep_end_prec": "0",
    "year": "2011.0",
    "best_fatality_estimate": "61.0",
    "low_fatality_estimate": "40.0",
    "high_fatality_estimate": "75.0",
    "location": "Syria",
    "gwno_location": "652",
    "region": "2.0",
    "version": "21.1",
}


def nonstate(*rows: dict[str, str], header: str = COLUMNS, **release):
    cells = [[quoted((HERDERS | row).get(column, "")) for column in header.split(",")] for row in rows]
    return read(READER, "nonstate.csv", csv_text(header, *cells), **release)


def quoted(text: str) -> str:
    return f'"{text}"' if "," in text else text


def test_a_row_is_the_deaths_of_a_conflict_in_a_calendar_year():
    (draft,) = drafts(nonstate({}))
    assert draft.quantity == Quantity(61, 40, 75, Qualifier.ESTIMATE)
    assert (draft.source, draft.metric, draft.counting) == ("UCDP", "deaths", Counting.PERIOD)
    assert (draft.conflict, draft.place, draft.external_id) == ("Red Hand - Blue Hand", "SYR", "")
    assert draft.period == Period(date(2011, 1, 1), date(2011, 12, 31))
    assert draft.period_precision is Precision.YEAR


def test_the_version_of_the_rows_is_the_edition():
    report = drafts(nonstate({}))[0].report
    assert (report.publisher, report.dataset, report.edition) == ("UCDP", "UCDP Non-State Conflict", "21.1")
    assert report.partitions == ("conflict",)


def test_where_it_was_fought_in_several_countries_no_country_has_the_deaths():
    contents = nonstate({"location": "Syria, Turkey", "gwno_location": "640, 652"})
    (draft,) = drafts(contents)
    assert (draft.place, draft.locality) == ("", "Syria, Turkey")
    assert codes(contents) == []


def test_who_fought_who_helped_and_since_when_stands_in_the_note():
    (draft,) = drafts(
        nonstate({"side_b_2nd": "Government of Ruritania", "ep_end": "1.0", "ep_end_date": "2011-09-30"})
    )
    assert draft.note == (
        "non-state violence between groups of a common identity; conflict 90001, dyad 90002; side B helped "
        "by Government of Ruritania; fighting since 2010-06-01; ended 2011-09-30"
    )


def test_every_column_is_used_or_ignored_by_name_and_a_new_one_is_told():
    assert READER.columns == frozenset(COLUMNS.split(","))
    assert codes(nonstate({"wounded": "9"}, header=f"{COLUMNS},wounded")) == [("wounded", "unknown_column")]
    assert fits(READER, "x.csv", COLUMNS + "\n")
    assert not fits(READER, "x.csv", "conflict_id,dyad_id,year,location\n")


@pytest.mark.parametrize(
    ("column", "text", "code"),
    [
        ("org", "4", "unknown_org"),
        ("org", "", "missing"),
        ("ep_end", "2", "unknown_ep_end"),
        ("year", "soon", "not_a_number"),
        ("side_a_name", "", "missing"),
        ("location", "", "missing"),
        ("best_fatality_estimate", "61.5", "fractional"),
    ],
)
def test_what_is_not_understood_is_refused(column, text, code):
    assert rejections(nonstate({column: text})) == [("row 2", column, code)]


def test_nothing_missing_becomes_0():
    empty = dict.fromkeys(("best_fatality_estimate", "low_fatality_estimate", "high_fatality_estimate"), "")
    assert rejections(nonstate(empty)) == [("row 2", "best_fatality_estimate", "no_quantity")]
    (only,) = drafts(nonstate({"best_fatality_estimate": "", "high_fatality_estimate": ""}))
    assert only.quantity == Quantity(40, 40, None, Qualifier.AT_LEAST)


def test_a_bound_that_contradicts_the_best_is_left_empty_and_told():
    contents = nonstate({"low_fatality_estimate": "62.0"})
    assert drafts(contents)[0].quantity == Quantity(61, None, 75, Qualifier.ESTIMATE)
    assert codes(contents) == [("low_fatality_estimate", "bounds_disagree")]


def test_only_a_table_of_every_region_is_whole_for_the_world():
    part = drafts(nonstate({}, {"year": "2013.0", "gwno_location": "645", "location": "Iraq"}))[0].report
    days = {"first": date(2011, 1, 1), "last": date(2013, 12, 31)}
    assert part.scope == (Scope(places=frozenset({"SYR", "IRQ"}), **days),)
    rows = [{"region": f"{region}.0", "year": f"{2008 + region}"} for region in range(1, 6)]
    whole = drafts(nonstate(*rows))[0].report
    assert whole.scope == (Scope(first=date(2009, 1, 1), last=date(2013, 12, 31)),)


def test_the_same_text_gives_the_same_figures():
    assert nonstate({}).rows == nonstate({}).rows
