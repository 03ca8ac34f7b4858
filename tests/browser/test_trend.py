from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.browser.conftest import serving
from tests.browser.everyone import assert_usable_by_everyone
from tests.browser.hands import asked, choose
from tracker.domain.selection import Selection
from tracker.query.trend import read_trend
from tracker.store.reading import open_reading

TREND = "/trend?metric=deaths&conflict=Syrian+civil+war"
CHART = ".js-plotly-plot .scatterlayer .point"
PHONE = {"width": 390, "height": 860}


def open_trend(page, address=TREND):
    page.goto(address)
    page.wait_for_selector(CHART)


def test_a_filter_becomes_part_of_the_address_and_back_undoes_it(page):
    open_trend(page)
    choose(page, "What is counted", "Refugees")
    page.wait_for_url("**metric=refugees**")
    page.get_by_role("heading", name="Reported refugees, Syrian civil war").wait_for()
    page.go_back()
    page.get_by_role("heading", name="Reported deaths, Syrian civil war").wait_for()
    assert asked(page)["metric"] == "deaths"
    page.go_forward()
    page.get_by_role("heading", name="Reported refugees, Syrian civil war").wait_for()


def test_opening_a_page_changes_nothing_in_its_address(page):
    page.goto("/trend")
    page.wait_for_selector(CHART)
    page.wait_for_timeout(1_000)
    assert urlsplit(page.url).query == ""


def test_a_source_is_picked_by_its_box_and_the_link_leads_back_to_the_same_view(page):
    open_trend(page)
    page.get_by_label("Violations Documentation Center").check()
    page.wait_for_url("**source=vdc**")
    page.wait_for_selector(".legend")
    shared = page.url
    page.goto("about:blank")
    page.goto(shared)
    page.wait_for_selector(CHART)
    assert page.get_by_label("Violations Documentation Center").is_checked()


def test_a_past_day_is_typed_and_later_reports_are_gone(page):
    open_trend(page, TREND + "&source=sohr")
    assert "528,500" in page.locator(".summary").inner_text()
    page.get_by_label("As known on").fill("30 Apr 2021")
    page.keyboard.press("Enter")
    page.wait_for_url("**known_on=2021-04-30**")
    page.get_by_text("As known on 30 April 2021.").wait_for()
    assert "388,652" in page.locator(".summary").inner_text()
    assert "528,500" not in page.locator(".summary").inner_text()


def test_a_click_on_a_point_opens_its_figure_and_leads_to_its_report(page, bundled_sqlite):
    open_trend(page, TREND + "&source=sohr")
    with open_reading(bundled_sqlite) as reading:
        selection = Selection.parse({"metric": "deaths", "conflict": "Syrian civil war", "source": "sohr"})
        line = read_trend(reading, selection).lines[0]
    box = page.locator(CHART).nth(len(line.on_line) - 1).bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_url("**figure=**")
    panel = page.get_by_label("The chosen figure")
    panel.wait_for()
    assert asked(page)["figure"] == line.on_line[-1].figure_id
    assert f"{line.on_line[-1].quantity.value:,}" in panel.inner_text()
    panel.locator("a[href^='/report/']").first.click()
    page.wait_for_url("**/report/**")
    assert page.url.endswith(line.on_line[-1].report_id)
    page.go_back()
    panel.wait_for()
    panel.get_by_role("link", name="Close").click()
    panel.wait_for(state="detached")


def test_the_chart_is_downloaded_as_the_rows_it_draws(page, bundled_sqlite):
    open_trend(page, TREND + "&source=sohr")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="This chart (CSV)").click()
    content = Path(waiting.value.path()).read_text(encoding="utf-8")
    rows = list(csv.DictReader(StringIO(content, newline="")))
    with open_reading(bundled_sqlite) as reading:
        selection = Selection.parse({"metric": "deaths", "conflict": "Syrian civil war", "source": "sohr"})
        points = [point for line in read_trend(reading, selection).lines for point in line.points]
    assert [row["figure_id"] for row in rows] == [point.figure_id for point in points]
    assert [row["value"] for row in rows] == [str(point.quantity.value) for point in points]


def test_the_table_stands_in_for_the_chart(page):
    open_trend(page, TREND + "&source=sohr")
    page.get_by_role("link", name="Table").click()
    page.get_by_role("row", name="more than 528,500").wait_for()
    page.get_by_role("link", name="more than 528,500").click()
    page.wait_for_url("**/figure/**")


def test_an_empty_store_says_what_to_do(page, make_store):
    with serving(make_store()) as url:
        page.goto(f"{url}/trend")
        page.get_by_role("heading", name="No figures yet").wait_for()


@pytest.mark.parametrize("view", ["", "&bucket=year", "&view=table"])
def test_the_page_is_usable_by_everyone(page, view):
    page.goto(TREND + view)
    page.wait_for_selector(".points" if "table" in view else ".legend")
    assert_usable_by_everyone(page)


def test_on_a_phone_every_way_of_counting_is_in_sight(page):
    page.set_viewport_size(PHONE)
    page.goto(TREND + "&bucket=year")
    chosen = page.get_by_role("navigation", name="Way of counting").locator("[aria-current]")
    chosen.wait_for()
    assert chosen.inner_text() == "Per year"
    room = page.get_by_role("navigation", name="Way of counting").bounding_box()
    box = chosen.bounding_box()
    assert room["x"] <= box["x"]
    assert box["x"] + box["width"] <= room["x"] + room["width"] <= PHONE["width"]


def test_on_a_phone_no_words_stand_over_the_bars(page):
    page.goto(TREND + "&bucket=year")
    words = page.locator(".bartext", has_text="of 365 days").first
    words.wait_for()
    page.set_viewport_size(PHONE)
    words.wait_for(state="hidden")


def test_a_day_and_a_long_choice_are_shown_whole(page):
    open_trend(page, TREND + "&from=2011-01-01&to=2020-12-31&source=sohr")
    for label in ("From", "To"):
        field = page.get_by_label(label, exact=True)
        assert field.evaluate("field => field.scrollWidth <= field.clientWidth"), label


def test_no_name_in_the_chart_covers_a_mark_or_another_name(page):
    for more in ("", "&scale=log", "&lines=all"):
        open_trend(page, TREND + more)
        page.wait_for_selector(".js-plotly-plot .annotation")
        names = [box.bounding_box() for box in page.locator(".js-plotly-plot .annotation-text").all()]
        marks = [box.bounding_box() for box in page.locator(CHART).all()]
        assert names
        met = [
            (name, other)
            for index, name in enumerate(names)
            for other in (*marks, *names[index + 1 :])
            if _meet(name, other)
        ]
        assert met == [], more


def _meet(one, other):
    across = one["x"] < other["x"] + other["width"] and other["x"] < one["x"] + one["width"]
    return across and one["y"] < other["y"] + other["height"] and other["y"] < one["y"] + one["height"]
