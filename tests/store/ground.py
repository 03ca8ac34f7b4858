"""Ground for tests of the tables: one row of each, on which others can stand."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Connection, Table, insert

from tracker.store.schema import METADATA

NOW = datetime(2024, 12, 1, tzinfo=UTC)
DAY = date(2024, 12, 1)
ONE, TWO, THREE = ("1" * 32, "2" * 32, "3" * 32)

# A row of each table that breaks no rule, in the order that they can be inserted in.
ROWS: dict[str, dict[str, Any]] = {
    "source": {"key": "s"},
    "metric": {"key": "m"},
    "population_group": {"key": "g"},
    "actor": {"key": "b"},
    "conflict": {"key": "c"},
    "place": {"key": "p"},
    "conflict_place": {"conflict": "c", "place": "p"},
    "source_alias": {"key": "s", "alias": "Ground", "folded": "ground"},
    "metric_alias": {"key": "m", "alias": "Ground", "folded": "ground"},
    "population_group_alias": {"key": "g", "alias": "Ground", "folded": "ground"},
    "actor_alias": {"key": "b", "alias": "Ground", "folded": "ground"},
    "conflict_alias": {"key": "c", "alias": "Ground", "folded": "ground"},
    "place_alias": {"key": "p", "alias": "Ground", "folded": "ground"},
    "import_run": {"id": 1, "arguments": {}, "created": {}, "issues": [], "imported_at": NOW},
    "rejected_row": {"import_id": 1},
    "report": {
        "id": 1,
        "public_id": ONE,
        "publisher": "s",
        "report_date": DAY,
        "known_from": DAY,
        "partitions": [],
        "recorded_at": NOW,
    },
    "report_alias": {"report_id": 1, "kind": "url", "alias": "https://a.example"},
    "series": {
        "id": 1,
        "source": "s",
        "metric": "m",
        "group": "g",
        "by": "",
        "conflict": "",
        "place": "",
        "destination": "",
        "counting": "cumulative",
    },
    "figure": {
        "id": 1,
        "public_id": ONE,
        "series_id": 1,
        "report_id": 1,
        "as_of": DAY,
        "known_from": DAY,
        "as_of_basis": "report_date",
        "value": 5,
        "recorded_at": NOW,
    },
    "figure_alias": {"public_id": THREE, "figure_id": 1},
    "figure_link": {"from_id": ONE, "to_id": TWO, "kind": "replaces", "recorded_at": NOW},
    "candidate": {"report_id": 1, "draft": {}, "confidence": 0.5, "rules": [], "recorded_at": NOW},
    "store_setting": {"name": "n"},
}
# What tells a second row from the first where the row has to be one of a kind.
APART: dict[str, dict[str, Any]] = {
    "report": {"id": 2, "public_id": TWO},
    "series": {"id": 2, "definition": "another"},
    "figure": {"id": 2, "public_id": TWO},
    "figure_link": {"from_id": TWO, "to_id": THREE},
    "report_alias": {"alias": "https://b.example"},
    "import_run": {"id": 2},
    "source": {"key": "s2"},
    "metric": {"key": "m2"},
}


def add_ground(connection: Connection) -> None:
    """One row of every table."""
    for name, values in ROWS.items():
        connection.execute(insert(table(name)).values(values))


def add_row(connection: Connection, name: str, **values: Any) -> None:
    """A second row of a table, with these values."""
    connection.execute(insert(table(name)).values(ROWS[name] | APART.get(name, {}) | values))


def table(name: str) -> Table:
    return METADATA.tables[name]
