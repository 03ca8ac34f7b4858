"""A number that is taken from the one behind it, and what is said of which."""

import pytest

from tests.extraction.texts import counts, figures, parts, reasons


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Twelve of the 37 killed were children.", ["Twelve deaths children", "37 deaths all"]),
        ("Twelve of the 37 people killed on Monday were women.", ["Twelve deaths women", "37 deaths all"]),
        ("Police identified 12 of the 37 killed.", ["12 deaths all", "37 deaths all"]),
        ("Children accounted for 12 of the 37 dead.", ["12 deaths children", "37 deaths all"]),
        ("Twelve children were among the 37 killed.", ["Twelve deaths children", "37 deaths all"]),
        (
            "Three women and five children were among the 37 killed.",
            ["Three deaths women", "five deaths children", "37 deaths all"],
        ),
        ("Two women and a boy were among 37 people killed in Homs.", ["Two deaths women", "37 deaths all"]),
        ("Among the 37 killed were 12 children.", ["37 deaths all", "12 deaths children"]),
        ("Seventeen of the 40 wounded died.", ["Seventeen deaths all", "40 injured all"]),
        ("Three of the 12 hostages were killed.", ["Three deaths all", "12 abducted all"]),
        (
            "Five of the 30 people who were missing have been found dead.",
            ["Five deaths all", "30 missing all"],
        ),
        (
            "At least 14 of the 60 detainees have died in custody.",
            ["At least 14 deaths all", "60 detained all"],
        ),
        (
            "Some 9,000 of the 40,000 people displaced by floods have returned home.",
            ["Some 9,000 returnees all", "40,000 displaced all"],
        ),
    ],
)
def test_a_number_taken_from_another_is_its_part(text, found):
    assert counts(text) == found
    whole = "37" if text.startswith("Among") else figures(text)[-1].quote
    assert parts(text) == {one.quote: whole for one in figures(text) if one.quote != whole}


@pytest.mark.parametrize(
    ("language", "text", "part", "whole"),
    [
        ("fr", "Douze des 37 morts sont des enfants.", "Douze", "37"),
        ("es", "Doce de los 37 muertos eran niños.", "Doce", "37"),
        ("es", "Más de 20 niños entre los 300 fallecidos, según la ONU.", "Más de 20", "300"),
        ("de", "Zwölf der 37 Toten waren Kinder.", "Zwölf", "37"),
        ("de", "Unter den 37 Toten sind zwölf Kinder.", "zwölf", "37"),
        ("ar", "كان 12 من أصل 37 قتيلا من الأطفال.", "12", "37"),
    ],
)
def test_other_languages_take_from_a_number_too(language, text, part, whole):
    assert parts(text, language) == {part: whole}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ten of the 15 soldiers at the post were killed.", ["Ten deaths combatants"]),
        ("The blast killed two of the 12 people in the house.", ["two deaths all"]),
        ("Around 300,000 of Gaza's 2 million people fled.", ["Around 300,000 displaced all"]),
        ("Of 37 passengers, 12 died and 20 were injured.", ["12 deaths all", "20 injured all"]),
        ("In 5 of 12 districts, 300 people were displaced.", ["300 displaced all"]),
    ],
)
def test_what_is_said_of_the_part_is_not_said_of_the_whole(text, found):
    assert counts(text) == found


def test_a_number_of_those_deaths_is_one_of_deaths():
    assert counts("The army was responsible for 212 of those deaths.") == ["212 deaths all"]


def test_things_taken_from_things_are_things():
    assert reasons("The strike hit three of the 12 hospitals.") == {"three": "things", "12": "things"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Some 85 per cent of the 2.1 million residents are displaced.", []),
        ("Almost all of the town's 20,000 residents have left Sake.", []),
        ("Half of the 300 dead were civilians.", ["300 deaths all"]),
    ],
)
def test_what_is_said_of_a_share_is_not_said_of_all(text, found):
    assert counts(text) == found
