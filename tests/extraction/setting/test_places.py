"""Places: the place of a figure is found by its own words, and no other place is taken for it."""

from __future__ import annotations

import pickle

import pytest

from tests.extraction.marked import parse_marked
from tests.extraction.texts import figures
from tracker.extraction.setting.cues import Cues
from tracker.extraction.setting.places import Located, Named, Places, find_place, find_wheres

KNOWN = Places.built_in()


def located(
    text: str, language: str = "en", speakers: tuple[tuple[int, int], ...] = ()
) -> tuple[str, Located]:
    """What is found for the number in brackets; numbers in braces are other counts of the sentence."""
    marked = parse_marked(text)
    words = Cues(marked.tokens, language, [marked.number, *marked.others])
    return text, find_place(words, find_wheres(words, KNOWN, speakers), marked.number, marked.others)


def told(text: str, place: Named | None) -> str:
    """A place as "name key"."""
    return f"{text[place.start : place.end]} {place.key}".strip() if place is not None else ""


def place(text: str) -> str:
    """The place of people who did not cross a border."""
    _text, found = located(text)
    return told(text, found.place(crossed_border=False))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[12] people were killed in Aleppo.", "Aleppo aleppo"),
        ("[12] people were killed in the city of Aleppo.", "Aleppo aleppo"),
        ("[12] people were killed across Gaza.", "Gaza gaza-strip"),
        ("[12] people were killed in Gaza's north.", "Gaza"),
        ("[12] people were killed in Ethiopia's Tigray region.", "Ethiopia's Tigray region"),
        ("[80] people were hurt in the Philippines' Cebu province.", "Philippines' Cebu province"),
        ("Officials said last week's flooding in Valencia killed [220] people.", "Valencia"),
        ("In northern Syria, [12] people were killed.", "northern Syria northern-syria"),
        ("In neighbouring Syria, [12] people were killed.", "Syria SYR"),
        ("[12] people were killed in eastern Sudan.", "eastern Sudan"),
        ("[12] pupils were abducted in Niger state.", "Niger state"),
        ("[12] people were hurt in Nyala, South Darfur.", "Nyala, South Darfur"),
        ("In Oklahoma and Texas at least [eight] people were killed.", "Oklahoma and Texas"),
        ("[12] people were killed near Khan Younis, Mahmoud Basal said.", "Khan Younis"),
        ("[12] people were displaced from Idlib.", "Idlib idlib"),
        ("{33} were displaced out of Idlib, [12] out of Hama.", "Hama hama"),
        ("[33] were displaced out of Idlib, {12} out of Hama.", "Idlib idlib"),
        ("[10] died in Guizhou with {11} missing, and in Hunan {nine} died.", "Guizhou"),
        ("{10} died in Guizhou with [11] missing, and in Hunan {nine} died.", "Guizhou"),
        ("{10} died in Guizhou, and in Hunan [nine] died.", "Hunan"),
        ("Cyprus had [212] displaced people.", "Cyprus CYP"),
        ("At least [12] people died in Deir ez-Zor.", "Deir ez-Zor deir-ez-zor"),
    ],
)
def test_the_place_is_told_by_the_words_that_go_with_the_number(text: str, expected: str) -> None:
    assert place(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "[12] people were killed in Israeli airstrikes.",
        "[12] people were killed in March.",
        "[12] people were killed, the ministry in Gaza said.",
        "[12] people were killed, said the coordinator in Kigali.",
        "[12] people were killed, said the group, which is based in Britain.",
        "[12] people were killed in UNHCR trucks.",
        "[12] people were killed, according to Reuters.",
        "{64} died in Maule and [103] in the rest.",
        "Habila, a village in Sudan, has lost [12] people.",
        "[12] people were killed, while {5} died in Homs.",
        "[12] were hurt at least.",
    ],
)
def test_another_place_or_another_name_is_not_taken_for_it(text: str) -> None:
    assert place(text) == ""


def test_who_crossed_a_border_has_an_origin_and_a_destination() -> None:
    text, found = located("[18,000] refugees from Sudan crossed into Chad.")
    assert told(text, found.place(crossed_border=True)) == "Sudan SDN"
    assert told(text, found.destination(crossed_border=True)) == "Chad TCD"
    text, found = located("[18,000] people fled to neighbouring Chad.")
    assert told(text, found.destination(crossed_border=True)) == "Chad TCD"
    assert found.place(crossed_border=True) is None
    assert told(text, found.place(crossed_border=False)) == "Chad TCD"


def test_the_place_of_a_source_is_not_the_figures() -> None:
    text = "The mission in Ukraine counted [12] dead."
    assert told(text, located(text, speakers=((0, 4),))[1].place(crossed_border=False)) == ""


def test_scripts_without_capitals_have_the_places_that_are_known() -> None:
    assert KNOWN.known_at(parse_marked("بحلب").tokens, 0) == (1, "aleppo")


def test_a_name_of_two_places_finds_neither() -> None:
    both = Places.of([("Tripoli", "libya"), ("Tripoli", "lebanon"), ("Derna", "derna")])
    tokens = parse_marked("Tripoli Derna").tokens
    assert both.known_at(tokens, 0) is None
    assert both.known_at(tokens, 1) == (2, "derna")


def test_known_places_travel_to_another_process() -> None:
    there = pickle.loads(pickle.dumps(KNOWN))  # noqa: S301
    assert there.known_at(parse_marked("Aleppo").tokens, 0) == (1, "aleppo")


def test_a_row_of_hosts_gives_each_number_its_own():
    text = "Turkey hosts 3.6 million Syrian refugees, Lebanon 1.5 million and Jordan 660,000."
    assert [one.destination for one in figures(text)] == ["Turkey", "Lebanon", "Jordan"]
