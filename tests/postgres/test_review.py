"""Two reviewers at once: a candidate is decided on once, and becomes one figure."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.ingest.articles import save, stored
from tests.store.merges import contents
from tracker.errors import NotFound
from tracker.ingest.review import Verdict, accept_candidates

pytestmark = pytest.mark.postgres


def test_of_two_who_accept_a_candidate_at_once_one_is_told_that_it_is_decided(make_store):
    store = make_store("postgresql")
    save(store)

    def accept(reviewer):
        try:
            return accept_candidates(store, [1], Verdict(reviewer)).added
        except NotFound as told:
            return str(told)

    with ThreadPoolExecutor(2) as pool:
        added, told = sorted(pool.map(accept, ["anna", "omar"]), key=str)
    assert added == 2
    assert "was accepted already, by" in told
    assert len(contents(store)["figure"]) == 2
    assert len({row.decided_by for row in stored(store)}) == 1
