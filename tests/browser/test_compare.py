from __future__ import annotations

import csv
import re
from io import StringIO
from itertools import pairwise
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe

COMPARE = "/compare?metric=deaths&group=civilians&conflict=Syrian+civil+war&on=2021-06-30"
PERIODS = "/compare?metric=deaths&conflict=Ghouta+chemical+attack+2013&counting=period"
HOSTS = "/compare?metric=refugees&conflict=Syrian+civil+war&on=2016-06-30"
POINTS = ".js-plotly-plot .scatterlayer .point"


def asked(page):
    found = parse_qs(urlsplit(page.url).query, keep_blank_values=True)
    return {name: values[0] for name, values in found.items()}


def open_compare(page, address=COMPARE):
    page.goto(address)
    page.wait_for_selector(POINTS)


def choose(page, label, words):
    page.get_by_role("combobox", name=label).or_(page.get_by_label(label, exact=True)).first.click()
    page.get_by_role("option", name=words, exact=True).click()


def test_the_chart_draws_the_numbers_beside_their_marks(page):
    open_compare(page)
    assert page.locator(POINTS).count() == 4
    words = page.locator(".dots .annotation-text").all_text_contents()
    assert any("227,413" in word for word in words)
    assert any("at least 159,774" in word for word in words)
    assert page.locator(".dots .annotation-arrow-g").count() == 1


def test_a_click_on_a_mark_opens_its_figure_beside_the_chart(page):
    open_compare(page)
    page.locator(POINTS).nth(1).click(force=True)
    page.locator(".panel").get_by_role("heading", name="at least 159,774").wait_for()
    assert "figure" in asked(page)
    page.locator(".panel").get_by_role("link", name="Close").click()
    page.locator(".panel").wait_for(state="detached")
    assert "figure" not in asked(page)


def test_another_day_becomes_part_of_the_address_and_back_undoes_it(page):
    open_compare(page)
    field = page.get_by_label("On the day")
    field.fill("30 Jun 2024")
    field.press("Enter")
    page.get_by_role("heading", name="Two sources, more than 164,000 to 231,495 civilians").wait_for()
    assert asked(page)["on"] == "2024-06-30"
    page.go_back()
    page.get_by_role("heading", name="Three sources, 143,350 to 227,413 civilians").wait_for()


def test_a_wider_tolerance_lifts_the_caveat_of_age(page):
    open_compare(page)
    choose(page, "Caveat for figures older than", "183 days")
    page.wait_for_url("**tolerance=183**")
    row = page.get_by_role("row", name=re.compile("227,413"))
    row.get_by_text("yes", exact=True).wait_for()


def test_a_source_to_measure_against_becomes_part_of_the_address(page):
    open_compare(page, HOSTS)
    choose(page, "Measure against", "OCHA")
    page.wait_for_url("**reference=ocha**")


def test_the_answer_of_that_day_is_one_link_away(page):
    open_compare(page)
    page.get_by_role("link", name="As it was known on that day").click()
    page.get_by_role("heading", name="Two sources, at least 159,774 to 227,413 civilians").wait_for()
    assert asked(page)["known_on"] == "2021-06-30"


def test_the_downloaded_file_has_the_numbers_of_the_page(page):
    open_compare(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="This comparison (CSV)").click()
    rows = list(csv.DictReader(StringIO(Path(download.value.path()).read_text(encoding="utf-8-sig"))))
    ranked = [(row["source"], row["value"]) for row in rows if row["ratio_to_lowest"]]
    assert ranked == [("SNHR", "227413"), ("SOHR", "159774"), ("OHCHR", "143350")]
    shown = page.locator(".sides").first.locator("tbody tr").all_inner_texts()
    assert all(f"{int(value):,}" in text for (_source, value), text in zip(ranked, shown, strict=False))


def test_a_figure_leads_to_its_own_page(page):
    open_compare(page)
    page.get_by_role("link", name="at least 159,774", exact=True).click()
    page.wait_for_url("**/figure/**")


@pytest.mark.parametrize("address", [COMPARE, PERIODS, HOSTS])
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_is_wider_than_the_page(page, address, width):
    page.set_viewport_size({"width": width, "height": 844})
    open_compare(page, address)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    chart = page.locator(".dots").bounding_box()
    for words in page.locator(".dots .annotation-text, .dots .ytick text").all():
        box = words.bounding_box()
        assert box["x"] >= chart["x"] - 1
        assert box["x"] + box["width"] <= chart["x"] + chart["width"] + 1


@pytest.mark.parametrize("address", [PERIODS, HOSTS])
def test_no_words_of_the_chart_cover_others_on_a_telephone(page, address):
    page.set_viewport_size({"width": 390, "height": 844})
    open_compare(page, address)
    boxes = [words.bounding_box() for words in page.locator(".dots .annotation-text").all()]
    boxes = sorted((box for box in boxes if box["width"]), key=lambda box: box["y"])
    assert len(boxes) > 8
    for upper, lower in pairwise(boxes):
        assert upper["y"] + upper["height"] <= lower["y"] + 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_the_page_has_no_fault_that_axe_knows(page, width, scheme):
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    open_compare(page)
    for folded in page.locator("main summary").all():
        folded.click()
    found = Axe().run(page)
    assert found.response["violations"] == [], found.generate_report()
