"""The trend page of a dataset in parts: summed where its reader says they add up, apart when asked."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest

from dashboard.data import Data
from tests.dashboard.screens import links, open_screen, texts
from tests.query.editions import edition, import_drafts, row

ASKED = {"metric": "refugees", "place": "SYR"}


@pytest.fixture
def data(make_store):
    store = make_store()
    report = edition("1", "2021-06-01", partitions=("destination",))
    for host, number in {"TUR": 3600, "LBN": 860, "JOR": 660}.items():
        import_drafts(store, row(report, number, destination=host))
    return Data(store)


def opened(data, **own):
    return open_screen(data, "/trend", "?" + urlencode(ASKED | own))[1]


def test_parts_are_summed_and_the_line_says_that_it_is_a_sum(data):
    page = opened(data, view="table")
    assert "5,120" in " ".join(texts(page, "Td"))
    assert any("sum over destinations" in told for told in texts(page, "Td") + texts(page, "Th"))


def test_parts_stand_apart_when_asked(data):
    page = opened(data, view="table", parts="apart")
    cells = " ".join(texts(page, "Td"))
    assert all(number in cells for number in ("3,600", "860", "660"))
    assert "5,120" not in cells


def test_the_file_of_a_chart_holds_what_is_drawn_and_other_links_what_was_asked(data):
    found = links(opened(data))
    assert "rollup=destination" in found["This chart (CSV)"]
    assert "rollup" not in found["Table"]
    assert "parts=apart" in found["apart"]
    assert "rollup" not in links(opened(data, parts="apart"))["This chart (CSV)"]


def test_a_question_without_parts_has_no_such_choice(data):
    page = open_screen(data, "/trend", "?" + urlencode(ASKED | {"destination": "TUR"}))[1]
    assert "apart" not in links(page)
