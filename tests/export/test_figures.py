from __future__ import annotations

import csv
import io
import json
from datetime import date

import orjson
import pandas
import pytest

from tests.query.ledgers import bundled_rows, import_figures
from tracker.domain.selection import Selection
from tracker.errors import QuestionError
from tracker.export.figures import FIGURES_COLUMNS, figures_answer, figures_page_answer
from tracker.export.formats import csv_chunks, json_chunks
from tracker.ingest.columns import COLUMNS, IGNORED
from tracker.ingest.documents import Document
from tracker.ingest.run import import_document
from tracker.store.reading import open_reading

HOSTILE = {
    "report_title": '=HYPERLINK("https://evil.example";"click")',
    "quote": 'He said: "over 370",\nincluding; at least 20 civilians.\r\nقُتل أكثر من 370 شخصا',
    "note": "+1, -1, @SUM(A1), a tab\tand 'quotes'",
    "definition": "a, b; c",
    "locality": "حلب",
}


def exported(store, **filters):
    with open_reading(store) as reading:
        return "".join(csv_chunks(figures_answer(reading, Selection.parse(filters)))).encode()


def rows_of(content):
    return list(csv.DictReader(io.StringIO(content.decode(), newline="")))


def test_the_columns_are_those_that_are_read_and_what_the_store_makes_of_a_figure():
    assert (*COLUMNS, *IGNORED) == FIGURES_COLUMNS


def test_a_round_trip_into_an_empty_store_gives_the_same_figures_ids_and_links(bundled, make_store):
    content = exported(bundled)
    kind = "sqlite" if bundled.on_sqlite else "postgresql"
    for fresh in (make_store(kind), make_store("postgresql" if kind == "sqlite" else "sqlite")):
        summary = import_document(fresh, Document("out.csv", content))
        assert (summary.added, summary.rejected, summary.created) == (618, 0, {})
        assert comparable(exported(fresh)) == comparable(content)


def comparable(content):
    return [{name: cell for name, cell in row.items() if name != "recorded_at"} for row in rows_of(content)]


def test_the_bundled_rows_leave_with_the_numbers_and_words_they_came_with(bundled_sqlite):
    left = {row["locator"]: row for row in rows_of(exported(bundled_sqlite))}
    for row in bundled_rows():
        same = ("value", "low", "high", "report_url", "report_title", "note", "standing", "definition")
        assert {name: left[row["row_id"]][name] for name in same if row[name]} == {
            name: row[name] for name in same if row[name]
        }


def test_an_export_into_its_own_store_changes_nothing(make_store):
    store = make_store()
    import_document(store, Document("again.csv", exported_of_bundled(store)))
    before = exported(store)
    summary = import_document(store, Document("out.csv", before))
    assert (summary.added, summary.unchanged, summary.rejected) == (0, 618, 0)
    assert exported(store) == before


def exported_of_bundled(store):
    import_figures(store, {"report_date": "2024-01-01", "value": 1, "source": "SNHR"})
    columns = list(bundled_rows()[0])
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, columns)
    writer.writeheader()
    writer.writerows(bundled_rows()[:617])
    return text.getvalue().encode()


def test_hostile_words_come_back_as_they_went_in(store, make_store):
    import_figures(store, {"report_date": "2024-12-01", "value": 370, "qualifier": "more_than"} | HOSTILE)
    content = exported(store)
    (row,) = rows_of(content)
    assert {name: row[name] for name in HOSTILE} == HOSTILE
    other = make_store()
    import_document(other, Document("out.csv", content))
    assert comparable(exported(other)) == comparable(content)


def test_pandas_reads_the_file_with_nothing_said(bundled_sqlite):
    frame = pandas.read_csv(io.BytesIO(exported(bundled_sqlite)))
    assert list(frame.columns) == list(FIGURES_COLUMNS)
    assert len(frame) == 618
    assert frame["figure_id"].str.fullmatch("[0-9a-f]{32}").all()
    assert str(frame["value"].convert_dtypes().dtype) == "Int64"


def test_lines_end_as_rfc_4180_wants_and_whole_numbers_have_no_point(bundled_sqlite):
    content = exported(bundled_sqlite)
    assert content.count(b"\r\n") >= 619
    assert not content.startswith(b"\xef\xbb\xbf")
    numbers = [row[name] for row in rows_of(content) for name in ("value", "low", "high") if row[name]]
    assert all(number.isdecimal() for number in numbers)


def test_what_is_not_reported_is_empty_and_days_are_iso(bundled_sqlite):
    rows = rows_of(exported(bundled_sqlite))
    assert {row["low"] for row in rows if row["qualifier"] == "exact"} == {""}
    assert all(date.fromisoformat(row["as_of"]) for row in rows)
    assert {row["known_until"] for row in rows if row["state"] == "in_force"} == {""}


def test_a_date_leaves_as_exactly_as_it_is_known(make_store):
    store = make_store()
    dates = ("2024-12-03", "2024-12", "2024")
    import_figures(
        store,
        *({"report_date": day, "report_title": day, "value": 1, "period_end": "2023-01-01"} for day in dates),
    )
    assert [row["report_date"] for row in rows_of(exported(store))] == list(dates)


def test_only_the_filters_that_are_given_apply_and_known_on_means_published(bundled_sqlite):
    civilians = rows_of(exported(bundled_sqlite, metric="deaths", group="civilians", source="SOHR"))
    assert len(civilians) == 75
    known = rows_of(exported(bundled_sqlite, known_on="2021-04-30"))
    assert max(row["known_from"] for row in known) <= "2021-04-30"
    assert any(row["state"] == "superseded" for row in known)


def test_json_has_the_same_rows_under_the_same_names(reading):
    selection = Selection.parse({"metric": "deaths", "source": "SOHR"})
    answer = json.loads(b"".join(json_chunks(figures_answer(reading, selection))))
    table = rows_of("".join(csv_chunks(figures_answer(reading, selection))).encode())
    assert answer["selection"] == {"metric": "deaths", "source": ["SOHR"]}
    assert [row["figure_id"] for row in answer["rows"]] == [row["figure_id"] for row in table]
    assert [row["value"] for row in answer["rows"]] == [
        int(row["value"]) if row["value"] else None for row in table
    ]


def test_json_of_no_rows_is_json(bundled_sqlite):
    with open_reading(bundled_sqlite) as reading:
        answer = figures_answer(reading, Selection.parse({"from": "2050-01-01"}))
        assert orjson.loads(b"".join(json_chunks(answer)))["rows"] == []


def test_pages_of_figures_make_the_whole(reading):
    whole = [row[0] for row in figures_answer(reading, Selection()).rows]
    paged, after = [], 0
    while after is not None:
        page = figures_page_answer(reading, Selection(), after=after, limit=250)
        paged += [row[0] for row in page.rows]
        after = page.about["after"]
    assert paged == whole
    assert page.about["total"] == 618


def test_sums_are_not_figures(reading):
    with pytest.raises(QuestionError, match="as they were reported"):
        figures_answer(reading, Selection.parse({"bucket": "year"}))
