from __future__ import annotations

import pytest

from tracker.domain.text import storable


@pytest.mark.parametrize(("given", "kept"), [("a\x00b", "a�b"), ("a\ud800", "a�"), ("\udfff\x00", "��")])
def test_what_no_database_keeps_is_shown_as_lost(given, kept):
    assert storable(given) == kept


@pytest.mark.parametrize("text", ["", "=HYPERLINK()", "حلب", "😀", "a\n\tb"])
def test_all_other_text_stays_as_it_is(text):
    assert storable(text) == text
