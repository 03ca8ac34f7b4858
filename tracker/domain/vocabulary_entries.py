"""The entries of the vocabulary: what its files say of a metric, a group, a place, a source..."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


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
    """A part of a country, a former state, or a named region of several."""

    key: str
    name: str
    name_ar: str = ""
    level: str = ""
    parent: str = ""
    aliases: tuple[str, ...] = ()
    gw: int | None = None


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
