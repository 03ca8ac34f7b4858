"""Which number took the place of which."""

import pytest

from tests.extraction.texts import figures, reasons
from tracker.extraction.candidate import Role


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The death toll rose from 31 to 45, police said."),
        ("en", "The death toll rose in a week from 31 people to 45."),
        ("en", "The toll rose to 45 from 31."),
        ("en", "The toll is 45, up from 31."),
        ("es", "El número de muertos subió de 31 a 45, informó la policía."),
        ("fr", "Le bilan est passé de 31 à 45 morts, selon la police."),
        ("de", "Die Zahl der Toten stieg von 31 auf 45, teilte die Polizei mit."),
        ("ar", "ارتفع عدد القتلى من 31 إلى 45، بحسب وزارة الصحة."),
        ("it", "Il bilancio è salito da 31 a 45 morti."),
        ("pt", "O número de mortos subiu de 31 para 45."),
    ],
)
def test_the_older_number_of_a_toll_is_background(language, text):
    roles = {one.quote: one.role for one in figures(text, language)}
    assert roles == {"31": Role.BACKGROUND, "45": Role.CURRENT}


def test_two_numbers_without_a_change_are_one_range():
    assert [one.quote for one in figures("From 31 to 45 people died.")] == ["From 31 to 45"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Every day 37 children die in Gaza."),
        ("en", "Each week, 37 people were killed."),
        ("fr", "Chaque jour 37 enfants meurent à Gaza."),
        ("de", "Täglich sterben 37 Kinder."),
        ("es", "Cada día mueren 37 niños en Gaza."),
    ],
)
def test_so_many_a_day_is_a_rate(language, text):
    assert reasons(text, language) == {"37": "rate"}
