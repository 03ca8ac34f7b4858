"""The check: what in a store contradicts its own rules, and what is worth a look. Changes nothing."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import (
    CheckConstraint,
    Column,
    Connection,
    ForeignKeyConstraint,
    MetaData,
    Table,
    and_,
    exists,
    insert,
    not_,
    or_,
    select,
    text,
)

from tracker.store.batches import batches
from tracker.store.doubts import read_doubts
from tracker.store.engine import Store
from tracker.store.figure_words import read_words
from tracker.store.finding import Finding, fault
from tracker.store.ledger import known_figures
from tracker.store.ledger_tables import FigureRow, ReportRow, SeriesRow
from tracker.store.schema import METADATA
from tracker.store.tables import table_of
from tracker.store.vintages import rebuild

_figure, _series, _report = table_of(FigureRow), table_of(SeriesRow), table_of(ReportRow)
_VINTAGE = ("known_from", "known_until", "as_of", "state", "ends_on", "end_state")
_before = Table(
    "vintage_before",
    MetaData(),
    *(Column(name, _figure.c[name].type) for name in ("id", *_VINTAGE)),
    prefixes=["TEMPORARY"],
)


def check_store(store: Store) -> list[Finding]:
    """Every fault of a store, or where there is none every warning.

    What the tables may hold comes first: where that is broken, nothing is built on it.
    """
    with store.read() as connection:
        broken = list(_broken(connection, on_sqlite=store.on_sqlite))
        if broken:
            return broken
        findings = [*_orphans(connection), *_other_ids(connection)]
        doubts = list(read_doubts(connection))
    return [*findings, *_other_vintages(store), *doubts]


def _broken(connection: Connection, *, on_sqlite: bool) -> Iterator[Finding]:
    if on_sqlite:
        yield from _damage(connection)
    for table in METADATA.sorted_tables:
        for constraint in sorted(table.constraints, key=lambda one: str(one.name)):
            if isinstance(constraint, CheckConstraint):
                yield from _broken_rule(connection, table, constraint)
            elif isinstance(constraint, ForeignKeyConstraint):
                yield from _lost_reference(connection, table, constraint)


def _damage(connection: Connection) -> Iterator[Finding]:
    """What SQLite finds wrong with its own file; broken rules are told below by their names."""
    for told in connection.exec_driver_sql("PRAGMA integrity_check").scalars():
        if told != "ok" and not told.startswith("CHECK constraint failed"):
            yield fault("damaged", "", str(told))


def _broken_rule(connection: Connection, table: Table, constraint: CheckConstraint) -> Iterator[Finding]:
    broken = select(table).where(text(f"NOT ({constraint.sqltext})"))
    for row in connection.execute(broken).mappings():
        yield fault("constraint", _where(table, dict(row)), f"breaks {constraint.name}: {constraint.sqltext}")


def _lost_reference(
    connection: Connection, table: Table, constraint: ForeignKeyConstraint
) -> Iterator[Finding]:
    parent = constraint.referred_table.alias("parent")
    pairs = [(element.parent, parent.c[element.column.name]) for element in constraint.elements]
    found = exists().where(and_(*(own == other for own, other in pairs)))
    lost = select(table).where(and_(*(own.is_not(None) for own, _other in pairs)), not_(found))
    for row in connection.execute(lost).mappings():
        named = ", ".join(f"{own.name} {row[own.name]!r}" for own, _other in pairs)
        yield fault(
            "lost_reference", _where(table, dict(row)), f"{named} is not in {constraint.referred_table.name}"
        )


def _where(table: Table, row: dict[str, object]) -> str:
    """The row as a person can find it: a figure or report by its id, else table and key."""
    key = row.get("public_id") or ", ".join(str(row[column.name]) for column in table.primary_key)
    return f"{table.name} {key}"


def _orphans(connection: Connection) -> Iterator[Finding]:
    """Series and reports that no figure belongs to."""
    for table, own in ((_series, _figure.c.series_id), (_report, _figure.c.report_id)):
        childless = select(table).where(not_(exists().where(own == table.c.id)))
        for row in connection.execute(childless).mappings():
            yield fault("orphan", _where(table, dict(row)), "no figure belongs to it")


def _other_ids(connection: Connection) -> Iterator[Finding]:
    """Figures whose words give an id that does not stand for them."""
    for batch in batches(read_words(connection)):
        given = {one.public_id: one.words.id(one.occurrence) for one in batch}
        known = known_figures(connection, given.values())
        for public_id, own in given.items():
            if known.get(own) != public_id:
                yield fault("identity", f"figure {public_id}", f"its words give the id {own}")


def _other_vintages(store: Store) -> Iterator[Finding]:
    """Figures whose vintage a rebuild would change; it is done, looked at, and taken back."""
    columns = [_figure.c[name] for name in ("id", *_VINTAGE)]
    with store.write(keep=False) as connection:
        _before.create(connection)
        connection.execute(insert(_before).from_select([column.name for column in columns], select(*columns)))
        rebuild(connection)
        changed = or_(*(_figure.c[name].is_distinct_from(_before.c[name]) for name in _VINTAGE))
        query = (
            select(_figure.c.public_id, _before.c.state.label("old"), _figure.c.state.label("new"))
            .join_from(_figure, _before, _before.c.id == _figure.c.id)
            .where(changed)
            .order_by(_figure.c.id)
        )
        for row in connection.execute(query).all():
            yield fault("vintage", f"figure {row.public_id}", f"is {row.old}; a rebuild makes it {row.new}")
