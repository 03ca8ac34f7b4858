"""The first schema: the vocabulary, and the ledger of reports, series, figures and links.

There is no data before it. Going down drops every table, and with them all figures: export first.

Revision: 2026_11_24_the_first_schema
Before it:
Written on: 2026-11-24
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026_11_24_the_first_schema"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema up."""
    op.create_table(
        "actor",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("name_ar", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_actor")),
    )
    op.create_table(
        "conflict",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("name_ar", sa.Text(), server_default="", nullable=False),
        sa.Column("summary", sa.Text(), server_default="", nullable=False),
        sa.Column("parent", sa.Text(), nullable=True),
        sa.Column("started_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["parent"], ["conflict.key"], name=op.f("fk_conflict_parent")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_conflict")),
    )
    op.create_table(
        "import_run",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("reader", sa.Text(), server_default="", nullable=False),
        sa.Column("file_name", sa.Text(), server_default="", nullable=False),
        sa.Column("sha256", sa.Text(), server_default="", nullable=False),
        sa.Column("arguments", sa.JSON(), nullable=False),
        sa.Column("status", sa.Text(), server_default="done", nullable=False),
        sa.Column("read", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("added", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("unchanged", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("revised", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("dropped", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("rejected", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("created", sa.JSON(), nullable=False),
        sa.Column("issues", sa.JSON(), nullable=False),
        sa.Column("imported_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("status IN ('done', 'undone')", name=op.f("ck_import_run_status_known")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_run")),
    )
    op.create_index("ix_import_run_sha256", "import_run", ["sha256"], unique=False)
    op.create_table(
        "metric",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("noun", sa.Text(), server_default="", nullable=False),
        sa.Column("definition", sa.Text(), server_default="", nullable=False),
        sa.Column("usual_counting", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint(
            "usual_counting IN ('', 'cumulative', 'period', 'stock')",
            name=op.f("ck_metric_usual_counting_known"),
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_metric")),
    )
    op.create_table(
        "place",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("name_ar", sa.Text(), server_default="", nullable=False),
        sa.Column("level", sa.Text(), server_default="", nullable=False),
        sa.Column("iso3", sa.Text(), server_default="", nullable=False),
        sa.Column("parent", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["parent"], ["place.key"], name=op.f("fk_place_parent")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_place")),
    )
    op.create_table(
        "population_group",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("noun", sa.Text(), server_default="", nullable=False),
        sa.Column("definition", sa.Text(), server_default="", nullable=False),
        sa.Column("parent", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["parent"], ["population_group.key"], name=op.f("fk_population_group_parent")
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_population_group")),
    )
    op.create_table(
        "source",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("short_name", sa.Text(), server_default="", nullable=False),
        sa.Column("name_ar", sa.Text(), server_default="", nullable=False),
        sa.Column("kind", sa.Text(), server_default="other", nullable=False),
        sa.Column("website", sa.Text(), server_default="", nullable=False),
        sa.Column("counts", sa.Text(), server_default="", nullable=False),
        sa.Column("leaves_out", sa.Text(), server_default="", nullable=False),
        sa.Column("listed", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("merged_into", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('monitoring_group', 'un_agency', 'government', 'armed_group', 'research', 'relief', 'media', 'other')",
            name=op.f("ck_source_kind_known"),
        ),
        sa.ForeignKeyConstraint(["merged_into"], ["source.key"], name=op.f("fk_source_merged_into")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_source")),
    )
    op.create_table(
        "store_setting",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_store_setting")),
    )
    op.create_table(
        "actor_alias",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("alias", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["key"], ["actor.key"], name=op.f("fk_actor_alias_key")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_actor_alias")),
        sa.UniqueConstraint("folded", name=op.f("uq_actor_alias_folded")),
    )
    op.create_table(
        "conflict_alias",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("alias", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["key"], ["conflict.key"], name=op.f("fk_conflict_alias_key")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conflict_alias")),
        sa.UniqueConstraint("folded", name=op.f("uq_conflict_alias_folded")),
    )
    op.create_table(
        "conflict_place",
        sa.Column("conflict", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["conflict"], ["conflict.key"], name=op.f("fk_conflict_place_conflict")),
        sa.ForeignKeyConstraint(["place"], ["place.key"], name=op.f("fk_conflict_place_place")),
        sa.PrimaryKeyConstraint("conflict", "place", name=op.f("pk_conflict_place")),
    )
    op.create_table(
        "figure_link",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("from_id", sa.LargeBinary(16), nullable=False),
        sa.Column("to_id", sa.LargeBinary(16), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("by_source", sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("import_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("undo_of", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("lifted_by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "kind IN ('part_of', 'replaces', 'restates', 'retracts', 'void', 'repeats')",
            name=op.f("ck_figure_link_kind_known"),
        ),
        sa.CheckConstraint(
            "length(from_id) = 16 OR (length(from_id) = 0 AND (kind = 'void' OR day IS NOT NULL))",
            name=op.f("ck_figure_link_unsourced_has_day"),
        ),
        sa.CheckConstraint("from_id <> to_id", name=op.f("ck_figure_link_not_to_itself")),
        sa.ForeignKeyConstraint(["import_id"], ["import_run.id"], name=op.f("fk_figure_link_import_id")),
        sa.ForeignKeyConstraint(["lifted_by"], ["import_run.id"], name=op.f("fk_figure_link_lifted_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_figure_link")),
        sa.UniqueConstraint(
            "from_id", "to_id", "kind", "undo_of", name=op.f("uq_figure_link_from_id_to_id_kind_undo_of")
        ),
    )
    op.create_index("ix_figure_link_to_id", "figure_link", ["to_id"], unique=False)
    op.create_table(
        "metric_alias",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("group", sa.Text(), nullable=True),
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("alias", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["group"], ["population_group.key"], name=op.f("fk_metric_alias_group")),
        sa.ForeignKeyConstraint(["key"], ["metric.key"], name=op.f("fk_metric_alias_key")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_metric_alias")),
        sa.UniqueConstraint("folded", name=op.f("uq_metric_alias_folded")),
    )
    op.create_table(
        "place_alias",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("alias", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["key"], ["place.key"], name=op.f("fk_place_alias_key")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_place_alias")),
        sa.UniqueConstraint("folded", name=op.f("uq_place_alias_folded")),
    )
    op.create_table(
        "population_group_alias",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("alias", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["key"], ["population_group.key"], name=op.f("fk_population_group_alias_key")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_population_group_alias")),
        sa.UniqueConstraint("folded", name=op.f("uq_population_group_alias_folded")),
    )
    op.create_table(
        "rejected_row",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("import_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("locator", sa.Text(), server_default="", nullable=False),
        sa.Column("code", sa.Text(), server_default="", nullable=False),
        sa.Column("field", sa.Text(), server_default="", nullable=False),
        sa.Column("value", sa.Text(), server_default="", nullable=False),
        sa.Column("message", sa.Text(), server_default="", nullable=False),
        sa.Column("raw", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["import_id"], ["import_run.id"], name=op.f("fk_rejected_row_import_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rejected_row")),
    )
    op.create_index(op.f("ix_rejected_row_import_id"), "rejected_row", ["import_id"], unique=False)
    op.create_table(
        "report",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("public_id", sa.LargeBinary(16), nullable=False),
        sa.Column("publisher", sa.Text(), nullable=False),
        sa.Column("via", sa.Text(), server_default="", nullable=False),
        sa.Column("title", sa.Text(), server_default="", nullable=False),
        sa.Column("url", sa.Text(), server_default="", nullable=False),
        sa.Column("report_date", sa.Date(), nullable=False),
        sa.Column("precision", sa.Text(), server_default="day", nullable=False),
        sa.Column("known_from", sa.Date(), nullable=False),
        sa.Column("language", sa.Text(), server_default="", nullable=False),
        sa.Column("caveats", sa.Text(), server_default="", nullable=False),
        sa.Column("dataset", sa.Text(), server_default="", nullable=False),
        sa.Column("edition", sa.Text(), server_default="", nullable=False),
        sa.Column("scope", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("partitions", sa.JSON(), nullable=False),
        sa.Column("sha256", sa.Text(), server_default="", nullable=False),
        sa.Column("retrieved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("import_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "precision IN ('day', 'month', 'year', 'not_before', 'not_after')",
            name=op.f("ck_report_precision_known"),
        ),
        sa.CheckConstraint("report_date >= '1900-01-01'", name=op.f("ck_report_date_not_before_1900")),
        sa.ForeignKeyConstraint(["import_id"], ["import_run.id"], name=op.f("fk_report_import_id")),
        sa.ForeignKeyConstraint(["publisher"], ["source.key"], name=op.f("fk_report_publisher")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report")),
        sa.UniqueConstraint("public_id", name=op.f("uq_report_public_id")),
    )
    op.create_index("ix_report_dataset", "report", ["dataset", "known_from"], unique=False)
    op.create_index(op.f("ix_report_publisher"), "report", ["publisher"], unique=False)
    op.create_table(
        "series",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("dataset", sa.Text(), server_default="", nullable=False),
        sa.Column("metric", sa.Text(), nullable=False),
        sa.Column("group", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("definition", sa.Text(), server_default="", nullable=False),
        sa.Column("conflict", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("destination", sa.Text(), nullable=False),
        sa.Column("counting", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), server_default="people", nullable=False),
        sa.Column("basis", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint(
            "basis IN ('', 'documented', 'verified', 'estimated', 'claimed', 'projected')",
            name=op.f("ck_series_basis_known"),
        ),
        sa.CheckConstraint(
            "counting IN ('cumulative', 'period', 'stock')", name=op.f("ck_series_counting_known")
        ),
        sa.CheckConstraint("unit IN ('people', 'households')", name=op.f("ck_series_unit_known")),
        sa.ForeignKeyConstraint(["by"], ["actor.key"], name=op.f("fk_series_by")),
        sa.ForeignKeyConstraint(["conflict"], ["conflict.key"], name=op.f("fk_series_conflict")),
        sa.ForeignKeyConstraint(["destination"], ["place.key"], name=op.f("fk_series_destination")),
        sa.ForeignKeyConstraint(["group"], ["population_group.key"], name=op.f("fk_series_group")),
        sa.ForeignKeyConstraint(["metric"], ["metric.key"], name=op.f("fk_series_metric")),
        sa.ForeignKeyConstraint(["place"], ["place.key"], name=op.f("fk_series_place")),
        sa.ForeignKeyConstraint(["source"], ["source.key"], name=op.f("fk_series_source")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_series")),
        sa.UniqueConstraint(
            "source",
            "dataset",
            "metric",
            "group",
            "by",
            "definition",
            "conflict",
            "place",
            "destination",
            "counting",
            "unit",
            "basis",
            name="uq_series_key",
        ),
    )
    op.create_index("ix_series_metric", "series", ["metric", "conflict", "place"], unique=False)
    op.create_table(
        "source_alias",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("alias", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["key"], ["source.key"], name=op.f("fk_source_alias_key")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_source_alias")),
        sa.UniqueConstraint("folded", name=op.f("uq_source_alias_folded")),
    )
    op.create_table(
        "figure",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("public_id", sa.LargeBinary(16), nullable=False),
        sa.Column("series_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("report_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("external_id", sa.Text(), server_default="", nullable=False),
        sa.Column("period_start", sa.Date(), nullable=True),
        sa.Column("period_end", sa.Date(), nullable=True),
        sa.Column("period_precision", sa.Text(), server_default="day", nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("as_of_basis", sa.Text(), nullable=False),
        sa.Column("value", sa.BigInteger(), nullable=True),
        sa.Column("low", sa.BigInteger(), nullable=True),
        sa.Column("high", sa.BigInteger(), nullable=True),
        sa.Column("qualifier", sa.Text(), server_default="exact", nullable=False),
        sa.Column("value_text", sa.Text(), server_default="", nullable=False),
        sa.Column("standing", sa.Text(), server_default="", nullable=False),
        sa.Column("quote", sa.Text(), server_default="", nullable=False),
        sa.Column("locator", sa.Text(), server_default="", nullable=False),
        sa.Column("locality", sa.Text(), server_default="", nullable=False),
        sa.Column("cited", sa.Text(), server_default="", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("occurrence", sa.Integer(), server_default="0", nullable=False),
        sa.Column("known_from", sa.Date(), nullable=False),
        sa.Column("known_until", sa.Date(), nullable=True),
        sa.Column("state", sa.Text(), server_default="in_force", nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("end_state", sa.Text(), server_default="", nullable=False),
        sa.Column("import_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "as_of_basis IN ('period_end', 'report_date')", name=op.f("ck_figure_as_of_basis_known")
        ),
        sa.CheckConstraint(
            "end_state IN ('', 'in_force', 'superseded', 'also_reported', 'replaced', 'retracted', 'edition_ended', 'void')",
            name=op.f("ck_figure_end_state_known"),
        ),
        sa.CheckConstraint("period_end >= '1000-01-01'", name=op.f("ck_figure_period_end_not_before_1000")),
        sa.CheckConstraint(
            "period_precision IN ('day', 'month', 'year', 'not_before', 'not_after')",
            name=op.f("ck_figure_period_precision_known"),
        ),
        sa.CheckConstraint(
            "period_start >= '1000-01-01'", name=op.f("ck_figure_period_start_not_before_1000")
        ),
        sa.CheckConstraint(
            "qualifier <> 'range' OR value IS NULL", name=op.f("ck_figure_range_has_no_value")
        ),
        sa.CheckConstraint(
            "qualifier = 'indefinite' OR value IS NOT NULL OR low IS NOT NULL OR high IS NOT NULL",
            name=op.f("ck_figure_has_quantity"),
        ),
        sa.CheckConstraint(
            "qualifier IN ('exact', 'estimate', 'range', 'more_than', 'at_least', 'at_most', 'less_than', 'approximately', 'nearly', 'indefinite')",
            name=op.f("ck_figure_qualifier_known"),
        ),
        sa.CheckConstraint(
            "qualifier NOT IN ('at_least', 'more_than') OR (value IS NOT NULL AND low IS NOT NULL AND low = value AND high IS NULL)",
            name=op.f("ck_figure_lower_bound_is_value"),
        ),
        sa.CheckConstraint(
            "qualifier NOT IN ('at_most', 'less_than', 'nearly') OR (value IS NOT NULL AND high IS NOT NULL AND high = value)",
            name=op.f("ck_figure_upper_bound_is_value"),
        ),
        sa.CheckConstraint(
            "standing IN ('', 'disputed', 'doubtful', 'misattributed')", name=op.f("ck_figure_standing_known")
        ),
        sa.CheckConstraint(
            "state IN ('in_force', 'superseded', 'also_reported', 'replaced', 'retracted', 'edition_ended', 'void')",
            name=op.f("ck_figure_state_known"),
        ),
        sa.CheckConstraint("high >= 0", name=op.f("ck_figure_high_not_negative")),
        sa.CheckConstraint("known_until >= known_from", name=op.f("ck_figure_vintage_in_order")),
        sa.CheckConstraint("low <= high", name=op.f("ck_figure_low_not_above_high")),
        sa.CheckConstraint("low <= value", name=op.f("ck_figure_low_not_above_value")),
        sa.CheckConstraint("low >= 0", name=op.f("ck_figure_low_not_negative")),
        sa.CheckConstraint("occurrence >= 0", name=op.f("ck_figure_occurrence_not_negative")),
        sa.CheckConstraint("period_start <= period_end", name=op.f("ck_figure_period_in_order")),
        sa.CheckConstraint("value <= high", name=op.f("ck_figure_value_not_above_high")),
        sa.CheckConstraint("value >= 0", name=op.f("ck_figure_value_not_negative")),
        sa.ForeignKeyConstraint(["import_id"], ["import_run.id"], name=op.f("fk_figure_import_id")),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name=op.f("fk_figure_report_id")),
        sa.ForeignKeyConstraint(["series_id"], ["series.id"], name=op.f("fk_figure_series_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_figure")),
        sa.UniqueConstraint("public_id", name=op.f("uq_figure_public_id")),
    )
    op.create_index(
        "ix_figure_current",
        "figure",
        ["series_id", "as_of", "value", "low", "high", "qualifier"],
        unique=False,
        sqlite_where=sa.text("known_until IS NULL"),
        postgresql_where=sa.text("known_until IS NULL"),
    )
    op.create_index("ix_figure_import", "figure", ["import_id"], unique=False)
    op.create_index("ix_figure_report", "figure", ["report_id"], unique=False)
    op.create_index(
        "ix_figure_vintage",
        "figure",
        ["series_id", "as_of", "known_from", "known_until", "value", "low", "high"],
        unique=False,
    )
    op.create_table(
        "report_alias",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("report_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("kind", sa.Text(), server_default="", nullable=False),
        sa.Column("alias", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint("kind IN ('id', 'url')", name=op.f("ck_report_alias_kind_known")),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name=op.f("fk_report_alias_report_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_alias")),
        sa.UniqueConstraint("kind", "alias", name=op.f("uq_report_alias_kind_alias")),
    )
    op.create_index(op.f("ix_report_alias_report_id"), "report_alias", ["report_id"], unique=False)
    op.create_table(
        "candidate",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("report_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("draft", sa.JSON(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("rules", sa.JSON(), nullable=False),
        sa.Column("state", sa.Text(), server_default="pending", nullable=False),
        sa.Column("decided_by", sa.Text(), server_default="", nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("figure_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "state IN ('pending', 'accepted', 'edited', 'rejected')", name=op.f("ck_candidate_state_known")
        ),
        sa.CheckConstraint(
            "confidence >= 0 AND confidence <= 1", name=op.f("ck_candidate_confidence_is_a_share")
        ),
        sa.ForeignKeyConstraint(["figure_id"], ["figure.id"], name=op.f("fk_candidate_figure_id")),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name=op.f("fk_candidate_report_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_candidate")),
    )
    op.create_index(op.f("ix_candidate_report_id"), "candidate", ["report_id"], unique=False)
    op.create_table(
        "figure_alias",
        sa.Column("public_id", sa.LargeBinary(16), nullable=False),
        sa.Column("figure_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(["figure_id"], ["figure.id"], name=op.f("fk_figure_alias_figure_id")),
        sa.PrimaryKeyConstraint("public_id", name=op.f("pk_figure_alias")),
    )
    op.create_index(op.f("ix_figure_alias_figure_id"), "figure_alias", ["figure_id"], unique=False)


def downgrade() -> None:
    """Take the schema down again."""
    op.drop_index(op.f("ix_figure_alias_figure_id"), table_name="figure_alias")
    op.drop_table("figure_alias")
    op.drop_index(op.f("ix_candidate_report_id"), table_name="candidate")
    op.drop_table("candidate")
    op.drop_index(op.f("ix_report_alias_report_id"), table_name="report_alias")
    op.drop_table("report_alias")
    op.drop_index("ix_figure_vintage", table_name="figure")
    op.drop_index("ix_figure_report", table_name="figure")
    op.drop_index("ix_figure_import", table_name="figure")
    op.drop_index(
        "ix_figure_current",
        table_name="figure",
        sqlite_where=sa.text("known_until IS NULL"),
        postgresql_where=sa.text("known_until IS NULL"),
    )
    op.drop_table("figure")
    op.drop_table("source_alias")
    op.drop_index("ix_series_metric", table_name="series")
    op.drop_table("series")
    op.drop_index(op.f("ix_report_publisher"), table_name="report")
    op.drop_index("ix_report_dataset", table_name="report")
    op.drop_table("report")
    op.drop_index(op.f("ix_rejected_row_import_id"), table_name="rejected_row")
    op.drop_table("rejected_row")
    op.drop_table("population_group_alias")
    op.drop_table("place_alias")
    op.drop_table("metric_alias")
    op.drop_index("ix_figure_link_to_id", table_name="figure_link")
    op.drop_table("figure_link")
    op.drop_table("conflict_place")
    op.drop_table("conflict_alias")
    op.drop_table("actor_alias")
    op.drop_table("store_setting")
    op.drop_table("source")
    op.drop_table("population_group")
    op.drop_table("place")
    op.drop_table("metric")
    op.drop_index("ix_import_run_sha256", table_name="import_run")
    op.drop_table("import_run")
    op.drop_table("conflict")
    op.drop_table("actor")
