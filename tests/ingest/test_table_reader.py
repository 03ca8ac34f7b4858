"""Table readers: what the reader of any publisher's table promises, shown on one of ours."""

from __future__ import annotations

from datetime import date

import pytest

from tests.ingest.readers.reading import CAME_IN, codes, drafts, fits, read, rejections
from tracker.domain.period import Period, Precision
from tracker.domain.quantity import Qualifier, Quantity
from tracker.domain.series import Counting
from tracker.errors import DocumentError
from tracker.ingest.table_reader import Columns, TableReader


class Yearly(TableReader):
    """A table of a year's deaths with bounds, and the displaced of two kinds."""

    name = "yearly"
    reads = "A table of ours"
    shape = Columns.written(
        needed=["Country", "Year", "Best"], used=["Low", "High", "IDPs", "Refugees"], ignored=["Capital city"]
    )
    missing = frozenset({"NA"})

    def report(self, incoming, release):
        return release.report("OCHA", "Yearly", title="Yearly figures")

    def figures(self, cells, report, release):
        year = cells.year("year")
        common = {
            "source": "OCHA",
            "place": cells.needed("country"),
            "period": Period(date(year, 1, 1), date(year, 12, 31)),
        }
        if found := cells.estimate("best", "low", "high"):
            quantity, words = found
            yield cells.draft(report, "best", quantity, metric="deaths", value_text=words, **common)
        for column, metric in {"idps": "displaced", "refugees": "refugees"}.items():
            with cells.gathering():
                if (number := cells.count(column)) is not None:
                    quantity = Quantity(number)
                    yield cells.draft(
                        report, column, quantity, metric=metric, counting=Counting.STOCK, **common
                    )


READER = Yearly()
HEADER = "Country,Year,Low,Best,High,IDPs,Refugees,Capital city"


def contents(*lines, header=HEADER, **release):
    return read(READER, "yearly.csv", "\n".join((header, *lines)) + "\n", **release)


def quantities(*lines):
    return [draft.quantity for draft in drafts(contents(*lines))]


def test_a_row_becomes_a_figure_for_each_column_that_says_one():
    found = drafts(contents("SYR,2012.0,10,12,15,100.0,,Damascus"))
    assert [(one.metric, one.column, one.value_text) for one in found] == [
        ("deaths", "best", "low / best / high: 10 / 12 / 15"),
        ("displaced", "idps", "100.0"),
    ]
    assert found[0].quantity == Quantity(12, 10, 15, Qualifier.ESTIMATE)
    assert found[0].locator == "row 2"


def test_missing_stays_missing_and_zero_stays_zero():
    assert quantities("SYR,2012,,,,NA,,") == []
    assert quantities("SYR,2012,,,,0,NA,") == [Quantity(0)]


@pytest.mark.parametrize(
    ("cells", "quantity"),
    [
        ("6,6,6", Quantity(6, 6, 6, Qualifier.EXACT)),
        (",6,", Quantity(6)),
        ("4,6,", Quantity(6, 4, None, Qualifier.ESTIMATE)),
        ("4,,9", Quantity(None, 4, 9, Qualifier.RANGE)),
        ("4,,", Quantity(4, 4, None, Qualifier.AT_LEAST)),
        (",,9", Quantity(9, None, 9, Qualifier.AT_MOST)),
    ],
)
def test_bounds_are_kept_as_they_are_stated(cells, quantity):
    assert quantities(f"SYR,2012,{cells},,,") == [quantity]


def test_a_bound_that_contradicts_the_value_is_left_empty_kept_in_the_words_and_told():
    found = contents("SYR,2012,9,6,5,,,")
    (draft,) = drafts(found)
    assert draft.quantity == Quantity(6)
    assert draft.value_text == "low / best / high: 9 / 6 / 5"
    assert codes(found) == [("low", "bounds_disagree"), ("high", "bounds_disagree")]


def test_a_cell_that_cannot_be_read_rejects_its_figure_and_not_its_neighbours():
    found = contents("SYR,2012,,12,,1.5,many,", "SYR,2013,,1,,,,")
    assert rejections(found) == [("row 2", "idps", "fractional"), ("row 2", "refugees", "not_a_number")]
    assert [(draft.metric, draft.quantity.value) for draft in drafts(found)] == [
        ("deaths", 12),
        ("deaths", 1),
    ]
    assert found.read == 2


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        (",2012,,12,,,,", ("row 2", "country", "missing")),
        ("SYR,twelve,,12,,5,,", ("row 2", "year", "not_a_number")),
        ("SYR,12,,12,,5,,", ("row 2", "year", "not_a_date")),
        ("SYR,2012,,x,,5,,", ("row 2", "best", "not_a_number")),
        ("SYR,2012,,1", ("row 2", "high", "too_few_columns")),
        ("SYR,2012,,1,,,,,9", ("row 2", "", "too_many_columns")),
    ],
)
def test_a_row_that_cannot_be_understood_is_rejected_whole(line, fault):
    found = contents(line)
    assert rejections(found) == [fault]
    assert drafts(found) == []


def test_a_column_is_used_ignored_by_name_or_told():
    found = contents("SYR,2012,,1,,,,,7", header=f"{HEADER},Injured")
    assert codes(found) == [("injured", "unknown_column")]


def test_a_file_without_a_figure_says_so():
    assert ("", "no_figures") in codes(contents("SYR,2012,,,,,,"))


def test_a_file_without_a_needed_column_is_none_of_this_form():
    assert not fits(READER, "yearly.csv", "Country,Year\nSYR,2012\n")
    with pytest.raises(DocumentError, match="its header has no column best"):
        contents("SYR,2012", header="Country,Year")


def test_an_undated_file_is_dated_not_after_the_day_it_came_in_and_says_so():
    found = contents("SYR,2012,,1,,,,")
    (draft,) = drafts(found)
    assert (draft.report.date.day, draft.report.precision) == (CAME_IN, Precision.NOT_AFTER)
    assert draft.report.edition == "2026-01-31"
    assert [issue.code for issue in found.issues] == ["undated"]


def test_what_the_person_says_of_the_release_comes_first():
    (draft,) = drafts(contents("SYR,2012,,1,,,,", published=date(2024, 5, 1), edition="7"))
    assert (draft.report.date.day, draft.report.precision) == (date(2024, 5, 1), Precision.DAY)
    assert draft.report.edition == "7"
    (draft,) = drafts(contents("SYR,2012,,1,,,,", published=date(2024, 5, 1)))
    assert draft.report.edition == "2024-05-01"


def test_a_row_of_tags_is_no_row_of_figures():
    found = contents("#country,#date+year,,#affected+killed,,,,", "SYR,2012,,3,,,,")
    assert (found.read, [draft.quantity.value for draft in drafts(found)]) == (1, [3])
    assert drafts(found)[0].locator == "row 3"
