"""Tables beside the ledger: imports and rejected rows, candidates, and what the store remembers of itself."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, CheckConstraint, Float, ForeignKey, Index, Integer, Text
from sqlalchemy.orm import Mapped, mapped_column

from tracker.store.tables import Base, one_of
from tracker.store.types import Instant, Key
from tracker.store.vocabulary_tables import text


class ImportRow(Base):
    """One run of one reader over one file."""

    __tablename__ = "import_run"
    __table_args__ = (
        one_of("status", ("done", "undone"), "status_known"),
        Index("ix_import_run_sha256", "sha256"),
    )

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    reader: Mapped[str] = text()
    file_name: Mapped[str] = text()
    sha256: Mapped[str] = text()
    arguments: Mapped[dict[str, Any]] = mapped_column(JSON, nullable=False)
    status: Mapped[str] = text(default="done")
    read: Mapped[int] = mapped_column(BigInteger, nullable=False, server_default="0")
    added: Mapped[int] = mapped_column(BigInteger, nullable=False, server_default="0")
    unchanged: Mapped[int] = mapped_column(BigInteger, nullable=False, server_default="0")
    revised: Mapped[int] = mapped_column(BigInteger, nullable=False, server_default="0")
    dropped: Mapped[int] = mapped_column(BigInteger, nullable=False, server_default="0")
    rejected: Mapped[int] = mapped_column(BigInteger, nullable=False, server_default="0")
    created: Mapped[dict[str, Any]] = mapped_column(JSON, nullable=False)
    issues: Mapped[list[Any]] = mapped_column(JSON, nullable=False)
    imported_at: Mapped[datetime] = mapped_column(Instant, nullable=False)
    undone_at: Mapped[datetime | None] = mapped_column(Instant)


class RejectedRow(Base):
    """A row that did not become a figure, with why."""

    __tablename__ = "rejected_row"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    import_id: Mapped[int] = mapped_column(ForeignKey("import_run.id"), nullable=False, index=True)
    locator: Mapped[str] = text()
    code: Mapped[str] = text()
    field: Mapped[str] = text()
    value: Mapped[str] = text()
    message: Mapped[str] = text()
    raw: Mapped[str] = text()


class CandidateRow(Base):
    """What extraction proposes, until a person decides; `draft` stays as proposed, its conflict may follow.

    `draft` and `decided_draft` are cells of the figures table. Spans are offsets into the text of the
    document that `sha256` names, their ends not included. A `superseded` candidate was still pending
    when a newer extractor read its document.
    """

    __tablename__ = "candidate"
    __table_args__ = (
        one_of("state", ("pending", "accepted", "edited", "rejected", "superseded"), "state_known"),
        one_of("tier", ("A", "B", "C"), "tier_known"),
        one_of("status", ("asserted", "disputed", "feared"), "status_known"),
        one_of("role", ("current", "background"), "role_known"),
        CheckConstraint("confidence >= 0 AND confidence <= 1", name="confidence_is_a_share"),
        CheckConstraint("span_start <= span_end", name="span_in_order"),
        CheckConstraint(
            "state IN ('pending', 'superseded') OR (decided_by <> '' AND decided_at IS NOT NULL)",
            name="decided_has_reviewer",
        ),
        CheckConstraint(
            "(state IN ('accepted', 'edited')) = (figure_id IS NOT NULL)", name="accepted_has_figure"
        ),
        CheckConstraint("state <> 'rejected' OR reason <> ''", name="rejected_has_reason"),
        Index("ix_candidate_sha256", "sha256"),
    )

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    report_id: Mapped[int] = mapped_column(ForeignKey("report.id"), nullable=False, index=True)
    sha256: Mapped[str] = text()
    extractor: Mapped[str] = text()
    span_start: Mapped[int] = mapped_column(Integer, nullable=False, server_default="0")
    span_end: Mapped[int] = mapped_column(Integer, nullable=False, server_default="0")
    sentence_start: Mapped[int] = mapped_column(Integer, nullable=False, server_default="0")
    draft: Mapped[dict[str, Any]] = mapped_column(JSON, nullable=False)
    tier: Mapped[str] = text(default="C")
    confidence: Mapped[float] = mapped_column(Float, nullable=False)
    rules: Mapped[list[str]] = mapped_column(JSON, nullable=False)
    status: Mapped[str] = text(default="asserted")
    role: Mapped[str] = text(default="current")
    part_of: Mapped[int | None] = mapped_column(ForeignKey("candidate.id"))
    update_of: Mapped[int | None] = mapped_column(ForeignKey("candidate.id"))
    state: Mapped[str] = text(default="pending")
    decided_by: Mapped[str] = text()
    decided_at: Mapped[datetime | None] = mapped_column(Instant)
    decided_draft: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    reason: Mapped[str] = text()
    figure_id: Mapped[int | None] = mapped_column(ForeignKey("figure.id"), index=True)
    recorded_at: Mapped[datetime] = mapped_column(Instant, nullable=False)


class SettingRow(Base):
    """What the store remembers of itself: its revision, and the vocabulary that was loaded."""

    __tablename__ = "store_setting"

    name: Mapped[str] = mapped_column(Text, primary_key=True)
    value: Mapped[str] = text()
