"""Alembic's environment: the tracker's tables, on a connection that is given or opened here."""

from __future__ import annotations

from typing import Any

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy import Connection

from tracker.settings import Settings
from tracker.store.engine import open_store
from tracker.store.schema import METADATA
from tracker.store.types import Instant, PublicId


def plain_type(kind: str, item: Any, _context: AutogenContext) -> str | bool:
    """Migrations name plain types: they must read the same when ours have changed."""
    if kind == "type" and isinstance(item, PublicId):
        return "sa.LargeBinary(16)"
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(item, Instant) else False


def compare_default(
    _context: Any, _inspected: Any, _column: Any, found: str | None, _default: Any, wanted: str | None
) -> bool | None:
    """Alembic's own comparison (None) does not see that SQLite's ('') is the empty text."""
    return False if found == "('')" and wanted == "" else None


def run(connection: Connection) -> None:
    """Run the migrations on a connection, its transaction left to whoever opened it."""
    context.configure(
        connection=connection,
        target_metadata=METADATA,
        compare_type=True,
        compare_server_default=compare_default,
        render_item=plain_type,
        autogenerate_plugins=["alembic.autogenerate.*", "alembic.ext.checkconstraint_byname"],
    )
    with context.begin_transaction():
        context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    with open_store(Settings.from_environment().database_url).write() as connection:
        run(connection)
