"""The reading: all that one question reads from the store, in one consistent state of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, and_, exists, func, or_, select

from tracker.domain.figure import State
from tracker.domain.link import LinkKind
from tracker.domain.series import Counting, Series
from tracker.store.batches import batches
from tracker.store.criteria import ConflictSpan, Criteria
from tracker.store.engine import Store
from tracker.store.entities import usual_countings
from tracker.store.filters import in_force_on, listed_on, of_days, of_series
from tracker.store.ledger import SERIES_COLUMNS
from tracker.store.ledger_tables import FigureRow, LinkRow, ReportRow, SeriesRow
from tracker.store.names import Register, read_register
from tracker.store.schema import check_revision
from tracker.store.settings import revision, state
from tracker.store.spots import Spot, joined, select_records, select_spots, series_from, spot_of
from tracker.store.tables import table_of
from tracker.store.vocabulary_tables import ConflictPlaceRow

_figure, _report = table_of(FigureRow), table_of(ReportRow)
_series, _link = table_of(SeriesRow), table_of(LinkRow)
_conflict_place = table_of(ConflictPlaceRow)


class Extent(NamedTuple):
    """What a series holds: how many figures and reports, and on which days it speaks."""

    series: Series
    figures: int
    reports: int
    days: tuple[date, ...]


class Reading:
    """One question's door to the store."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._register: Register | None = None
        self._spans: dict[str, ConflictSpan] | None = None

    @property
    def register(self) -> Register:
        """Every name, read once."""
        if self._register is None:
            self._register = read_register(self._connection)
        return self._register

    @property
    def connection(self) -> Connection:
        """The connection of this one state, for the store's other readers."""
        return self._connection

    def revision(self) -> int:
        """The store's revision: answers of one revision are all alike."""
        return revision(self._connection)

    def state(self) -> str:
        """A word for what the store holds, for those who keep answers: no other store or state has it."""
        return state(self._connection)

    def usual_countings(self) -> dict[str, str]:
        """The usual way of counting of every metric."""
        return usual_countings(self._connection)

    def conflict_span(self, conflict: str) -> ConflictSpan:
        """The own places of a conflict and its days."""
        return self.conflict_spans()[conflict]

    def conflict_spans(self) -> dict[str, ConflictSpan]:
        """The own places and the days of every conflict, read once."""
        if self._spans is None:
            places: dict[str, list[str]] = {}
            for row in self._connection.execute(select(_conflict_place).order_by(_conflict_place.c.place)):
                places.setdefault(row.conflict, []).append(row.place)
            self._spans = {
                row.key: ConflictSpan(tuple(places.get(row.key, ())), row.started_on, row.ended_on)
                for row in self.table("conflict")
            }
        return self._spans

    def series(self, ids: Iterable[int]) -> dict[int, Series]:
        """The series of these keys."""
        columns = [_series.c[name] for name in SERIES_COLUMNS]
        found: dict[int, Series] = {}
        for batch in batches(sorted(set(ids))):
            rows = self._connection.execute(select(_series.c.id, *columns).where(_series.c.id.in_(batch)))
            found.update((row[0], series_from(row[1:])) for row in rows)
        return found

    def spots(self, criteria: Criteria) -> list[Spot]:
        """The figures in force, by series, as_of, period start and id."""
        query = select_spots().where(of_series(criteria), of_days(criteria), in_force_on(criteria.known_on))
        order = (_figure.c.series_id, _figure.c.as_of, _figure.c.period_start, _figure.c.public_id)
        return [spot_of(row) for row in self._connection.execute(query.order_by(*order))]

    def withdrawn(self, criteria: Criteria) -> list[Spot]:
        """The figures that were withdrawn by the known-on day and would be in force otherwise."""
        known_on = criteria.known_on
        ended = _figure.c.state == State.RETRACTED
        if known_on is not None:
            ended = and_(ended, _figure.c.known_from <= known_on, _figure.c.known_until <= known_on)
        query = select_spots().where(of_series(criteria), of_days(criteria), ended)
        return [spot_of(row) for row in self._connection.execute(query.order_by(_figure.c.id))]

    def same_report_rivals(self, series: Iterable[int]) -> list[Spot]:
        """Figures that stand in a cell beside another one of the same report, which took their place."""
        found: list[Spot] = []
        other = _figure.alias("other")
        beside = exists().where(
            other.c.series_id == _figure.c.series_id,
            other.c.as_of == _figure.c.as_of,
            other.c.external_id == _figure.c.external_id,
            other.c.report_id == _figure.c.report_id,
            other.c.id != _figure.c.id,
        )
        for batch in batches(sorted(set(series))):
            also_reported = _figure.c.state == State.ALSO_REPORTED
            query = select_spots().where(_figure.c.series_id.in_(batch), also_reported, beside)
            found += [spot_of(row) for row in self._connection.execute(query)]
        return found

    def links(self, figures: Iterable[str]) -> list[Row[Any]]:
        """The links, not lifted, from or to these figures: from_id, to_id, kind, reason, by_source, day."""
        found: dict[int, Row[Any]] = {}
        for batch in batches(sorted(set(figures))):
            touching = or_(_link.c.from_id.in_(batch), _link.c.to_id.in_(batch))
            for row in self._connection.execute(select(_link).where(touching, _link.c.lifted_by.is_(None))):
                found[row.id] = row
        return [found[key] for key in sorted(found)]

    def links_of_kind(self, kind: LinkKind, figures: Iterable[str]) -> list[tuple[str, str]]:
        """The (from, to) of links of one kind that come from these figures."""
        pairs: list[tuple[str, str]] = []
        for batch in batches(sorted(set(figures))):
            query = select(_link.c.from_id, _link.c.to_id).where(
                _link.c.kind == kind, _link.c.from_id.in_(batch), _link.c.lifted_by.is_(None)
            )
            pairs += [(row.from_id, row.to_id) for row in self._connection.execute(query)]
        return pairs

    def records(
        self, criteria: Criteria, *, after: int = 0, limit: int | None = None, report: str | None = None
    ) -> Iterator[Row[Any]]:
        """The figures published by the known-on day and not void, whole, as they were stored.

        Those with a key above `after`; `report` keeps to one report.
        """
        query = (
            select_records()
            .where(of_series(criteria), of_days(criteria), listed_on(criteria.known_on))
            .where(_figure.c.id > after)
            .order_by(_figure.c.id)
        )
        if report is not None:
            query = query.where(_report.c.public_id == report)
        if limit is not None:
            query = query.limit(limit)
        yield from self._connection.execute(query, execution_options={"yield_per": 2_000})

    def records_by_id(self, figures: Iterable[str]) -> dict[str, Row[Any]]:
        """Figures by public id."""
        found: dict[str, Row[Any]] = {}
        for batch in batches(sorted(set(figures))):
            query = select_records().where(_figure.c.public_id.in_(batch))
            found.update((row.public_id, row) for row in self._connection.execute(query))
        return found

    def cell_of(self, record: Row[Any]) -> list[Row[Any]]:
        """All figures of the cell that a record stands in, in the order they were published."""
        query = select_records().where(
            _figure.c.series_id == record.series_id,
            _figure.c.as_of == record.as_of,
            _figure.c.external_id == record.external_id,
        )
        if record.counting == Counting.PERIOD:
            start = _figure.c.period_start
            query = query.where(
                start.is_(None) if record.period_start is None else start == record.period_start
            )
        return list(self._connection.execute(query.order_by(_figure.c.known_from, _figure.c.id)))

    def count(self, criteria: Criteria) -> int:
        """How many figures `records` would give."""
        query = (
            select(func.count())
            .select_from(joined())
            .where(of_series(criteria), of_days(criteria), listed_on(criteria.known_on))
        )
        return self._connection.scalar(query) or 0

    def extents(self, criteria: Criteria) -> list[Extent]:
        """What each series holds of the figures published by the known-on day, void ones left out."""
        query = (
            select(_figure.c.series_id, _figure.c.as_of, _figure.c.report_id)
            .select_from(joined())
            .where(of_series(criteria), of_days(criteria), listed_on(criteria.known_on))
            .order_by(_figure.c.series_id)
        )
        held: dict[int, list[tuple[date, int]]] = {}
        for key, as_of, report in self._connection.execute(query):
            held.setdefault(key, []).append((as_of, report))
        series = self.series(held)
        return [
            Extent(
                series[key],
                len(days),
                len({report for _, report in days}),
                tuple(sorted({day for day, _ in days})),
            )
            for key, days in held.items()
        ]

    def sources_spoken(self) -> Mapping[str, Sequence[int]]:
        """For each source: figures it counted, void ones left out, and reports it published."""
        counted = (
            select(_series.c.source, func.count())
            .join_from(_figure, _series, _figure.c.series_id == _series.c.id)
            .where(_figure.c.state != State.VOID)
        )
        published = select(_report.c.publisher, func.count()).group_by(_report.c.publisher)
        figures = {row[0]: row[1] for row in self._connection.execute(counted.group_by(_series.c.source))}
        reports = {row[0]: row[1] for row in self._connection.execute(published)}
        return {key: (figures.get(key, 0), reports.get(key, 0)) for key in figures.keys() | reports.keys()}

    def table(self, name: str) -> list[Row[Any]]:
        """Every entity of one kind: source, metric, population_group, actor, conflict, place."""
        table = FigureRow.metadata.tables[name]
        return list(self._connection.execute(select(table).where(table.c.key != "").order_by(table.c.key)))

    def report(self, public_id: str) -> Row[Any] | None:
        """One report."""
        return self._connection.execute(select(_report).where(_report.c.public_id == public_id)).one_or_none()

    def reports_of(self, publisher: str) -> list[Row[Any]]:
        """The reports that an organisation put out, the latest first."""
        query = select(_report).where(_report.c.publisher == publisher)
        return list(self._connection.execute(query.order_by(_report.c.report_date.desc(), _report.c.id)))


@contextmanager
def open_reading(store: Store) -> Iterator[Reading]:
    """A reading of the store; raises RevisionError for a store that is empty or at another revision."""
    check_revision(store)
    with store.read() as connection:
        yield Reading(connection)
