"""Writing the ledger: series, figures and links, each added once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, tuple_, update

from tracker.domain.figure import Figure, as_of
from tracker.domain.link import Link
from tracker.domain.report import Report
from tracker.domain.series import Series
from tracker.store.batches import batches
from tracker.store.ledger_tables import (
    FigureAliasRow,
    FigureRow,
    LinkRow,
    ReportAliasRow,
    ReportRow,
    SeriesRow,
)
from tracker.store.reports import read_reports
from tracker.store.tables import table_of
from tracker.store.vintages import Touched

_figure, _figure_alias = table_of(FigureRow), table_of(FigureAliasRow)
_report, _report_alias = table_of(ReportRow), table_of(ReportAliasRow)
_series, _link = table_of(SeriesRow), table_of(LinkRow)

SERIES_COLUMNS = (
    *("source", "dataset", "metric", "group", "by", "definition", "conflict", "place", "destination"),
    *("counting", "unit", "basis"),
)


def add_series(connection: Connection, series: Iterable[Series]) -> dict[Series, int]:
    """The keys of these series, those that are new added."""
    wanted = set(series)
    keys = _known_series(connection, wanted)
    new = sorted(wanted - keys.keys())
    if new:
        connection.execute(insert(_series), [asdict(one) for one in new])
        keys |= _known_series(connection, new)
    return keys


def _known_series(connection: Connection, wanted: Iterable[Series]) -> dict[Series, int]:
    columns = [_series.c[name] for name in SERIES_COLUMNS]
    keys: dict[Series, int] = {}
    for batch in batches(sorted(wanted), size=100):
        rows = connection.execute(
            select(_series.c.id, *columns).where(tuple_(*columns).in_([one.parts for one in batch]))
        )
        keys.update((Series(*row[1:]), row[0]) for row in rows)
    return keys


def known_figures(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """Which of these ids the store has, each with the id of the figure it stands for."""
    known: dict[str, str] = {}
    joined = _figure_alias.join(_figure, _figure_alias.c.figure_id == _figure.c.id)
    for batch in batches(ids):
        own = select(_figure.c.public_id).where(_figure.c.public_id.in_(batch))
        known.update((public_id, public_id) for public_id in connection.scalars(own))
        other = select(_figure_alias.c.public_id, _figure.c.public_id.label("own")).select_from(joined)
        rows = connection.execute(other.where(_figure_alias.c.public_id.in_(batch)))
        known.update((alias, public_id) for alias, public_id in rows)
    return known


def add_figures(
    connection: Connection,
    figures: Sequence[Figure],
    touched: Touched,
    *,
    reports: Mapping[str, int],
    series: Mapping[Series, int],
    by_import: int | None,
    at: datetime,
) -> None:
    """Add figures that the store does not have; their vintages are left to the refresh."""
    stored = read_reports(connection, reports)
    for batch in batches(figures, size=2_000):
        values = [
            _figure_values(figure, stored[figure.report_id][1])
            | {
                "series_id": series[figure.series],
                "report_id": reports[figure.report_id],
                "import_id": by_import,
                "recorded_at": at,
            }
            for figure in batch
        ]
        connection.execute(insert(_figure), values)
    touched.figures.update(figure.id for figure in figures)


def _figure_values(figure: Figure, report: Report) -> dict[str, Any]:
    day, basis = as_of(figure.period, report.known_from)
    return {
        "public_id": figure.id,
        "external_id": figure.external_id,
        "period_start": figure.period.start,
        "period_end": figure.period.end,
        "period_precision": figure.period_precision,
        "as_of": day,
        "as_of_basis": basis,
        "value": figure.quantity.value,
        "low": figure.quantity.low,
        "high": figure.quantity.high,
        "qualifier": figure.quantity.qualifier,
        "value_text": figure.value_text,
        "standing": figure.standing,
        "quote": figure.quote,
        "locator": figure.locator,
        "locality": figure.locality,
        "cited": figure.cited,
        "note": figure.note,
        "occurrence": figure.occurrence,
        "known_from": report.known_from,
    }


def add_links(
    connection: Connection,
    links: Iterable[Link],
    touched: Touched,
    *,
    by_import: int | None,
    at: datetime,
    undo_of: int = 0,
) -> int:
    """Add links that the store does not have and restore those that were lifted.

    Returns how many it added or restored: they are `by_import`'s from now on, in its words.
    """
    wanted = {(link.from_id, link.to_id, str(link.kind)): link for link in links}
    if not wanted:
        return 0
    stored = _stored_links(connection, {to_id for _from, to_id, _kind in wanted}, undo_of)
    new = [link for key, link in wanted.items() if key not in stored]
    lifted = [(stored[key][0], link) for key, link in wanted.items() if key in stored and stored[key][1]]
    if new:
        fixed = {"import_id": by_import, "undo_of": undo_of, "recorded_at": at, "lifted_by": None}
        connection.execute(insert(_link), [asdict(link) | fixed for link in new])
    if lifted:
        said: dict[str, Any] = {name: bindparam(f"said_{name}") for name in ("reason", "by_source", "day")}
        restored = update(_link).where(_link.c.id == bindparam("link"))
        connection.execute(
            restored.values(**said, lifted_by=None, import_id=by_import),
            [
                {"link": number, **{f"said_{name}": getattr(link, name) for name in said}}
                for number, link in lifted
            ],
        )
    touched.figures.update(link.to_id for key, link in wanted.items() if key not in stored or stored[key][1])
    return len(new) + len(lifted)


def _stored_links(
    connection: Connection, targets: Iterable[str], undo_of: int
) -> dict[tuple[str, str, str], tuple[int, int | None]]:
    stored = {}
    for batch in batches(sorted(targets)):
        query = select(_link).where(_link.c.to_id.in_(batch), _link.c.undo_of == undo_of)
        for row in connection.execute(query):
            stored[(row.from_id, row.to_id, row.kind)] = (row.id, row.lifted_by)
    return stored
