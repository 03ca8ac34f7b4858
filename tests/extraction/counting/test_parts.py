"""What is a part of what, by the text's own words."""

import pytest

from tests.extraction.texts import parts

_ROW = ("11", "eight", "five")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The toll is 370, including at least 20 civilians.", {"at least 20": "370"}),
        ("Shelling killed five people, three of them children.", {"three": "five"}),
        ("They counted 90 dead (60 men and 30 women).", {"60": "90", "30": "90"}),
        (
            "It listed 120 deaths – 80 men, 30 women and 10 boys – in May.",
            {"80": "120", "30": "120", "10": "120"},
        ),
        (
            "Fighting killed 50, among them 30 soldiers, 12 rebels and 8 civilians.",
            {"30": "50", "12": "50", "8": "50"},
        ),
        ("At least 2,082 migrants went missing, of whom 693 drowned.", {"693": "At least 2,082"}),
        ("Floods killed 21 people. Of the dead, 12 were children.", {"12": "21"}),
        ("Floods killed 21 people. Among the dead were nine women and 4 men.", {"nine": "21", "4": "21"}),
        ("They killed 70 people, ten women and three babies among them.", {"ten": "70", "three": "70"}),
        ("Of the 43 killed, 12 were children and 5 women.", {"12": "43", "5": "43"}),
        ("Raids killed 43: 30 in Homs and 13 in Hama.", {"30": "43", "13": "43"}),
        ("Raids killed 43: 30 in Homs and 12 in Hama.", {"30": "43", "12": "43"}),
        ("Floods killed 21 people. Twelve were children.", {"Twelve": "21"}),
        ("The blast wounded 25, four of whom later died.", {"four": "25"}),
        ("The war displaced 300 people. Of the displaced, 22 returned.", {"22": "300"}),
        ("The 24 dead are 11 soldiers, eight policemen and five civilians.", dict.fromkeys(_ROW, "24")),
        ("In total 24 people died, 11 in Homs, eight in Hama and five in Idlib.", dict.fromkeys(_ROW, "24")),
        ("Raids killed 11 in Homs, eight in Hama and five in Idlib, 24 in all.", dict.fromkeys(_ROW, "24")),
        (
            "The blast killed 11 and hurt 13, bringing the total of casualties to 24.",
            {"11": "24", "13": "24"},
        ),
        ("Sixteen fighters - nine Kurds and 7 Arabs - died.", {"nine": "Sixteen", "7": "Sixteen"}),
        ("Floods killed 21 people. The fatalities include 12 children.", {"12": "21"}),
        ("Of the dead, 12 were women and nine were minors.", {}),
        (
            "In total 902 civilians were killed: 412 by the army and 301 by rebels.",
            {"412": "902", "301": "902"},
        ),
        ("A blast wounded 40 people, five critically.", {"five": "40"}),
        ("A blast wounded 40 people, with five in critical condition.", {"five": "40"}),
        ("A blast killed 40 people. Twelve victims were children.", {"Twelve": "40"}),
        ("It recorded 40 deaths. Twelve were of children and nine of women.", {"Twelve": "40", "nine": "40"}),
        (
            "About 40 died. Twelve children and 3 guards are among the dead.",
            {"Twelve": "About 40", "3": "About 40"},
        ),
        ("Floods displaced 40 people, 12 in Kassala and 9 in Gedaref.", {"12": "40", "9": "40"}),
        (
            "At least 110 were killed. Sixty died on Friday and 50 on Saturday.",
            {"Sixty": "At least 110", "50": "At least 110"},
        ),
        ("All 62 people on board, 58 passengers and 4 crew, were killed.", {"58": "62", "4": "62"}),
        ("They killed eight villagers and four soldiers, two of them officers.", {"two": "four"}),
        ("This year 1,020 people were killed, 640 in the capital.", {"640": "1,020"}),
        ("They made 231 arrests, 17 of children and 9 of women.", {"17": "231", "9": "231"}),
        ("The war killed 39, up from 31. Civilians made up 17 of them.", {"17": "39"}),
        ("Raids killed 45, including 22 foreigners, seven of them Chinese.", {"22": "45", "seven": "22"}),
        ("Raids killed 45, 22 of them women, seven of them children.", {"22": "45", "seven": "45"}),
    ],
)
def test_a_part_leads_to_its_whole(text, found):
    assert parts(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "The blast killed 37 and wounded 12.",
        "Ten people were killed, and 4 others were injured.",
        "Fighting killed 5 people, including 30 soldiers.",
        "Raids killed 43: 30 in Homs and 20 in Hama.",
        "At least 30 people were killed in Aleppo, 12 in Homs.",
        "Raids killed 30 in Homs, 20 in Hama and 10 in Idlib.",
        "Fighting displaced 500 people (90 households).",
        "Shelling killed 20 people; 12 civilians were killed elsewhere.",
    ],
)
def test_what_only_stands_beside_another_is_no_part_of_it(text):
    assert parts(text) == {}


def test_items_parted_by_semicolons_are_parts_that_add_up_and_have_parts_of_their_own():
    text = (
        "It counted 417 deaths, as follows: 203 civilians, including 31 children and 22 women; "
        "96 soldiers; and 118 gunmen."
    )
    assert parts(text) == {"203": "417", "31": "203", "22": "203", "96": "417", "118": "417"}


def test_the_same_count_in_families_and_people_is_no_part_of_itself():
    text = (
        "Floods uprooted 102,300 families (about 502,500 people), of which 38,150 families are in shelters."
    )
    assert parts(text) == {"38,150": "102,300"}


def test_those_of_the_latter_are_part_of_the_last():
    text = "Seven people were killed and 20 injured, two patients and three nurses among the latter."
    assert parts(text) == {"two": "20", "three": "20"}


def test_a_row_of_places_in_brackets_adds_up():
    text = "Confirmed fatalities: 45 (St. Elizabeth 19, Westmoreland 17, St. James 9)"
    assert parts(text) == {"19": "45", "17": "45", "9": "45"}
