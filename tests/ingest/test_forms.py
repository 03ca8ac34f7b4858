"""The forms that a figures table comes in: CSV, XLSX and JSON lines, in any encoding."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from tests.ingest.tables import (
    codes,
    csv_document,
    csv_text,
    import_rows,
    jsonl_document,
    rows_of,
    stored,
    xlsx_document,
)
from tracker.errors import DocumentError
from tracker.ingest.documents import Document, read_document
from tracker.ingest.run import Request, import_document

ROWS = (
    {"value": 1234, "period_end": "2024-11-30", "note": "first, with a comma", "row_id": "a"},
    {"value": 20, "group": "civilians", "qualifier": "at_least", "part_of": "a", "note": 'a "quoted" word'},
    {"value": None, "low": 5, "high": 9, "qualifier": "range", "place": "SYR", "note": "two\nlines"},
    {"value": 0, "report_title": "حصيلة القتلى", "source": "Violations Documentation Center"},
)


def said(store) -> list[tuple]:
    own = {"id", "import_id", "recorded_at", "series_id", "report_id"}
    return [tuple(value for name, value in row._mapping.items() if name not in own) for row in stored(store)]


@pytest.mark.parametrize("build", [jsonl_document, xlsx_document])
def test_every_form_gives_the_same_figures_and_ids(make_store, build):
    one, other = make_store(), make_store()
    import_document(one, csv_document(*ROWS))
    summary = import_document(other, build(*ROWS))
    assert summary.rejected == 0
    assert said(one) == said(other)
    assert import_document(other, csv_document(*ROWS)).added == 0


def test_typed_cells_of_a_workbook_are_read_for_what_they_are(store):
    day = datetime(2024, 12, 1)  # noqa: DTZ001
    rows = (
        {"value": 12.0, "report_date": day, "note": "1"},
        {"value": 1234, "report_date": day.date(), "note": "2"},
        {"value": "1,234,567", "report_date": 2024, "note": "3"},
    )
    summary = import_document(store, xlsx_document(*rows))
    assert (summary.added, summary.rejected) == (3, 0)
    assert [(row.value, row.known_from) for row in stored(store)] == [
        (12, date(2024, 12, 1)),
        (1234, date(2024, 12, 1)),
        (1234567, date(2024, 12, 31)),
    ]


def test_a_fraction_in_a_typed_cell_is_refused(store):
    summary = import_document(store, xlsx_document({"value": 1.234}, {"value": 7}))
    assert (summary.added, summary.rejected) == (1, 1)
    assert summary.issues[0].code == "fractional"


@pytest.mark.parametrize(
    "written", ["1,234", "1.234", "1 234", "1\u00a0234", "١٢٣٤", "١٬٢٣٤", "1234.0", "1'234"]
)
def test_a_count_is_one_number_however_it_is_written(store, written):
    summary = import_rows(store, {"value": written})
    assert (summary.added, stored(store)[0].value) == (1, 1234)


@pytest.mark.parametrize(
    "written", ["2024-12-01", "1 December 2024", "2024/12/01", "25/12/2024", "December 2024"]
)
def test_a_date_is_read_where_only_one_reading_is_possible(store, written):
    assert import_rows(store, {"value": 1, "report_date": written}).added == 1


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1256", "iso8859_6"]
)
def test_the_encoding_is_found_out(make_store, encoding):
    store = make_store()
    titles = [
        "حصيلة القتلى في سوريا منذ بداية الثورة السورية",
        "المرصد السوري لحقوق الإنسان يوثق مقتل المدنيين",
    ]
    rows = rows_of(*({"value": number, "report_title": title} for number, title in enumerate(titles)))
    summary = import_document(store, Document("figures.csv", csv_text(rows).encode(encoding)))
    assert summary.added == 2
    assert [row.report_title for row in stored(store)] == titles
    guessed = [issue.value for issue in summary.issues if issue.code == "encoding_guessed"]
    assert guessed == ([] if encoding.startswith("utf") else [encoding.replace("-", "_")])


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252"])
def test_western_letters_are_read_too(make_store, encoding):
    title = "Syrie : près de 300 000 réfugiés accueillis, l'état déjà dépassé à la frontière"
    store = make_store()
    content = csv_text(rows_of({"value": 1, "report_title": title})).encode(encoding)
    summary = import_document(store, Document("figures.csv", content))
    assert stored(store)[0].report_title == title
    assert [(issue.code, issue.value) for issue in summary.issues] == [("encoding_guessed", "cp1252")]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found_out(make_store, delimiter):
    store = make_store()
    text = csv_text(rows_of({"value": "1,234", "note": "a; b, c | d"}), delimiter)
    summary = import_document(store, Document("figures.txt", text.encode()))
    assert (summary.added, stored(store)[0].note) == (1, "a; b, c | d")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_in_any_way_and_blank_ones_are_passed_over(make_store, end):
    text = csv_text(rows_of({"value": 1}, {"value": 2})).replace("\r\n", "\n")
    text = "\n" + text.replace("\n", "\n\n")
    document = Document("figures.csv", text.replace("\n", end).encode())
    assert import_document(make_store(), document).added == 2


def test_a_quoted_line_break_stays_in_its_cell(store):
    import_rows(store, {"value": 1, "note": "one\r\ntwo\nthree"})
    assert stored(store)[0].note == "one\r\ntwo\nthree"


def test_names_of_columns_are_matched_without_case_spaces_or_hyphens(store):
    text = "Source,Report Date,METRIC,Value,Period-End\nSOHR,2024-12-01,Deaths,5,2024-11-30\n"
    import_document(store, Document("figures.csv", text.encode()))
    assert (stored(store)[0].value, stored(store)[0].period_end) == (5, date(2024, 11, 30))


def test_an_unknown_column_is_told_and_the_columns_of_an_export_are_not(store):
    summary = import_rows(store, {"value": 1, "colour": "red", "as_of": "2024-12-01", "state": "in_force"})
    assert [(issue.code, issue.field, issue.locator) for issue in summary.issues] == [
        ("unknown_column", "colour", "header")
    ]


def test_a_chosen_sheet_of_a_workbook_is_read(make_store):
    sheets = {"Other": rows_of({"value": 1}), "Figures": rows_of({"value": 2})}
    document = xlsx_document(sheets=sheets)
    first, chosen = make_store(), make_store()
    import_document(first, document)
    import_document(chosen, document, Request(sheet="Figures"))
    assert (stored(first)[0].value, stored(chosen)[0].value) == (1, 2)
    with pytest.raises(DocumentError, match=r"has no sheet 'Third' \(there is Other, Figures\)"):
        import_document(make_store(), document, Request(sheet="Third"))


def test_empty_cells_at_the_end_of_a_workbooks_row_are_not_missing(store):
    rows = ({"value": 1, "note": "x", "caveats": "y"}, {"value": 2})
    assert import_document(store, xlsx_document(*rows)).added == 2


def broken_workbook() -> bytes:
    content = bytearray(xlsx_document({"value": 1}).content)
    middle = len(content) // 2
    content[middle : middle + 200] = b"x" * 200
    return bytes(content)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.csv", b"", "empty.csv: is empty"),
        ("blank.csv", b"\n \n", "blank.csv: is empty"),
        ("empty.jsonl", b"\n", "empty.jsonl: is empty"),
        ("page.csv", b"<html><body>404</body></html>", "page.csv: no reader knows this file"),
        (
            "few.csv",
            b"source,metric\nSOHR,deaths\n",
            "few.csv: no reader knows this file; nearest is figures-table, which also needs the column value",
        ),
        ("twice.csv", b"source,metric,value,Value,report_date\n", "twice.csv: the column value stands twice"),
        (
            "open.csv",
            b'source,report_date,metric,value\nSOHR,2024-12-01,deaths,"5\nS',
            "a quotation is never closed",
        ),
        ("list.jsonl", b"[1, 2]", "list.jsonl: item 1 is not an object"),
        ("half.jsonl", b'{"source": "SOHR"}\n{"sour', "half.jsonl: line 2 is not JSON"),
        ("deep.jsonl", b"[" * 100_000, "deep.jsonl: line 1 is not JSON"),
        ("twice.jsonl", b'{"value": 1, "Value": 2}', "twice.jsonl: the column value stands twice"),
        ("text.xlsx", b"source,metric", "text.xlsx: is not a workbook that can be read"),
        ("broken.xlsx", broken_workbook(), "broken.xlsx: is not a workbook that can be read"),
        ("odd.csv", b"\xff\xfes\x00o", "odd.csv: begins as utf-16 and does not go on so"),
    ],
    # The contents are no name for a test: a workbook has the time in it.
    ids=lambda part: part if isinstance(part, str) else "",
)
def test_a_file_that_cannot_be_read_is_refused_by_name(make_store, name, content, words):
    store = make_store()
    with pytest.raises(DocumentError) as caught:
        import_document(store, Document(name, content))
    assert words in str(caught.value)
    assert stored(store) == []


def test_a_row_that_a_stray_quotation_swallows_is_not_lost_silently(make_store):
    text = csv_text(rows_of({"value": 1, "note": "x"}, {"value": 2, "note": "y"}))
    with pytest.raises(DocumentError, match="a quotation is never closed in the row 'SOHR"):
        import_document(make_store(), Document("figures.csv", text.replace(",x", ',"x').encode()))


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(DocumentError, match=r"gone\.csv: No such file"):
        read_document(tmp_path / "gone.csv")


def test_a_reader_that_is_none_is_named(make_store):
    with pytest.raises(DocumentError, match="there is no reader 'ged'"):
        import_document(make_store(), csv_document({"value": 1}), Request(reader="ged"))


def test_a_day_given_for_all_rows_dates_those_that_state_none(store):
    text = "source,metric,value,report_date\nSOHR,deaths,1,\nSOHR,deaths,2,2024-11-05\n"
    document = Document("figures.csv", text.encode())
    rejected = import_document(store, document)
    assert [(issue.code, issue.field) for issue in rejected.issues] == [("missing", "report_date")]
    summary = import_document(store, document, Request(published=date(2024, 12, 3)))
    assert (summary.added, summary.unchanged, summary.rejected) == (1, 1, 0)
    assert {row.value: row.known_from for row in stored(store)} == {
        1: date(2024, 12, 3),
        2: date(2024, 11, 5),
    }


def test_a_column_for_the_report_date_is_not_needed_where_the_day_is_given(store):
    document = Document("figures.csv", b"source,metric,value\nSOHR,deaths,1\n")
    assert import_document(store, document, Request(published=date(2024, 12, 3))).added == 1


def test_a_day_given_for_all_rows_is_held_to_the_same_rule(store):
    document = Document("figures.csv", b"source,metric,value\nSOHR,deaths,1\n")
    summary = import_document(store, document, Request(published=date(1850, 1, 1)))
    assert [(issue.code, issue.value) for issue in summary.issues] == [("too_early", "1850-01-01")]


def test_progress_is_told_row_by_row(store):
    told = []
    import_document(
        store, csv_document({"value": 1}, {"value": 2}), progress=lambda *numbers: told.append(numbers)
    )
    assert told == [(1, 2), (2, 2)]


def test_a_dataset_that_names_no_edition_takes_its_report_day_or_the_one_given(make_store):
    rows = {"value": 1, "dataset": "GED"}
    dated, named = make_store(), make_store()
    assert import_rows(dated, rows).edition == "2024-12-01"
    summary = import_rows(named, rows, edition="24.1")
    assert (summary.dataset, summary.edition, codes(summary)) == ("GED", "24.1", [])
