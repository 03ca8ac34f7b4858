"""Palestine refugees under UNRWA's mandate in UNHCR's statistics."""

from __future__ import annotations

from datetime import date

from tests.ingest.readers.reading import codes, csv_text, drafts, fits, read, rejections
from tracker.domain.period import Period
from tracker.domain.series import Counting
from tracker.ingest.readers.unhcr_unrwa import READER

HEADER = "year,coo_name,coo,coo_iso,coa_name,coa,coa_iso,total"
IN_LEBANON = "1952.0,Palestinian,GAZ,PSE,Lebanon,LEB,LBN,103.0"
AT_HOME = "1952.0,Palestinian,GAZ,PSE,State of Palestine,GAZ,PSE,206.0"
SOMEWHERE = "1953.0,Palestinian,GAZ,PSE,Unknown,UKN,UNK,49.0"
IRAQIS = "1953.0,Iraq,IRQ,IRQ,Lebanon,LEB,LBN,7.0"
TEXT = csv_text(HEADER, IN_LEBANON, AT_HOME, SOMEWHERE)


def test_every_column_is_used_and_a_new_one_is_told():
    assert set(HEADER.split(",")) == READER.columns
    contents = read(READER, "u.csv", csv_text(HEADER + ",camps", IN_LEBANON + ",3"))
    assert codes(contents) == [("camps", "unknown_column")]


def test_the_number_is_unrwas_of_palestine_refugees_by_country():
    found = drafts(read(READER, "u.csv", TEXT))
    assert {(one.source, one.metric, one.group, one.place) for one in found} == {
        ("UNRWA", "refugees", "palestinian_refugees", "PSE")
    }
    assert [(one.destination, one.quantity.value) for one in found] == [
        ("LBN", 103),
        ("PSE", 206),
        ("UNK", 49),
    ]
    assert (found[0].counting, found[0].period) == (Counting.STOCK, Period(None, date(1952, 12, 31)))


def test_the_countries_add_up_and_the_file_is_whole_for_them():
    report = drafts(read(READER, "u.csv", TEXT))[0].report
    (scope,) = report.scope
    assert (report.publisher, report.partitions) == ("UNHCR", ("destination",))
    assert scope.destinations == {"LBN", "PSE", "UNK"}
    assert scope.holds("PSE", "LBN", date(1953, 12, 31))
    assert not scope.holds("PSE", "LBN", date(1954, 12, 31))


def test_a_row_of_another_origin_is_rejected():
    contents = read(READER, "u.csv", TEXT + IRAQIS + "\n")
    assert len(drafts(contents)) == 3
    assert rejections(contents) == [("row 5", "coo", "unknown_coo")]


def test_a_file_of_other_origins_is_another():
    assert fits(READER, "u.csv", TEXT)
    assert not fits(READER, "u.csv", csv_text(HEADER, IN_LEBANON, IRAQIS))


def test_a_cell_that_is_no_count_is_rejected_and_an_empty_one_is_no_figure():
    contents = read(
        READER, "u.csv", csv_text(HEADER, IN_LEBANON.replace("103.0", "1.5"), AT_HOME.replace("206.0", ""))
    )
    assert rejections(contents) == [("row 2", "total", "fractional")]
    assert drafts(contents) == []


def test_a_file_is_read_the_same_way_twice():
    assert drafts(read(READER, "u.csv", TEXT)) == drafts(read(READER, "u.csv", TEXT))
