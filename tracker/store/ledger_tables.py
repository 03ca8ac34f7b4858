"""Tables of the ledger: reports, series, figures and the links between them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    CheckConstraint,
    Date,
    ForeignKey,
    Index,
    Integer,
    UniqueConstraint,
    true,
)
from sqlalchemy import (
    text as sql,
)
from sqlalchemy.orm import Mapped, mapped_column

from tracker.domain.figure import AsOfBasis, Standing, State
from tracker.domain.link import LinkKind
from tracker.domain.period import Precision
from tracker.domain.quantity import LOWER_BOUNDS, UPPER_BOUNDS, Qualifier
from tracker.domain.series import Basis, Counting, Unit
from tracker.store.tables import Base, one_of
from tracker.store.types import Instant, Key, PublicId
from tracker.store.vocabulary_tables import text


def _in(qualifiers: frozenset[Qualifier]) -> str:
    return "(" + ", ".join(f"'{qualifier}'" for qualifier in sorted(qualifiers)) + ")"


class ReportRow(Base):
    """An article, a statement or the release of a dataset."""

    __tablename__ = "report"
    __table_args__ = (
        one_of("precision", Precision, "precision_known"),
        CheckConstraint("report_date >= '1900-01-01'", name="date_not_before_1900"),
        Index("ix_report_dataset", "dataset", "known_from"),
    )

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    public_id: Mapped[str] = mapped_column(PublicId, nullable=False, unique=True)
    publisher: Mapped[str] = mapped_column(ForeignKey("source.key"), nullable=False, index=True)
    via: Mapped[str] = text()
    title: Mapped[str] = text()
    url: Mapped[str] = text()
    report_date: Mapped[date] = mapped_column(Date, nullable=False)
    precision: Mapped[str] = text(default=Precision.DAY)
    known_from: Mapped[date] = mapped_column(Date, nullable=False)
    language: Mapped[str] = text()
    caveats: Mapped[str] = text()
    dataset: Mapped[str] = text()
    edition: Mapped[str] = text()
    scope: Mapped[list[dict[str, Any]] | None] = mapped_column(JSON(none_as_null=True))
    partitions: Mapped[list[str]] = mapped_column(JSON, nullable=False)
    sha256: Mapped[str] = text()
    retrieved_at: Mapped[datetime | None] = mapped_column(Instant)
    import_id: Mapped[int | None] = mapped_column(ForeignKey("import_run.id"))
    recorded_at: Mapped[datetime] = mapped_column(Instant, nullable=False)


class ReportAliasRow(Base):
    """A former address of a report, or an id that merged words would give it."""

    __tablename__ = "report_alias"
    __table_args__ = (
        one_of("kind", ("id", "url"), "kind_known"),
        UniqueConstraint("kind", "alias"),
    )

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    report_id: Mapped[int] = mapped_column(ForeignKey("report.id"), nullable=False, index=True)
    kind: Mapped[str] = text()
    alias: Mapped[str] = text()


class SeriesRow(Base):
    """The line that figures are points of; unique over columns that are never NULL."""

    __tablename__ = "series"
    __table_args__ = (
        UniqueConstraint(
            *("source", "dataset", "metric", "group", "by", "definition", "conflict"),
            *("place", "destination", "counting", "unit", "basis"),
            name="uq_series_key",
        ),
        one_of("counting", Counting, "counting_known"),
        one_of("unit", Unit, "unit_known"),
        one_of("basis", Basis, "basis_known"),
        Index("ix_series_metric", "metric", "conflict", "place"),
    )

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    source: Mapped[str] = mapped_column(ForeignKey("source.key"), nullable=False)
    dataset: Mapped[str] = text()
    metric: Mapped[str] = mapped_column(ForeignKey("metric.key"), nullable=False)
    group: Mapped[str] = mapped_column(ForeignKey("population_group.key"), nullable=False)
    by: Mapped[str] = mapped_column(ForeignKey("actor.key"), nullable=False)
    definition: Mapped[str] = text()
    conflict: Mapped[str] = mapped_column(ForeignKey("conflict.key"), nullable=False)
    place: Mapped[str] = mapped_column(ForeignKey("place.key"), nullable=False)
    destination: Mapped[str] = mapped_column(ForeignKey("place.key"), nullable=False)
    counting: Mapped[str] = text(default=None)
    unit: Mapped[str] = text(default=Unit.PEOPLE)
    basis: Mapped[str] = text()


class FigureRow(Base):
    """One reported number, with its vintage.

    `ends_on` and `end_state` are when links or later editions end it, kept so that a cell can be
    folded from its own rows alone.
    """

    __tablename__ = "figure"
    __table_args__ = (
        CheckConstraint("value >= 0", name="value_not_negative"),
        CheckConstraint("low >= 0", name="low_not_negative"),
        CheckConstraint("high >= 0", name="high_not_negative"),
        CheckConstraint("low <= value", name="low_not_above_value"),
        CheckConstraint("value <= high", name="value_not_above_high"),
        CheckConstraint("low <= high", name="low_not_above_high"),
        CheckConstraint(
            "qualifier = 'indefinite' OR value IS NOT NULL OR low IS NOT NULL OR high IS NOT NULL",
            name="has_quantity",
        ),
        CheckConstraint("qualifier <> 'range' OR value IS NULL", name="range_has_no_value"),
        CheckConstraint(
            f"qualifier NOT IN {_in(LOWER_BOUNDS)} "
            "OR (value IS NOT NULL AND low IS NOT NULL AND low = value AND high IS NULL)",
            name="lower_bound_is_value",
        ),
        CheckConstraint(
            f"qualifier NOT IN {_in(UPPER_BOUNDS)} "
            "OR (value IS NOT NULL AND high IS NOT NULL AND high = value)",
            name="upper_bound_is_value",
        ),
        CheckConstraint("period_start <= period_end", name="period_in_order"),
        CheckConstraint("period_start >= '1000-01-01'", name="period_start_not_before_1000"),
        CheckConstraint("period_end >= '1000-01-01'", name="period_end_not_before_1000"),
        CheckConstraint("known_until >= known_from", name="vintage_in_order"),
        CheckConstraint("occurrence >= 0", name="occurrence_not_negative"),
        one_of("qualifier", Qualifier, "qualifier_known"),
        one_of("standing", Standing, "standing_known"),
        one_of("state", State, "state_known"),
        one_of("end_state", ("", *State), "end_state_known"),
        one_of("as_of_basis", AsOfBasis, "as_of_basis_known"),
        one_of("period_precision", Precision, "period_precision_known"),
        Index(
            "ix_figure_current",
            *("series_id", "as_of", "value", "low", "high", "qualifier"),
            sqlite_where=sql("known_until IS NULL"),
            postgresql_where=sql("known_until IS NULL"),
        ),
        Index(
            "ix_figure_vintage",
            *("series_id", "as_of", "known_from", "known_until", "value", "low", "high"),
        ),
        Index("ix_figure_report", "report_id"),
        Index("ix_figure_import", "import_id"),
    )

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    public_id: Mapped[str] = mapped_column(PublicId, nullable=False, unique=True)
    series_id: Mapped[int] = mapped_column(ForeignKey("series.id"), nullable=False)
    report_id: Mapped[int] = mapped_column(ForeignKey("report.id"), nullable=False)
    external_id: Mapped[str] = text()
    period_start: Mapped[date | None] = mapped_column(Date)
    period_end: Mapped[date | None] = mapped_column(Date)
    period_precision: Mapped[str] = text(default=Precision.DAY)
    as_of: Mapped[date] = mapped_column(Date, nullable=False)
    as_of_basis: Mapped[str] = text(default=None)
    value: Mapped[int | None] = mapped_column(BigInteger)
    low: Mapped[int | None] = mapped_column(BigInteger)
    high: Mapped[int | None] = mapped_column(BigInteger)
    qualifier: Mapped[str] = text(default=Qualifier.EXACT)
    value_text: Mapped[str] = text()
    standing: Mapped[str] = text()
    quote: Mapped[str] = text()
    locator: Mapped[str] = text()
    locality: Mapped[str] = text()
    cited: Mapped[str] = text()
    note: Mapped[str] = text()
    occurrence: Mapped[int] = mapped_column(Integer, nullable=False, server_default="0")
    known_from: Mapped[date] = mapped_column(Date, nullable=False)
    known_until: Mapped[date | None] = mapped_column(Date)
    state: Mapped[str] = text(default=State.IN_FORCE)
    ends_on: Mapped[date | None] = mapped_column(Date)
    end_state: Mapped[str] = text()
    import_id: Mapped[int | None] = mapped_column(ForeignKey("import_run.id"))
    recorded_at: Mapped[datetime] = mapped_column(Instant, nullable=False)


class FigureAliasRow(Base):
    """An id that the words of a merged source or place would give a figure."""

    __tablename__ = "figure_alias"

    public_id: Mapped[str] = mapped_column(PublicId, primary_key=True)
    figure_id: Mapped[int] = mapped_column(ForeignKey("figure.id"), nullable=False, index=True)


class LinkRow(Base):
    """What one figure says of another; either may arrive later, so ids and no foreign keys.

    `from_id` is empty where no figure says so. `undo_of` is the import whose undoing voided the
    target. A link with `lifted_by` counts no more: the import on whose account.
    """

    __tablename__ = "figure_link"
    __table_args__ = (
        one_of("kind", LinkKind, "kind_known"),
        UniqueConstraint("from_id", "to_id", "kind", "undo_of"),
        CheckConstraint("from_id <> to_id", name="not_to_itself"),
        CheckConstraint(
            "length(from_id) = 16 OR (length(from_id) = 0 AND (kind = 'void' OR day IS NOT NULL))",
            name="unsourced_has_day",
        ),
        Index("ix_figure_link_to_id", "to_id"),
    )

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    from_id: Mapped[str] = mapped_column(PublicId, nullable=False)
    to_id: Mapped[str] = mapped_column(PublicId, nullable=False)
    kind: Mapped[str] = text(default=None)
    reason: Mapped[str] = text()
    by_source: Mapped[bool] = mapped_column(Boolean, nullable=False, server_default=true())
    day: Mapped[date | None] = mapped_column(Date)
    import_id: Mapped[int | None] = mapped_column(ForeignKey("import_run.id"))
    undo_of: Mapped[int] = mapped_column(BigInteger, nullable=False, server_default="0")
    lifted_by: Mapped[int | None] = mapped_column(ForeignKey("import_run.id"))
    recorded_at: Mapped[datetime] = mapped_column(Instant, nullable=False)
