"""Passages: labelled texts, one JSON object a line, as the README beside them describes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from tracker.domain.quantity import Qualifier

# The labels' own words for a hedge; all others are the tracker's.
_QUALIFIERS = {
    "over": Qualifier.MORE_THAN,
    "about": Qualifier.APPROXIMATELY,
    "almost": Qualifier.NEARLY,
    "up_to": Qualifier.AT_MOST,
    "under": Qualifier.LESS_THAN,
}


@dataclass(frozen=True, slots=True)
class Label:
    """A figure as a reader marked it; `subset_of` is the fid of the whole, "" for none."""

    fid: str
    start: int
    end: int
    metric: str
    group: str
    qualifier: Qualifier
    value: float | None
    low: float | None
    high: float | None
    source: str
    subset_of: str
    optional: bool


@dataclass(frozen=True, slots=True)
class Aside:
    """A number that looks like a figure and is none."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A text with its figures; `language` is "" in a file that does not say."""

    key: str
    text: str
    language: str
    publisher: str
    published_on: date | None
    labels: tuple[Label, ...]
    asides: tuple[Aside, ...]

    def words_at(self, start: int, end: int, around: int = 0) -> str:
        """The text of a span with so many characters before and after it."""
        return self.text[max(0, start - around) : end + around]


def is_held(path: Path) -> bool:
    """Whether nobody should look at this file's single errors."""
    return "held" in path.name


def read_passages(path: Path) -> tuple[Passage, ...]:
    """The passages of a file; KeyError or ValueError for a line that is none."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(_parse_passage(json.loads(line)) for line in lines if line.strip())


def _parse_passage(record: Mapping[str, Any]) -> Passage:
    published = record["published"]
    return Passage(
        key=record["id"],
        text=record["text"],
        language=record.get("language") or "",
        publisher=record["publisher"] or "",
        published_on=date.fromisoformat(published) if published else None,
        labels=tuple(_parse_label(figure) for figure in record["figures"]),
        asides=tuple(Aside(one["start"], one["end"], one["reason"]) for one in record["non_figures"]),
    )


def _parse_label(figure: Mapping[str, Any]) -> Label:
    return Label(
        fid=figure["fid"],
        start=figure["start"],
        end=figure["end"],
        metric=figure["metric"],
        group=figure["group"],
        qualifier=_QUALIFIERS.get(figure["qualifier"]) or Qualifier(figure["qualifier"]),
        value=figure["value"],
        low=figure["low"],
        high=figure["high"],
        source=figure["source"] or "",
        subset_of=figure["subset_of"] or "",
        optional=figure["optional"],
    )
