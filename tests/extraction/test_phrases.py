"""A phrase book finds its phrases in a row of tokens."""

from tracker.extraction.phrases import PhraseBook
from tracker.extraction.tokens import tokenize


def found(book, text):
    tokens = tokenize(text)
    return [
        (text[tokens[match.first].start : tokens[match.after - 1].end], match.label)
        for match in book.find(tokens)
    ]


def test_a_phrase_is_found_whatever_its_case_the_longest_first():
    book = PhraseBook([("toll", "short"), ("death toll", "long"), ("Death", "noun")])
    assert found(book, "The DEATH TOLL") == [("DEATH TOLL", "long"), ("DEATH", "noun"), ("TOLL", "short")]


def test_a_star_stands_for_any_ending_and_for_none():
    book = PhraseBook([("verletzt*", "injured"), ("schwer verletzt*", "badly")])
    assert found(book, "12 Verletzte, 3 schwer verletzt") == [
        ("Verletzte", "injured"),
        ("schwer verletzt", "badly"),
        ("verletzt", "injured"),
    ]


def test_a_small_word_written_onto_the_next_is_looked_past():
    book = PhraseBook([("قتل", "killed")], prefixes=["و"])
    assert found(book, "وقتل 20 مدنيا") == [("وقتل", "killed")]
    assert found(PhraseBook([("قتل", "killed")]), "وقتل 20 مدنيا") == []


def test_a_phrase_with_two_labels_is_found_with_both():
    book = PhraseBook([("killed", "act"), ("killed", "state")])
    assert {label for _, label in found(book, "12 killed")} == {"act", "state"}
