"""What becomes of an import: tried out, made again, undone, brought back, or broken off."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.ingest.tables import codes, csv_document, import_rows, stored, stored_links
from tests.store.slim import contents
from tracker.domain.link import Link, LinkKind
from tracker.errors import NotFound, RevisionError
from tracker.ingest.readers.figures_table import READER
from tracker.ingest.run import import_document
from tracker.store.engine import open_store
from tracker.store.imports import read_imports, undo_import
from tracker.store.ledger import add_links
from tracker.store.schema import is_empty
from tracker.store.vintages import Touched, refresh

ONE = {"value": 1, "row_id": "one", "report_url": "https://a.example/1", "report_date": "2024-11-01"}
TWO = {"value": 2, "row_id": "two", "report_url": "https://a.example/2", "report_date": "2024-11-02"}


def undo(store, number: int) -> int:
    with store.write() as connection:
        return undo_import(connection, number, at=datetime.now(UTC))


def states(store) -> dict[int, str]:
    return {row.value: row.state for row in stored(store)}


def runs(store):
    with store.read() as connection:
        return read_imports(connection)


def test_a_file_twice_changes_nothing_and_is_known_by_its_bytes(store):
    first = import_rows(store, ONE, TWO)
    before = contents(store)
    again = import_rows(store, ONE, TWO, name="renamed.csv")
    assert (first.added, first.unchanged) == (2, 0)
    assert (again.added, again.unchanged, again.import_id) == (0, 2, first.import_id)
    assert contents(store) == before
    assert len(runs(store)) == 1


def test_the_same_rows_in_other_bytes_change_nothing(store):
    import_rows(store, ONE, TWO)
    before = contents(store)
    again = import_rows(store, TWO, ONE)
    assert (again.added, again.unchanged, again.read) == (0, 2, 2)
    assert contents(store) == before


def test_the_same_file_read_otherwise_is_another_import(store):
    import_rows(store, {"value": 1, "dataset": "GED"}, edition="24.1")
    assert import_rows(store, {"value": 1, "dataset": "GED"}, edition="25.1").added == 1


def test_a_dry_run_stores_nothing_and_tells_what_would_be(store):
    import_rows(store, ONE)
    before = contents(store)
    summary = import_document(
        store, csv_document(ONE, TWO | {"place": "Newtown"}, {"value": -1}), dry_run=True
    )
    assert (summary.added, summary.unchanged, summary.rejected) == (1, 1, 1)
    assert (summary.dry_run, summary.import_id) == (True, None)
    assert summary.created == {"places": ["Newtown"]}
    assert contents(store) == before
    assert len(runs(store)) == 1


def test_a_dry_run_tells_how_many_figures_would_take_anothers_place(store):
    import_rows(store, {"value": 1, "report_date": "2024-11-01", "period_end": "2024-10-31"})
    later = {"value": 2, "report_date": "2024-11-05", "period_end": "2024-10-31"}
    tried = import_document(store, csv_document(later), dry_run=True)
    assert (tried.added, tried.revised) == (1, 1)
    assert states(store) == {1: "in_force"}
    assert import_rows(store, later).revised == 1
    assert states(store) == {1: "superseded", 2: "in_force"}


def test_a_dry_run_on_a_store_that_is_not_there_makes_none(tmp_path):
    store = open_store(f"sqlite:///{tmp_path / 'new.db'}")
    summary = import_document(store, csv_document(ONE, {"value": -1}), dry_run=True)
    assert (summary.added, summary.rejected) == (1, 1)
    assert is_empty(store)
    store.close()


def test_a_first_import_brings_an_empty_store_to_head_and_another_revision_is_refused(tmp_path):
    store = open_store(f"sqlite:///{tmp_path / 'new.db'}")
    assert import_rows(store, ONE).added == 1
    with store.write() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = 'other'")
    with pytest.raises(RevisionError, match="is at revision other"):
        import_rows(store, TWO)
    store.close()


def test_a_failure_in_the_middle_leaves_nothing(store, monkeypatch):
    def fail(*_arguments, **_options):
        raise RuntimeError("the machine stops")

    import_rows(store, ONE)
    before = contents(store)
    monkeypatch.setattr("tracker.store.intake.refresh", fail)
    with pytest.raises(RuntimeError, match="the machine stops"):
        import_rows(store, TWO | {"source": "A new one"}, {"value": -1})
    assert contents(store) == before
    assert len(runs(store)) == 1


def test_undoing_an_import_voids_its_figures_and_deletes_nothing(store):
    first = import_rows(store, ONE)
    second = import_rows(store, TWO | {"replaces": stored(store)[0].public_id})
    assert states(store) == {1: "replaced", 2: "in_force"}
    assert undo(store, second.import_id) == 1
    assert states(store) == {1: "in_force", 2: "void"}
    assert stored_links(store, lifted=True) != set()
    assert [row.status for row in runs(store)] == ["undone", "done"]
    assert undo(store, first.import_id) == 1
    assert states(store) == {1: "void", 2: "void"}


def test_a_void_figure_was_never_in_force(store):
    summary = import_rows(store, ONE)
    undo(store, summary.import_id)
    (figure,) = stored(store)
    assert figure.known_until == figure.known_from


def test_importing_again_brings_back_what_was_undone_and_it_can_be_undone_again(store):
    rows = (ONE, TWO | {"replaces": "one"})
    first = import_rows(store, *rows)
    before = states(store)
    undo(store, first.import_id)
    again = import_rows(store, *rows)
    assert (again.added, again.unchanged) == (2, 0)
    assert states(store) == before == {1: "replaced", 2: "in_force"}
    assert undo(store, again.import_id) == 2
    assert states(store) == {1: "void", 2: "void"}
    assert import_rows(store, *rows).added == 2
    assert states(store) == before


def test_a_link_that_came_back_is_lifted_when_its_new_import_is_undone(store):
    import_rows(store, ONE)
    linking = TWO | {"replaces": stored(store)[0].public_id}
    undo(store, import_rows(store, linking).import_id)
    back = import_rows(store, linking)
    assert states(store) == {1: "replaced", 2: "in_force"}
    undo(store, back.import_id)
    assert states(store) == {1: "in_force", 2: "void"}


def test_a_figure_that_another_file_brings_too_comes_back_with_it(store):
    first = import_rows(store, ONE)
    both = (ONE, TWO)
    import_rows(store, *both)
    undo(store, first.import_id)
    assert states(store) == {1: "void", 2: "in_force"}
    again = import_rows(store, *both)
    assert (again.added, again.unchanged) == (1, 1)
    assert states(store) == {1: "in_force", 2: "in_force"}


def test_an_import_that_is_not_there_or_undone_already_is_told(store):
    summary = import_rows(store, ONE)
    undo(store, summary.import_id)
    with pytest.raises(NotFound, match="was undone already"):
        undo(store, summary.import_id)
    with pytest.raises(NotFound, match="import 99 is not known here: `tracker imports`"):
        undo(store, 99)


def test_a_figure_that_was_declared_void_by_hand_stays_void_and_is_told(store):
    import_rows(store, ONE)
    with store.write() as connection:
        add_void(connection, stored(store)[0].public_id)
    summary = import_rows(store, ONE, TWO)
    assert states(store) == {1: "void", 2: "in_force"}
    assert codes(summary) == ["void"]


def add_void(connection, figure: str) -> None:
    touched = Touched()
    void = Link("", figure, LinkKind.VOID, "our own mistake", by_source=False)
    add_links(connection, [void], touched, by_import=None, at=datetime.now(UTC))
    refresh(connection, touched)


def test_the_record_of_an_import_says_what_came_in(store):
    import_rows(store, ONE, {"value": -1}, TWO | {"source": "A new one"}, name="mine.csv")
    (record,) = runs(store)
    assert (record.reader, record.file_name, record.status) == (READER.name, "mine.csv", "done")
    assert (record.read, record.added, record.rejected) == (3, 2, 1)
    assert record.created == {"sources": ["A new one"]}
    assert len(record.sha256) == 64
