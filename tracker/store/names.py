"""The register of names: which key a name in any language stands for, and the nearest to one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from rapidfuzz import fuzz, process
from sqlalchemy import Connection, Table, select

from tracker.domain.names import fold
from tracker.store.tables import table_of
from tracker.store.vocabulary_tables import (
    ActorAliasRow,
    ActorRow,
    ConflictAliasRow,
    ConflictRow,
    GroupAliasRow,
    GroupRow,
    MetricAliasRow,
    MetricRow,
    PlaceAliasRow,
    PlaceRow,
    SourceAliasRow,
    SourceRow,
)

KINDS: dict[str, tuple[Table, Table, tuple[str, ...]]] = {
    "metric": (table_of(MetricRow), table_of(MetricAliasRow), ("name",)),
    "group": (table_of(GroupRow), table_of(GroupAliasRow), ("name",)),
    "by": (table_of(ActorRow), table_of(ActorAliasRow), ("name", "name_ar")),
    "conflict": (table_of(ConflictRow), table_of(ConflictAliasRow), ("name", "name_ar")),
    "place": (table_of(PlaceRow), table_of(PlaceAliasRow), ("name", "name_ar", "iso3")),
    "source": (table_of(SourceRow), table_of(SourceAliasRow), ("short_name", "name", "name_ar")),
}
_SAME = {"destination": "place", "publisher": "source"}
_CLOSE = 85
_NEAREST = 3


@dataclass(slots=True)
class Register:
    """All names of the store. `labels` are what files print for a key; `nouns` for sentences."""

    keys: dict[str, dict[str, str]] = field(default_factory=dict)
    labels: dict[str, dict[str, str]] = field(default_factory=dict)
    groups_of_metrics: dict[str, str] = field(default_factory=dict)

    def find(self, kind: str, name: str) -> str | None:
        """The key that a name stands for, matched without case; None for no such name."""
        return self.keys[_SAME.get(kind, kind)].get(fold(name))

    def group_in(self, spelling: str) -> str:
        """The group that a metric's spelling names beside it (`civilian_deaths`), or ''."""
        return self.groups_of_metrics.get(fold(spelling), "")

    def label(self, kind: str, key: str) -> str:
        """What a file prints for a key: a source's short name, a place's ISO3, else the key's name.

        A kind that has no register, as a source's own definitions, is printed as it stands.
        """
        return self.labels.get(_SAME.get(kind, kind), {}).get(key, key)

    def nearest(self, kind: str, name: str) -> list[str]:
        """The labels of up to three names close to this one, the closest first."""
        names = self.keys[_SAME.get(kind, kind)]
        found = process.extract(fold(name), names.keys(), scorer=fuzz.WRatio, score_cutoff=_CLOSE, limit=9)
        labels = dict.fromkeys(self.label(kind, names[match]) for match, _score, _index in found)
        return list(labels)[:_NEAREST]

    def add(self, kind: str, key: str, label: str, names: Iterable[str]) -> None:
        """Take up an entity; a name that another has already stays with the other."""
        known = self.keys.setdefault(kind, {})
        for name in (key, *names):
            if name:
                known.setdefault(fold(name), key)
        self.labels.setdefault(kind, {})[key] = label


def read_register(connection: Connection) -> Register:
    """Every name in the store. Of several that read alike a key comes before a name, then an alias."""
    register = Register()
    for kind, (table, aliases, columns) in KINDS.items():
        query = select(table).where(table.c.key != "").order_by(table.c.key)
        rows = [dict(row) for row in connection.execute(query).mappings()]
        known = {fold(row["key"]): row.get("merged_into") or row["key"] for row in rows}
        for row in rows:
            for column in columns:
                if row[column]:
                    known.setdefault(fold(row[column]), row.get("merged_into") or row["key"])
        for alias in connection.execute(select(aliases).order_by(aliases.c.id)).mappings():
            known.setdefault(alias["folded"], alias["key"])
            if kind == "metric" and alias["group"]:
                register.groups_of_metrics[alias["folded"]] = alias["group"]
        register.keys[kind] = known
        register.labels[kind] = {row["key"]: _label(kind, row) for row in rows if not row.get("merged_into")}
    return register


def read_aliases(connection: Connection, kind: str, key: str) -> list[str]:
    """The other names of an entity, in the order they were given."""
    aliases = KINDS[kind][1]
    query = select(aliases.c.alias).where(aliases.c.key == key).order_by(aliases.c.id)
    return list(connection.scalars(query))


def _label(kind: str, values: Mapping[str, Any]) -> str:
    if kind in ("metric", "group", "by"):
        return str(values["key"])
    first = {"source": "short_name", "place": "iso3", "conflict": "name"}[kind]
    return str(values[first] or values["name"] or values["key"])
