"""To whom a verb does something, and who does it."""

import pytest

from tests.extraction.texts import counts, reasons


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "Two policemen killed five protesters.", ["five deaths all"]),
        ("en", "Five inmates killed a guard.", []),
        ("en", "Two gunmen who killed 5 people were arrested.", ["Two detained combatants", "5 deaths all"]),
        ("en", "Two policemen were killed.", ["Two deaths combatants"]),
        ("fr", "Deux policiers ont tué cinq manifestants.", ["cinq deaths all"]),
        ("fr", "Cinq manifestants ont été tués.", ["Cinq deaths all"]),
    ],
)
def test_those_who_kill_are_not_the_killed(language, text, found):
    assert counts(text, language) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The blast killed 12 people and blinded 30.", ["12 deaths all", "30 injured all"]),
        ("The siege killed 12 people and terrorised 400 others.", ["12 deaths all"]),
        ("They found 12 bodies and pulled 30 people alive.", ["12 deaths all"]),
        ("They killed 14 people and 3 soldiers.", ["14 deaths all", "3 deaths combatants"]),
    ],
)
def test_a_second_verb_tells_of_its_own_number(text, found):
    assert counts(text) == found


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("All but nine of the 212 passengers died.", ("nine", "exception")),
        ("Everyone except two children was killed.", ("two", "exception")),
        ("Nobody on board the plane with 35 passengers was hurt.", ("35", "zero")),
        ("Police said 12, not 21, people had died.", ("21", "negated")),
        ("Half of the dead were under 18.", ("under 18", "age")),
    ],
)
def test_exceptions_negations_and_ages_are_no_figures(text, refused):
    quote, reason = refused
    assert reasons(text)[quote] == reason
