from __future__ import annotations

import re

import pytest

from dashboard.data import Data
from tests.dashboard.screens import links, nodes, open_screen, text, texts


@pytest.fixture
def data(bundled_sqlite):
    return Data(bundled_sqlite)


def test_who_counts_is_listed_by_kind_with_how_many_figures_and_reports(data):
    _title, page = open_screen(data, "/sources")
    assert texts(page, "H2")[:3] == ["Monitoring groups", "United Nations agencies", "Governments"]
    entries = [entry for entry in data.names().entries["source"].values() if entry["figures"]]
    shown = {text(next(nodes(card, "H3"))): texts(card, "P")[0] for card in nodes(page, "Article", "source")}
    assert set(shown) == {entry["name"] for entry in entries}
    for entry in entries:
        found = shown[entry["name"]]
        assert f"{entry['figures']:,} figure" in found
        assert f"{entry['reports']:,} report" in found
    told = sum(int(re.search(r"(\d+) figure", words)[1]) for words in shown.values())
    assert told == 618
    assert f"{len(entries)} organisations counted" in text(page)


def test_who_only_published_is_folded_away(data):
    _title, page = open_screen(data, "/sources")
    (folded,) = nodes(page, "Details")
    publishers = [
        entry
        for entry in data.names().entries["source"].values()
        if entry["reports"] and not entry["figures"]
    ]
    assert texts(folded, "Summary") == [
        f"{len(publishers)} organisations that only published what others counted"
    ]
    assert set(links(folded)) == {entry["name"] for entry in publishers}


def test_an_empty_store_says_how_to_fill_it(make_store):
    _title, page = open_screen(Data(make_store()), "/sources")
    assert "tracker demo" in text(page)
