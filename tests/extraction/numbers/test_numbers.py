"""English numbers are found with their qualifiers, and valued to the last digit."""

import pytest

from tracker.domain.quantity import Qualifier, Quantity
from tracker.extraction.lexicon import read_lexicon
from tracker.extraction.numbers import find_numbers
from tracker.extraction.tokens import tokenize

ENGLISH = read_lexicon("en")


def mentions(text):
    return find_numbers(tokenize(text), ENGLISH)[0]


def only(text):
    found = mentions(text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("300,000 people", 300_000),
        ("1 071 000 people", 1_071_000),
        ("1\u202f071\u202f000 people", 1_071_000),
        ("1'000 people", 1_000),
        ("1,50,000 people", 150_000),
        ("1.234.567 people", 1_234_567),
        ("1.3 million people", 1_300_000),
        ("9.96 million people", 9_960_000),
        ("6.9m people", 6_900_000),
        ("10k people", 10_000),
        ("Forty-two people", 42),
        ("one hundred and twelve people", 112),
        ("two and a half million people", 2_500_000),
        ("a million and a half people", 1_500_000),
        ("half a million people", 500_000),
        ("a quarter of a million people", 250_000),
        ("a hundred and fifty thousand people", 150_000),
        ("two dozen people", 24),
        ("a dozen people", 12),
        ("twenty-one thousand people", 21_000),
        ("14 thousand people", 14_000),
        ("two million three hundred thousand people", 2_300_000),
        ("one was killed", 1),
    ],
)
def test_a_number_in_digits_or_words_has_its_value(text, value):
    assert only(text).quantity == Quantity(value)


@pytest.mark.parametrize(
    ("text", "quote", "quantity"),
    [
        ("killed over 370 people", "over 370", Quantity(370, 370, None, Qualifier.MORE_THAN)),
        ("at least some 20 people", "at least some 20", Quantity(20, 20, None, Qualifier.AT_LEAST)),
        ("at least about 300 people", "at least about 300", Quantity(300, 300, None, Qualifier.AT_LEAST)),
        ("about 100 people", "about 100", Quantity(100, None, None, Qualifier.APPROXIMATELY)),
        ("an estimated 50,000", "an estimated 50,000", Quantity(50_000, None, None, Qualifier.APPROXIMATELY)),
        ("nearly six million", "nearly six million", Quantity(6_000_000, None, 6_000_000, Qualifier.NEARLY)),
        ("as many as eight men", "as many as eight", Quantity(8, None, 8, Qualifier.AT_MOST)),
        ("under 600 people", "under 600", Quantity(600, None, 600, Qualifier.LESS_THAN)),
        ("12 people or more", "12 people or more", Quantity(12, 12, None, Qualifier.AT_LEAST)),
        ("200+ people", "200+", Quantity(200, 200, None, Qualifier.AT_LEAST)),
        (">200 people", ">200", Quantity(200, 200, None, Qualifier.MORE_THAN)),
        ("between 5 and 10 people", "between 5 and 10", Quantity(None, 5, 10, Qualifier.RANGE)),
        ("5–10 people", "5–10", Quantity(None, 5, 10, Qualifier.RANGE)),
        ("12 to 15 people", "12 to 15", Quantity(None, 12, 15, Qualifier.RANGE)),
        (
            "between one to 1.5 million people",
            "between one to 1.5 million",
            Quantity(None, 1_000_000, 1_500_000, Qualifier.RANGE),
        ),
    ],
)
def test_the_words_at_a_number_qualify_it(text, quote, quantity):
    mention = only(text)
    assert text[mention.start : mention.end] == quote
    assert mention.quantity == quantity


def test_dozens_are_indefinite_and_keep_their_word():
    mention = only("Tens of thousands have fled")
    assert (mention.vague, mention.quantity) == (
        "tens_of_thousands",
        Quantity(None, None, None, Qualifier.INDEFINITE),
    )


@pytest.mark.parametrize("text", ["another 25 people", "an additional six people", "200 more are missing"])
def test_numbers_that_add_to_a_count_are_marked(text):
    assert only(text).more


def test_a_qualifier_may_be_parted_from_its_number():
    mention = only("at least another 12 people")
    assert (mention.first, mention.quantity.qualifier, mention.more) == (0, Qualifier.AT_LEAST, True)


def test_a_change_is_two_numbers_and_no_range():
    assert [one.quantity.value for one in mentions("The toll rose from 31 to 43")] == [31, 43]


def test_at_least_goes_with_the_number_after_it():
    found = mentions("It killed 20, and hurt 12 at least 30 times less than it could")
    assert [one.quantity for one in found] == [Quantity(20), Quantity(12)]


def test_a_qualifier_behind_the_noun_leaves_the_noun_to_what_is_counted():
    mention = only("12 people or more")
    assert (mention.number_after, mention.after) == (1, 1)


def test_a_text_without_numbers_has_none():
    assert find_numbers(tokenize("Nobody was hurt."), ENGLISH) == ([], [])
