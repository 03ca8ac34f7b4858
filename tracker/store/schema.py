"""The schema's revisions: bringing a store to this program's, up or down."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, inspect

import tracker
from tracker.errors import EmptyStore, RevisionError
from tracker.store import import_tables, ledger_tables, vocabulary_tables
from tracker.store.engine import Store
from tracker.store.tables import Base

METADATA = Base.metadata
TABLES = (vocabulary_tables, ledger_tables, import_tables)

_PACKAGE = Path(tracker.__file__).parent


def _folder() -> Path:
    """Where the migrations are: in the checkout, or inside an installed wheel."""
    installed = _PACKAGE / "_migrations"
    return installed if installed.is_dir() else _PACKAGE.parent / "migrations"


def configuration(connection: Connection | None = None) -> Config:
    """Alembic's configuration, bound to a connection that is open already."""
    config = Config()
    config.set_main_option("script_location", str(_folder()))
    config.attributes["connection"] = connection
    return config


def head() -> str:
    """The revision that this program speaks."""
    return str(ScriptDirectory.from_config(configuration()).get_current_head())


def revision_of(connection: Connection) -> str | None:
    """The revision a store is at; None for a store without tables."""
    return MigrationContext.configure(connection).get_current_revision()


def upgrade(store: Store, revision: str = "head") -> None:
    """Bring the store up to a revision, all steps in one transaction; raises RevisionError for none."""
    with store.write() as connection, _named_errors():
        command.upgrade(configuration(connection), revision)


def downgrade(store: Store, revision: str) -> None:
    """Take the store down to a revision ("base" empties it); raises RevisionError for none."""
    with store.write() as connection, _named_errors():
        command.downgrade(configuration(connection), revision)


@contextmanager
def _named_errors() -> Iterator[None]:
    try:
        yield
    except CommandError as error:
        raise RevisionError(f"the schema cannot be taken there: {error}") from None


def prepare(store: Store) -> None:
    """Bring an empty store to this program's schema; raise RevisionError for one at another."""
    if is_empty(store):
        upgrade(store)
    check_revision(store)


def is_empty(store: Store) -> bool:
    """Whether the database holds no table of the tracker."""
    with store.read() as connection:
        return revision_of(connection) is None and not inspect(connection).has_table("figure")


def check_revision(store: Store) -> None:
    """Raise RevisionError unless the store is at this program's revision."""
    with store.read() as connection:
        found = revision_of(connection)
    if found is None:
        raise EmptyStore(
            f"the store at {store.shown_url} is empty: run `tracker import FILE` or `tracker demo` first"
        )
    if found != head():
        known = {script.revision for script in ScriptDirectory.from_config(configuration()).walk_revisions()}
        mend = "run `tracker db upgrade`" if found in known else "use the newer program that made it"
        raise RevisionError(f"the store at {store.shown_url} is at revision {found}, not {head()}: {mend}")
