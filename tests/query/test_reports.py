from __future__ import annotations

import pytest
from sqlalchemy import insert, select

from tests.query.ledgers import bundled_rows, import_figures, reading_of
from tracker.domain.selection import Selection
from tracker.errors import NotFound
from tracker.query.figures import read_page
from tracker.query.reports import read_report
from tracker.store.engine import Store
from tracker.store.ledger_tables import ReportAliasRow, ReportRow


def test_a_report_is_read_with_all_of_its_figures(reading):
    address = "https://m.aljazayr.com/le-monde-arabe/234643.html"
    wanted = sorted(int(row["value"]) for row in bundled_rows() if row["report_url"] == address)
    record = next(one for one in read_page(reading, Selection(), limit=1000).records if one.url == address)
    story = read_report(reading, record.report)
    assert story.report.url == address
    assert sorted(one.value for one in story.page.records) == wanted
    assert (story.page.total, story.page.after) == (len(wanted), None)


def test_the_figures_of_a_large_report_come_in_pages(make_store):
    days = [
        {"report_date": "2014-02-01", "period_end": f"2014-01-{day:02}", "value": day} for day in (1, 2, 3)
    ]
    with reading_of(make_store(), *days) as reading:
        report = read_page(reading, Selection()).records[0].report
        first = read_report(reading, report, limit=2)
        rest = read_report(reading, report, limit=2, after=first.page.after)
    assert [len(story.page.records) for story in (first, rest)] == [2, 1]
    assert [story.page.total for story in (first, rest)] == [3, 3]
    assert rest.page.after is None


def add_alias(store: Store, alias: str) -> None:
    """Let an id stand for the only report."""
    with store.write() as connection:
        report = connection.scalar(select(ReportRow.id))
        connection.execute(insert(ReportAliasRow).values(report_id=report, kind="id", alias=alias))


def test_a_former_id_leads_to_the_report(store):
    import_figures(store, {"report_date": "2014-02-01", "value": 1})
    add_alias(store, "0f" * 16)
    with reading_of(store) as reading:
        assert read_report(reading, "0f" * 16).report.title == "a statement"
        assert read_report(reading, "0F" * 16).page.total == 1


@pytest.mark.parametrize("unknown", ["00" * 16, "", "not an id", "zz" * 16, "00" * 15, "\x00" * 32, "٣" * 32])
def test_an_id_that_nothing_has_is_not_found(reading, unknown):
    with pytest.raises(NotFound, match="no report has the id"):
        read_report(reading, unknown)
