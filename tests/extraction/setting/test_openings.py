"""The day of a dateline is that of the text and of no figure."""

from datetime import date

import pytest

from tests.extraction.texts import read


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "GOMA, March 3 - Clashes killed 12 people."),
        ("en", "Geneva, 3 March: 12 people have been displaced."),
        ("en", "KABUL, Nov 3 (Reuters) - At least 12 people were killed."),
        ("fr", "Goma, le 28 janvier 2025 - Les combats ont fait 12 morts."),
        ("ar", "القاهرة، 3 مارس 2025 - قتل 12 شخصا."),
        ("es", "Madrid, 12 ene (EFE).- Al menos 15 personas murieron."),
    ],
)
def test_a_dateline_gives_no_figure_its_day(language, text):
    [found] = read(text, published_on=date(2025, 3, 6), language=language).figures
    assert (found.period_start, found.period_end, found.source) == (None, None, "")


@pytest.mark.parametrize(
    "text", ["On Monday - the deadliest day - 12 people died.", "In Homs, on Monday - a bad day - 12 died."]
)
def test_a_day_in_a_sentence_is_no_dateline(text):
    [found] = read(text, published_on=date(2025, 3, 6)).figures
    assert found.period_end == date(2025, 3, 3)
