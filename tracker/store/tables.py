"""The schema's frame: the base of all tables, how constraints are named, and the small helpers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from sqlalchemy import CheckConstraint, MetaData, Table
from sqlalchemy.orm import DeclarativeBase

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """Base of every table."""

    metadata = MetaData(naming_convention=NAMING)


def table_of(row: type[Base]) -> Table:
    """The table that a declarative class maps: statements are written against tables, not objects."""
    return cast(Table, row.__table__)


def one_of(column: str, allowed: Iterable[str], name: str) -> CheckConstraint:
    """A named constraint: the column holds one of these texts."""
    listed = ", ".join(f"'{text}'" for text in allowed)
    return CheckConstraint(f"{column} IN ({listed})", name=name)
