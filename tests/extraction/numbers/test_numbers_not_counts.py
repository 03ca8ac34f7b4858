"""Dates, ages, money and whatever else counts no people are told from counts, each with its reason."""

import pytest

from tracker.extraction.lexicon import read_lexicon
from tracker.extraction.numbers import find_numbers
from tracker.extraction.tokens import tokenize


def read(text, language="en"):
    mentions, rejected = find_numbers(tokenize(text), read_lexicon(language))
    return [text[one.start : one.end] for one in mentions], [(one.quote, one.reason) for one in rejected]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("on 7 October it began", "date"),
        ("on Oct. 7 it began", "date"),
        ("as of March 18 there was no news", "date"),
        ("from 24/02/2022 onwards", "date"),
        ("since 2011, when it began", "date"),
        ("the 1994 genocide", "date"),
        ("from 2014 to 2016 it went on", "date"),
        ("at 9:30 it began", "time"),
        ("at 5 p.m. it began", "time"),
        ("a 34-year-old man", "age"),
        ("men aged 18-60 were held", "age"),
        ("Maria Santos, 34, fled", "age"),
        ("a child under five", "age"),
        ("worth $40 million", "money"),
        ("worth 1.2m euros", "money"),
        ("some 90 percent of them", "percent"),
        ("up 18% on the year", "percent"),
        ("two thirds of them", "fraction"),
        ("75 kilometres to the north", "distance"),
        ("a magnitude 6.8 earthquake", "distance"),
        ("over the past 24 hours", "duration"),
        ("a 13-year war", "duration"),
        ("the 10th anniversary", "ordinal"),
        ("under Resolution 1701", "name"),
        ("the M23 rebels", "name"),
        ("a Su-25 was shot down", "name"),
        ("at under 500 per day", "rate"),
        ("five times as many", "times"),
        ("one of the worst", "pronoun"),
        ("no one was hurt", "pronoun"),
        ("the average is 6.8", "decimal"),
        ("signed on 02.06.2024", "date"),
    ],
)
def test_what_counts_no_people_says_why(text, reason):
    mentions, rejected = read(text)
    assert mentions == []
    assert {why for _, why in rejected} == {reason}


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("12 may have died", ["12"]),
        ("In May 12 people died", ["12"]),
        ("April 840 deaths and May 586.", ["840", "586"]),
        ("as of March 18 and 1,399 others", ["1,399"]),
        ("the deaths of 2000 people", ["2000"]),
        ("the truce of 2015 followed 1950 deaths", ["1950"]),
        ("In 2014 at least 300 people died", ["at least 300"]),
        ("up from 31 a day earlier", ["31"]),
        ("five people, one of them a child", ["five", "one"]),
        ("killed five in 12 villages", ["five", "12"]),
        ("rebels, 10 and possibly 11 of them", ["10"]),
        ("at least 19, possibly 20", ["at least 19"]),
        ("hundreds, if not thousands", ["hundreds"]),
    ],
)
def test_what_looks_like_a_date_or_a_pronoun_may_still_count(text, quotes):
    assert read(text)[0] == quotes


def test_both_days_of_a_pair_are_dates():
    assert read("between Sept. 17 and 28 there were 11 killed")[0] == ["11"]


def test_both_numbers_of_a_ratio_are_a_fraction():
    assert read("one in four people fled") == ([], [("one", "fraction"), ("four", "fraction")])


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "am 7. Oktober 2023, 40 Prozent, der 34-jährige Mann, 20 Kilometer, 12 Tage, 3,5 Mio. Euro"),
        ("fr", "le 7 octobre 2023, 20 %, âgé de 34 ans, 12 000 euros, 30 kilomètres, depuis 2011"),
        ("es", "el 7 de octubre de 2023, el 20 por ciento, de 34 años, 12 kilómetros, en 2011, 5 dólares"),
        ("it", "il 7 ottobre 2023, il 20 per cento, di 34 anni, 12 chilometri, nel 2011, 5 euro"),
        ("pt", "em 7 de outubro de 2023, 20%, de 34 anos, 12 quilômetros, em 2011, 5 euros"),
        ("ar", "في 7 أكتوبر 2023، 20 في المئة، خلال 24 ساعة، عمره 34 عاما، 5 ملايين دولار"),
        ("tr", "7 Ekim 2023, yüzde 20, 24 saat, 34 yaşında, 12 kilometre"),
        ("fa", "سال ۲۰۱۱، ۲۰ درصد، ۳۴ ساله، ۲۴ ساعت گذشته، ۱۲ کیلومتر"),
        ("ru", "7 октября 2023 года, 20 процентов, 34-летний, за 24 часа, 12 километров"),
        ("ko", "2023년 10월 7일, 20%, 34세, 24시간, 12km"),
    ],
)
def test_other_languages_know_dates_ages_money_and_measures(language, text):
    mentions, rejected = read(text, language)
    assert mentions == []
    assert len(rejected) >= 5


@pytest.mark.parametrize(
    ("language", "text", "quotes"),
    [
        ("de", "2000 Menschen starben, im Krieg von 2006", ["2000"]),
        ("es", "la muerte de 2000 personas desde 2014", ["2000"]),
        ("fr", "la mort de 2000 personnes en 2011", ["2000"]),
        ("ar", "مقتل 2000 شخص منذ عام 2014", ["2000"]),
    ],
)
def test_a_bare_year_is_told_from_a_count_without_marks(language, text, quotes):
    assert read(text, language)[0] == quotes


@pytest.mark.parametrize(
    "text", ["9" * 40 + " thousand two", "² people", "①②", "1.2.3.4 5,6,7", "٫٬", "10 to " + "9" * 30]
)
def test_odd_digits_raise_nothing(text):
    assert [one for one in read(text)[0] if len(one) > 3] == []


@pytest.mark.parametrize(
    ("text", "reason", "quotes"),
    [
        ("Three children aged 5, 7 and 9 died.", "age", ["5", "7", "9"]),
        ("Women between the ages of 45 and 75 were killed.", "age", ["45", "75"]),
        ("A girl and a boy, aged two and 12, were hurt.", "age", ["two", "12"]),
        ("Attacks on 8 and 9 July injured 78 people.", "date", ["8", "9"]),
    ],
)
def test_what_is_joined_to_an_age_or_a_day_is_one_too(text, reason, quotes):
    assert [quote for quote, told in read(text)[1] if told == reason] == quotes


def test_the_year_of_a_day_is_no_end_of_a_range():
    mentions, rejected = read("taking the toll since 7 October 2023 to 46,788")
    assert mentions == ["46,788"]
    assert [reason for _, reason in rejected] == ["date", "date"]
