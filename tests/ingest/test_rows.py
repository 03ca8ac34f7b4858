"""Rows that become figures: what is taken for what is not said, and what is odd and told."""

from __future__ import annotations

from datetime import date

import pytest

from tests.ingest.tables import codes, import_rows, stored

URL = {"report_url": "https://a.example/1"}


def one(store):
    (row,) = stored(store)
    return row


def test_what_a_row_does_not_say_is_what_is_usual(store):
    import_rows(store, {"value": 5})
    row = one(store)
    assert (row.group, row.counting, row.unit, row.basis) == ("all", "cumulative", "people", "")
    assert (row.qualifier, row.report_publisher, row.report_precision) == ("exact", "sohr", "day")
    assert (row.as_of, row.as_of_basis) == (date(2024, 12, 1), "report_date")
    assert (row.low, row.high, row.period_start, row.period_end) == (None, None, None, None)


def test_a_bound_is_stored_as_its_qualifier_means_it(store):
    import_rows(store, {"value": 370, "qualifier": "more than"})
    assert (one(store).value, one(store).low, one(store).high) == (370, 370, None)


def test_a_spelling_that_names_the_group_is_metric_and_group(store):
    import_rows(store, {"value": 5, "metric": "civilian deaths"})
    assert (one(store).metric, one(store).group) == ("deaths", "civilians")


@pytest.mark.parametrize("name", ["SYR", "Syria", "سوريا", "syrian arab republic"])
def test_a_place_is_known_by_any_of_its_names(make_store, name):
    store = make_store()
    assert import_rows(store, {"value": 5, "place": name}).created == {}
    assert one(store).place == "SYR"


@pytest.mark.parametrize("name", ["SOHR", "sohr", "Syrian Observatory for Human Rights"])
def test_a_source_is_known_by_any_of_its_names(make_store, name):
    store = make_store()
    assert import_rows(store, {"value": 5, "source": name}).created == {}
    assert one(store).source == "sohr"


def test_names_not_known_are_made_and_listed_and_never_merged(store):
    row = {
        "source": "SOHRR",
        "publisher": "A paper",
        "place": "Newtown",
        "conflict": "A war",
        "by": "a militia",
    }
    summary = import_rows(store, row | {"value": 5, "destination": "Elsewhere"})
    assert summary.created == {
        "sources": ["A paper", "SOHRR"],
        "places": ["Elsewhere", "Newtown"],
        "conflicts": ["A war"],
        "actors": ["a militia"],
    }
    close = next(issue for issue in summary.issues if issue.code == "new_source" and issue.value == "SOHRR")
    assert "did you mean SOHR" in close.message
    again = import_rows(store, row | {"value": 6, "destination": "elsewhere"})
    assert again.created == {}


@pytest.mark.parametrize("order", [1, -1])
def test_of_two_spellings_of_a_new_name_the_same_is_kept_in_any_order(make_store, order):
    store = make_store()
    rows = [{"value": 5, "place": "new  town"}, {"value": 6, "place": "New Town"}]
    summary = import_rows(store, *rows[::order])
    assert summary.created == {"places": ["New Town"]}


def test_rows_equal_in_every_field_count_once_and_are_told(store):
    summary = import_rows(store, {"value": 5, "note": "a"}, {"value": 5, "note": "a"})
    assert (summary.read, summary.added, codes(summary)) == (2, 1, ["duplicate_row"])


def test_equal_figures_in_rows_that_differ_are_two_and_one_is_also_reported(store):
    rows = [{"value": 5, "note": "b"} | URL, {"value": 5, "note": "a"} | URL]
    import_rows(store, *rows)
    assert [(row.note, row.occurrence) for row in stored(store)] == [("a", 0), ("b", 1)]
    assert sorted(row.state for row in stored(store)) == ["also_reported", "in_force"]


@pytest.mark.parametrize("spelled", ["1234", "1,234", "١٢٣٤"])
def test_occurrences_hang_on_the_words_and_not_on_how_the_number_is_spelled(make_store, spelled):
    store = make_store()
    import_rows(store, {"value": spelled, "note": "b"} | URL, {"value": 1234, "note": "a"} | URL)
    assert [(row.note, row.occurrence) for row in stored(store)] == [("a", 0), ("b", 1)]


def test_a_column_that_is_not_read_still_tells_rows_apart(store):
    import_rows(store, {"value": 5, "incident": "1"}, {"value": 5, "incident": "2"})
    assert [row.occurrence for row in sorted(stored(store), key=lambda row: row.occurrence)] == [0, 1]


def test_a_stated_occurrence_is_kept(store):
    import_rows(store, {"value": 5, "occurrence": 1, "note": "a"}, {"value": 5, "note": "b"})
    assert [(row.note, row.occurrence) for row in stored(store)] == [("a", 1), ("b", 0)]


def test_one_occurrence_in_other_words_is_told(store):
    summary = import_rows(
        store, {"value": 5, "occurrence": 0, "note": "a"}, {"value": 5, "occurrence": 0, "note": "b"}
    )
    assert (summary.added, codes(summary), one(store).note) == (1, ["same_figure"], "a")


def test_a_figure_id_that_disagrees_with_its_row_is_told_and_the_row_is_stored(store):
    import_rows(store, {"value": 5})
    changed = import_rows(store, {"value": 6, "figure_id": one(store).public_id})
    assert (changed.added, codes(changed)) == (1, ["id_disagrees"])


def test_a_changed_number_is_a_new_figure_and_a_changed_note_is_not(store):
    import_rows(store, {"value": 5, "note": "a"} | URL)
    assert import_rows(store, {"value": 5, "note": "b"} | URL).added == 0
    assert import_rows(store, {"value": 6, "note": "b"} | URL).added == 1
    assert one_of_value(store, 5).note == "a"


def one_of_value(store, value):
    return next(row for row in stored(store) if row.value == value)


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ({"value": 5}, {"value": 6}, ["same_cell"]),
        ({"value": 5000, "qualifier": "approximately"}, {"value": 5440}, []),
        ({"value": 5}, {"value": 6, "group": "civilians"}, []),
        ({"value": 5}, {"value": 6, "period_end": "2024-11-30"}, []),
        ({"value": 5}, {"value": 6, "external_id": "event"}, []),
        ({"value": 5}, {"value": 6, "period_start": "2024-01-01"}, ["same_cell"]),
        (
            {"value": 5, "counting": "period"},
            {"value": 6, "counting": "period", "period_start": "2024-11-01"},
            [],
        ),
        ({"value": 5000, "qualifier": "approximately"}, {"value": 5440, "part_of": "1"}, ["same_cell"]),
    ],
)
def test_two_quantities_or_a_part_and_its_whole_in_one_cell_of_a_report_are_told(
    make_store, first, second, told
):
    summary = import_rows(make_store(), first | URL | {"row_id": "1"}, second | URL | {"row_id": "2"})
    assert summary.added == 2, "both are kept"
    assert codes(summary) == told


def test_of_three_in_one_cell_every_one_that_contradicts_another_is_told(store):
    about = {"value": 100, "qualifier": "approximately"} | URL
    summary = import_rows(store, about, {"value": 95} | URL, {"value": 104} | URL)
    assert [(issue.code, issue.locator) for issue in summary.issues] == [("same_cell", "row 4")]


@pytest.mark.parametrize("period", [{"period_end": "2024-12-02"}, {"period_start": "2024-12-02"}])
def test_a_period_beyond_its_report_is_stored_and_told(store, period):
    summary = import_rows(store, {"value": 5} | period)
    assert (summary.added, codes(summary)) == (1, ["period_after_report"])


def test_a_month_and_a_year_are_whole_periods(store):
    import_rows(store, {"value": 5, "period_start": "2024-10", "period_end": "2024-11"})
    row = one(store)
    assert (row.period_start, row.period_end, row.period_precision) == (
        date(2024, 10, 1),
        date(2024, 11, 30),
        "month",
    )


def test_words_are_kept_as_they_are(store):
    words = {
        "value_text": "at least 5",
        "quote": "«خمسة»",
        "locality": "Duma, near Damascus",
        "cited": "https://c.example",
        "note": "=1+1",
        "locator": "p. 3",
    }
    import_rows(store, {"value": 5} | words)
    assert {name: getattr(one(store), name) for name in words} == words


@pytest.mark.parametrize(
    ("bounds", "qualifier"),
    [
        ({"value": 5}, "exact"),
        ({"value": "", "low": 80, "high": 120}, "range"),
        ({"value": "", "low": 20}, "at_least"),
        ({"value": "", "high": 20}, "at_most"),
    ],
)
def test_a_row_without_a_qualifier_is_as_sharp_as_its_numbers(make_store, bounds, qualifier):
    store = make_store()
    import_rows(store, bounds)
    assert [row.qualifier for row in stored(store)] == [qualifier]


def test_an_exact_number_is_not_made_of_bounds(make_store):
    summary = import_rows(make_store(), {"value": "", "low": 80, "high": 120, "qualifier": "exact"})
    assert [(issue.code, issue.field) for issue in summary.issues] == [("qualifier_bounds", "value")]
