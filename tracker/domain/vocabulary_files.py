"""The vocabulary as its files have it: read whole, checked strictly, a user's own beside ours."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, Field, fields
from datetime import date
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, TypeVar

from tracker.domain.series import Counting
from tracker.domain.source import SourceKind
from tracker.domain.vocabulary_entries import (
    ActorEntry,
    ConflictEntry,
    CountryEntry,
    GroupEntry,
    MetricEntry,
    PlaceEntry,
    SourceEntry,
    Vocabulary,
)
from tracker.errors import DocumentError

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


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _are_texts(value: Any) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


def _are_spellings(value: Any) -> bool:
    return isinstance(value, list) and all(
        isinstance(table, dict)
        and {"spelling"} <= table.keys() <= {"spelling", "group"}
        and all(map(_is_text, table.values()))
        for table in value
    )


# What a field may hold, by its type, and how an error says it.
_TYPES: dict[str, tuple[Callable[[Any], bool], str]] = {
    "str": (_is_text, "a text"),
    "tuple[str, ...]": (_are_texts, "a list of texts"),
    "tuple[Mapping[str, str], ...]": (_are_spellings, "a list of { spelling, group }"),
    "date | None": (lambda value: type(value) is date, "a day, like 2011-03-15"),
    "int | None": (lambda value: type(value) is int, "a whole number"),
}
_CHOICES: dict[str, tuple[str, ...]] = {
    "usual_counting": ("", *Counting),
    "kind": tuple(SourceKind),
}


def read_vocabulary(own: Path | None = None) -> Vocabulary:
    """The vocabulary that comes with the program, and over it the user's files in `own`.

    An entry of the user's with a known key replaces ours; others are added. Raises DocumentError
    naming file, entry and field for anything that is not understood.
    """
    vocabulary = Vocabulary(digest=read_digest(own))
    for name, text in _texts(own):
        getattr(vocabulary, Path(name).stem).update(_entries(name, text))
    return vocabulary


def read_digest(own: Path | None = None) -> str:
    """The digest by which the files of `read_vocabulary` are known again, without reading them all."""
    digest = sha256()
    for _name, text in _texts(own):
        digest.update(text.encode())
    return digest.hexdigest()


def _texts(own: Path | None) -> Iterator[tuple[str, str]]:
    folders: list[Traversable] = [files("tracker.domain.vocabulary")]
    if own is not None:
        _check_folder(own)
        folders.append(own)
    for folder in folders:
        for name in _FILES:
            path = folder / f"{name}.toml"
            if path.is_file():
                yield path.name, _text(path)


def _check_folder(own: Path) -> None:
    if not own.is_dir():
        raise DocumentError(f"the vocabulary folder {own} is not there")
    unknown = sorted(path.name for path in own.glob("*.toml") if path.stem not in _FILES)
    if unknown:
        known = ", ".join(f"{name}.toml" for name in _FILES)
        raise DocumentError(f"{unknown[0]}: no file of the vocabulary has this name (there are {known})")


def _text(path: Traversable) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DocumentError(f"{path.name}: cannot be read as UTF-8: {error}") from None


# Every import reads the same files: what they say is worked out once for each text.
@lru_cache(maxsize=32)
def _entries(name: str, text: str) -> Mapping[str, Any]:
    table, entry, key = _FILES[Path(name).stem]
    entries: dict[str, Any] = {}
    for given in _tables(name, text, table):
        made = _entry(name, entry, given, key)
        own_key = getattr(made, key)
        if not own_key or "," in own_key:
            raise DocumentError(f"{name}: {own_key!r}: {key} is a text without a comma")
        if own_key in entries:
            raise DocumentError(f"{name}: {own_key}: {key} stands twice")
        entries[own_key] = made
    return entries


def _tables(name: str, text: str, table: str) -> list[dict[str, Any]]:
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DocumentError(f"{name}: {error}") from None
    if extra := sorted(document.keys() - {table}):
        raise DocumentError(f"{name}: [[{extra[0]}]] is not known here (write [[{table}]])")
    tables = document.get(table, [])
    if not isinstance(tables, list) or not all(isinstance(one, dict) for one in tables):
        raise DocumentError(f"{name}: {table} is no list of tables (write [[{table}]])")
    return tables


def _entry(name: str, entry: type[E_], given: dict[str, Any], key: str) -> E_:
    label = given.get(key) or given
    known = {one.name: one for one in fields(entry)}  # type: ignore[arg-type]
    if extra := sorted(given.keys() - known.keys()):
        raise DocumentError(f"{name}: {label}: {extra[0]} is no field of it (there are {', '.join(known)})")
    needed = [one.name for one in known.values() if one.default is MISSING and one.name not in given]
    if needed:
        raise DocumentError(f"{name}: {label}: {needed[0]} is missing")
    for field_name, value in given.items():
        if fault := _fault(known[field_name], value):
            raise DocumentError(f"{name}: {label}: {field_name} {fault}")
    return entry(
        **{field: tuple(value) if isinstance(value, list) else value for field, value in given.items()}
    )


def _fault(field: Field[Any], value: Any) -> str:
    fits, meant = _TYPES[str(field.type)]
    if not fits(value):
        return f"is {value!r}, not {meant}"
    choices = _CHOICES.get(field.name, (value,))
    return "" if value in choices else f"is {value!r}, none of {', '.join(filter(None, choices))}"
