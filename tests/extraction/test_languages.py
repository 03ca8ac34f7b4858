"""What other languages do their own way: who speaks behind the verb, what is written onto a name."""

import pytest

from tests.extraction.texts import counts, figures, parts, sources
from tracker.extraction.speech.name_endings import trim_name


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        ("es", "Al menos 12 personas murieron, informó este martes la Policía.", "Policía"),
        ("fr", "Au moins 12 civils ont été tués, a annoncé lundi l'ONU.", "l'ONU"),
        ("de", "Bei dem Angriff starben 12 Menschen, teilten die Behörden am Montag mit.", "Behörden"),
        ("it", "Almeno 12 persone sono state uccise, ha reso noto la polizia.", "polizia"),
        ("ar", "أعلنت وزارة الصحة مقتل 12 شخصا في غارة جوية.", "وزارة الصحة"),
    ],
)
def test_a_speaker_may_stand_behind_the_verb(language, text, source):
    assert sources(text, language) == [source]


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        ("de", "OCHA zufolge wurden 12 Menschen getötet.", "OCHA"),
        ("tr", "BM'ye göre 12 kişi hayatını kaybetti.", "BM"),
        ("ko", "유엔에 따르면 12명이 숨졌다.", "유엔"),
    ],
)
def test_a_source_may_stand_before_the_word_that_makes_it_one(language, text, source):
    assert sources(text, language) == [source]


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        ("ko", "경찰은 폭탄 테러로 12명이 숨졌다고 밝혔다.", "경찰"),
        ("tr", "AFAD, depremde 12 kişinin öldüğünü açıkladı.", "AFAD"),
    ],
)
def test_a_verb_of_saying_may_end_the_sentence_that_its_subject_begins(language, text, source):
    assert sources(text, language) == [source]


def test_a_body_is_named_with_the_adjective_behind_it():
    text = "El Ejército colombiano informó de que murieron 12 soldados."
    assert sources(text, "es") == ["Ejército colombiano"]


@pytest.mark.parametrize(
    ("language", "written", "name"),
    [
        ("tr", "Gözlemevi'ne", "Gözlemevi"),
        ("ar", "للمرصد السوري", "المرصد السوري"),
        ("ar", "لجنة التحقيق", "لجنة التحقيق"),
        ("en", "the ministry", "the ministry"),
    ],
)
def test_what_a_language_writes_onto_a_name_is_taken_off(language, written, name):
    assert trim_name(language, written) == name


def test_the_verb_may_stand_before_those_it_tells_of():
    assert counts("لقي 12 شخصا حتفهم وأصيب 30 آخرون", "ar") == ["12 deaths all", "30 injured all"]
    assert counts("Murieron 12 civiles", "es") == ["12 deaths civilians"]


def test_parts_are_told_by_a_word_of_each_language():
    assert parts("Au moins 12 civils ont été tués, dont trois enfants", "fr") == {"trois": "Au moins 12"}
    assert parts("قتل 12 شخصا بينهم ثلاثة أطفال", "ar") == {"ثلاثة": "12"}


def test_a_dual_is_a_number_and_its_noun():
    assert counts("قتل طفلان وجرح ثلاثة مدنيين", "ar") == ["طفلان deaths children", "ثلاثة injured civilians"]


def test_a_toll_may_follow_the_number_that_its_verb_leads_to():
    assert counts("Subiu para 107 o número de mortos nas cheias.", "pt") == ["107 deaths all"]


def test_nobody_is_a_part_of_things():
    text = "Hombres armados secuestraron a 50 pasajeros de dos autobuses, entre ellos siete niños."
    assert parts(text, "es") == {"siete": "50"}


def test_a_statement_goes_on_behind_an_aside_where_verbs_come_last():
    text = "دست‌کم ۲۹ نفر، از جمله ۹ کودک، در حملات هوایی به ادلب کشته شدند."
    assert counts(text, "fa")[0] == "دست‌کم ۲۹ deaths all"


def test_a_body_is_named_over_its_adjective():
    text = "Au moins 12 civils ont été tués, selon l'Observatoire syrien des droits de l'homme."
    assert sources(text, "fr") == ["l'Observatoire syrien des droits de l'homme"]


def test_a_name_behind_an_elided_word_begins_with_its_capital():
    assert sources("Le raid a fait 12 morts, selon l'OSDH.", "fr") == ["l'OSDH"]


def test_the_name_between_commas_is_the_source_and_not_the_office_before_it():
    text = "El secretario de Gobierno, Fabio Trujillo, dijo que murieron 12 personas."
    assert sources(text, "es") == ["Fabio Trujillo"]
    assert sources("The interior minister, Aftab Khan, said 12 people died.") == ["Aftab Khan"]


def test_who_speaks_may_be_left_out_where_the_verb_says_it():
    text = "La Policía informó de 12 muertos. Añadió que 30 personas resultaron heridas."
    assert sources(text, "es") == ["Policía", "Policía"]


def test_what_bears_a_preposition_is_not_counted():
    assert counts("مقتل 12 شخصا وإصابة 20 بغارات جوية", "ar") == ["12 deaths all", "20 injured all"]


def test_a_word_that_leads_to_the_next_number_makes_no_part_of_this_one():
    text = "قتل 20 مدنيا. وقتل 12 شخصا بينهم ثلاثة أطفال"
    assert parts(text, "ar") == {"ثلاثة": "12"}
    assert parts("The blast killed 20. It killed 12 people including three children.") == {"three": "12"}


def test_a_part_may_stand_before_its_whole():
    text = "Trois soignants figurent parmi les 31 tués."
    assert parts(text, "fr") == {"Trois": "31"}
    assert counts(text, "fr") == ["Trois deaths health_workers", "31 deaths all"]
    assert parts("어린이 8명을 포함해 25명이 숨졌다.", "ko") == {"8": "25"}


def test_who_crossed_a_border_are_the_ones_counted_last():
    text = "La guerra obligó a huir a 10.000 personas, de las cuales 2.000 cruzaron la frontera."
    assert counts(text, "es") == ["10.000 displaced all", "2.000 refugees all"]


def test_number_words_that_touch_are_one_number():
    assert counts("قتل مدنيان سوريان في غارة", "ar") == ["مدنيان deaths civilians"]


def test_a_counted_noun_is_no_speaker_where_all_nouns_have_capitals():
    assert sources("Die Agentur hatte zuvor von 100 Toten gesprochen.", "de") == [""]


def test_digits_may_go_on_after_a_thousand_in_words():
    assert counts("Depremde 9 bin 57 kişi öldü.", "tr") == ["9 bin 57 deaths all"]


def test_what_a_toll_rose_to_is_no_bound():
    assert [one.quote for one in figures("Число погибших выросло до 133.", "ru")] == ["133"]


def test_a_body_behind_the_verb_speaks_and_no_noun_before_it():
    text = "Tage nach dem Seebeben meldete die indonesische Regierung 79.940 Tote."
    assert sources(text, "de") == ["indonesische Regierung"]


def test_a_word_with_an_article_is_no_verb_of_saying():
    assert sources("La cifra subió a 413 muertos, informó el Ministerio.", "es") == ["Ministerio"]


def test_who_fled_into_a_country_is_a_refugee():
    assert counts("5.000 Menschen sind nach Uganda geflohen.", "de") == ["5.000 refugees all"]
    assert counts("5.000 Menschen sind nach Goma geflohen.", "de") == ["5.000 displaced all"]


def test_who_said_it_may_be_told_by_the_next_sentence():
    text = "Almeno nove civili sono stati uccisi nel raid. Lo riferisce l'Osservatorio."
    assert sources(text, "it") == ["l'Osservatorio"]
    assert sources("Zwölf Menschen starben. Das teilte die Polizei mit.", "de") == ["Polizei"]


def test_several_parts_may_stand_before_their_whole():
    text = "Saldırıda 13'ü sivil, 6'sı asker olmak üzere 19 kişi öldü."
    assert parts(text, "tr") == {"13": "19", "6": "19"}


def test_nouns_stand_before_their_number_in_korean():
    assert counts("공습으로 민간인 12명이 숨졌다.", "ko") == ["12 deaths civilians"]


def test_what_has_happened_is_no_forecast():
    assert counts("وقد أدى الهجوم إلى مقتل 12 شخصا", "ar") == ["12 deaths all"]
    assert counts("وقد يؤدي الهجوم إلى مقتل 12 شخصا", "ar") == []


def test_a_toll_may_stand_behind_an_aside():
    assert counts("Sono almeno 58, tra cui 11 minori, i morti nel raid.", "it") == [
        "almeno 58 deaths all",
        "11 deaths children",
    ]


def test_a_toll_that_rose_to_a_number_is_of_no_other():
    text = "Число жертв землетрясения возросло до 1,3 тыс. человек, 5,7 тыс. человек получили ранения."
    assert counts(text, "ru") == ["1,3 тыс. deaths all", "5,7 тыс. injured all"]


def test_a_place_may_stand_between_the_verb_and_who_speaks():
    text = "Quelque 7.300 réfugiés sont arrivés, a précisé à Genève un porte-parole du HCR, Adrian Edwards."
    assert sources(text, "fr") == ["Adrian Edwards"]


def test_the_capital_of_a_sentence_makes_no_name():
    assert sources("Se han contabilizado 80 homicidios.", "es") == [""]


def test_who_cannot_go_home_has_not_returned():
    text = "Plus de 1,7 million de personnes ne peuvent pas regagner leur foyer."
    assert counts(text, "fr") == ["Plus de 1,7 million displaced all"]


def test_a_source_may_be_a_part_of_a_word():
    assert sources("Nach Polizeiangaben wurden 12 Menschen getötet.", "de") == ["Polizei"]
    assert sources("Nach UN-Angaben wurden 12 Menschen getötet.", "de") == ["UN"]


def test_what_follows_a_body_that_announces_it_is_its_word():
    text = "أوقفت الشرطة 15 شخصا، في حين أعلنت وزارة الداخلية مقتل 12 شخصا في الهجوم."
    assert sources(text, "ar") == ["", "وزارة الداخلية"]


def test_refugees_who_return_are_returnees():
    assert counts("عودة 3 آلاف نازح إلى ديارهم", "ar") == ["3 آلاف returnees all"]


def test_a_group_may_be_named_with_the_word_that_joins_it():
    assert counts("مقتل 3 من عناصر الجيش", "ar") == ["3 deaths combatants"]


def test_a_toll_that_rose_to_one_number_did_not_rise_to_the_next():
    text = "Se elevó a 659 el número de muertos y a 29.067 las personas evacuadas."
    assert counts(text, "es") == ["659 deaths all", "29.067 displaced all"]


def test_a_name_reaches_back_over_an_adjective():
    text = "Le ministère ukrainien de l'Intérieur a recensé 12 morts."
    assert sources(text, "fr") == ["ministère ukrainien de l'Intérieur"]


def test_who_was_on_board_did_not_all_die():
    assert counts("Sur les 74 passagers, 21 sont morts.", "fr") == ["21 deaths all"]


def test_who_is_sentenced_to_death_is_not_dead():
    assert counts("حكمت المحكمة بالإعدام على 6 أشخاص", "ar") == []


def test_who_is_said_to_be_more_is_not_of_the_group_before():
    text = "Погибли семь человек, в том числе двое детей, ещё 77 пострадали."
    assert counts(text, "ru")[-1] == "ещё 77 injured all"


def test_a_korean_name_begins_behind_the_last_word_that_was_ended():
    text = "이 중 330만 명은 인접국으로 넘어갔다고 유엔난민기구가 전했다."
    assert sources(text, "ko") == ["유엔난민기구"]


def test_what_is_said_in_a_body_is_said_by_it():
    assert sources("Погибли 12 человек, сообщили в ООН.", "ru") == ["ООН"]


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        ("fr", "L'Observatoire syrien des droits de l'homme recense 12 morts.", "sohr"),
        ("fr", "Selon l'Observatoire syrien des droits de l'homme, 12 civils sont morts.", "sohr"),
        ("fr", "L'Agence France-Presse a compté 12 morts.", "afp"),
        ("de", "Nach Angaben der Vereinten Nationen wurden 12 Menschen getötet.", "un"),
    ],
)
def test_a_known_source_is_known_behind_an_article_written_onto_it(language, text, source):
    assert [one.source_key for one in figures(text, language)] == [source]


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        (
            "fr",
            "Le gouverneur, le général Peter Cirimwami, fait état de 45 morts.",
            "général Peter Cirimwami",
        ),
        ("de", "Es gebe 12 Tote, hieß es aus Krankenhauskreisen.", "Krankenhauskreisen"),
        ("de", "Es gab mindestens 15 Tote, berichtete der Sender Al-Dschasira.", "Sender Al-Dschasira"),
        ("de", "Die Behörden korrigierten die Zahl der Todesopfer auf 57.", "Behörden"),
        ("es", "Según la Policía Nacional, citada por Efe, cuatro personas fallecieron.", "Policía Nacional"),
        ("es", "Las ONG locales hablan de más de 200 muertos.", "ONG locales"),
        ("es", "Fuentes hospitalarias elevaron a 31 la cifra de muertos.", "Fuentes hospitalarias"),
        (
            "es",
            "Murieron 12, informó la Defensoría del Pueblo, que cifró en 58 los heridos.",
            "Defensoría del Pueblo",
        ),
    ],
)
def test_other_languages_have_their_own_ways_of_saying(language, text, source):
    assert sources(text, language)[-1].endswith(source)
