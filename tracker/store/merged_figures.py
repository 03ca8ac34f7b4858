"""Figures of a merged source: they keep their ids, and the ids their new words give stand for them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import datetime
from itertools import count

from sqlalchemy import Connection, insert, or_, select, update

from tracker.domain.link import Link, LinkKind
from tracker.store.batches import batches
from tracker.store.figure_words import Worded, read_words
from tracker.store.ledger import add_links, known_figures
from tracker.store.ledger_tables import FigureAliasRow, FigureRow, LinkRow
from tracker.store.tables import table_of
from tracker.store.vintages import Touched, read_link

_figure, _alias, _link = table_of(FigureRow), table_of(FigureAliasRow), table_of(LinkRow)

# The links that rows of a file state, and that come again with them.
_STATED = (LinkKind.PART_OF, LinkKind.REPLACES, LinkKind.RESTATES, LinkKind.REPEATS)

StandsFor = Mapping[str, AbstractSet[str]]


def keep_figures_known(
    connection: Connection, figures: AbstractSet[str], touched: Touched, *, at: datetime
) -> None:
    """Make the ids that the words of these figures give now stand for them.

    Where another figure of the same words has the id, a figure takes the next occurrence, and what
    rows state in links of either holds for both: which row will come first is not known here.
    """
    worded = sorted(read_words(connection, figures), key=lambda one: (one.occurrence, one.public_id))
    before = known_figures(connection, [one.words.id(one.occurrence) for one in worded])
    held = dict(before)
    crowded = [
        one for one in worded if held.setdefault(one.words.id(one.occurrence), one.public_id) != one.public_id
    ]
    stands_for: dict[str, set[str]] = defaultdict(set)
    for one in crowded:
        alike = _take_next(connection, one, held)
        for member in alike:
            stands_for[member] |= alike
    aliases = {own: holder for own, holder in held.items() if own not in before and own != holder}
    _add_aliases(connection, aliases)
    for alias, holder in aliases.items():
        stands_for[alias].add(holder)
    _copy_links(connection, stands_for, touched, at=at)


def _take_next(connection: Connection, figure: Worded, held: dict[str, str]) -> set[str]:
    """Give a figure the next free occurrence of its words; returns all figures of these words."""
    alike = {figure.public_id}
    for occurrence in count():
        own = figure.words.id(occurrence)
        holder = held.get(own) or known_figures(connection, [own]).get(own)
        if holder is None:
            held[own] = figure.public_id
            connection.execute(
                update(_figure).where(_figure.c.id == figure.key).values(occurrence=occurrence)
            )
            break
        alike.add(holder)
    return alike


def _add_aliases(connection: Connection, aliases: Mapping[str, str]) -> None:
    keys: dict[str, int] = {}
    for batch in batches(sorted(set(aliases.values()))):
        rows = connection.execute(
            select(_figure.c.public_id, _figure.c.id).where(_figure.c.public_id.in_(batch))
        )
        keys.update((row.public_id, row.id) for row in rows)
    if aliases:
        values = [{"public_id": alias, "figure_id": keys[holder]} for alias, holder in aliases.items()]
        connection.execute(insert(_alias), values)


def _copy_links(connection: Connection, stands_for: StandsFor, touched: Touched, *, at: datetime) -> None:
    """What rows state of one figure holds for every figure that its id stands for."""
    stated: dict[int | None, set[Link]] = defaultdict(set)
    for batch in batches(sorted(stands_for)):
        query = select(_link).where(
            or_(_link.c.from_id.in_(batch), _link.c.to_id.in_(batch)),
            _link.c.kind.in_(_STATED),
            _link.c.lifted_by.is_(None),
        )
        for row in connection.execute(query):
            stated[row.import_id].add(read_link(row))
    for number, links in stated.items():
        copies = [copy for link in sorted(links, key=str) for copy in _copies(link, stands_for)]
        add_links(connection, copies, touched, by_import=number, at=at)


def _copies(link: Link, stands_for: StandsFor) -> Iterable[Link]:
    for from_id in _meant(link.from_id, stands_for):
        for to_id in _meant(link.to_id, stands_for):
            if from_id != to_id:
                yield replace(link, from_id=from_id, to_id=to_id)


def _meant(public_id: str, stands_for: StandsFor) -> Iterator[str]:
    yield from sorted(stands_for.get(public_id) or {public_id})
