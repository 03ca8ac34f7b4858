from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.store.slim import MakeSlim, slim_bytes, slim_sqlite
from tracker.store.engine import open_store


@pytest.fixture(scope="session")
def slim(tmp_path_factory) -> Iterator[MakeSlim]:
    """A function that makes slim stores in memory, one at a time."""
    content = slim_bytes(tmp_path_factory.mktemp("slim"))
    store = open_store("sqlite://")
    yield lambda: slim_sqlite(store, content)
    store.close()
