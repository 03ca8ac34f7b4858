"""Numbers are read in each language's own words, digits and way of writing them together."""

import pytest

from tracker.domain.quantity import Qualifier
from tracker.extraction.lexicon import read_lexicon
from tracker.extraction.numbers import find_numbers
from tracker.extraction.tokens import tokenize


def read(language, text):
    mentions, rejected = find_numbers(tokenize(text), read_lexicon(language))
    assert rejected == []
    return [one.quantity.value or one.vague or (one.quantity.low, one.quantity.high) for one in mentions]


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("de", "zweihundertfünfzig Tote, einhunderteinundzwanzig, dreißigtausend", [250, 121, 30_000]),
        ("de", "1.234 Tote, 500 000 Menschen, 1,5 Millionen", [1_234, 500_000, 1_500_000]),
        ("de", "anderthalb Millionen, eine halbe Million, zwei Dutzend", [1_500_000, 500_000, 24]),
        ("de", "Dutzende, Hunderte, Zehntausende", ["dozens", "hundreds", "tens_of_thousands"]),
        ("de", "zwischen 5 und 10 Tote", [(5, 10)]),
        ("fr", "quatre-vingt-dix-sept morts, vingt et un, soixante-douze", [97, 21, 72]),
        ("fr", "deux mille cinq cents morts, deux millions et demi", [2_500, 2_500_000]),
        ("fr", "des dizaines de milliers, des centaines", ["tens_of_thousands", "hundreds"]),
        ("fr", "un mort et trois blessés", [1, 3]),
        ("es", "doscientos treinta y cinco, medio millón, un millón y medio", [235, 500_000, 1_500_000]),
        (
            "es",
            "miles de personas, decenas de miles, 1.200 muertos",
            ["thousands", "tens_of_thousands", 1_200],
        ),
        ("it", "duecentocinquanta morti, ventitré, trentamila, mezzo milione", [250, 23, 30_000, 500_000]),
        ("it", "decine di migliaia di sfollati", ["tens_of_thousands"]),
        ("pt", "duzentos e trinta e cinco mortos, meio milhão", [235, 500_000]),
        ("ar", "خمسة وعشرين شخصا، ثلاثمئة وخمسة وعشرون", [25, 325]),
        ("ar", "ثلاثة آلاف، مليوني نازح، مليون ونصف، ٣٫٥ مليون", [3_000, 2_000_000, 1_500_000, 3_500_000]),
        ("ar", "عشرات الآلاف، مئات القتلى، ١٬٢٣٤ قتيلا", ["tens_of_thousands", "hundreds", 1_234]),
        ("tr", "yüz elli kişi, iki bin beş yüz, bir buçuk milyon", [150, 2_500, 1_500_000]),
        ("tr", "on binlerce, yüzlerce kişi", ["tens_of_thousands", "hundreds"]),
        ("fa", "بیست و پنج نفر، پنجاه هزار نفر، ۳٫۵ میلیون", [25, 50_000, 3_500_000]),
        ("fa", "ده‌ها هزار نفر، صدها نفر", ["tens_of_thousands", "hundreds"]),
        ("ru", "двести тридцать пять, полтора миллиона, 300 тысяч", [235, 1_500_000, 300_000]),
        ("ru", "десятки тысяч, сотни людей", ["tens_of_thousands", "hundreds"]),
        ("ko", "3만5천 명이, 2만3천500명, 이십오 명, 두 명", [35_000, 23_500, 25, 2]),
        ("ko", "수십 명, 수만 명", ["dozens", "tens_of_thousands"]),
    ],
)
def test_each_language_is_read_in_its_own_words(language, text, values):
    assert read(language, text) == values


@pytest.mark.parametrize(
    ("language", "text", "qualifier"),
    [
        ("de", "mindestens 12 Tote", Qualifier.AT_LEAST),
        ("de", "knapp 200 Tote", Qualifier.NEARLY),
        ("fr", "plus d'un million de déplacés", Qualifier.MORE_THAN),
        ("fr", "une cinquantaine de morts", Qualifier.APPROXIMATELY),
        ("es", "más de 1.200 heridos", Qualifier.MORE_THAN),
        ("it", "almeno 12 morti", Qualifier.AT_LEAST),
        ("pt", "cerca de 300 mortos", Qualifier.APPROXIMATELY),
        ("ar", "ما لا يقل عن عشرة أشخاص", Qualifier.AT_LEAST),
        ("ar", "نحو 300 قتيل", Qualifier.APPROXIMATELY),
        ("tr", "300'den fazla kişi", Qualifier.MORE_THAN),
        ("tr", "en az 12 kişi", Qualifier.AT_LEAST),
        ("fa", "دست‌کم ۱۲ نفر", Qualifier.AT_LEAST),
        ("ru", "не менее 12 человек", Qualifier.AT_LEAST),
        ("ko", "100명 이상이 숨졌다", Qualifier.AT_LEAST),
        ("ko", "약 300명", Qualifier.APPROXIMATELY),
    ],
)
def test_each_language_hedges_in_its_own_words(language, text, qualifier):
    mentions, _ = find_numbers(tokenize(text), read_lexicon(language))
    assert [one.quantity.qualifier for one in mentions] == [qualifier]


def test_a_language_without_a_lexicon_has_digits():
    assert read("xx", "12 000 foo") == [12_000]
