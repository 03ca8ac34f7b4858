from __future__ import annotations

import pytest

from dashboard.components.words import quantity_words
from dashboard.data import Data
from dashboard.pages.figure_words import quantity_of
from tests.dashboard.screens import facts, links, nodes, open_screen, rows, text, texts
from tests.query.ledgers import import_figures
from tracker.domain.selection import Selection
from tracker.query.figures import stream_records

WHOLE = {"row_id": "a", "report_date": "2020-01-02", "period_end": "2020-01-01", "value": 100}
PART = WHOLE | {"row_id": "b", "value": 40, "group": "civilians", "part_of": "a"}
SMALLER = WHOLE | {"row_id": "c", "value": 7, "group": "children", "part_of": "b"}
OTHER = WHOLE | {"row_id": "d", "value": 12, "metric": "injured"}


@pytest.fixture
def data(bundled_sqlite):
    return Data(bundled_sqlite)


def records(data, **given):
    with data.reading() as reading:
        return list(stream_records(reading, Selection.parse(given)))


def opened(data, report, query=""):
    return open_screen(data, f"/report/{report}", query)


def imported(make_store, *all_rows):
    store = make_store()
    import_figures(store, *all_rows)
    return Data(store)


def test_a_report_shows_every_figure_it_carries(data):
    report = next(record.report for record in records(data) if record.title == "Ghouta chemical attack")
    stored = [record for record in records(data) if record.report == report]
    title, page = opened(data, report)
    assert title == "Ghouta chemical attack · Reported figures"
    assert texts(page, "H2") == [f"It carries {len(stored)} figures"]
    assert sorted(row[0] for row in rows(page)) == sorted(
        quantity_words(quantity_of(record)) for record in stored
    )


def test_a_report_says_who_put_it_out_when_and_in_which_language(data):
    report = next(record.report for record in records(data) if record.value == 494438)
    _title, page = opened(data, report)
    assert facts(page) == {
        "Published by": ["Siasat Daily"],
        "Report date": [
            "on or after 30 May 2021",
            "the page has no date: it may have been published later",
        ],
        "Language": ["English"],
    }
    (address,) = (href for words, href in links(page).items() if "Open the report" in words)
    assert address.startswith("https://archive.siasat.com/")


def test_parts_stand_below_the_whole_they_are_part_of(make_store):
    data = imported(make_store, SMALLER, OTHER, PART, WHOLE)
    _title, page = opened(data, records(data)[0].report)
    body = next(nodes(page, "Tbody"))
    shown = [(text(row)[:3].strip("dcp"), row["props"]["className"]) for row in nodes(body, "Tr")]
    order = [row[0] for row in rows(page)]
    assert order[order.index("100") :][:3] == ["100", "40", "7"]
    depths = dict(zip(order, (classes for _words, classes in shown), strict=True))
    assert depths == {"100": "", "40": "part part-1", "7": "part part-2", "12": ""}


def test_parts_in_a_circle_are_all_shown(make_store):
    one = WHOLE | {"row_id": "a", "part_of": "b"}
    other = WHOLE | {"row_id": "b", "value": 40, "group": "civilians", "part_of": "a"}
    data = imported(make_store, one, other)
    _title, page = opened(data, records(data)[0].report)
    assert sorted(row[0] for row in rows(page)) == ["100", "40"]


def test_a_release_of_a_dataset_names_its_edition_and_a_caveat_stands_on_top(make_store):
    row = WHOLE | {"dataset": "a dataset", "edition": "24.1", "caveats": "generated with AI"}
    data = imported(make_store, row)
    _title, page = opened(data, records(data)[0].report)
    assert facts(page)["Dataset"] == ["a dataset"]
    assert facts(page)["Edition"] == ["24.1"]
    assert texts(page, "P", "caveat") == ["Of the whole report: generated with AI"]


def test_a_hostile_report_is_shown_as_text_and_its_address_is_no_link(make_store):
    evil = "<script>alert(1)</script>" + "x" * 500
    row = WHOLE | {"report_title": evil, "report_url": "javascript:alert(1)"}
    data = imported(make_store, row)
    _title, page = opened(data, records(data)[0].report)
    assert texts(page, "H1") == [evil]
    assert facts(page)["Address, no page of the web"] == ["javascript:alert(1)"]
    assert not [href for href in links(page).values() if "javascript" in href]


def test_a_report_without_a_title_goes_by_its_publisher(make_store):
    data = imported(make_store, WHOLE | {"report_title": "", "report_url": "https://example.org/1"})
    _title, page = opened(data, records(data)[0].report)
    assert texts(page, "H1") == ["A report of Syrian Observatory for Human Rights"]


def test_a_report_in_an_unknown_language_shows_its_code(make_store):
    data = imported(make_store, WHOLE | {"language": "zz-nothing"})
    _title, page = opened(data, records(data)[0].report)
    assert facts(page)["Language"] == ["zz-nothing"]


@pytest.mark.parametrize("key", ["0" * 32, "nothing"])
def test_an_id_that_nothing_has_says_so(data, key):
    title, page = opened(data, key)
    assert title == "Not found · Reported figures"
    assert "no report has the id" in text(page)
