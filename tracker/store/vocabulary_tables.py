"""Tables of the vocabulary: metrics, groups, actors, places, conflicts, sources and their aliases.

Entities are known by their key, a text; the key '' is the row for "not said", so that a series
never holds NULL in its key and still refers to what exists.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import Boolean, Date, ForeignKey, Text, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column

from tracker.domain.series import Counting
from tracker.domain.source import SourceKind
from tracker.store.tables import Base, one_of
from tracker.store.types import Key


def text(*, default: str | None = "") -> Mapped[str]:
    """A text column that is never NULL: '' where not said."""
    return mapped_column(Text, nullable=False, server_default=default)


class MetricRow(Base):
    """What is counted."""

    __tablename__ = "metric"
    __table_args__ = (one_of("usual_counting", ("", *Counting), "usual_counting_known"),)

    key: Mapped[str] = mapped_column(Text, primary_key=True)
    name: Mapped[str] = text()
    noun: Mapped[str] = text()
    definition: Mapped[str] = text()
    usual_counting: Mapped[str] = text()


class GroupRow(Base):
    """Who is counted."""

    __tablename__ = "population_group"

    key: Mapped[str] = mapped_column(Text, primary_key=True)
    name: Mapped[str] = text()
    noun: Mapped[str] = text()
    definition: Mapped[str] = text()
    parent: Mapped[str | None] = mapped_column(ForeignKey("population_group.key"))


class ActorRow(Base):
    """Who or what killed or displaced."""

    __tablename__ = "actor"

    key: Mapped[str] = mapped_column(Text, primary_key=True)
    name: Mapped[str] = text()
    name_ar: Mapped[str] = text()


class PlaceRow(Base):
    """Where: a country, a part of one, or a named region of several."""

    __tablename__ = "place"

    key: Mapped[str] = mapped_column(Text, primary_key=True)
    name: Mapped[str] = text()
    name_ar: Mapped[str] = text()
    level: Mapped[str] = text()
    iso3: Mapped[str] = text()
    parent: Mapped[str | None] = mapped_column(ForeignKey("place.key"))


class ConflictRow(Base):
    """A war, an offensive or an attack."""

    __tablename__ = "conflict"

    key: Mapped[str] = mapped_column(Text, primary_key=True)
    name: Mapped[str] = text()
    name_ar: Mapped[str] = text()
    summary: Mapped[str] = text()
    parent: Mapped[str | None] = mapped_column(ForeignKey("conflict.key"))
    started_on: Mapped[date | None] = mapped_column(Date)
    ended_on: Mapped[date | None] = mapped_column(Date)


class ConflictPlaceRow(Base):
    """A place that a conflict is about: the conflict's own."""

    __tablename__ = "conflict_place"

    conflict: Mapped[str] = mapped_column(ForeignKey("conflict.key"), primary_key=True)
    place: Mapped[str] = mapped_column(ForeignKey("place.key"), primary_key=True)


class SourceRow(Base):
    """An organisation that counted or published; `listed` are the vocabulary's own."""

    __tablename__ = "source"
    __table_args__ = (one_of("kind", SourceKind, "kind_known"),)

    key: Mapped[str] = mapped_column(Text, primary_key=True)
    name: Mapped[str] = text()
    short_name: Mapped[str] = text()
    name_ar: Mapped[str] = text()
    kind: Mapped[str] = text(default=SourceKind.OTHER)
    website: Mapped[str] = text()
    counts: Mapped[str] = text()
    leaves_out: Mapped[str] = text()
    listed: Mapped[bool] = mapped_column(Boolean, nullable=False, server_default=false())
    merged_into: Mapped[str | None] = mapped_column(ForeignKey("source.key"))


class _Alias:
    """Another name; `folded` is the form it is matched in."""

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    alias: Mapped[str] = mapped_column(Text, nullable=False)
    folded: Mapped[str] = mapped_column(Text, nullable=False)


class SourceAliasRow(_Alias, Base):
    """Another name of a source."""

    __tablename__ = "source_alias"
    __table_args__ = (UniqueConstraint("folded"),)
    key: Mapped[str] = mapped_column(ForeignKey("source.key"), nullable=False)


class ConflictAliasRow(_Alias, Base):
    """Another name of a conflict."""

    __tablename__ = "conflict_alias"
    __table_args__ = (UniqueConstraint("folded"),)
    key: Mapped[str] = mapped_column(ForeignKey("conflict.key"), nullable=False)


class PlaceAliasRow(_Alias, Base):
    """Another name of a place."""

    __tablename__ = "place_alias"
    __table_args__ = (UniqueConstraint("folded"),)
    key: Mapped[str] = mapped_column(ForeignKey("place.key"), nullable=False)


class ActorAliasRow(_Alias, Base):
    """Another name of an actor."""

    __tablename__ = "actor_alias"
    __table_args__ = (UniqueConstraint("folded"),)
    key: Mapped[str] = mapped_column(ForeignKey("actor.key"), nullable=False)


class GroupAliasRow(_Alias, Base):
    """Another name of a group."""

    __tablename__ = "population_group_alias"
    __table_args__ = (UniqueConstraint("folded"),)
    key: Mapped[str] = mapped_column(ForeignKey("population_group.key"), nullable=False)


class MetricAliasRow(_Alias, Base):
    """Another spelling of a metric, which may name the group too: `civilian_deaths`."""

    __tablename__ = "metric_alias"
    __table_args__ = (UniqueConstraint("folded"),)
    key: Mapped[str] = mapped_column(ForeignKey("metric.key"), nullable=False)
    group: Mapped[str | None] = mapped_column(ForeignKey("population_group.key"))
