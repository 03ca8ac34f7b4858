"""Who is said to say it."""

import pytest

from tests.extraction.texts import figures, sources
from tracker.extraction.candidate import Status


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("The army said 30 people were killed.", ["army"]),
        ("Thirty people were killed, the army said on Friday.", ["army"]),
        ("According to the health ministry, 30 people were killed.", ["health ministry"]),
        ("Thirty people were killed, according to local officials.", ["local officials"]),
        ("Thirty people were killed, said Amina Diallo, mayor of Gao.", ["Amina Diallo"]),
        ("Amina Diallo, the mayor of Gao, said 30 people were killed.", ["Amina Diallo"]),
        ("Thirty people were killed, said the mayor of Gao, Amina Diallo.", ["Amina Diallo"]),
        (
            "Médecins Sans Frontières (MSF) on Monday said 30 people were killed.",
            ["Médecins Sans Frontières"],
        ),
        ("The daily said 30 people were killed, citing hospital officials.", ["hospital officials"]),
        ("Thirty deaths were recorded in May by the Red Cross.", ["Red Cross"]),
        ("The fire, police said, killed 30 people.", ["police"]),
        ("Police say 30 people were killed; the army says 12 were killed.", ["Police", "army"]),
        ("Thirty people were killed, UNICEF said, and OCHA said 90 were hurt.", ["UNICEF", "OCHA"]),
        ("The report of the mission says 30 people were killed.", ["mission"]),
        ("Thirty people were killed.", [""]),
    ],
)
def test_a_figure_has_the_source_that_its_sentence_names(text, named):
    assert sources(text) == named


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("The mayor spoke. Nine people died, the mayor said. He said 30 were hurt.", ["mayor", "mayor"]),
        ("OCHA said the road was cut. It said 30 people died.", ["OCHA"]),
        ("It said 30 people died. One is too many, the ministry said.", ["ministry"]),
        ("He said 30 people died. One is too many, the ministry said.", [""]),
        ("UNICEF said 21 people died. Of the dead, 12 were girls.", ["UNICEF", "UNICEF"]),
        ("UNICEF said 21 people died. In Mali 12 girls were killed.", ["UNICEF", ""]),
    ],
)
def test_a_source_is_carried_over_only_where_the_text_goes_on(text, named):
    assert sources(text) == named


def test_a_known_source_is_found_by_any_of_its_names():
    (found,) = figures("At least 20 were killed, the UK-based Syrian Observatory for Human Rights said.")
    assert found.source_key == "sohr"


def test_who_denies_a_figure_is_not_its_source():
    (found,) = figures("The government denied that 40 villagers were killed.")
    assert found.source == ""


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ('"We counted 37 bodies," said Ahmed Hassan, a doctor.', "Ahmed Hassan"),
        ("The ministry's figures show that 41,000 people have been killed.", "ministry"),
        ("Médecins Sans Frontières treated 200 wounded, it said in a statement.", "Médecins Sans Frontières"),
        ("The UN says 24,000 people were killed; the government says 9,000.", "government"),
        ("Local media reported 12 deaths; the mayor could confirm only five.", "mayor"),
    ],
)
def test_the_last_number_is_said_by(text, source):
    assert sources(text)[-1] == source


def test_a_short_name_stands_for_the_known_source_that_spoke_before():
    text = "The Gaza health ministry said 30 people died. The ministry said 12 of them were children."
    assert [(one.source, one.source_key) for one in figures(text)] == [
        ("Gaza health ministry", "gaza-health-ministry"),
        ("ministry", "gaza-health-ministry"),
    ]
    assert [one.source_key for one in figures("The ministry said 12 people died.")] == [""]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The toll rises to 212. The president declares a state of emergency. (BBC)", "BBC"),
        ("Ferry sinks off Basilan: 18 bodies retrieved, 24 missing - Philippine coast guard", "coast guard"),
        ("They killed 30 soldiers, sources said. JNIM itself claimed 100.", "JNIM"),
        (
            "Floods killed nine near Malale, the chairman of the area, Suleiman Dekina, has confirmed.",
            "Suleiman Dekina",
        ),
        ("Ferry sinks: 18 bodies retrieved, 24 missing - Philippine coast guard", "coast guard"),
    ],
)
def test_credits_and_names_in_asides_are_sources(text, source):
    assert sources(text)[-1].endswith(source)


def test_those_who_speak_are_not_counted():
    text = "Fighters killed 30 soldiers, two security sources told AFP."
    assert [one.quote for one in figures(text)] == ["30"]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("They killed ten people, medics and witnesses said.", "medics"),
        ("Gunmen abducted six miners, the firm that runs the site said.", "firm"),
        ("Authorities in the eastern province of Nangarhar reported 812 deaths.", "Authorities"),
        ("Villagers interviewed by Reuters said 120 had been killed.", "Villagers"),
        (
            "The figures, released on Tuesday by the interior ministry, show 1,230 deaths.",
            "interior ministry",
        ),
        ("They fled; a doctor at the clinic who asked not to be named confirmed three deaths.", "doctor"),
        ("By the tally of Plataforma Decide, which says so since 21 October, 385 died.", "Plataforma Decide"),
        (
            "Investigators at the United Nations accuse rebels of having executed 319 civilians.",
            "United Nations",
        ),
        ("By morning the police were speaking of 40 dead.", "police"),
        ("At least seven people were killed, MSF teams on the ground report.", "MSF"),
    ],
)
def test_who_says_it_is_named_in_many_ways(text, source):
    assert source in sources(text)[-1]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Rights chief Volker Türk said his office had verified 15 deaths.", "Rights chief Volker Türk"),
        ("About 1,200 people were killed, by Israel's count.", "Israel"),
    ],
)
def test_an_office_of_somebody_s_speaks_for_them_and_a_count_for_its_owner(text, source):
    assert sources(text) == [source]


@pytest.mark.parametrize(
    ("text", "source", "disputed"),
    [
        ("Police denied that 30 people had been shot dead.", "", True),
        ("The army denied killing 12 civilians.", "", True),
        ("Police denied that anybody was shot, saying three people died.", "Police", False),
        ("Denying the report, the army said 14 soldiers died.", "army", False),
        ("The ministry denied the claim and said 14 people died.", "ministry", False),
        ("The army denied any role in the strike, which killed 40, according to medics.", "medics", False),
        ("The army denied responsibility for a blast that killed 12, medics said.", "medics", False),
    ],
)
def test_a_denial_ends_where_something_is_said_again(text, source, disputed):
    [found] = figures(text)
    assert (found.source, found.status is Status.DISPUTED) == (source, disputed)
