"""Vintages: from when until when each figure was in force. Pure: no clock, no import order.

Two steps. `ends` says when a figure was replaced, withdrawn or left out of a later edition;
`fold` goes through one cell in the order of publication and says which figure was in force when.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date

from tracker.domain.figure import DOUBTFUL, Standing, State
from tracker.domain.link import ENDING, Link, LinkKind
from tracker.domain.period import Precision
from tracker.domain.quantity import Quantity

# Of several reasons to end on one day the first is told.
_WORDS = {LinkKind.VOID: State.VOID, LinkKind.RETRACTS: State.RETRACTED, LinkKind.REPLACES: State.REPLACED}
_PRECEDENCE = (State.VOID, State.RETRACTED, State.REPLACED, State.EDITION_ENDED)


@dataclass(frozen=True, slots=True)
class End:
    """The day a figure ended, and as what."""

    day: date
    state: State


@dataclass(frozen=True, slots=True)
class Entry:
    """A figure as the fold of its cell sees it."""

    id: str
    quantity: Quantity
    standing: Standing
    known_from: date
    precision: Precision
    report_id: str
    dataset: str
    edition: str
    own_publisher: bool
    end: End | None = None

    @property
    def doubtful(self) -> bool:
        """Whether our judgement is that the figure is not to be relied on."""
        return self.standing in DOUBTFUL


@dataclass(frozen=True, slots=True)
class Vintage:
    """How long a figure was in force: until `known_until`, None while it still is."""

    known_until: date | None
    state: State

    def known_on(self, day: date | None) -> Vintage:
        """The same as it was known on a day: what came later had not ended it yet. Now for None."""
        if day is None or self.known_until is None or self.known_until <= day:
            return self
        return Vintage(None, State.IN_FORCE)


def links_on_cycles(links: Iterable[Link]) -> frozenset[Link]:
    """Those links that lie on a cycle: both ends in one strongly connected component."""
    links = tuple(links)
    component = _components(links)
    return frozenset(
        link
        for link in links
        if link.from_id == link.to_id or component[link.from_id] == component[link.to_id]
    )


def _components(links: Sequence[Link]) -> dict[str, int]:
    """The strongly connected component of each figure (Kosaraju's two walks, without recursion)."""
    onward: dict[str, list[str]] = {}
    back: dict[str, list[str]] = {}
    for link in links:
        onward.setdefault(link.from_id, []).append(link.to_id)
        onward.setdefault(link.to_id, [])
        back.setdefault(link.to_id, []).append(link.from_id)
    component: dict[str, int] = {}
    for number, root in enumerate(reversed(_finishing_order(onward))):
        waiting = [root]
        while waiting:
            node = waiting.pop()
            if node not in component:
                component[node] = number
                waiting.extend(back.get(node, ()))
    return component


def _finishing_order(onward: Mapping[str, Sequence[str]]) -> list[str]:
    order: list[str] = []
    seen: set[str] = set()
    for root in onward:
        walk = [(root, iter(onward[root]))] if root not in seen else []
        seen.add(root)
        while walk:
            node, following = walk[-1]
            step = next((other for other in following if other not in seen), None)
            if step is None:
                order.append(node)
                walk.pop()
            else:
                seen.add(step)
                walk.append((step, iter(onward[step])))
    return order


def effective_links(links: Iterable[Link], present: AbstractSet[str]) -> tuple[list[Link], list[Link]]:
    """The links that end figures, and those that count for nothing.

    A `replaces` or `retracts` counts for nothing if the figure it comes from is not among
    `present`, is void, or if it lies on a cycle of those that remain.
    """
    links = list(links)
    void = {link.to_id for link in links if link.kind is LinkKind.VOID}
    ending = [link for link in links if link.kind in ENDING]
    sourced = [link for link in ending if link.from_id]
    sound = [link for link in sourced if link.from_id in present and link.from_id not in void]
    cyclic, among_sound = links_on_cycles(sound), set(sound)
    idle = [link for link in sourced if link not in among_sound]
    counted = [link for link in links if link.kind is LinkKind.VOID]
    counted += [link for link in ending if not link.from_id]
    counted += [link for link in sound if link not in cyclic]
    return counted, idle + [link for link in sound if link in cyclic]


def end_of(
    known_from: date, links: Iterable[Link], known_from_of: Mapping[str, date], edition_end: date | None
) -> End | None:
    """When a figure ended, by the effective links that point to it and the editions after it.

    `known_from_of` gives the day of the figures that links come from; a day written on such a
    link is only a note. Never before `known_from`.
    """
    ends = [] if edition_end is None else [End(max(edition_end, known_from), State.EDITION_ENDED)]
    for link in links:
        day = _day_of(link, known_from, known_from_of)
        if day is not None:
            ends.append(End(max(day, known_from), _WORDS[link.kind]))
    return min(ends, key=lambda end: (end.day, _PRECEDENCE.index(end.state)), default=None)


def _day_of(link: Link, known_from: date, known_from_of: Mapping[str, date]) -> date | None:
    if link.kind is LinkKind.VOID:
        return known_from
    return known_from_of[link.from_id] if link.from_id else link.day


def fold(cell: Iterable[Entry]) -> dict[str, Vintage]:
    """The vintage of every figure of one cell, by id."""
    vintages: dict[str, Vintage] = {}
    current: Entry | None = None
    for entry in sorted(cell, key=_order):
        if entry.end is not None and entry.end.day <= entry.known_from:
            vintages[entry.id] = Vintage(entry.end.day, entry.end.state)
            continue
        if current is not None and current.end is not None and current.end.day <= entry.known_from:
            current = None
        if current is not None and _yields(entry, current):
            vintages[entry.id] = Vintage(entry.known_from, State.ALSO_REPORTED)
            continue
        if current is not None:
            vintages[current.id] = _superseded(current, entry.known_from)
        vintages[entry.id] = (
            Vintage(entry.end.day, entry.end.state) if entry.end else Vintage(None, State.IN_FORCE)
        )
        current = entry
    return vintages


def _order(entry: Entry) -> tuple[date, bool, str, bool, int, bool, str]:
    return (
        entry.known_from,
        entry.precision is not Precision.NOT_BEFORE,
        entry.edition,
        not entry.doubtful,
        -entry.quantity.roughness,
        entry.own_publisher,
        entry.id,
    )


def _yields(entry: Entry, current: Entry) -> bool:
    """Whether a figure is only reported beside the one in force and does not take its place."""
    if entry.doubtful and not current.doubtful:
        return True
    if current.doubtful and not entry.doubtful:
        return False
    if entry.dataset and entry.report_id != current.report_id:
        return False
    return entry.quantity.repeats(current.quantity)


def _superseded(entry: Entry, day: date) -> Vintage:
    state = State.ALSO_REPORTED if day == entry.known_from else State.SUPERSEDED
    return Vintage(day, state)
