from __future__ import annotations

import pytest

from tracker.domain.names import fold, new_key


@pytest.mark.parametrize(
    ("one", "other"),
    [("SOHR", "sohr"), (" White  Helmets ", "white helmets"), ("ＳＯＨＲ", "sohr"), ("STRASSE", "straße")],
)
def test_names_are_matched_without_case_and_by_single_spaces(one, other):
    assert fold(one) == fold(other)


def test_the_key_of_a_new_name_hangs_on_the_name_alone():
    assert new_key("Violations  Centre") == new_key("violations centre") == "violations centre"


def test_a_comma_in_a_name_gives_way_to_a_hash_so_that_names_stay_apart():
    one, other = new_key("Homs, Syria"), new_key("Homs  Syria")
    assert "," not in one
    assert one != other
    assert new_key("HOMS, syria") == one
