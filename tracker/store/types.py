"""Column types: public ids as sixteen bytes, instants in UTC, keys that count up on both databases."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import BigInteger, DateTime, Dialect, Integer, LargeBinary
from sqlalchemy.types import TypeDecorator

# SQLite counts up only a column declared INTEGER.
Key = BigInteger().with_variant(Integer(), "sqlite")


class PublicId(TypeDecorator[str]):
    """A 128-bit id: 32 hexadecimal digits outside, sixteen bytes inside; the empty text is no id."""

    impl = LargeBinary(16)
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> bytes | None:
        """As the database keeps it."""
        return None if value is None else bytes.fromhex(value)

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> str | None:
        """As it is read back."""
        return None if value is None else bytes(value).hex()


class Instant(TypeDecorator[datetime]):
    """A moment, always in UTC; SQLite keeps no zone, so it is put back on the way out."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """As the database keeps it."""
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """As it is read back."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
