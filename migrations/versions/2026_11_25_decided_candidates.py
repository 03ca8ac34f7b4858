"""Candidates know their document and their family, and what a reviewer made of them.

Until now a candidate could say what was proposed and that it was decided, but not where in which document
it stands, which other candidate it is a part of, and with which words it went in. Candidates that are there
keep their draft, stand at the beginning of a document that is not known, and are trusted least. Going down,
what a newer extractor superseded is pending again, and the rest of what is new is lost.

Revision: 2026_11_25_decided_candidates
Before it: 2026_11_24_the_first_schema
Written on: 2026-11-25
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026_11_25_decided_candidates"
down_revision = "2026_11_24_the_first_schema"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
RULES = {
    "tier_known": "tier IN ('A', 'B', 'C')",
    "status_known": "status IN ('asserted', 'disputed', 'feared')",
    "role_known": "role IN ('current', 'background')",
    "span_in_order": "span_start <= span_end",
    "decided_has_reviewer": "state IN ('pending', 'superseded') OR (decided_by <> '' AND decided_at IS NOT NULL)",
    "accepted_has_figure": "(state IN ('accepted', 'edited')) = (figure_id IS NOT NULL)",
    "rejected_has_reason": "state <> 'rejected' OR reason <> ''",
}


def upgrade() -> None:
    """Bring the schema up."""
    with op.batch_alter_table("candidate") as batch:
        batch.drop_constraint(op.f("ck_candidate_state_known"), type_="check")
        batch.add_column(sa.Column("sha256", sa.Text(), server_default="", nullable=False))
        batch.add_column(sa.Column("extractor", sa.Text(), server_default="", nullable=False))
        batch.add_column(sa.Column("span_start", sa.Integer(), server_default="0", nullable=False))
        batch.add_column(sa.Column("span_end", sa.Integer(), server_default="0", nullable=False))
        batch.add_column(sa.Column("sentence_start", sa.Integer(), server_default="0", nullable=False))
        batch.add_column(sa.Column("tier", sa.Text(), server_default="C", nullable=False))
        batch.add_column(sa.Column("status", sa.Text(), server_default="asserted", nullable=False))
        batch.add_column(sa.Column("role", sa.Text(), server_default="current", nullable=False))
        batch.add_column(sa.Column("part_of", KEY, nullable=True))
        batch.add_column(sa.Column("update_of", KEY, nullable=True))
        batch.add_column(sa.Column("decided_draft", sa.JSON(none_as_null=True), nullable=True))
        batch.create_foreign_key(op.f("fk_candidate_part_of"), "candidate", ["part_of"], ["id"])
        batch.create_foreign_key(op.f("fk_candidate_update_of"), "candidate", ["update_of"], ["id"])
        batch.create_check_constraint(
            op.f("ck_candidate_state_known"),
            "state IN ('pending', 'accepted', 'edited', 'rejected', 'superseded')",
        )
        for name, rule in RULES.items():
            batch.create_check_constraint(op.f(f"ck_candidate_{name}"), rule)
        batch.create_index("ix_candidate_sha256", ["sha256"])
        batch.create_index(op.f("ix_candidate_figure_id"), ["figure_id"])


def downgrade() -> None:
    """Take the schema down again."""
    op.execute("UPDATE candidate SET state = 'pending' WHERE state = 'superseded'")
    with op.batch_alter_table("candidate") as batch:
        batch.drop_index(op.f("ix_candidate_figure_id"))
        batch.drop_index("ix_candidate_sha256")
        for name in ("state_known", *RULES):
            batch.drop_constraint(op.f(f"ck_candidate_{name}"), type_="check")
        batch.drop_constraint(op.f("fk_candidate_update_of"), type_="foreignkey")
        batch.drop_constraint(op.f("fk_candidate_part_of"), type_="foreignkey")
        for name in ("decided_draft", "update_of", "part_of", "role", "status", "tier"):
            batch.drop_column(name)
        for name in ("sentence_start", "span_end", "span_start", "extractor", "sha256"):
            batch.drop_column(name)
        batch.create_check_constraint(
            op.f("ck_candidate_state_known"), "state IN ('pending', 'accepted', 'edited', 'rejected')"
        )
