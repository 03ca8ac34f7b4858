"""Retold: what a file says again of stored figures and reports, in other words."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, func, or_, select

from tracker.domain.figure import Figure
from tracker.store.batches import batches
from tracker.store.ledger_tables import FigureRow, ReportRow
from tracker.store.tables import table_of

_figure, _report = table_of(FigureRow), table_of(ReportRow)

_WORDS = ("standing", "value_text", "quote", "locator", "locality", "cited", "note")


def words_not_taken(
    connection: Connection, figures: Mapping[str, Figure], known: Mapping[str, str]
) -> dict[str, tuple[str, ...]]:
    """The fields in which a file's words for known figures differ from those that are stored.

    Figures are immutable: such words are not taken, and are to be told. What a file leaves empty
    is no difference. `known` are the stored ids by the file's.
    """
    differing: dict[str, tuple[str, ...]] = {}
    columns = [_figure.c.public_id, *(_figure.c[name] for name in _WORDS)]
    given = {stored: public_id for public_id, stored in known.items()}
    for batch in batches(sorted(given)):
        for row in connection.execute(select(*columns).where(_figure.c.public_id.in_(batch))):
            told = figures[given[row.public_id]]
            fields = tuple(name for name in _WORDS if getattr(told, name) not in ("", getattr(row, name)))
            if fields:
                differing[told.id] = fields
    return differing


def count_others(connection: Connection, report: str, number: int) -> int:
    """How many figures of a report other imports than this one brought."""
    joined = _figure.join(_report, _figure.c.report_id == _report.c.id)
    others = or_(_figure.c.import_id.is_(None), _figure.c.import_id != number)
    query = select(func.count()).select_from(joined).where(_report.c.public_id == report, others)
    return connection.scalar(query) or 0
