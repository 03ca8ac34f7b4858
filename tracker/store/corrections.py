"""The store's door for corrections: links that a person adds, each on record as an import of its own."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select

from tracker.domain.link import Link, LinkKind
from tracker.store.engine import Store
from tracker.store.imports import open_import
from tracker.store.ledger import add_links, known_figures
from tracker.store.ledger_tables import FigureRow, LinkRow
from tracker.store.settings import raise_revision
from tracker.store.spots import select_records
from tracker.store.tables import table_of
from tracker.store.vintages import Touched, refresh, with_targets

READER = "correct"

_figure, _link = table_of(FigureRow), table_of(LinkRow)


class Corrections:
    """What corrections read and write, over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def read_figure(self, figure_id: str) -> Row[Any] | None:
        """The figure that an id stands for, with its series' and its report's words; None for none."""
        own = known_figures(self._connection, [figure_id]).get(figure_id)
        return self._connection.execute(select_records().where(_figure.c.public_id == own)).one_or_none()

    def read_counted(self, link: Link) -> Row[Any] | None:
        """The stored link between the same ends and of the same kind, if it counts; not an undoing's."""
        same = [_link.c[name] == getattr(link, name) for name in ("from_id", "to_id", "kind")]
        query = select(_link).where(*same, _link.c.undo_of == 0, _link.c.lifted_by.is_(None))
        return self._connection.execute(query).one_or_none()

    def corrected_by(self, figure_id: str, kinds: AbstractSet[LinkKind]) -> set[str]:
        """The figures that links of these kinds lead to from one, straight or through others."""
        return with_targets(self._connection, {figure_id}, kinds)

    def add(self, link: Link, *, at: datetime) -> tuple[int, int]:
        """Add a link on account of an import of its own, whose undoing lifts it; the vintages follow.

        Returns the number of the import, and of how many figures the vintage changed.
        """
        touched = Touched()
        number = open_import(
            self._connection,
            reader=READER,
            file_name=f"{link.kind} {link.to_id}",
            sha256="",
            arguments={"by": link.from_id, "day": str(link.day or ""), "reason": link.reason},
            at=at,
        )
        add_links(self._connection, [link], touched, by_import=number, at=at)
        changed = refresh(self._connection, touched)
        raise_revision(self._connection)
        return number, changed


@contextmanager
def open_corrections(store: Store) -> Iterator[Corrections]:
    """A door whose writes all count at the end, or none."""
    with store.write() as connection:
        yield Corrections(connection)
