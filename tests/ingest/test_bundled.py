from __future__ import annotations

from tests.conftest import bundled_document
from tracker.ingest.run import import_document


def test_the_bundled_figures_go_in_whole_and_only_once(store):
    first = import_document(store, bundled_document())
    again = import_document(store, bundled_document())
    assert (first.read, first.added, first.rejected, first.created) == (618, 618, 0, {})
    assert (again.added, again.unchanged) == (0, 618)
