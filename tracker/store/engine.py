"""The store itself: one database, opened for reading or for writing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, StaticPool, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from tracker.errors import StoreError

_BUSY_MS = 30_000
_MEMORY = (None, "", ":memory:")
_WRITES = "tracker_writes"
_SNAPSHOT: dict[str, Any] = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}


class Store:
    """A database with the tracker's schema. Reads see one state; a write is all or nothing."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    @property
    def on_sqlite(self) -> bool:
        """Whether it is the embedded database."""
        return self.engine.dialect.name == "sqlite"

    @property
    def in_memory(self) -> bool:
        """Whether it is gone with this process, and seen by no other."""
        return self.on_sqlite and self.engine.url.database in _MEMORY

    @property
    def shown_url(self) -> str:
        """Where it is, without the password."""
        return self.engine.url.render_as_string(hide_password=True)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection whose reads all see the state of its first read."""
        options = {} if self.on_sqlite else _SNAPSHOT
        with _opened(self.engine) as opened:
            connection = opened.execution_options(**options)
            with connection.begin():
                yield connection

    @contextmanager
    def write(self, *, keep: bool = True) -> Iterator[Connection]:
        """A connection whose writes all count at the end, or none; with keep=False, none.

        Writers stand in line: SQLite by BEGIN IMMEDIATE, PostgreSQL by a lock of the store's own,
        so that no two imports see the same figures as new.
        """
        with _opened(self.engine) as opened:
            connection = opened.execution_options(**{_WRITES: True})
            transaction = connection.begin()
            try:
                if not self.on_sqlite:
                    connection.exec_driver_sql("SELECT pg_advisory_xact_lock(7216801)")
                yield connection
            except BaseException:
                transaction.rollback()
                raise
            if keep:
                transaction.commit()
            else:
                transaction.rollback()

    def close(self) -> None:
        """Let go of every connection."""
        self.engine.dispose()


@contextmanager
def _opened(engine: Engine) -> Iterator[Connection]:
    try:
        connection = engine.connect()
    except DBAPIError as error:
        shown = engine.url.render_as_string(hide_password=True)
        raise StoreError(f"the store at {shown} cannot be opened: {error.orig}") from error
    with connection:
        yield connection


def open_store(url: str) -> Store:
    """The store at an SQLAlchemy URL (sqlite:/// or postgresql://); raises StoreError.

    A SQLite file comes into being, empty, when it is first looked into; its folder at once.
    """
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise StoreError(f"{url!r} is not the address of a store: {error}") from None
    if parsed.get_backend_name() == "sqlite":
        return Store(_sqlite_engine(parsed.set(drivername="sqlite")))
    if parsed.get_backend_name() == "postgresql":
        return Store(create_engine(parsed.set(drivername="postgresql+psycopg"), pool_pre_ping=True))
    raise StoreError(f"{parsed.get_backend_name()} is neither sqlite nor postgresql")


def _sqlite_engine(url: URL) -> Engine:
    options: dict[str, Any] = {"connect_args": {"check_same_thread": False}}
    if url.database in _MEMORY:
        options["poolclass"] = StaticPool
    else:
        _make_folder(Path(url.database).parent)
    engine = create_engine(url, **options)

    @event.listens_for(engine, "connect")
    def prepare(driver: Any, _record: Any) -> None:
        # The driver's own transactions begin too late for a read that leads to a write.
        driver.isolation_level = None
        for pragma in ("foreign_keys=ON", f"busy_timeout={_BUSY_MS}", "journal_mode=WAL", "synchronous=FULL"):
            driver.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get(_WRITES)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"the folder {folder} of the store cannot be made: {error.strerror}") from None
