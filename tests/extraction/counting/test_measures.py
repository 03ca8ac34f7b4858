"""What a number counts, and of whom, by the words around it."""

import pytest

from tests.extraction.texts import counts, figures, reasons
from tracker.domain.series import Unit
from tracker.extraction.candidate import Role, Status


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The blast killed 37 and wounded 95.", ["37 deaths all", "95 injured all"]),
        ("Nine people are dead and 11 missing.", ["Nine deaths all", "11 missing all"]),
        ("The toll rose to 43 on Friday.", ["43 deaths all"]),
        ("There were 105 deaths and 359 injuries.", ["105 deaths all", "359 injured all"]),
        ("The fighting caused the deaths of 255 villagers.", ["255 deaths all"]),
        ("Still missing are eight residents.", ["eight missing all"]),
        ("So far 40 bodies were found.", ["40 deaths all"]),
        (
            "Some 300 soldiers and 21 civilians were killed.",
            ["Some 300 deaths combatants", "21 deaths civilians"],
        ),
        ("Nearly 700 people, half of them boys, were killed.", ["Nearly 700 deaths all"]),
        ("The flood left 70,000 homeless.", ["70,000 displaced all"]),
        ("The raid forced 400 people in the valley to flee.", ["400 displaced all"]),
        ("Over 11,000 crossed into Chad.", ["Over 11,000 refugees all"]),
        ("About 900 people fled to neighbouring Chad.", ["About 900 refugees all"]),
        ("Nearly 6 million refugees have left.", ["Nearly 6 million refugees all"]),
        ("> At least 14 people were killed.", ["At least 14 deaths all"]),
        ("In 1899, 40 people died.", ["40 deaths all"]),
        ("Some 3,400 returned home.", ["Some 3,400 returnees all"]),
        ("Gunmen abducted 12 pupils.", ["12 abducted students"]),
        ("Police arrested 60 protesters.", ["60 detained all"]),
        ("The strike killed 90 displaced people.", ["90 deaths all"]),
        ("The civilian death toll rose to 43.", ["43 deaths civilians"]),
        ("Divers recovered the bodies of 28 migrants.", ["28 deaths all"]),
        ("Some 3 million Syrians live as refugees in Turkey.", ["Some 3 million refugees all"]),
        ("They recorded 1,335 civilian casualties.", ["1,335 casualties civilians"]),
        (
            "Eleven doctors were killed and 10 hurt.",
            ["Eleven deaths health_workers", "10 injured health_workers"],
        ),
        (
            "Eleven doctors were killed and 10 others hurt.",
            ["Eleven deaths health_workers", "10 injured all"],
        ),
    ],
)
def test_a_number_is_tied_to_its_metric_and_group(text, found):
    assert counts(text) == found


@pytest.mark.parametrize(
    ("text", "quote", "reason"),
    [
        ("The storm destroyed 600 homes and killed nobody.", "600", "things"),
        ("Torrential rain affected 680 people.", "680", "other"),
        ("Rescuers saved 31 people from the rubble.", "31", "other"),
        ("The toll could rise to 200.", "200", "projected"),
        ("Up to 10,000 people may be displaced by the dam.", "Up to 10,000", "projected"),
        ("Would 300 people have been killed?", "300", "question"),
        ("Two soldiers, 21 and 24, died.", "21", "age"),
        ("He was 34 when he was killed.", "34", "age"),
        ("He was killed at 34.", "34", "no metric"),
        ("The committee has 12 chairs.", "12", "no metric"),
    ],
)
def test_a_number_that_is_no_figure_is_kept_with_what_it_is(text, quote, reason):
    assert quote not in [one.quote for one in figures(text)]
    assert reasons(text)[quote] == reason


def test_hundreds_more_are_a_figure_only_by_words_of_their_own():
    assert counts("Hunger killed 498 children, likely hundreds more.") == ["498 deaths children"]
    assert counts("It killed 20 and injured dozens more.") == ["20 deaths all", "dozens injured all"]


def test_families_are_counted_as_households():
    (found,) = figures("Around 18,500 families remain displaced.")
    assert (found.quote, found.unit) == ("Around 18,500", Unit.HOUSEHOLDS)


def test_what_is_feared_or_disputed_is_a_figure_and_says_so():
    (feared,) = figures("As many as 400 migrants are feared drowned.")
    (disputed,) = figures("The army denied that 40 villagers were killed.")
    assert (feared.status, disputed.status) == (Status.FEARED, Status.DISPUTED)


@pytest.mark.parametrize(
    "text", ["The toll rose from 31 to 45 on Friday.", "The number of wounded rose from 31 to more than 45."]
)
def test_of_a_toll_that_rose_the_older_number_says_which_took_its_place(text):
    older, newer = figures(text)
    assert (older.update_of_start, older.role) == (newer.start, Role.BACKGROUND)
    assert (newer.update_of_start, newer.role) == (None, Role.CURRENT)


def test_a_number_that_another_took_the_place_of_says_of_which():
    new, old = figures("The flood killed 43 people, up from 31 a day earlier.")
    assert (old.metric, old.update_of_start, old.role) == ("deaths", new.start, Role.BACKGROUND)


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("The blast killed 2 (a man, 61, and a woman, 54).", {"61", "54"}),
        ("A man, 61, and his son, 12, were killed.", {"61", "12"}),
        ("Two soldiers, 21 and 24, died.", {"21", "24"}),
    ],
)
def test_a_number_in_an_aside_behind_somebody_is_an_age(text, ages):
    assert {quote for quote, reason in reasons(text).items() if reason == "age"} == ages


def test_an_aside_behind_those_it_is_taken_from_is_a_count():
    assert counts("Of the soldiers, 12, all of them conscripts, died.") == ["12 deaths all"]


def test_the_verb_of_those_of_whom_it_is_said_is_their_own():
    text = "The hospital took in 1,300 wounded, 186 of whom had since died."
    assert counts(text) == ["1,300 injured all", "186 deaths all"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The death toll from a quake that struck western Japan climbed to 13.", ["13 deaths all"]),
        (
            "The number of people who died after a strong quake hit Japan has risen to 34.",
            ["34 deaths all"],
        ),
        ("The number of Rohingya refugees has topped 400.", ["topped 400 refugees all"]),
        ("Deaths 34, injuries 88.", ["34 deaths all", "88 injured all"]),
        ("Gunmen abducted 15 people from their homes.", ["15 abducted all"]),
        ("There were 42 deaths among children.", ["42 deaths children"]),
    ],
)
def test_a_number_counts_what_its_sentence_is_about(text, found):
    assert counts(text) == found


def test_by_how_much_a_toll_rose_is_no_toll():
    text = "The number of displaced rose by 12,000 to 250,000."
    assert counts(text) == ["250,000 displaced all"]
    assert reasons(text) == {"12,000": "change"}


def test_the_next_of_a_row_counts_what_the_first_with_its_verb_does():
    text = "Of those killed, 13 were in Balkh and seven in Samangan."
    assert counts(text) == ["13 deaths all", "seven deaths all"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They made 174 arrests, 12 of them of children.", ["174 detained all", "12 detained children"]),
        (
            "Raids killed 900. Civilians accounted for 611 of those deaths.",
            ["900 deaths all", "611 deaths civilians"],
        ),
        ("Nearly 7,000 people have escaped Tawila.", ["Nearly 7,000 displaced all"]),
    ],
)
def test_who_they_are_stands_behind_of_or_before_accounted_for(text, found):
    assert counts(text) == found


def test_a_part_of_journalists_by_where_they_are_from_are_journalists():
    text = "Fire killed 197 journalists, 189 of them Palestinians."
    assert counts(text) == ["197 deaths journalists", "189 deaths journalists"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("It displaced half the pre-war population of 22 million.", {"22 million": "population"}),
        ("They pulled five survivors from the rubble.", {"five": "things"}),
    ],
)
def test_populations_and_survivors_are_no_counts(text, reason):
    assert reasons(text) == reason


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Twelve people including four women and two boys died.",
            ["Twelve deaths all", "four deaths women", "two deaths children"],
        ),
        (
            "They killed 43 (30 men, as well as 13 women).",
            ["43 deaths all", "30 deaths men", "13 deaths women"],
        ),
        ("They killed the mayor of a town, as well as two peasants.", ["two deaths all"]),
        ("The strike killed 12 people inside the mosque.", ["12 deaths all"]),
        ("The toll among journalists has climbed to 141.", ["141 deaths journalists"]),
        ("A group of 40 rescuers was killed.", ["40 deaths all"]),
        ("The ceasefire saved 12 lives.", []),
        ("It sheltered 92 displaced people in 18 households.", ["92 displaced all", "18 displaced all"]),
        (
            "UNHCR heard of 18,000 people who crossed into Chad to escape the fighting.",
            ["18,000 refugees all"],
        ),
    ],
)
def test_what_stands_between_a_number_and_its_verb_is_looked_past(text, found):
    assert counts(text) == found


def test_members_of_the_forces_are_combatants():
    assert counts("Nine members of the Iraqi security forces died.") == ["Nine deaths combatants"]
    assert counts("Nine members of the same family died.") == ["Nine deaths all"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Some 8,017 are staying in 82 relief camps.", ["Some 8,017 displaced all"]),
        ("Around 600 people had got out of eastern Aleppo.", ["Around 600 displaced all"]),
        ("Moscow has claimed 2,000 civilians died.", ["2,000 deaths civilians"]),
    ],
)
def test_where_they_live_and_what_is_claimed_of_them_tells_what_they_are(text, found):
    assert counts(text) == found
