from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import insert, select

from tests.query.editions import withdraw
from tests.query.ledgers import bundled_rows, import_figures, reading_of
from tracker.domain.link import LinkKind
from tracker.domain.period import Bucket
from tracker.domain.selection import Selection
from tracker.errors import NotFound, QuestionError
from tracker.query.figures import read_page, read_story, stream_records
from tracker.store.ledger_tables import FigureAliasRow, FigureRow

SOHR = Selection(metric="deaths", group="civilians", sources=("SOHR",))


def said(day: str, value: int, **more: object) -> dict[str, object]:
    return {"report_date": day, "period_end": "2014-01-31", "value": value, "report_title": day} | more


def test_sohr_has_75_figures_of_civilians_killed(reading):
    rows = [
        row
        for row in bundled_rows()
        if (row["source"], row["metric"], row["group"]) == ("SOHR", "deaths", "civilians")
    ]
    records = list(stream_records(reading, SOHR))
    assert len(records) == len(rows) == 75
    assert sorted(str(one.value or "") for one in records) == sorted(row["value"] for row in rows)


def test_pages_go_through_every_figure_once_in_the_order_of_the_store(reading):
    whole = [record.public_id for record in stream_records(reading, SOHR)]
    paged, after, pages = [], 0, 0
    while after is not None:
        page = read_page(reading, SOHR, after=after, limit=30)
        paged += [record.public_id for record in page.records]
        after, pages = page.after, pages + 1
        assert page.total == len(whole)
    assert (paged, pages) == (whole, 3)


def test_a_page_that_ends_with_the_last_figure_has_none_after_it(reading):
    assert read_page(reading, SOHR, limit=75).after is None
    assert read_page(reading, SOHR, limit=74).after is not None


def test_a_page_of_nothing_is_refused(reading):
    with pytest.raises(QuestionError, match="limit: '0' is below one"):
        read_page(reading, SOHR, limit=0)


def test_the_list_shows_all_that_had_been_published_also_what_is_no_longer_in_force(store):
    with reading_of(store, said("2014-02-01", 100), said("2014-06-01", 120)) as reading:
        now = {one.value: one.state for one in read_page(reading, Selection()).records}
        then = read_page(reading, Selection(known_on=date(2014, 3, 1)))
    assert now == {100: "superseded", 120: "in_force"}
    assert ([one.value for one in then.records], then.total) == ([100], 1)


def test_reports_without_a_day_can_be_left_out_of_the_list(reading):
    rows = [row for row in bundled_rows() if row["report_date_precision"] != "not_before"]
    assert read_page(reading, Selection(dated_only=True)).total == len(rows) < len(bundled_rows())


def test_a_figure_is_listed_with_what_its_row_links_to(store):
    whole, part = (
        said("2014-02-01", 100, row_id="whole"),
        said("2014-02-01", 40, group="civilians", part_of="whole"),
    )
    with reading_of(store, whole, part) as reading:
        page = read_page(reading, Selection())
        ids = {record.value: record.public_id for record in page.records}
        assert page.links == {ids[40]: {LinkKind.PART_OF: (ids[100],)}}
        story = read_story(reading, ids[100])
    (related,) = story.related
    assert (related.kind, related.outgoing, related.record.value) == (LinkKind.PART_OF, False, 40)


def test_a_story_has_every_figure_of_the_cell_as_they_were_published(store):
    rows = [
        said("2014-06-01", 120),
        said("2014-02-01", 100),
        said("2014-03-01", 100),
        said("2014-02-01", 7, group="women"),
    ]
    with reading_of(store, *rows) as reading:
        figure = next(one.public_id for one in read_page(reading, Selection()).records if one.value == 120)
        story = read_story(reading, figure)
    assert [(str(one.known_from), one.value, one.state) for one in story.cell] == [
        ("2014-02-01", 100, "superseded"),
        ("2014-03-01", 100, "also_reported"),
        ("2014-06-01", 120, "in_force"),
    ]


def test_within_periods_the_cell_is_of_one_start(store):
    january = said("2014-02-01", 9, counting="period", period_start="2014-01-01")
    late = said("2014-02-01", 4, counting="period", period_start="2014-01-15")
    with reading_of(store, january, late) as reading:
        records = read_page(reading, Selection()).records
        assert [len(read_story(reading, one.public_id).cell) for one in records] == [1, 1]


def test_a_withdrawal_that_no_figure_makes_is_part_of_the_story(store):
    import_figures(store, said("2014-02-01", 100))
    with reading_of(store) as reading:
        figure = read_page(reading, Selection()).records[0].public_id
    withdraw(store, figure, "2014-05-01")
    with reading_of(store) as reading:
        (related,) = read_story(reading, figure).related
    assert (related.kind, related.record, related.reason) == (LinkKind.RETRACTS, None, "withdrawn")


def test_an_id_that_stands_for_a_figure_leads_to_it(store):
    import_figures(store, said("2014-02-01", 100))
    with store.write() as connection:
        key = connection.scalar(select(FigureRow.id))
        connection.execute(insert(FigureAliasRow).values(public_id="ab" * 16, figure_id=key))
    with reading_of(store) as reading:
        story = read_story(reading, "AB" * 16)
        assert story.record.value == 100
        assert len(story.cell) == 1


@pytest.mark.parametrize("unknown", ["00" * 16, "", "no id", "zz" * 16, "0" * 31, "00 " * 16])
def test_an_id_that_nothing_has_is_not_found(reading, unknown):
    with pytest.raises(NotFound, match="no figure has the id"):
        read_story(reading, unknown)


@pytest.mark.parametrize("read", [read_page, stream_records])
def test_sums_are_not_figures(reading, read):
    with pytest.raises(QuestionError, match="not for figures as they were reported"):
        read(reading, SOHR.but(bucket=Bucket.YEAR))
