from __future__ import annotations

import pytest

from tests.browser.conftest import serving
from tests.browser.everyone import assert_usable_by_everyone
from tests.query.ledgers import import_figures
from tracker.domain.selection import Selection
from tracker.query.figures import stream_records
from tracker.store.reading import open_reading

ARABIC = {
    "report_date": "2020-01-02",
    "period_end": "2020-01-01",
    "value": 100,
    "report_title": "مقتل مئة شخص في سوريا",
    "report_url": "https://example.org/a",
    "quote": "قال المرصد السوري إن مئة شخص قتلوا",
    "language": "ar",
    "standing": "doubtful",
    "caveats": "generated with AI",
}


def record_of(store, wanted):
    with open_reading(store) as reading:
        return next(record for record in stream_records(reading, Selection()) if wanted(record))


def revised(store):
    return record_of(store, lambda record: record.value == 494438)


def test_a_revised_figure_leads_to_the_older_one_and_back(page, bundled_sqlite):
    page.goto(f"/figure/{revised(bundled_sqlite).public_id}")
    page.get_by_role("link", name="388,652").click()
    page.get_by_role("heading", name="388,652").wait_for()
    assert "494,438, of 30 May 2021 (+27 %)" in page.locator(".facts").inner_text()
    page.go_back()
    page.get_by_role("heading", name="494,438").wait_for()
    assert page.title().startswith("494,438 deaths")


def test_its_line_opens_with_the_figure_chosen(page, bundled_sqlite):
    record = revised(bundled_sqlite)
    page.goto(f"/figure/{record.public_id}")
    page.get_by_role("link", name="Its line over time").click()
    page.wait_for_url(f"**figure={record.public_id}")
    panel = page.get_by_label("The chosen figure")
    panel.wait_for()
    assert "494,438" in panel.inner_text()


def test_the_report_opens_in_a_window_that_is_told_nothing(page, bundled_sqlite):
    record = revised(bundled_sqlite)
    page.goto(f"/figure/{record.public_id}")
    link = page.get_by_role("link", name="Open the report")
    link.wait_for()
    assert link.get_attribute("href") == record.url
    assert link.get_attribute("target") == "_blank"
    assert link.get_attribute("rel") == "noopener noreferrer"


def test_arabic_runs_from_right_to_left(page, make_store):
    store = make_store()
    import_figures(store, ARABIC)
    record = record_of(store, lambda _record: True)
    with serving(store) as url:
        page.goto(f"{url}/figure/{record.public_id}")
        quote = page.locator("blockquote")
        quote.wait_for()
        assert quote.evaluate("quote => getComputedStyle(quote).direction") == "rtl"
        assert quote.evaluate("quote => getComputedStyle(quote).borderRightWidth") == "3px"
        title = page.get_by_role("link", name=record.title)
        assert title.evaluate("title => [title.lang, getComputedStyle(title).direction]") == ["ar", "rtl"]


def test_an_address_of_nothing_says_so(page):
    page.goto(f"/figure/{'0' * 32}")
    page.get_by_role("heading", name="Nothing under this id").wait_for()
    page.get_by_role("link", name="All figures").click()
    page.wait_for_url("**/figures")


@pytest.mark.parametrize("kind", ["figure", "report"])
def test_the_pages_are_usable_by_everyone_and_nothing_is_cut_off(page, make_store, kind):
    store = make_store()
    whole = ARABIC | {"row_id": "a"}
    import_figures(store, whole, ARABIC | {"row_id": "b", "value": 7, "group": "children", "part_of": "a"})
    record = record_of(store, lambda found: found.value == 100)
    with serving(store) as url:
        page.goto(f"{url}/{kind}/{record.public_id if kind == 'figure' else record.report}")
        page.locator(".facts").wait_for()
        assert_usable_by_everyone(page)
