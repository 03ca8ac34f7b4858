"""What the store remembers of itself: its revision and state, and which vocabulary it holds."""

from __future__ import annotations

import secrets

from sqlalchemy import Connection, delete, insert, select

from tracker.store.import_tables import SettingRow
from tracker.store.tables import table_of

_setting = table_of(SettingRow)


def read_setting(connection: Connection, name: str) -> str:
    """A remembered text, '' where there is none."""
    return connection.scalar(select(_setting.c.value).where(_setting.c.name == name)) or ""


def remember(connection: Connection, name: str, value: str) -> None:
    """Remember a text under a name."""
    connection.execute(delete(_setting).where(_setting.c.name == name))
    connection.execute(insert(_setting).values(name=name, value=value))


def revision(connection: Connection) -> int:
    """How often the store was written to: answers of one revision are all alike."""
    return int(read_setting(connection, "revision") or 0)


def state(connection: Connection) -> str:
    """A word for what the store holds: no other state has it, of this store or of any other."""
    return read_setting(connection, "state")


def raise_revision(connection: Connection) -> None:
    """Count one more write."""
    remember(connection, "revision", str(revision(connection) + 1))
    remember(connection, "state", secrets.token_hex(16))
