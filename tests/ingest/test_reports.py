"""Reports: minted once, dated as sharply as anybody says, and corrected under their id."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from tests.ingest.tables import codes, import_rows, stored
from tests.store.ground import table

URL = {"report_url": "https://a.example/1"}
UNDATED = URL | {"report_date": "2024-11-05", "report_date_precision": "not_before"}


def report(store):
    with store.read() as connection:
        return connection.execute(select(table("report"))).one()


def aliases(store, kind):
    alias = table("report_alias")
    with store.read() as connection:
        return set(connection.scalars(select(alias.c.alias).where(alias.c.kind == kind)))


def test_rows_of_one_address_are_one_report(store):
    import_rows(store, {"value": 1} | URL, {"value": 2, "report_title": "A title", "language": "en"} | URL)
    assert (report(store).title, report(store).language) == ("A title", "en")


def test_rows_that_differ_on_their_report_are_told_and_the_same_is_kept_in_any_order(make_store):
    rows = [{"value": 1, "report_title": "A"} | URL, {"value": 1, "group": "men", "report_title": "B"} | URL]
    one, other = make_store(), make_store()
    summary = import_rows(one, *rows)
    import_rows(other, *rows[::-1])
    (issue,) = summary.issues
    assert (issue.code, issue.field, issue.value) == ("report_differs", "report_title", "A | B")
    assert report(one).title == report(other).title == "A"


def test_of_two_days_the_earlier_is_kept_and_the_other_told(store):
    summary = import_rows(store, {"value": 1} | URL, {"value": 1, "report_date": "2024-12-05"} | URL)
    assert [(issue.code, issue.field) for issue in summary.issues] == [("report_differs", "report_date")]
    assert report(store).report_date == date(2024, 12, 1)


def test_a_later_file_sharpens_a_report_and_is_told_what_was_not_taken(store):
    import_rows(store, {"value": 1, "report_date": "2024-12", "report_title": "A"} | URL)
    summary = import_rows(
        store, {"value": 2, "report_date": "2024-12-05", "report_title": "B", "via": "AFP"} | URL
    )
    kept = report(store)
    assert (kept.report_date, kept.precision, kept.title, kept.via) == (date(2024, 12, 5), "day", "A", "AFP")
    assert [(issue.code, issue.field, issue.value) for issue in summary.issues] == [
        ("report_differs", "report_title", "B"),
        ("report_redated", "report_date", "2024-12-05"),
    ]
    assert {row.known_from for row in stored(store)} == {date(2024, 12, 5)}


def test_an_undated_page_is_known_from_the_latest_day_that_its_figures_speak_for(store):
    import_rows(store, {"value": 1, "period_end": "2024-11-20"} | UNDATED, {"value": 2} | UNDATED)
    assert report(store).report_date == date(2024, 11, 20)
    assert [(row.value, row.as_of, row.known_from) for row in stored(store)] == [
        (1, date(2024, 11, 20), date(2024, 11, 20)),
        (2, date(2024, 11, 20), date(2024, 11, 20)),
    ]


def test_the_bound_of_an_undated_page_rises_as_figures_are_added_and_never_falls(store):
    import_rows(store, {"value": 1, "period_end": "2024-11-20"} | UNDATED)
    import_rows(store, {"value": 2, "period_end": "2024-11-25"} | UNDATED)
    assert report(store).known_from == date(2024, 11, 25)
    import_rows(store, {"value": 3, "period_end": "2024-11-01"} | UNDATED)
    assert {row.known_from for row in stored(store)} == {date(2024, 11, 25)}


def test_an_undated_page_has_no_period_beyond_its_report(store):
    assert codes(import_rows(store, {"value": 1, "period_end": "2024-12-24"} | UNDATED)) == []


def test_an_undated_download_was_there_by_the_last_day_of_what_is_written(store):
    import_rows(store, {"value": 1, "report_date": "2024-11", "report_date_precision": "not_after"})
    assert (report(store).precision, report(store).known_from) == ("not_after", date(2024, 11, 30))


def test_a_report_is_corrected_under_its_id_and_its_figures_go_with_it(store):
    import_rows(store, {"value": 1} | URL)
    before = report(store)
    row = {"value": 1, "report_id": before.public_id, "report_url": "https://a.example/new"}
    summary = import_rows(store, row | {"report_title": "Corrected", "report_date": "2024-12-20"})
    after = report(store)
    assert (summary.added, summary.unchanged) == (0, 1)
    assert (after.public_id, after.title, after.url) == (before.public_id, "Corrected", row["report_url"])
    assert (stored(store)[0].known_from, stored(store)[0].as_of) == (date(2024, 12, 20), date(2024, 12, 20))


@pytest.mark.parametrize("url", ["https://a.example/1", "https://a.example/new"])
def test_a_corrected_report_is_known_by_its_old_address_and_by_its_new_one(make_store, url):
    store = make_store()
    import_rows(store, {"value": 1} | URL)
    row = {"value": 1, "report_id": report(store).public_id, "report_url": "https://a.example/new"}
    import_rows(store, row)
    assert aliases(store, "url") == {"https://a.example/1"}
    again = import_rows(store, {"value": 1, "report_url": url, "note": "again"})
    assert (again.added, again.unchanged) == (0, 1)


def test_what_identifies_a_report_is_not_corrected_but_told(store):
    import_rows(store, {"value": 1} | URL)
    summary = import_rows(
        store, {"value": 1, "publisher": "SNHR", "report_id": report(store).public_id} | URL
    )
    assert [(issue.code, issue.field, issue.value) for issue in summary.issues] == [
        ("report_differs", "publisher", "snhr")
    ]
    assert report(store).publisher == "sohr"


def test_a_day_that_is_corrected_to_a_bound_is_no_earlier_than_the_reports_figures(store):
    import_rows(store, {"value": 1, "period_end": "2024-11-30"} | URL)
    row = {"value": 1, "period_end": "2024-11-30", "report_id": report(store).public_id}
    import_rows(store, {"value": 2, "report_id": row["report_id"]} | UNDATED)
    assert (report(store).precision, report(store).report_date) == ("not_before", date(2024, 11, 30))


def test_a_report_that_a_row_names_by_an_id_is_stored_under_it(store):
    import_rows(store, {"value": 1, "report_id": "a" * 32} | URL)
    assert report(store).public_id == "a" * 32
    assert import_rows(store, {"value": 1, "report_id": "A" * 32, "note": "x"} | URL).added == 0


def test_a_day_that_moves_is_told_with_the_figures_that_move_with_it(store):
    import_rows(store, {"value": 1, "report_date": "2021-03-10"} | URL)
    summary = import_rows(store, {"value": 2, "report_date": "2012-03-10", "group": "civilians"} | URL)
    (issue,) = (one for one in summary.issues if one.code == "report_redated")
    assert (issue.severity, issue.locator, issue.value) == ("warning", "row 2", "2012-03-10")
    assert "2021-03-10" in issue.message
    assert "1 stored figure moves with it" in issue.message


def test_another_day_of_a_stored_report_is_a_warning(store):
    import_rows(store, {"value": 1, "report_date": "2021-03-10"} | URL)
    summary = import_rows(store, {"value": 2, "report_date": "2022-03-10", "group": "civilians"} | URL)
    assert [(one.code, one.field, one.severity) for one in summary.issues] == [
        ("report_differs", "report_date", "warning")
    ]


def test_words_for_a_known_figure_that_are_not_taken_are_told(store):
    import_rows(store, {"value": 1, "note": "first"} | URL)
    summary = import_rows(store, {"value": 1, "note": "second", "standing": "doubtful"} | URL)
    assert (summary.added, summary.unchanged) == (0, 1)
    (issue,) = summary.issues
    assert (issue.code, issue.field, issue.severity) == ("figure_differs", "standing, note", "warning")
    assert import_rows(store, {"value": 1, "note": "first", "locator": ""} | URL, {"value": 9}).issues == []
