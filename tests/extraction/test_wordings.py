"""Wordings: figures in the words of a newspaper, a situation report, a monitor or an official."""

import pytest

from tests.extraction.texts import counts

# By a short name, a sentence and the figures in it, each as its quote, metric and group.
DEATHS = {
    "claimed": ("The blaze claimed 12 lives.", "12 deaths all"),
    "took the lives of": ("A drone strike took the lives of five aid workers.", "five deaths aid_workers"),
    "succumbed": ("Nine patients succumbed to their wounds overnight.", "Nine deaths all"),
    "proved fatal": ("The attack proved fatal for 14 soldiers.", "14 deaths combatants"),
    "more bodies": ("Six more bodies washed ashore on Sunday.", "Six deaths all"),
    "more deaths": ("Six more deaths were reported from the camp.", "Six deaths all"),
    "remains of": ("Divers recovered the remains of 17 people from the wreck.", "17 deaths all"),
    "wiped out": ("The army said it had wiped out 25 militants.", "25 deaths combatants"),
    "shot and killed": ("Police shot and killed 22 protesters.", "22 deaths all"),
    "mowed down": ("Gunmen mowed down 26 demonstrators.", "26 deaths all"),
    "lynched": ("Nine villagers were lynched by a mob.", "Nine deaths all"),
    "burnt alive": ("Thirty people were burnt alive in their homes.", "Thirty deaths all"),
    "throats": ("Three guards were found with their throats slit.", "Three deaths all"),
    "not make it out": ("At least nine people did not make it out alive.", "At least nine deaths all"),
    "paid with": ("More than 1,000 have paid with their lives.", "More than 1,000 deaths all"),
    "loss of": ("The ship went down with the loss of 34 crew.", "34 deaths all"),
    "graves of": ("The graves of 6,700 others stand in rows.", "6,700 deaths all"),
    "funerals": ("Funerals were held for 12 victims of the attack.", "12 deaths all"),
    "dead number": ("The dead now number 318.", "318 deaths all"),
    "martyrdom": ("The martyrdom of 14 citizens was announced.", "14 deaths all"),
    "death count": ("The death count reached 64 by evening.", "64 deaths all"),
    "on board": ("Militants shot down the plane, killing all 298 people on board.", "298 deaths all"),
    "convicted": ("Iran executed 12 people convicted of drug offences.", "12 deaths all"),
    "among those killed": ("Two journalists were among those killed.", "Two deaths journalists"),
    "along with": ("The mayor was killed along with two bodyguards.", "two deaths all"),
    "that one": ("The army said that one civilian was killed.", "one deaths civilians"),
    "in the camp": ("In the camp 12 people died.", "12 deaths all"),
    "same day": ("On the same day 12 people were killed.", "12 deaths all"),
    "scores of": ("The war has killed scores of thousands of people.", "scores of thousands deaths all"),
    "in a day": ("Shelling killed 31 people in a day.", "31 deaths all"),
}
HURT_OR_MISSING = {
    "gunshot wounds": ("Twenty people sustained gunshot wounds.", "Twenty injured all"),
    "smoke": ("Thirty-one were treated for smoke inhalation.", "Thirty-one injured all"),
    "hospitalised": ("Another 40 were hospitalised, several with burns.", "Another 40 injured all"),
    "in hospital": ("More than 60 are being treated in hospital.", "More than 60 injured all"),
    "critical": ("Seven are in critical condition.", "Seven injured all"),
    "escaped with": ("Four crew members escaped with minor injuries.", "Four injured all"),
    "shrapnel": ("Two reporters were struck by shrapnel.", "Two injured journalists"),
    "degrees": ("Seven others sustained varying degrees of injury.", "Seven injured all"),
    "injury toll": ("The injury toll climbed to 1,204.", "1,204 injured all"),
    "in need of surgery": ("Nineteen people were left needing surgery.", "Nineteen injured all"),
    "accounted for": ("Nineteen people are yet to be accounted for.", "Nineteen missing all"),
    "shot and wounded": ("Soldiers shot and wounded 15 protesters.", "15 injured all"),
    "no trace": ("There was still no trace of 17 sailors.", "17 missing all"),
    "whereabouts": ("The whereabouts of 45 students are unknown.", "45 missing students"),
    "not located": ("Thirty-three people could not be located.", "Thirty-three missing all"),
    "buried under": ("More than 200 are buried under the landslide.", "More than 200 missing all"),
    "rubble": ("Dozens are still under the rubble.", "Dozens missing all"),
    "swept away": ("Six people were swept away by the flood.", "Six missing all"),
    "lost contact": ("Relatives have lost contact with 66 people.", "66 missing all"),
    "searching": ("Rescuers are searching for 33 fishermen.", "33 missing all"),
    "killed or maimed": ("Mines killed or maimed 300 children.", "300 casualties children"),
}
DISPLACED = {
    "displacement of": ("The displacement of 15,000 people was recorded.", "15,000 displaced all"),
    "evacuation of": ("The eruption led to the evacuation of 8,000 people.", "8,000 displaced all"),
    "housed": ("Some 3,200 people are being housed in schools.", "Some 3,200 displaced all"),
    "sought safety": ("Around 15,000 people sought safety in the hills.", "Around 15,000 displaced all"),
    "out of villages": ("Clashes pushed 15,000 people out of their villages.", "15,000 displaced all"),
    "abandoned": ("Thousands of families abandoned the town.", "Thousands displaced all"),
    "outdoors": ("Hundreds spent the night outdoors.", "Hundreds displaced all"),
    "host": ("Some 15,000 people are living with host communities.", "Some 15,000 displaced all"),
    "collective": ("Some 900 people are staying in collective centres.", "Some 900 displaced all"),
    "shelters": ("The camp now shelters 8,000 people.", "8,000 displaced all"),
    "escaped the fire": ("Almost 8,000 people escaped the advancing fire.", "Almost 8,000 displaced all"),
    "reached the camp": ("Some 2,500 people reached the camp in May.", "Some 2,500 displaced all"),
    "poured out": ("Thousands poured out of the city on foot.", "Thousands displaced all"),
    "to leave": ("The eruption forced 8,000 to leave their villages.", "8,000 displaced all"),
    "flee homes": ("More than 9,000 flee homes as a typhoon nears", "More than 9,000 displaced all"),
    "move out": ("Nineteen households had to move out.", "Nineteen displaced all"),
    "the frontier": ("Some 1,200 people crossed the frontier.", "Some 1,200 refugees all"),
    "exile": ("Some 8,000 people went into exile.", "Some 8,000 refugees all"),
    "across the border": ("Some 8,000 people made it across the border.", "Some 8,000 refugees all"),
    "taken in": ("Turkey has taken in 3.6 million Syrians.", "3.6 million refugees all"),
    "refugees number": ("Refugees now number 8,000.", "8,000 refugees all"),
    "in a week": ("Chad received 8,000 refugees in a week.", "8,000 refugees all"),
    "back to their homes": ("Buses took 4,000 people back to their homes.", "4,000 returnees all"),
    "journey home": ("Over 4,000 displaced people made the journey home.", "Over 4,000 returnees all"),
}
TAKEN = {
    "abduction of": ("The abduction of 20 farmers was reported.", "20 abducted all"),
    "whisked away": ("Bandits whisked away 12 farmers.", "12 abducted all"),
    "marched away": ("Some 80 worshippers had been marched away.", "Some 80 abducted all"),
    "at gunpoint": ("Seventeen people were taken at gunpoint.", "Seventeen abducted all"),
    "ransom": ("The gang demanded ransom for 17 missionaries.", "17 abducted all"),
    "still held": ("Fifty hostages are still held by the rebels.", "Fifty abducted all"),
    "arrest of": ("Raids led to the arrest of 40 suspected militants.", "40 detained combatants"),
    "apprehended": ("Agents apprehended 35 migrants.", "35 detained all"),
    "cases of arrest": ("It documented 214 cases of arbitrary arrest.", "214 detained all"),
    "cases of": ("It recorded 161 cases of enforced disappearance.", "161 missing all"),
    "picked up by": ("Two journalists were picked up by security forces.", "Two detained journalists"),
    "held for ransom": ("Sixty people are being held for ransom.", "Sixty abducted all"),
    "locked up": ("More than 500 were locked up.", "More than 500 detained all"),
    "questioning": ("Forty were held for questioning.", "Forty detained all"),
    "prisoners of war": ("Some 400 prisoners of war are on the list.", "Some 400 detained all"),
}
GROUPS = {
    "UN staffers": ("Two UN staffers were killed.", "Two deaths aid_workers"),
    "relief staff": ("Seven relief staff were killed.", "Seven deaths aid_workers"),
    "the press": ("Nine members of the press were killed.", "Nine deaths journalists"),
    "schoolteachers": ("Nine schoolteachers were abducted.", "Nine abducted teachers"),
    "hospital workers": ("Nine hospital workers were killed.", "Nine deaths health_workers"),
    "vigilantes": ("Nine vigilantes were killed.", "Nine deaths combatants"),
    "security men": ("Nine security men were killed.", "Nine deaths combatants"),
    "constables": ("Three constables were killed.", "Three deaths combatants"),
    "members of forces": ("Nine members of regime forces were killed.", "Nine deaths combatants"),
    "subversives": ("Three subversives were killed.", "Three deaths combatants"),
    "adolescents": ("Nine adolescents were killed.", "Nine deaths children"),
}
NO_FIGURES = {
    "vigil": "A vigil was held for 12 students.",
    "rallies": "Twelve rallies were held in the capital.",
    "held off": "He held off a spirited effort by 12 rivals.",
    "two sides": "The two sides reached a prisoner exchange deal.",
    "fell ill": "At least 1,200 people fell ill.",
    "fell to": "A town of 9,000 fell to the rebels.",
    "cholera": "The clinic admitted 40 patients with cholera.",
    "jobs": "The slump wiped out 12,000 jobs.",
    "launchers": "The strike wiped out 12 launchers.",
    "things return": "The evacuation of 12 villages was ordered.",
    "not injured": "Two people were not injured.",
    "not returned": "Fourteen of the villagers have not returned.",
    "to port": "The 13 sailors returned safely to port.",
    "to duty": "Twelve officers returned to duty.",
    "lives of": "The policy affects the lives of 350,000 people.",
    "threatened": "The army has threatened to displace 300,000 people.",
    "risks": "The war risks displacing 300,000 people.",
    "could rise": "Officials fear the toll could rise above 300.",
    "chance": "There is a one-third chance of more than 10,000 deaths.",
    "body bags": "The agency is buying 10,000 body bags.",
    "perpetrators": "The massacre was carried out by 30 men in uniform.",
    "warrants": "A judge sought the arrest of 12 officers.",
    "ages in short": "The wounded girl is 14 y.o., the boy 12 yrs old.",
    "destroyed": "The rebels killed nobody but destroyed at least six telephone booths.",
    "bullet wounds": "The body bore 12 bullet wounds.",
    "fled the scene": "Two gunmen on a motorcycle fled the scene.",
    "speakers": "The bridge was hit, according to two residents.",
    "sources": "No one was hurt, two security sources told the agency.",
    "in exchange": "A journalist was freed in exchange for 12 tractors.",
    "alive": "Twelve people were found alive.",
    "bombings": "Two suicide bombings shook the capital.",
    "drew": "The funeral drew 12,000 people.",
    "lockdown": "Some 20,000 people were placed under lockdown.",
    "alerts": "The town received four evacuation alerts before 200 homes burned.",
}
FIGURES = {**DEATHS, **HURT_OR_MISSING, **DISPLACED, **TAKEN, **GROUPS}


@pytest.mark.parametrize(("text", "figure"), FIGURES.values(), ids=list(FIGURES))
def test_a_figure_is_read_in_many_wordings(text, figure):
    assert counts(text) == [figure]


@pytest.mark.parametrize("text", NO_FIGURES.values(), ids=list(NO_FIGURES))
def test_a_number_that_only_sounds_like_a_count_is_none(text):
    assert counts(text) == []


def test_people_remain_what_an_aside_keeps_from_them():
    text = "About 2.9 million people, including 1.4 million children, remain internally displaced."
    assert counts(text) == ["About 2.9 million displaced all", "1.4 million displaced children"]


def test_those_who_tell_a_figure_are_not_counted_with_it():
    assert counts("The blast left 40 wounded, according to two medical officials.") == ["40 injured all"]


@pytest.mark.parametrize("verb", ["claimed", "admitted", "said"])
def test_what_is_claimed_or_admitted_is_told_by_its_own_verb(verb):
    assert counts(f"The army {verb} 12 people were wounded.") == ["12 injured all"]


def test_an_increase_is_no_count_beside_its_total():
    assert counts("The toll stood at 1,941 on Tuesday, up 522 in a day.") == ["1,941 deaths all"]
