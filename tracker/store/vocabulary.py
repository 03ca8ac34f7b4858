"""Loading the vocabulary into the store: what is new is added, what is known is updated."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pycountry
from babel import Locale
from sqlalchemy import Connection, Table, delete, insert, select, update

from tracker.domain.names import fold
from tracker.domain.vocabulary_entries import CountryEntry, Vocabulary
from tracker.domain.vocabulary_files import read_digest, read_vocabulary
from tracker.errors import DocumentError
from tracker.store.names import KINDS
from tracker.store.settings import raise_revision, read_setting, remember
from tracker.store.tables import table_of
from tracker.store.vocabulary_tables import ConflictPlaceRow

_LANGUAGES = ("en", "ar", "fr", "de", "es", "pt", "it", "tr")
_conflict_place = table_of(ConflictPlaceRow)

# Another name, the key it stands for, and the group a metric's spelling names.
Alias = tuple[str, str, str | None]
_FILES = {kind: f"{kind}s.toml" for kind in KINDS} | {"by": "actors.toml"}

# A kind of the vocabulary, its rows, and their other names.
Content = tuple[str, list[dict[str, Any]], list[Alias]]


def load_vocabulary(connection: Connection, own: Path | None = None) -> list[str]:
    """Bring the store's vocabulary up to the files; nothing to do when it holds these already.

    Returns a sentence for each name that could not be taken because another entity has it. Raises
    DocumentError for an entry that refers to one that is not there.
    """
    if read_setting(connection, "vocabulary") == read_digest(own):
        return []
    vocabulary = read_vocabulary(own)
    _blank_rows(connection)
    clashes: list[str] = []
    for kind, rows, aliases in _contents(vocabulary):
        _check_references(connection, kind, rows, aliases)
        _upsert(connection, KINDS[kind][0], _parents_first(kind, rows))
        clashes += _add_aliases(connection, kind, aliases)
    _set_conflict_places(connection, vocabulary)
    remember(connection, "vocabulary", vocabulary.digest)
    raise_revision(connection)
    return clashes


def _blank_rows(connection: Connection) -> None:
    """The rows for "not said", which series refer to."""
    for kind in ("by", "conflict", "place"):
        table = KINDS[kind][0]
        if connection.scalar(select(table.c.key).where(table.c.key == "")) is None:
            connection.execute(insert(table).values(key=""))


def _contents(vocabulary: Vocabulary) -> Iterator[Content]:
    groups, actors = vocabulary.groups.values(), vocabulary.actors.values()
    yield "group", [_row(entry, "key name noun definition parent") for entry in groups], _aliases(groups)
    yield _metrics(vocabulary)
    yield "by", [_row(entry, "key name name_ar") for entry in actors], _aliases(actors)
    yield _places(vocabulary)
    yield _conflicts(vocabulary)
    yield _sources(vocabulary)


def _aliases(entries: Iterable[Any]) -> list[Alias]:
    return [(alias, entry.key, None) for entry in entries for alias in entry.aliases]


def _metrics(vocabulary: Vocabulary) -> Content:
    entries = vocabulary.metrics.values()
    rows = [_row(entry, "key name noun definition usual_counting") for entry in entries]
    spellings = [_spelling(entry.key, spelling) for entry in entries for spelling in entry.spellings]
    return "metric", rows, spellings


def _places(vocabulary: Vocabulary) -> Content:
    countries = list(_countries(vocabulary.countries))
    parts = vocabulary.places.values()
    rows = [row for row, _names in countries]
    rows += [_row(entry, "key name name_ar level parent") | {"iso3": ""} for entry in parts]
    names: list[Alias] = [(name, row["key"], None) for row, names in countries for name in names]
    return "place", rows, names + _aliases(parts)


def _conflicts(vocabulary: Vocabulary) -> Content:
    entries = vocabulary.conflicts.values()
    rows = [
        _row(entry, "key name name_ar summary parent") | {"started_on": entry.start, "ended_on": entry.end}
        for entry in entries
    ]
    return "conflict", rows, _aliases(entries)


def _sources(vocabulary: Vocabulary) -> Content:
    entries = vocabulary.sources.values()
    columns = "key name short_name name_ar kind website counts leaves_out"
    return "source", [_row(entry, columns) | {"listed": True} for entry in entries], _aliases(entries)


def _spelling(key: str, spelling: Mapping[str, str]) -> Alias:
    return spelling["spelling"], key, spelling.get("group")


def _row(entry: object, names: str) -> dict[str, Any]:
    row = {name: getattr(entry, name) for name in names.split()}
    if "parent" in row:
        row["parent"] = row["parent"] or None
    return row


def _countries(entries: Mapping[str, CountryEntry]) -> Iterator[tuple[dict[str, Any], list[str]]]:
    """Every country of ISO 3166 with its names by Babel, and publishers' spellings from our file."""
    territories = {language: Locale(language).territories for language in _LANGUAGES}
    for country in pycountry.countries:
        entry = entries.get(country.alpha_3, CountryEntry(country.alpha_3))
        names = [territories[language].get(country.alpha_2, "") for language in _LANGUAGES]
        written = [country.name, getattr(country, "common_name", ""), getattr(country, "official_name", "")]
        row = _country_row(country.alpha_3, entry.name or names[0] or country.name, entry.name_ar or names[1])
        yield row, [*names, *written, *entry.aliases]
    for iso3, entry in entries.items():
        if pycountry.countries.get(alpha_3=iso3) is None:
            yield _country_row(iso3, entry.name or iso3, entry.name_ar), list(entry.aliases)


def _country_row(iso3: str, name: str, name_ar: str) -> dict[str, Any]:
    return {"key": iso3, "name": name, "name_ar": name_ar, "level": "country", "iso3": iso3, "parent": None}


def _upsert(connection: Connection, table: Table, rows: Iterable[dict[str, Any]]) -> None:
    known = _keys(connection, table)
    for row in rows:
        if row["key"] in known:
            connection.execute(update(table).where(table.c.key == row["key"]).values(row))
        else:
            connection.execute(insert(table).values(row))


def _keys(connection: Connection, table: Table) -> set[str]:
    return set(connection.scalars(select(table.c.key)))


def _check_references(
    connection: Connection, kind: str, rows: Iterable[Mapping[str, Any]], aliases: Iterable[Alias]
) -> None:
    rows = list(rows)
    known = {row["key"] for row in rows} | _keys(connection, KINDS[kind][0])
    for row in rows:
        if row.get("parent") is not None and row["parent"] not in known:
            raise DocumentError(f"{_FILES[kind]}: {row['key']}: parent {row['parent']!r} is no {kind}")
    groups = _keys(connection, KINDS["group"][0])
    for alias, key, group in aliases:
        if group is not None and group not in groups:
            raise DocumentError(f"{_FILES[kind]}: {key}: spelling {alias!r}: {group!r} is no group")


def _parents_first(kind: str, rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    waiting = {row["key"]: row for row in rows}
    ordered: list[dict[str, Any]] = []
    while waiting:
        ready = [row for row in waiting.values() if row.get("parent") not in waiting]
        if not ready:
            raise DocumentError(f"{_FILES[kind]}: {min(waiting)}: its parents lead back to itself")
        ordered += ready
        for row in ready:
            del waiting[row["key"]]
    return ordered


def _add_aliases(connection: Connection, kind: str, aliases: Iterable[Alias]) -> list[str]:
    """Add the other names of a kind; returns a sentence for each name that two entities claim."""
    table, alias_table, columns = KINDS[kind]
    rows = list(connection.execute(select(table).where(table.c.key != "").order_by(table.c.key)).mappings())
    stands_for = {row["key"]: row.get("merged_into") or row["key"] for row in rows}
    owner = {fold(key): holder for key, holder in stands_for.items()}
    claims = [(row[column], stands_for[row["key"]], None) for row in rows for column in columns]
    clashes = _claim(kind, owner, claims)
    stored = dict(connection.execute(select(alias_table.c.folded, alias_table.c.key)).all())
    owner.update(stored)
    wanted = [(alias, stands_for[key], group) for alias, key, group in aliases]
    clashes += _claim(kind, owner, wanted)
    new: dict[str, dict[str, Any]] = {}
    for alias, key, group in wanted:
        folded = fold(alias)
        if folded and folded not in stored and owner[folded] == key:
            new[folded] = {"alias": alias, "folded": folded, "key": key}
            new[folded] |= {"group": group} if kind == "metric" else {}
    if new:
        connection.execute(insert(alias_table), list(new.values()))
    return clashes


def _claim(kind: str, owner: dict[str, str], claims: Iterable[Alias]) -> list[str]:
    """Give each name that is free to its first claimant; returns a sentence for each that is not."""
    clashes = []
    for name, key, _group in claims:
        folded = fold(name)
        holder = owner.setdefault(folded, key) if folded else key
        if holder != key:
            clashes.append(f"{kind}: {name!r} is a name of {holder} already, not given to {key}")
    return clashes


def _set_conflict_places(connection: Connection, vocabulary: Vocabulary) -> None:
    known = _keys(connection, KINDS["place"][0])
    for conflict in vocabulary.conflicts.values():
        if unknown := [place for place in conflict.places if place not in known]:
            raise DocumentError(f"conflicts.toml: {conflict.key}: places {unknown[0]!r} is no place")
        connection.execute(delete(_conflict_place).where(_conflict_place.c.conflict == conflict.key))
        for place in conflict.places:
            connection.execute(insert(_conflict_place).values(conflict=conflict.key, place=place))
