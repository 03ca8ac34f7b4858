from __future__ import annotations

import pytest

from tests.ingest.readers.reading import csv_text, read
from tracker.errors import DocumentError
from tracker.ingest.documents import Document
from tracker.ingest.draft import Draft, ReportDraft
from tracker.ingest.form_reader import FormReader
from tracker.ingest.reader import Incoming, Release
from tracker.ingest.table_reader import Columns, TableReader


class Narrow(TableReader):
    name = "press"
    reads = "a count by place"
    shape = Columns.of(needed="place dead")

    def report(self, incoming: Incoming, release: Release) -> ReportDraft:
        return release.report("Press", self.reads)

    def figures(self, cells, report: ReportDraft, release: Release) -> list[Draft]:
        return []


class Wide(Narrow):
    reads = "a count by place and day"
    shape = Columns.of(needed="place day dead")


READER = FormReader("press", "counts of the press", (Wide(), Narrow()))


def incoming(header: str) -> Incoming:
    return Incoming(Document("x.csv", csv_text(header, "a,1,2").encode()), known=READER.columns)


def test_the_form_with_most_of_its_columns_reads_a_file_and_is_strict_about_them():
    assert READER.columns == {"place", "day", "dead"}
    assert [READER.sniff(incoming(header)).missing for header in ("place,dead,x", "place,day,dead")] == [
        (),
        (),
    ]
    told = read(READER, "x.csv", csv_text("place,dead,x", "a,1,2")).issues
    assert [(issue.field, issue.code) for issue in told if issue.code != "undated"] == [
        ("x", "unknown_column"),
        ("", "no_figures"),
    ]
    assert "day" in READER.sniff(incoming("place,day,dead")).because


def test_a_file_that_is_of_none_of_the_forms_says_what_the_nearest_one_lacks():
    fit = READER.sniff(incoming("place,day,count"))
    assert (fit.missing, round(fit.share, 2)) == (("dead",), 0.67)
    with pytest.raises(DocumentError, match="no column dead"):
        read(READER, "x.csv", csv_text("place,day,count", "a,1,2"))
