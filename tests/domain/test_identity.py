from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.identity import content_id, is_id


def test_an_id_is_32_hexadecimal_digits():
    found = content_id("figure", ["deaths", 7, date(2024, 12, 1), None])
    assert len(found) == 32
    assert is_id(found)
    assert is_id(found.upper())


def test_an_id_never_changes():
    assert content_id("figure", ["deaths", 7, date(2024, 12, 1), None]) == "95ed128a7da4a66db641041bed609fda"


def test_the_same_parts_of_another_kind_have_another_id():
    assert content_id("report", ["a"]) != content_id("figure", ["a"])


def test_not_said_is_one_thing_and_zero_another():
    assert content_id("figure", [None]) == content_id("figure", [""])
    assert content_id("figure", [None]) != content_id("figure", [0])


@given(st.lists(st.text()), st.lists(st.text()))
def test_no_two_lists_of_parts_read_alike(one, other):
    assert (content_id("figure", one) == content_id("figure", other)) is (one == other)


@pytest.mark.parametrize("text", ["", "abc", "g" * 32, "0" * 31, "0" * 33, "0" * 32 + "\n"])
def test_what_has_not_the_form_of_an_id_is_none(text):
    assert not is_id(text)
