"""Periods in other languages: each says days in its own words and order, and none is guessed there either."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extraction.marked import parse_marked
from tests.extraction.texts import read
from tracker.extraction.setting.anchors import find_anchors
from tracker.extraction.setting.cues import Cues
from tracker.extraction.setting.periods import find_period
from tracker.extraction.setting.stretches import Clock
from tracker.extraction.setting.times import find_times

SUNDAY = Clock(date(2024, 12, 1))


def days(text: str, language: str) -> str:
    """Start, end and day of the count of the number in brackets, as "start..end@as_of"."""
    marked = parse_marked(text)
    words = Cues(marked.tokens, language, [marked.number])
    times = find_times(words, SUNDAY, find_anchors([words], SUNDAY))
    found = find_period(words, times, marked.number, marked.others)
    return f"{found.period_start or ''}..{found.period_end or ''}" + (
        f"@{found.as_of}" if found.as_of else ""
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[400] personnes ont été tuées depuis le 27 novembre.", "2024-11-27.."),
        ("Depuis lundi, [60] personnes ont été tuées.", "2024-11-25.."),
        ("[12] personnes sont mortes mercredi.", "2024-11-27..2024-11-27"),
        ("[7] personnes ont été tuées hier.", "2024-11-30..2024-11-30"),
        ("[27] civils ont été tués au cours des trois derniers jours.", "2024-11-28..2024-12-01"),
        ("[165] personnes ont été tuées au cours des dernières 24 heures.", "2024-11-30..2024-12-01"),
        ("[80] personnes ont été tuées la semaine dernière.", "2024-11-18..2024-11-24"),
        ("[80] personnes ont été tuées le mois dernier.", "2024-11-01..2024-11-30"),
        ("[80] personnes ont été tuées l'année dernière.", "2023-01-01..2023-12-31"),
        ("En mars, [80] personnes ont été tuées.", "2024-03-01..2024-03-31"),
        ("[3072] personnes se sont noyées en 2014.", "2014-01-01..2014-12-31"),
        ("[90] ont fui entre le 3 et le 9 mai.", "2024-05-03..2024-05-09"),
        ("[90] ont été tués jusqu'au 5 avril 2021.", "..2021-04-05@2021-04-05"),
        ("La guerre a fait [500] morts depuis 2011.", "2011-01-01.."),
        ("[12] personnes ont été tuées, a déclaré mardi la police.", ".."),
        ("[12] personnes ont fui ces derniers jours.", ".."),
        ("[12] personnes ont été tuées le 03/04/2022.", "2022-04-03..2022-04-03"),
        ("[12] personnes sont mortes il y a six jours.", "2024-11-25..2024-11-25"),
        ("Depuis début novembre, [56] personnes ont fui.", ".."),
    ],
)
def test_french_says_days_in_its_own_words(text: str, expected: str) -> None:
    assert days(text, "fr") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[400] Menschen wurden seit dem 27. November getötet.", "2024-11-27.."),
        ("Seit Montag wurden [60] Menschen getötet.", "2024-11-25.."),
        ("Am Mittwoch starben [12] Menschen.", "2024-11-27..2024-11-27"),
        ("Gestern wurden [7] Menschen getötet.", "2024-11-30..2024-11-30"),
        ("In den vergangenen drei Tagen wurden [27] Zivilisten getötet.", "2024-11-28..2024-12-01"),
        ("In den letzten 24 Stunden wurden [165] Menschen getötet.", "2024-11-30..2024-12-01"),
        ("Vergangene Woche wurden [80] Menschen getötet.", "2024-11-18..2024-11-24"),
        ("Im vergangenen Monat wurden [80] Menschen getötet.", "2024-11-01..2024-11-30"),
        ("Im März wurden [80] Menschen getötet.", "2024-03-01..2024-03-31"),
        ("Im Jahr 2014 ertranken [3072] Menschen.", "2014-01-01..2014-12-31"),
        ("Zwischen dem 3. und 9. Mai flohen [90] Menschen.", "2024-05-03..2024-05-09"),
        ("Bis zum 5. April 2021 wurden [90] Menschen getötet.", "..2021-04-05@2021-04-05"),
        ("[12] Menschen wurden getötet, sagte die Polizei am Dienstag.", ".."),
        ("In den letzten Tagen flohen [12] Menschen.", ".."),
        ("Seit Anfang November flohen [56] Menschen.", ".."),
        ("Vor sechs Tagen starben [12] Menschen.", "2024-11-25..2024-11-25"),
    ],
)
def test_german_says_days_in_its_own_words(text: str, expected: str) -> None:
    assert days(text, "de") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[400] personas han muerto desde el 27 de noviembre.", "2024-11-27.."),
        ("Desde el lunes, [60] personas han muerto.", "2024-11-25.."),
        ("[12] personas murieron el miércoles.", "2024-11-27..2024-11-27"),
        ("Ayer murieron [7] personas.", "2024-11-30..2024-11-30"),
        ("En los últimos tres días murieron [27] civiles.", "2024-11-28..2024-12-01"),
        ("En las últimas 24 horas murieron [165] personas.", "2024-11-30..2024-12-01"),
        ("La semana pasada murieron [80] personas.", "2024-11-18..2024-11-24"),
        ("El mes pasado murieron [80] personas.", "2024-11-01..2024-11-30"),
        ("En marzo murieron [80] personas.", "2024-03-01..2024-03-31"),
        ("En 2014 se ahogaron [3072] personas.", "2014-01-01..2014-12-31"),
        ("Entre el 3 y el 9 de mayo huyeron [90] personas.", "2024-05-03..2024-05-09"),
        ("[90] murieron hasta el 5 de abril de 2021.", "..2021-04-05@2021-04-05"),
        ("[12] personas murieron, dijo el martes la policía.", ".."),
        ("En los últimos días huyeron [12] personas.", ".."),
        ("Desde principios de noviembre huyeron [56] personas.", ".."),
        ("Hace seis días murieron [12] personas.", "2024-11-25..2024-11-25"),
    ],
)
def test_spanish_says_days_in_its_own_words(text: str, expected: str) -> None:
    assert days(text, "es") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قتل [400] شخص منذ 27 نوفمبر.", "2024-11-27.."),
        ("قتل [400] شخص منذ 27 تشرين الثاني 2023.", "2023-11-27.."),
        ("قتل [60] شخصا منذ يوم الاثنين.", "2024-11-25.."),
        ("قتل [12] شخصا يوم الأربعاء.", "2024-11-27..2024-11-27"),
        ("قتل [7] أشخاص أمس.", "2024-11-30..2024-11-30"),
        ("قتل [165] شخصا خلال الـ24 ساعة الماضية.", "2024-11-30..2024-12-01"),
        ("قتل [80] شخصا الشهر الماضي.", "2024-11-01..2024-11-30"),
        ("قتل [80] شخصا الأسبوع الماضي.", "2024-11-18..2024-11-24"),
        ("قتل [80] شخصا في مارس.", "2024-03-01..2024-03-31"),
        ("غرق [3072] شخصا عام 2014.", "2014-01-01..2014-12-31"),
        ("قتل [500] شخص منذ عام 2011.", "2011-01-01.."),
        ("نزح [12] شخصا خلال الأيام الماضية.", ".."),
        ("قتل [90] شخصا حتى 5 أبريل 2021.", "..2021-04-05@2021-04-05"),
        ("نزح [90] شخصا بين 3 و9 مايو.", "2024-05-03..2024-05-09"),
    ],
)
def test_arabic_says_days_in_its_own_words(text: str, expected: str) -> None:
    assert days(text, "ar") == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Since the seventh of October 41,788 people have been killed."),
        ("ar", "قتل 41788 شخصا منذ السابع من أكتوبر."),
        ("fr", "Depuis le sept octobre, 41 788 personnes ont été tuées."),
        ("es", "Desde el siete de octubre han muerto 41.788 personas."),
        ("de", "Seit dem siebten Oktober sind 41.788 Menschen getötet worden."),
    ],
)
def test_a_day_in_words_is_that_day_and_not_its_month(language, text):
    [found] = read(text, published_on=date(2024, 12, 1), language=language).figures
    assert (found.period_start, found.period_end) == (date(2024, 10, 7), None)
