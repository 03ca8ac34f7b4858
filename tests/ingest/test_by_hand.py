from __future__ import annotations

from tests.store.merges import contents, import_anew, merge
from tracker.ingest.by_hand import add_by_hand
from tracker.store.imports import read_imports

CELLS = {
    "source": "SOHR",
    "metric": "civilian_deaths",
    "value": "1,234",
    "report_date": "2024-12-03",
    "report_url": "https://x.example/a",
}


def test_a_figure_by_hand_is_stored_once_and_told_by_its_id(store):
    first = add_by_hand(store, CELLS)
    again = add_by_hand(store, CELLS)
    (figure,) = contents(store)["figure"]
    assert (first.added, again.added) == (True, False)
    assert first.figure_id == again.figure_id == figure["public_id"]
    assert figure["value"] == 1234


def test_every_fault_is_told_by_its_field_and_nothing_is_stored(make_store):
    store = make_store()
    entry = add_by_hand(store, CELLS | {"value": "-3", "report_date": "03/04/2024"})
    assert (entry.figure_id, entry.added) == ("", False)
    assert [issue.field for issue in entry.issues] == ["report_date", "value"]
    assert contents(store)["figure"] == []


def test_a_metric_that_only_the_store_knows_to_be_wrong_leaves_no_trace(make_store):
    store = make_store()
    add_by_hand(store, CELLS)
    entry = add_by_hand(store, CELLS | {"metric": "deths", "source": "Somebody new"})
    assert [(issue.field, issue.code) for issue in entry.issues] == [("metric", "unknown_metric")]
    with store.read() as connection:
        assert len(read_imports(connection)) == 1


def test_a_new_source_is_told_with_the_near_ones(make_store):
    entry = add_by_hand(make_store(), CELLS | {"source": "SOHRR"})
    assert entry.added
    assert any("did you mean SOHR?" in issue.message for issue in entry.issues)


def test_a_figure_of_a_merged_source_is_told_by_the_id_it_kept(make_store):
    store = make_store()
    own = add_by_hand(store, CELLS | {"source": "Alpha"}).figure_id
    import_anew(store, {"source": "Beta", "value": 1, "report_url": "https://y.example"})
    merge(store)
    again = add_by_hand(store, CELLS | {"source": "Beta"})
    assert (again.figure_id, again.added) == (own, False)


def test_a_figure_by_hand_can_be_part_of_a_stored_one(store):
    whole = add_by_hand(store, CELLS | {"metric": "deaths"}).figure_id
    part = add_by_hand(store, CELLS | {"value": "5", "part_of": whole}).figure_id
    (link,) = contents(store)["figure_link"]
    assert (link["from_id"], link["to_id"], link["kind"]) == (part, whole, "part_of")
