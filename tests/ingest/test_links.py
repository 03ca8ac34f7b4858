"""Links of a file: by row id or figure id, and those that lead nowhere."""

from __future__ import annotations

import pytest

from tests.ingest.tables import codes, import_rows, stored, stored_links

WHOLE = {"value": 10, "row_id": "whole", "report_url": "https://a.example/1"}
PART = {"value": 4, "row_id": "part", "group": "civilians", "report_url": "https://a.example/1"}


def ids(store) -> dict[str, str]:
    return {row.locator: row.public_id for row in stored(store)}


@pytest.mark.parametrize("kind", ["part_of", "replaces", "restates", "repeats"])
def test_a_link_names_a_row_of_the_file_before_or_after_it(store, kind):
    import_rows(store, PART | {kind: "whole"}, WHOLE)
    known = ids(store)
    assert stored_links(store) == {(known["part"], known["whole"], kind)}


def test_a_link_names_a_figure_of_another_file_by_its_id_in_any_case(store):
    import_rows(store, WHOLE)
    import_rows(store, PART | {"part_of": ids(store)["whole"].upper()})
    known = ids(store)
    assert stored_links(store) == {(known["part"], known["whole"], "part_of")}


def test_a_link_leads_to_a_row_by_its_stated_id_though_its_words_give_another(make_store):
    store = make_store()
    import_rows(store, WHOLE | {"figure_id": "a" * 32}, PART | {"part_of": "a" * 32})
    known = ids(store)
    assert known["whole"] != "a" * 32
    assert stored_links(store) == {(known["part"], known["whole"], "part_of")}


def test_a_link_may_name_a_figure_that_comes_later(store):
    import_rows(store, PART | {"replaces": "f" * 32})
    assert {to_id for _from, to_id, _kind in stored_links(store)} == {"f" * 32}


def test_a_cell_names_several_figures(store):
    import_rows(store, WHOLE, PART, {"value": 3, "row_id": "third", "restates": "whole; part ;"})
    known = ids(store)
    assert stored_links(store) == {(known["third"], known[name], "restates") for name in ("whole", "part")}


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([WHOLE | {"part_of": "nowhere"}], "broken_link"),
        ([WHOLE | {"part_of": "bad"}, {"value": -1, "row_id": "bad"}], "broken_link"),
        ([WHOLE | {"part_of": "whole"}], "self_link"),
        ([WHOLE | {"part_of": "part"}, PART, PART | {"value": 5}], "ambiguous_link"),
        ([WHOLE | {"part_of": "part"}, PART, PART | {"value": -5}], "ambiguous_link"),
    ],
)
def test_a_link_that_leads_nowhere_or_to_many_is_told_and_not_made(make_store, rows, code):
    store = make_store()
    summary = import_rows(store, *rows)
    (issue,) = (one for one in summary.issues if one.code.endswith("link"))
    assert (issue.code, issue.field, issue.locator) == (code, "part_of", "row 2")
    assert stored_links(store) == set()
    assert any(row.locator == "whole" for row in stored(store)), "the row itself is stored"


def test_two_equal_rows_of_one_row_id_are_one_target(store):
    summary = import_rows(store, WHOLE, WHOLE, PART | {"part_of": "whole"})
    assert codes(summary) == ["duplicate_row"]
    assert len(stored_links(store)) == 1


def test_the_same_link_twice_is_one(store):
    import_rows(store, WHOLE, PART | {"part_of": "whole"})
    import_rows(store, PART | {"part_of": ids(store)["whole"]}, WHOLE)
    assert len(stored_links(store)) == 1


def test_a_replaced_figure_ends_on_the_day_of_the_one_that_replaces_it(store):
    old = {"value": 10, "row_id": "old", "report_date": "2024-11-01", "period_end": "2024-10-31"}
    new = {"value": 9, "row_id": "new", "report_date": "2024-11-20", "period_end": "2024-11-15"}
    import_rows(store, old, new | {"replaces": "old"})
    ended = next(row for row in stored(store) if row.locator == "old")
    assert (ended.state, str(ended.known_until)) == ("replaced", "2024-11-20")
