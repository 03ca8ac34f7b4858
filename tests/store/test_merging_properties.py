from __future__ import annotations

import tempfile
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.merges import USUAL, assert_known_again, ids, import_anew, merge
from tracker.store.engine import open_store
from tracker.store.merging import add_source_aliases

NAMES = st.sampled_from(["Alpha", "Beta", "Gamma"])
ROWS = st.fixed_dictionaries(
    {
        "source": NAMES,
        "publisher": NAMES,
        "value": st.sampled_from([10, 20]),
        "group": st.sampled_from(["all", "civilians"]),
        "report_url": st.sampled_from(["", "https://x.example/1", "https://x.example/2"]),
        "report_date": st.sampled_from(["2024-02-01", "2024-02-09"]),
        "report_date_precision": st.sampled_from(["day", "not_before"]),
        "period_end": st.sampled_from(["", "2024-01-31", "2024-03-31"]),
        "note": st.sampled_from(["", "a note"]),
        "links": st.sampled_from(["", "part_of", "replaces", "repeats"]),
        "target": st.integers(0, 3),
    }
)


def written(rows):
    """The rows with row_ids, each link naming a row of the same file that is not itself."""
    for number, row in enumerate(rows):
        kind, target = row["links"], row["target"] % len(rows)
        linked = {kind: f"r{target}"} if kind and target != number else {}
        yield (
            USUAL
            | {name: row[name] for name in row if name not in ("links", "target")}
            | {
                "row_id": f"r{number}",
                "report_title": "a page",
                **linked,
            }
        )


@pytest.fixture(scope="module")
def empty(tmp_path_factory, sqlite_template):
    """The bytes of a store that knows Alpha, Beta and Gamma, and holds one figure of each."""
    path = tmp_path_factory.mktemp("merges") / "empty.db"
    path.write_bytes(sqlite_template)
    store = open_store(f"sqlite:///{path}")
    for name in ("Alpha", "Beta", "Gamma"):
        import_anew(store, {"source": name, "value": 1, "report_url": f"https://{name}.example"})
    with store.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.rollback()
    store.close()
    return path.read_bytes()


@settings(max_examples=14, deadline=None)
@given(files=st.lists(st.lists(ROWS, min_size=1, max_size=4), min_size=1, max_size=3))
def test_whatever_was_imported_is_known_again_after_a_merge(empty, files):
    rows = [list(written(file)) for file in files]
    with tempfile.TemporaryDirectory() as folder, closing(store_of(empty, Path(folder))) as store:
        assert_merge_keeps(store, rows)


def store_of(content, folder):
    (folder / "store.db").write_bytes(content)
    return open_store(f"sqlite:///{folder / 'store.db'}")


def assert_merge_keeps(store, rows):
    for file in rows:
        import_anew(store, *file)
    before = ids(store)
    merge(store)
    assert ids(store) == before
    with store.write() as connection:
        add_source_aliases(connection, "Beta", ["Alpha and co"])
    assert_known_again(store, *rows)
