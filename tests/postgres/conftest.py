from __future__ import annotations

import pytest

from tests.conftest import database_url, execute
from tests.store.slim import MakeSlim, fill_slim, slim_postgres
from tracker.store.engine import open_store


@pytest.fixture(scope="session")
def slim_on_postgres(postgres_url) -> MakeSlim:
    """A function that makes slim stores on PostgreSQL."""
    execute(postgres_url, "CREATE DATABASE slim_template")
    store = open_store(database_url(postgres_url, "slim_template"))
    fill_slim(store)
    store.close()
    return lambda: slim_postgres(postgres_url, "slim_template")
