from __future__ import annotations

import pytest

from tracker.extraction.offices import is_only_office


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("police", "en"),
        ("Officials", "en"),
        ("the Ministry of Public Health", "en"),
        ("local health officials", "en"),
        ("governor's office", "en"),
        ("officials", ""),
        ("officials", "fr"),
        ("ministère de la Santé", "fr"),
        ("autorités locales", "fr"),
        ("la policía local", "es"),
        ("Gesundheitsministerium", "de"),
        ("örtliche Behörden", "de"),
        ("министерство обороны", "ru"),
        ("Sağlık Bakanlığı", "tr"),
        ("وزارة الصحة", "ar"),
        ("الشرطة المحلية", "ar"),
        ("وزارت بهداشت", "fa"),
        ("현지 경찰", "ko"),
    ],
)
def test_a_name_that_tells_only_the_office_is_one(name, language):
    assert is_only_office(name, language)


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("Haitian police", "en"),
        ("police in Haiti", "en"),
        ("haitian police", "en"),
        ("Gaza's Health Ministry", "en"),
        ("Luanda fire department", "en"),
        ("UN report", "en"),
        ("Kremlin", "en"),
        ("Patrick Muyaya", "en"),
        ("International Rescue Committee", "en"),
        ("Metro", "en"),
        ("UNHCR", "de"),
        ("police haïtienne", "fr"),
        ("Ejército colombiano", "es"),
        ("haitianische Polizei", "de"),
        ("полиция Гаити", "ru"),
        ("Türkiye İçişleri Bakanlığı", "tr"),
        ("وزارة الصحة السورية", "ar"),
        ("", "en"),
        ("local", "en"),
    ],
)
def test_a_name_with_a_word_for_whose_it_is_names_somebody(name, language):
    assert not is_only_office(name, language)
