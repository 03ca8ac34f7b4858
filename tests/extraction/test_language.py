from __future__ import annotations

import json
import re
import time
from pathlib import Path

import pytest

from tracker.extraction.language import LOOKED_AT, find_language

PASSAGES = Path(__file__).parents[2] / "benchmarks" / "passages"
SENTENCES = {
    "en": "The shelling left 14 dead and the hospital without power, a doctor said.",
    "fr": "Quatorze habitants ont péri dans les bombardements, selon un médecin de l'hôpital.",
    "de": "Bei dem Beschuss kamen 14 Bewohner ums Leben, wie ein Arzt des Krankenhauses sagte.",
    "es": "Catorce vecinos perdieron la vida en los bombardeos, según un médico del hospital.",
    "it": "Quattordici abitanti hanno perso la vita nei bombardamenti, ha detto un medico dell'ospedale.",
    "pt": "Catorze moradores perderam a vida nos bombardeios, disse um médico do hospital.",
    "nl": "Bij de beschietingen kwamen veertien inwoners om het leven, zei een arts van het ziekenhuis.",
    "tr": "Bombardımanda 14 kişi hayatını kaybetti, hastanedeki bir doktor söyledi.",
    "pl": "W ostrzale zginęło 14 mieszkańców, powiedział lekarz ze szpitala.",
    "sv": "Fjorton invånare miste livet i beskjutningen, enligt en läkare på sjukhuset.",
    "ar": "لقي 14 من السكان مصرعهم في القصف، بحسب طبيب في المستشفى.",
    "fa": "یک پزشک بیمارستان گفت که ۱۴ نفر از ساکنان در بمباران جان باختند.",
    "ur": "ہسپتال کے ایک ڈاکٹر نے کہا کہ بمباری میں 14 رہائشی ہلاک ہو گئے۔",
    "ru": "По словам врача больницы, при обстреле погибли 14 жителей.",
    "uk": "За словами лікаря лікарні, під час обстрілу загинули 14 мешканців.",
    "ko": "병원의 한 의사는 포격으로 주민 14명이 숨졌다고 말했다.",
    "ja": "病院の医師によると、砲撃で住民14人が死亡した。",
    "zh": "医院一名医生说，炮击造成14名居民死亡。",
    "he": "לדברי רופא בבית החולים, 14 תושבים נהרגו בהפגזה.",
    "el": "Δεκατέσσερις κάτοικοι έχασαν τη ζωή τους στον βομβαρδισμό.",
    "hi": "अस्पताल के एक डॉक्टर ने कहा कि गोलाबारी में 14 लोग मारे गए।",
}


@pytest.mark.parametrize("language", SENTENCES)
def test_one_sentence_is_enough_to_tell_its_language(language):
    assert find_language(SENTENCES[language]) == language


@pytest.mark.parametrize("text", ["", "   ", "14", "14,000 – 15,000", "Aleppo", "Reuters / AFP", "🕊"])
def test_what_cannot_be_told_is_left_open(text):
    assert find_language(text) == ""


def test_names_of_another_language_do_not_change_it():
    assert find_language("The mayor of Şanlıurfa, Mehmet Özdoğan, said 3 died in Gülşehir.") == "en"
    assert find_language("Según The New York Times y The Guardian, murieron 3 en San Pedro.") == "es"
    assert find_language("قالت وكالة Reuters للأنباء إن 3 قتلوا") == "ar"


def test_a_short_text_of_a_script_is_taken_for_its_first_language():
    assert find_language("قتلى") == "ar"
    assert find_language("Беженцы") == "ru"


def test_the_beginning_of_a_long_text_settles_it():
    english = SENTENCES["en"] + " "
    long = english * (LOOKED_AT // len(english) + 1) + SENTENCES["ru"] * 500
    assert find_language(long) == "en"


def test_three_hundred_characters_take_less_than_a_third_of_a_millisecond():
    text = (SENTENCES["de"] * 4)[:300]
    find_language(text)
    times = []
    for _ in range(50):
        start = time.perf_counter()
        find_language(text)
        times.append(time.perf_counter() - start)
    assert min(times) < 0.0003


@pytest.mark.parametrize("name", ["english", "languages"])
def test_of_labelled_passages_every_one_is_told_and_of_their_sentences_none_is_mistaken(name):
    for line in (PASSAGES / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        passage = json.loads(line)
        language = passage.get("language", "en")
        assert find_language(passage["text"]) == language
        for sentence in re.split(r"(?<=[.!?]) +(?=[A-Z«\"“])", passage["text"]):
            assert find_language(sentence) in (language, ""), sentence
