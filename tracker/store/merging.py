"""Merging: two sources that are one, and other names for a source.

A merged source's series, reports and names become the other's. Figures keep their ids; the ids
that the merged words give are kept as aliases, so that what was imported before is known again.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, update

from tracker.domain.names import fold
from tracker.errors import QuestionError, UnknownName
from tracker.store.ledger import SERIES_COLUMNS
from tracker.store.ledger_tables import FigureRow, ReportRow, SeriesRow
from tracker.store.merged_figures import keep_figures_known
from tracker.store.merged_reports import merge_reports_of
from tracker.store.names import Register, read_register
from tracker.store.settings import raise_revision
from tracker.store.tables import table_of
from tracker.store.vintages import Touched, cells_of, refresh
from tracker.store.vocabulary_tables import SourceAliasRow, SourceRow

_figure, _series, _report = table_of(FigureRow), table_of(SeriesRow), table_of(ReportRow)
_source, _source_alias = table_of(SourceRow), table_of(SourceAliasRow)


@dataclass(frozen=True, slots=True)
class Merger:
    """What a merge came to: both sources' labels, and how much changed hands."""

    source: str
    into: str
    figures: int
    reports: int


def add_source_aliases(connection: Connection, name: str, aliases: Iterable[str]) -> str:
    """Give a source other names; returns its label.

    Raises UnknownName for a source that is not known, QuestionError for a name that another has.
    """
    register = read_register(connection)
    key = _known(register, "source", name)
    for alias in aliases:
        holder = register.find("source", alias)
        if not fold(alias):
            raise QuestionError("alias", alias, "is empty")
        if holder not in (None, key):
            label = register.label("source", str(holder))
            raise QuestionError(
                "alias", alias, f"is a name of {label} already: `tracker sources merge` makes two sources one"
            )
        if holder is None:
            connection.execute(insert(_source_alias).values(alias=alias, folded=fold(alias), key=key))
            register.add("source", key, register.label("source", key), [alias])
    raise_revision(connection)
    return register.label("source", key)


def _known(register: Register, field: str, name: str) -> str:
    key = register.find("source", name)
    if key is None:
        raise UnknownName(field, name, register.nearest("source", name))
    return key


def merge_sources(connection: Connection, source: str, into: str, *, at: datetime) -> Merger:
    """Make one source of two; `source` is taken up in `into`, both by any of their names.

    Raises UnknownName, and QuestionError where both are one already.
    """
    register = read_register(connection)
    old, new = _known(register, "from", source), _known(register, "into", into)
    if old == new:
        raise QuestionError("from", source, f"and {into!r} are names of one source already")
    touched = Touched()
    moved = _figures_of(connection, old)
    touched.cells |= cells_of(connection, moved)
    reports = merge_reports_of(connection, old, new, touched)
    _rewrite_series(connection, old, new)
    keep_figures_known(connection, moved, touched, at=at)
    touched.figures |= moved
    _hand_over_names(connection, old, new)
    refresh(connection, touched)
    raise_revision(connection)
    return Merger(register.label("source", old), register.label("source", new), len(moved), reports)


def _figures_of(connection: Connection, source: str) -> set[str]:
    """The figures that a source counted or published."""
    joined = _figure.join(_series, _figure.c.series_id == _series.c.id).join(
        _report, _figure.c.report_id == _report.c.id
    )
    mine = (_series.c.source == source) | (_report.c.publisher == source)
    return set(connection.scalars(select(_figure.c.public_id).select_from(joined).where(mine)))


def _rewrite_series(connection: Connection, old: str, new: str) -> None:
    """Put the series of a source under another; a series that the other has already takes the figures."""
    theirs = {words: key for key, words in _series_of(connection, new)}
    for key, words in _series_of(connection, old):
        same = theirs.get(words)
        if same is None:
            connection.execute(update(_series).where(_series.c.id == key).values(source=new))
            continue
        connection.execute(update(_figure).where(_figure.c.series_id == key).values(series_id=same))
        connection.execute(delete(_series).where(_series.c.id == key))


def _series_of(connection: Connection, source: str) -> list[tuple[int, tuple[str, ...]]]:
    """The series of a source: key, and all its words but the source."""
    columns = [_series.c[name] for name in SERIES_COLUMNS if name != "source"]
    rows = connection.execute(select(_series.c.id, *columns).where(_series.c.source == source))
    return [(row[0], tuple(row[1:])) for row in rows]


def _hand_over_names(connection: Connection, old: str, new: str) -> None:
    """Every name of a source, and of those merged into it before, stands for the other from now on."""
    connection.execute(update(_source_alias).where(_source_alias.c.key == old).values(key=new))
    merged = (_source.c.key == old) | (_source.c.merged_into == old)
    connection.execute(update(_source).where(merged).values(merged_into=new))
