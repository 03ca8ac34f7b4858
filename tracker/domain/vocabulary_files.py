"""The vocabulary as its files have it: read whole, checked strictly, a user's own beside ours."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, field, fields
from datetime import date
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, TypeVar

from tracker.errors import DocumentError


@dataclass(frozen=True, slots=True)
class MetricEntry:
    """What is counted. `spellings` are tables of a spelling and, where it names one, a group."""

    key: str
    name: str
    definition: str
    usual_counting: str = ""
    noun: str = ""
    spellings: tuple[Mapping[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class GroupEntry:
    """Who is counted."""

    key: str
    name: str
    definition: str = ""
    parent: str = ""
    noun: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ActorEntry:
    """Who or what killed or displaced."""

    key: str
    name: str
    name_ar: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CountryEntry:
    """What publishers call a country beside its standard names, and their codes for it."""

    iso3: str
    name: str = ""
    name_ar: str = ""
    aliases: tuple[str, ...] = ()
    unhcr: str = ""
    gw: int | None = None


@dataclass(frozen=True, slots=True)
class PlaceEntry:
    """A part of a country, or a named region of several."""

    key: str
    name: str
    name_ar: str = ""
    level: str = ""
    parent: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ConflictEntry:
    """A war, an offensive or an attack; `places` are its own."""

    key: str
    name: str
    name_ar: str = ""
    summary: str = ""
    parent: str = ""
    start: date | None = None
    end: date | None = None
    places: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """An organisation that counts or publishes."""

    key: str
    name: str
    short_name: str
    name_ar: str = ""
    kind: str = "other"
    website: str = ""
    counts: str = ""
    leaves_out: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(slots=True)
class Vocabulary:
    """Every entry by key, and the digest of the files they were read from."""

    metrics: dict[str, MetricEntry] = field(default_factory=dict)
    groups: dict[str, GroupEntry] = field(default_factory=dict)
    actors: dict[str, ActorEntry] = field(default_factory=dict)
    countries: dict[str, CountryEntry] = field(default_factory=dict)
    places: dict[str, PlaceEntry] = field(default_factory=dict)
    conflicts: dict[str, ConflictEntry] = field(default_factory=dict)
    sources: dict[str, SourceEntry] = field(default_factory=dict)
    digest: str = ""


# Each file: the name of its tables, what one becomes, and which field is its key.
_FILES: dict[str, tuple[str, type[Any], str]] = {
    "metrics": ("metric", MetricEntry, "key"),
    "groups": ("group", GroupEntry, "key"),
    "actors": ("actor", ActorEntry, "key"),
    "countries": ("country", CountryEntry, "iso3"),
    "places": ("place", PlaceEntry, "key"),
    "conflicts": ("conflict", ConflictEntry, "key"),
    "sources": ("source", SourceEntry, "key"),
}
E_ = TypeVar("E_")


def read_vocabulary(own: Path | None = None) -> Vocabulary:
    """The vocabulary that comes with the program, and over it the user's files in `own`.

    An entry of the user's with a known key replaces ours; others are added. Raises DocumentError
    naming file, entry and field for anything that is not understood.
    """
    vocabulary = Vocabulary()
    digest = sha256()
    for name, text in _texts(own):
        digest.update(text.encode())
        table, entry, key = _FILES[name.split(".")[0]]
        entries: dict[str, Any] = getattr(vocabulary, name.split(".")[0])
        for given in _tables(name, text, table):
            made = _entry(name, entry, given, key)
            entries[getattr(made, key)] = made
    vocabulary.digest = digest.hexdigest()
    return vocabulary


def _texts(own: Path | None) -> Iterator[tuple[str, str]]:
    folders: list[Traversable] = [files("tracker.domain.vocabulary")]
    if own is not None:
        if not own.is_dir():
            raise DocumentError(f"the vocabulary folder {own} is not there")
        folders.append(own)
    for folder in folders:
        for name in _FILES:
            path = folder / f"{name}.toml"
            if path.is_file():
                yield path.name, path.read_text(encoding="utf-8")


def _tables(name: str, text: str, table: str) -> list[dict[str, Any]]:
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DocumentError(f"{name}: {error}") from None
    if extra := sorted(document.keys() - {table}):
        raise DocumentError(f"{name}: [[{extra[0]}]] is not known here (write [[{table}]])")
    return list(document.get(table, ()))


def _entry(name: str, entry: type[E_], given: dict[str, Any], key: str) -> E_:
    label = given.get(key) or given
    known = {one.name: one for one in fields(entry)}  # type: ignore[arg-type]
    if extra := sorted(given.keys() - known.keys()):
        raise DocumentError(f"{name}: {label}: {extra[0]} is no field of it (there are {', '.join(known)})")
    needed = [one.name for one in known.values() if one.default is MISSING and one.name not in given]
    if needed:
        raise DocumentError(f"{name}: {label}: {needed[0]} is missing")
    return entry(
        **{field: tuple(value) if isinstance(value, list) else value for field, value in given.items()}
    )
