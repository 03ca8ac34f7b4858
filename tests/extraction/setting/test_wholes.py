"""Parts have the time and the place of their wholes, and rows keep theirs for themselves."""

from datetime import date

import pytest

from tests.extraction.texts import read

SUNDAY = date(2024, 12, 1)
MONDAY = date(2024, 11, 25)


def _settings(text: str) -> dict[str, tuple[str, date | None]]:
    found = read(text, published_on=SUNDAY).figures
    return {one.quote: (one.place, one.period_end) for one in found}


@pytest.mark.parametrize(
    "text",
    [
        "On Monday 37 people were killed in Gaza, including 12 children.",
        "The 37 people were killed in Gaza on Monday. Among them were 12 children.",
        "Some 12 of the 37 people killed in Gaza on Monday were children.",
    ],
)
def test_a_part_is_where_and_when_its_whole_is(text):
    assert {quote.removeprefix("Some "): found for quote, found in _settings(text).items()} == {
        "37": ("Gaza", MONDAY),
        "12": ("Gaza", MONDAY),
    }


def test_a_part_with_a_place_of_its_own_keeps_it():
    found = _settings("On Monday strikes killed 43 in Syria: 30 in Homs and 13 in Hama.")
    assert found == {"43": ("Syria", MONDAY), "30": ("Homs", MONDAY), "13": ("Hama", MONDAY)}


def test_those_who_died_of_the_wounded_may_have_done_so_later():
    found = _settings("The war in Syria wounded 25 people in 2015. Of the wounded, four died.")
    assert found["four"] == ("", None)


def test_the_last_place_of_a_row_is_not_that_of_what_comes_after():
    found = _settings("Floods killed 21 in Sindh, 14 in Balochistan and 9 in Punjab, and displaced 40,000.")
    assert [place for place, _ in found.values()] == ["Sindh", "Balochistan", "Punjab", ""]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("In all 512 people died, 212 of them in Homs and 130 in Hama.", ["", "Homs", "Hama"]),
        ("Shelling killed 12 people, four of them children, in Homs.", ["Homs", "Homs"]),
        ("Out of the 12,000 displaced, 4,000 are in Darfur.", ["", "Darfur"]),
    ],
)
def test_the_place_of_a_part_is_not_that_of_its_whole(text, places):
    assert [place for place, _ in _settings(text).values()] == places


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Strikes in Syria killed 48 people, half of them in Homs, hospitals said.", "Syria"),
        ("In the night 31 people including 16 children died in Ternopil.", "Ternopil"),
    ],
)
def test_the_place_of_a_share_is_not_that_of_all_and_parts_stand_in_no_way(text, place):
    assert next(iter(_settings(text).values()))[0] == place
