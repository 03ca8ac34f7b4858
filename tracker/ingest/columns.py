"""The columns of the figures table: required, read, and read by name to be left alone."""

from __future__ import annotations

from tracker.domain.link import LinkKind

LINK_COLUMNS = {
    "part_of": LinkKind.PART_OF,
    "replaces": LinkKind.REPLACES,
    "restates": LinkKind.RESTATES,
    "repeats": LinkKind.REPEATS,
}
REQUIRED = ("source", "report_date", "metric", "value")
COLUMNS = (
    *("figure_id", "report_id", "row_id", "source", "publisher", "via", "report_title", "report_url"),
    *("report_date", "report_date_precision", "dataset", "edition", "external_id", "metric", "group", "by"),
    *("definition", "conflict", "place", "destination", "locality", "counting", "period_start", "period_end"),
    *("period_precision", "value", "low", "high", "qualifier", "value_text", "unit", "basis", "standing"),
    *("quote", "locator", "cited", "occurrence", "note", "language", "caveats"),
    *LINK_COLUMNS,
)
# Columns of an export that say what the store makes of a figure.
IGNORED = ("as_of", "as_of_basis", "state", "known_from", "known_until", "recorded_at")
