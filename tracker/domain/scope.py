"""The scope of an edition: what its file is complete for, as its reader states it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Scope:
    """Places, destinations and days that a file covers whole; None for every one.

    An edition can come in several files (a country each): it has the scopes of all of them, each
    with the import that brought it, so that undoing one import leaves the others' scopes.
    """

    places: frozenset[str] | None = None
    destinations: frozenset[str] | None = None
    first: date | None = None
    last: date | None = None
    by_import: int | None = None

    def holds(self, place: str, destination: str, as_of: date) -> bool:
        """Whether a figure of this place, destination and day would stand in the file."""
        return (
            (self.places is None or place in self.places)
            and (self.destinations is None or destination in self.destinations)
            and (self.first is None or self.first <= as_of)
            and (self.last is None or as_of <= self.last)
        )

    def to_json(self) -> dict[str, Any]:
        """As stored with its report."""
        return {
            "places": None if self.places is None else sorted(self.places),
            "destinations": None if self.destinations is None else sorted(self.destinations),
            "first": None if self.first is None else self.first.isoformat(),
            "last": None if self.last is None else self.last.isoformat(),
            "import": self.by_import,
        }

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Scope:
        """The reverse of `to_json`."""
        places, destinations = stored["places"], stored["destinations"]
        return cls(
            places=None if places is None else frozenset(places),
            destinations=None if destinations is None else frozenset(destinations),
            first=None if stored["first"] is None else date.fromisoformat(stored["first"]),
            last=None if stored["last"] is None else date.fromisoformat(stored["last"]),
            by_import=stored["import"],
        )


def scopes_json(scopes: Iterable[Scope]) -> list[dict[str, Any]] | None:
    """The scopes of a report as stored; None for a report that is complete for nothing."""
    return [scope.to_json() for scope in scopes] or None


def read_scopes_json(stored: Iterable[Mapping[str, Any]] | None) -> tuple[Scope, ...]:
    """The reverse of `scopes_json`."""
    return tuple(Scope.from_json(scope) for scope in stored or ())


def joined(one: Iterable[Scope], other: Iterable[Scope]) -> tuple[Scope, ...]:
    """The scopes of two accounts of one edition, each once, in an order of their own."""
    return tuple(sorted({*one, *other}, key=lambda scope: str(scope.to_json())))
