"""Whatever is read, what comes out holds together."""

import pickle
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.extraction.texts import read
from tracker.domain.quantity import Qualifier
from tracker.domain.vocabulary_files import read_vocabulary
from tracker.extraction.document import Document
from tracker.extraction.pipeline import extract
from tracker.extraction.source_names import SourceNames

WORDS = (
    *(
        "At least",
        "20",
        "12,000",
        "dozens",
        "two",
        "٢٠",
        "1.2 million",
        "between 5 and 10",
        "34-year-old",
        "%",
    ),
    *(
        "people",
        "civilians",
        "families",
        "homes",
        "killed",
        "wounded",
        "displaced",
        "were",
        "including",
        "of them",
    ),
    *("according to", "the army", "said", "he", "it", "SOHR", "Aleppo", "on Monday", "since 2011", "up from"),
    *(
        ",",
        ".",
        ";",
        ":",
        "(",
        ")",
        "–",
        "“",
        "”",
        "and",
        "while",
        "who",
        "could",
        "?",
        "\n\n",
        "-",
        "'s",
        "/",
    ),
    *(
        "مقتل",
        "قتيلا",
        "morts",
        "selon",
        "Tote",
        "muertos",
        "12명",
        "的",
        "🙂",
        "a\u0301",
        "\u200f",
        "1" * 30,
    ),
)
ARTICLE = """The death toll has risen to over 370, including at least 20 civilians, according to the Syrian \
Observatory for Human Rights. The offensive by the rebels began on Wednesday."""
vocabulary = read_vocabulary()


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join), st.sampled_from(["", "en", "ar", "de", "xx"])
)
def test_any_text_gives_candidates_that_stand_in_it(text, language):
    found = read(text, date(2024, 12, 1), language)
    starts = {one.start for one in found.figures}
    for one in (*found.figures, *found.rejected):
        assert text[one.start : one.end] == one.quote
    for one in found.figures:
        assert one.sentence.start <= one.start < one.end <= one.sentence.end
        assert one.metric in vocabulary.metrics
        assert one.group in vocabulary.groups
        assert one.part_of_start is None or one.part_of_start in starts - {one.start}
        assert one.quantity.qualifier is not Qualifier.ESTIMATE
        assert 0 < one.confidence < 1
    assert found == read(text, date(2024, 12, 1), language)


def test_what_goes_to_another_process_comes_back_whole():
    document = Document(ARTICLE, published_on=date(2024, 12, 1))
    names = pickle.loads(pickle.dumps(SourceNames.built_in()))  # noqa: S301
    assert extract(pickle.loads(pickle.dumps(document)), names) == read(ARTICLE, date(2024, 12, 1))  # noqa: S301


def test_an_offensive_begins_on_the_day_that_the_text_gives():
    (anchor,) = read(ARTICLE, date(2024, 12, 1)).anchors
    assert (anchor.event, anchor.on) == ("offensive", date(2024, 11, 27))


def test_bounds_are_those_the_text_states_and_no_others():
    (about,) = read("About 5,000 people fled.").figures
    assert (about.quantity.value, about.quantity.low, about.quantity.high) == (5000, None, None)
    (dozens,) = read("Dozens of people were killed.").figures
    assert (dozens.quantity.value, dozens.quantity.low, dozens.quantity.high) == (None, None, None)


def test_in_a_language_without_a_lexicon_numbers_and_known_sources_are_found():
    found = read("Co najmniej 20 osób zginęło, podało SOHR w piątek.", language="pl")
    assert found.figures == ()
    assert [(one.quote, one.reason) for one in found.rejected] == [("20", "no metric")]
    assert [(one.quote, one.key) for one in found.sources] == [("SOHR", "sohr")]


@pytest.mark.parametrize(
    ("piece", "times"),
    [
        ("a", 200_000),
        ("1", 200_000),
        ("(", 5_000),
        ("12 ", 2_000),
        ("killed 5 of ", 1_000),
        ("و", 50_000),
        ("5-", 2_000),
    ],
)
def test_what_is_no_text_is_read_too(piece, times):
    text = piece * times
    found = read(text)
    assert all(text[one.start : one.end] == one.quote for one in (*found.figures, *found.rejected))
