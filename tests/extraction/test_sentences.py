from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.extraction.sentences import split_sentences

ABBREVIATIONS = frozenset({"dr", "gen", "st", "lt", "oct", "No #", "al #", "Mr"})
OPENERS = frozenset({"the", "he", "at"})


def parts(text, abbreviations=ABBREVIATIONS, openers=OPENERS):
    return [text[span.start : span.end] for span in split_sentences(text, abbreviations, openers)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["The toll rose to 25.", "Dozens are missing!", "How many fled?", "Nobody knows…", "It rained."],
        ["The U.N. Refugee Agency spoke of 3.5 million people.", "The U.S. said nothing."],
        ["Dr. Salim of St. Mary's told Gen. Idris and Lt.-Gen. Omar on Oct. 7 of it.", "They left."],
        ["J. R. Smith and A.K. Roy died on No. 5 Street.", "25 others were hurt."],
        ["He said no.", "Police denied it."],
        ["It began at 5 p.m. Monday.", "It ended at 7 p.m.", "The army left."],
        ['"They died."', "The rest fled (all 25.)", "“We saw it.”", "[Three were found.]", "Nobody spoke."],
        ["The toll is 25.[1]", "It was 20.[2][3]", "That was all."],
        ["“Why?” he asked.", "“Run!” she cried, and he ran."],
        ["The toll: 25 dead.", "The rest: unknown."],
        ["In all... about 25 died.", "Nobody counted..."],
        ["هل قتل 25؟", "قال د. أحمد إن العدد 30.", "وأضاف أنه لا يعلم"],
        ["14 افراد ہلاک ہوئے۔", "دو زخمی ہیں۔"],
        ["사망자는 25명이다.", "30명이 다쳤다."],
    ],
    ids=lambda sentences: sentences[0][:25],
)
def test_a_text_is_parted_where_its_sentences_end(sentences):
    assert parts(" ".join(sentences)) == sentences


def test_chinese_and_japanese_sentences_end_without_a_space():
    assert parts("25人が死亡した。6人が負傷。") == ["25人が死亡した。", "6人が負傷。"]


def test_ordinals_end_no_sentence_in_a_language_that_writes_them_with_a_point():
    text = "Am 7. Oktober starben z. B. in Kfar Aza 7. Die Armee kam, z.B. Ärzte."
    german = frozenset({"#"})
    assert parts(text, german, frozenset({"die"})) == [
        "Am 7. Oktober starben z. B. in Kfar Aza 7.",
        "Die Armee kam, z.B. Ärzte.",
    ]
    assert parts("The dead number 7. Police left.") == ["The dead number 7.", "Police left."]


def test_paragraphs_and_items_of_a_list_end_a_sentence():
    text = (
        "Main points\n\n• 5 dead\n• 6 hurt\n- 7 missing\n\nIt said:\n1. The dead\n2) The hurt · 3 June • End"
    )
    assert parts(text) == [
        *("Main points", "• 5 dead", "• 6 hurt", "- 7 missing", "It said:", "1. The dead", "2) The hurt"),
        *("· 3 June", "• End"),
    ]


def test_a_line_broken_for_width_goes_on():
    text = (
        "The death toll has risen to over 370, said the monitors of the\n"
        "Observatory for Human Rights on Sunday, and it may rise further\n"
        "still. Police gave no number.\n"
        "Earlier reports\n"
        "Twenty had died before."
    )
    assert parts(text) == [
        text[: text.index(" Police")],
        "Police gave no number.",
        "Earlier reports",
        "Twenty had died before.",
    ]


def test_a_heading_is_no_line_that_was_broken_for_width():
    heading = "Shells on a market in Idlib kill fourteen people"
    text = f"{heading}\nAt least 14 people died when shells hit a market in the town, doctors said.\nMore"
    assert parts(text)[0] == heading


def test_lines_longer_than_a_page_is_wide_are_paragraphs():
    first, second = "Clashes " * 30 + "went on", "Observers counted " * 20 + "twenty"
    assert parts(f"{first}\n{second}") == [first, second]


def test_nothing_has_no_sentences():
    assert parts("") == parts(" \n\n ") == []


@given(st.text(alphabet=" .?!…\n•-\"')ab7ZÄ؟ب", max_size=60))
def test_sentences_hold_all_of_a_text_but_white_space(text):
    spans = split_sentences(text, ABBREVIATIONS, OPENERS)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert "".join("".join(text[span.start : span.end].split()) for span in spans) == "".join(text.split())
