from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from dashboard.data import Data
from tests.dashboard.screens import facts, links, nodes, open_screen, rows, text, texts
from tests.query.ledgers import import_figures
from tracker.domain.period import WrittenDate
from tracker.domain.report import mint_report_id
from tracker.domain.selection import Selection
from tracker.query.figures import stream_records
from tracker.store.merging import merge_sources


@pytest.fixture
def data(bundled_sqlite):
    return Data(bundled_sqlite)


def opened(data, key, query=""):
    return open_screen(data, f"/source/{key}", query)


def table(page, number):
    return list(nodes(page, "Table"))[number]


def test_a_source_says_what_it_is_what_it_counts_and_what_it_leaves_out(data):
    title, page = opened(data, "sohr")
    assert title == "Syrian Observatory for Human Rights · Reported figures"
    assert facts(page)["Kind"] == ["monitoring group"]
    assert facts(page)["In short"] == ["SOHR"]
    assert facts(page)["Counted"] == ["291 figures"]
    assert links(page)["291 figures"] == "/figures?source=sohr"
    assert {"What it counts", "What it leaves out"} <= set(texts(page, "H2"))
    assert any(href == "https://www.syriahr.com" for href in links(page).values())


def test_its_arabic_name_is_said_to_be_arabic(data):
    _title, page = opened(data, "sohr")
    (name,) = (node for node in nodes(page, "Bdi") if node["props"].get("lang") == "ar")
    assert text(name) == "المرصد السوري لحقوق الإنسان"
    assert name["props"]["dir"] == "rtl"


def test_its_lines_are_those_of_the_store_with_as_many_figures(data):
    _title, page = opened(data, "sohr")
    found = rows(table(page, 0))
    with data.reading() as reading:
        records = list(stream_records(reading, Selection(sources=("sohr",))))
    assert len(found) == len({record.series_id for record in records})
    assert sum(int(row[3]) for row in found) == len(records) == 291


def test_each_line_leads_to_the_trend_of_exactly_that_line(data):
    _title, page = opened(data, "ohchr")
    body = next(nodes(table(page, 0), "Tbody"))
    for row in nodes(body, "Tr"):
        line, figures = (node["props"]["href"] for node in nodes(row, "A"))
        assert line.partition("?")[2] == figures.partition("?")[2]
        selection = Selection.from_query(line.partition("?")[2])
        assert data.figures(selection).total == int(text(row["props"]["children"][3]))
        (drawn,) = data.trend(selection).lines
        assert (drawn.series.source, drawn.series.metric) == ("ohchr", selection.metric)


def test_its_latest_reports_are_listed_and_the_rest_is_one_click_away(data):
    _title, page = opened(data, "sohr")
    story = data.source("sohr")
    assert len(rows(table(page, 1))) == 25
    more = links(page)[f"All {len(story.reports)} reports"]
    _title, whole = opened(data, "sohr", more.partition("?")[2].join(("?", "")))
    counts = [int(row[3]) for row in rows(table(whole, 1))]
    assert len(counts) == len(story.reports)
    assert sum(counts) == 291


def test_a_publisher_that_counted_nothing_says_so_and_lists_its_reports(data):
    _title, page = opened(data, "siasat-daily")
    assert "It counted none of the figures held here." in text(page)
    assert [row[2] for row in rows(page)] == ["itself"]


def test_a_source_is_also_found_by_its_name(data):
    _title, page = opened(data, "SOHR")
    assert texts(page, "H1") == ["Syrian Observatory for Human Rights"]


def test_a_hostile_name_is_shown_as_text(make_store):
    store, evil = make_store(), '<b onclick="x">/../?#'
    import_figures(
        store, {"source": evil, "period_end": "2020-01-01", "report_date": "2020-01-02", "value": 1}
    )
    data = Data(store)
    _title, page = open_screen(data, "/sources")
    _title, page = open_screen(data, links(page)[evil])
    assert texts(page, "H1") == [evil]


def test_a_name_that_nobody_has_says_so_with_the_nearest(data):
    title, page = opened(data, "SOHRR")
    assert title == "Not found · Reported figures"
    assert "did you mean SOHR" in text(page)


def test_a_choice_of_reports_that_there_is_not_is_refused(data):
    _title, page = opened(data, "sohr", "?reports=some")
    assert "reports: 'some'" in text(page)


def test_after_a_merger_the_old_name_and_the_ids_of_either_lead_to_the_one_that_stayed(make_store):
    row = {
        "period_end": "2020-01-01",
        "report_date": "2020-01-02",
        "value": 5,
        "report_url": "https://a.org/1",
    }
    store = make_store()
    import_figures(store, row | {"source": "An observatory"})
    with store.write() as connection:
        merge_sources(connection, "An observatory", "SOHR", at=datetime.now(UTC))
    (other_id,) = import_figures(store, row).figure_ids
    other_report = mint_report_id("sohr", row["report_url"], "", WrittenDate(date(2020, 1, 2)), "", "")
    data = Data(store)
    (kept,) = data.figures(Selection()).records
    assert (kept.public_id, kept.report) != (other_id, other_report)
    for path in (f"/figure/{kept.public_id}", f"/figure/{other_id}"):
        assert texts(open_screen(data, path)[1], "H1") == ["5"]
    for path in (f"/report/{kept.report}", f"/report/{other_report}"):
        assert texts(open_screen(data, path)[1], "H1") == ["a statement"]
    _title, page = opened(data, "An%20observatory")
    assert texts(page, "H1") == ["Syrian Observatory for Human Rights"]
    assert "An observatory" not in links(open_screen(data, "/sources")[1])
