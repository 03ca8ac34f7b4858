"""IDPs by IDMC in UNHCR's statistics: whose number it is, and how the file is told from UNRWA's."""

from __future__ import annotations

from datetime import date

import pytest

from tests.ingest.readers.reading import codes, csv_text, drafts, fits, read, rejections
from tracker.domain.period import Period, Precision
from tracker.domain.scope import Scope
from tracker.domain.series import Counting
from tracker.errors import DocumentError
from tracker.ingest.documents import Document
from tracker.ingest.readers.unhcr_idmc import READER
from tracker.ingest.readers.unhcr_unrwa import READER as UNRWA
from tracker.ingest.registry import choose_reader

HEADER = "year,coo_name,coo,coo_iso,coa_name,coa,coa_iso,total"
NOWHERE = "2001.0,Unknown,UKN,UNK,Unknown,UKN,UNK,21000000.0"
SUDAN = "2010.0,Sudan,SUD,SDN,Sudan,SUD,SDN,1600000.0"
PALESTINE = "2011.0,Palestinian,GAZ,PSE,State of Palestine,GAZ,PSE,160000.0"
SUDANESE_ABROAD = "2010.0,Sudan,SUD,SDN,Chad,CHD,TCD,70.0"
TEXT = csv_text(HEADER, NOWHERE, SUDAN, PALESTINE)


def test_every_column_is_used_and_a_new_one_is_told():
    assert set(HEADER.split(",")) == READER.columns
    assert codes(read(READER, "i.csv", csv_text(HEADER + ",low", SUDAN + ",3"))) == [
        ("low", "unknown_column")
    ]


def test_the_number_is_idmcs_and_of_the_end_of_the_year():
    _nowhere, sudan, _palestine = drafts(read(READER, "i.csv", TEXT))
    assert (sudan.source, sudan.metric, sudan.place, sudan.destination) == ("IDMC", "displaced", "SDN", "")
    assert (sudan.counting, sudan.period) == (Counting.STOCK, Period(None, date(2010, 12, 31)))
    assert (sudan.quantity.value, sudan.period_precision) == (1600000, Precision.YEAR)
    assert sudan.report.publisher == "UNHCR"


def test_early_years_are_of_no_country_that_is_known():
    assert drafts(read(READER, "i.csv", TEXT))[0].place == "UNK"


def test_a_file_is_whole_for_its_countries_and_years():
    (scope,) = drafts(read(READER, "i.csv", TEXT))[0].report.scope
    days = {"first": date(2001, 1, 1), "last": date(2011, 12, 31)}
    assert scope == Scope(frozenset({"UNK", "SDN", "PSE"}), frozenset({""}), **days)


def test_an_empty_cell_is_no_figure():
    contents = read(
        READER, "i.csv", csv_text(HEADER, SUDAN, SUDAN.replace("1600000.0", "").replace("2010", "2011"))
    )
    assert len(drafts(contents)) == 1
    assert rejections(contents) == []


def test_a_file_with_people_in_another_country_is_not_idmcs():
    text = csv_text(HEADER, SUDAN, SUDANESE_ABROAD)
    assert fits(READER, "i.csv", TEXT)
    assert not fits(READER, "i.csv", text)
    with pytest.raises(DocumentError):
        read(READER, "i.csv", text)


def test_a_row_of_people_in_another_country_is_rejected():
    contents = read(READER, "i.csv", TEXT + SUDANESE_ABROAD + "\n")
    assert len(drafts(contents)) == 3
    assert rejections(contents) == [("row 5", "coa", "not_displaced_inside")]


def test_the_two_tables_of_these_columns_are_told_apart_by_their_rows():
    assert not fits(UNRWA, "i.csv", TEXT)
    assert choose_reader(Document("i.csv", TEXT.encode())).reader.name == "unhcr-idmc"


def test_a_file_that_could_be_either_is_refused_naming_both():
    with pytest.raises(DocumentError, match=r"unhcr-idmc, because .* unhcr-unrwa, because"):
        choose_reader(Document("totals.csv", csv_text(HEADER, PALESTINE).encode()))


@pytest.mark.parametrize(
    ("name", "reader"),
    [("unhcr_idmc.csv", "unhcr-idmc"), ("UNRWA 2011.csv", "unhcr-unrwa")],
)
def test_the_name_of_a_file_decides_where_its_rows_do_not(name, reader):
    chosen = choose_reader(Document(name, csv_text(HEADER, PALESTINE).encode()))
    assert chosen.reader.name == reader


def test_a_file_is_read_the_same_way_twice():
    assert drafts(read(READER, "i.csv", TEXT)) == drafts(read(READER, "i.csv", TEXT))
