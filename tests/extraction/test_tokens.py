"""Tokens keep their place in the text, and are folded the way lexicons are."""

import pytest

from tracker.extraction.tokens import fold_word, tokenize


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Over 300,000 dead.", ["Over", "300,000", "dead", "."]),
        ("the U.N. and Lebanon's army", ["the", "U.N.", "and", "Lebanon's", "army"]),
        ("a 19-year-old", ["a", "19", "-", "year", "-", "old"]),
        ("12명이 숨졌다", ["12", "명이", "숨졌다"]),
        ("٣٫٥ مليون", ["٣٫٥", "مليون"]),
        ("M23 took US$40", ["M", "23", "took", "US", "$", "40"]),
    ],
)
def test_a_text_falls_into_words_numbers_and_marks(text, tokens):
    assert [token.text for token in tokenize(text)] == tokens


def test_a_token_knows_where_it_stands():
    text = "Said “over 370” – قُتل ٢٠ مدنياً"
    assert all(text[token.start : token.end] == token.text for token in tokenize(text))


@pytest.mark.parametrize(
    ("written", "folded"),
    [("Lebanon’s", "lebanon's"), ("قُتِلَ", "قتل"), ("أشخاص", "اشخاص"), ("مدنيّة", "مدنيه"), ("Tué", "tué")],
)
def test_a_word_is_folded_without_case_vowel_marks_and_letter_variants(written, folded):
    assert fold_word(written) == folded
