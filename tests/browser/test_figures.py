from __future__ import annotations

import csv
import re
from io import StringIO
from itertools import pairwise
from pathlib import Path

import pytest

from tests.browser.conftest import serving
from tests.browser.everyone import assert_usable_by_everyone
from tests.query.ledgers import import_figures
from tracker.domain.selection import Selection
from tracker.query.figures import stream_records
from tracker.store.reading import open_reading

EVIL = "<img src=x onerror=\"document.title='run'\">" + "verylongword" * 40
HOSTILE = {
    "row_id": "a",
    "report_date": "2020-01-02",
    "period_end": "2020-01-01",
    "value": 100,
    "report_title": EVIL,
    "report_url": "javascript:document.title='run'",
    "publisher": "P" * 120,
    "definition": "d" * 120,
    "caveats": "c" * 200,
    "note": "\u202e" + EVIL,
    "quote": "قال المرصد إن مئة شخص قتلوا " * 9,
    "language": "ar",
    "value_text": "مئة " + "9" * 120,
}
PART = HOSTILE | {"row_id": "b", "value": 40, "group": "civilians", "part_of": "a", "value_text": ""}


def stored(store, **given):
    with open_reading(store) as reading:
        return list(stream_records(reading, Selection.parse(given)))


def choose(page, label, words):
    page.get_by_role("combobox", name=label).or_(page.get_by_label(label, exact=True)).first.click()
    page.get_by_role("option", name=re.compile(rf"^{words} \(")).click()


def total(page, words):
    page.locator(".total", has_text=re.compile(f"^{words}$")).wait_for()


def test_a_filter_is_chosen_read_on_lifted_and_undone_with_back(page):
    page.goto("/figures")
    total(page, "618 figures")
    choose(page, "What is counted", "Deaths")
    page.wait_for_url("**metric=deaths**")
    total(page, "456 figures")
    page.get_by_role("link", name="Next 50 figures").click()
    page.wait_for_url("**after=**")
    total(page, "456 figures")
    page.get_by_label("Syrian Network for Human Rights").check()
    page.wait_for_url("**source=snhr**")
    assert "after=" not in page.url
    page.go_back()
    page.wait_for_url("**after=**")
    page.go_back()
    page.go_back()
    total(page, "618 figures")
    assert page.url.endswith("/figures")


def test_opening_the_list_changes_nothing_in_its_address(page):
    page.goto("/figures?metric=deaths&conflict=Syrian+civil+war")
    page.locator(".records").wait_for()
    page.wait_for_timeout(800)
    assert page.url.endswith("/figures?metric=deaths&conflict=Syrian+civil+war")


def test_the_figures_of_the_page_are_downloaded_and_read_back(page, bundled_sqlite):
    page.goto("/figures?metric=deaths&group=civilians&source=SOHR")
    total(page, "75 figures")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="These figures (CSV)").click()
    content = Path(waiting.value.path()).read_text(encoding="utf-8")
    rows = list(csv.DictReader(StringIO(content, newline="")))
    records = stored(bundled_sqlite, metric="deaths", group="civilians", source="SOHR")
    assert [row["figure_id"] for row in rows] == [record.public_id for record in records]
    assert len(rows) == 75


def test_from_the_list_to_the_figure_its_report_and_its_source(page):
    page.goto("/figures?source=SOHR&from=2021-05-30&to=2021-05-30")
    page.get_by_role("link", name="494,438").click()
    page.wait_for_url("**/figure/**")
    page.get_by_role("heading", name="494,438").wait_for()
    page.get_by_role("link", name="Report page").click()
    page.wait_for_url("**/report/**")
    page.get_by_role("heading", name="Nearly 500,000 people killed").wait_for()
    page.get_by_role("link", name="SOHR").first.click()
    page.wait_for_url("**/source/sohr")
    page.get_by_role("heading", name="Syrian Observatory for Human Rights").wait_for()


def test_a_line_of_a_source_opens_its_trend(page):
    page.goto("/source/ohchr")
    page.get_by_role("table").first.get_by_role("rowheader").first.get_by_role("link").click()
    page.wait_for_url("**/trend?**source=ohchr**")
    page.locator(".js-plotly-plot .scatterlayer .point").first.wait_for()


def test_who_only_published_is_unfolded_by_hand(page):
    page.goto("/sources")
    publisher = page.get_by_role("link", name="Siasat Daily", exact=True)
    page.locator(".folded summary").wait_for()
    assert not publisher.is_visible()
    page.locator(".folded summary").click()
    publisher.click()
    page.wait_for_url("**/source/siasat-daily")
    page.get_by_text("It counted none of the figures held here.").wait_for()


@pytest.mark.parametrize("width", [1280, 390])
def test_hostile_words_are_text_and_break_no_page(page, make_store, width):
    store = make_store()
    import_figures(store, HOSTILE, PART)
    record = stored(store)[0]
    own = (f"/source/{record.publisher}", f"/report/{record.report}", f"/figure/{record.public_id}")
    page.set_viewport_size({"width": width, "height": 860})
    with serving(store) as url:
        for path in ("/figures", "/sources", *own):
            page.goto(url + path)
            page.locator("main h1").wait_for()
            page.wait_for_timeout(300)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path
            assert page.title() != "run"
            assert page.locator("main img").count() == 0
            assert page.locator("a[href^='javascript']").count() == 0


def test_on_a_phone_each_row_is_a_card_with_its_labels_and_still_a_table(page):
    page.set_viewport_size({"width": 390, "height": 860})
    page.goto("/figures?source=SOHR&from=2021-05-30&to=2021-05-30")
    row = page.get_by_role("row", name="494,438")
    row.wait_for()
    assert row.get_by_role("cell").count() == 7
    boxes = [row.locator("th, td").nth(index).bounding_box() for index in range(8)]
    assert all(upper["y"] + upper["height"] <= lower["y"] for upper, lower in pairwise(boxes))
    labels = row.locator("td").evaluate_all(
        "cells => cells.map((cell) => getComputedStyle(cell, '::before').content)"
    )
    assert '"Speaks for"' in labels


@pytest.mark.parametrize(
    "path",
    ["/figures?by=russian_forces", "/figures?metric=deaths&known_on=2001-01-01", "/sources", "/source/ohchr"],
)
def test_the_pages_are_usable_by_everyone_and_nothing_is_cut_off(page, path):
    page.goto(path)
    page.locator("main h2, main table").first.wait_for()
    assert_usable_by_everyone(page)
