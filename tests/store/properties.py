"""Properties: what holds of every ledger, on either database; hypothesis draws the ledgers."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from itertools import pairwise
from random import Random
from typing import Any

from sqlalchemy import select, update

from tests.store.drawn import Ledger, Row, ids_of, import_rows, linked
from tests.store.ground import table
from tests.store.oracle import tell_vintages
from tests.store.slim import MakeSlim, contents
from tests.store.steps import Step, report_id, state_scope, take
from tracker.domain.link import Link, LinkKind
from tracker.domain.scope import Scope
from tracker.domain.vintage import links_on_cycles
from tracker.store.criteria import Criteria
from tracker.store.engine import Store
from tracker.store.ledger import SERIES_COLUMNS
from tracker.store.reading import open_reading
from tracker.store.vintages import rebuild

Plan = list[tuple[int, int, str]]


def with_links(make: MakeSlim, ledger: Ledger, plan: Plan) -> tuple[Ledger, dict[str, str]]:
    """The ledger with the planned links, and the id of every row's figure."""
    with make() as scratch:
        ids = ids_of(scratch, ledger)
    return linked(ledger, ids, plan), ids


def any_order_gives_the_same_store(make: MakeSlim, ledger: Ledger, plan: Plan, random: Random) -> None:
    whole, _ids = with_links(make, ledger, plan)
    with make() as store:
        import_rows(store, whole.rows)
        wanted = contents(store)
        again = import_rows(store, whole.rows[::-1], "again.jsonl")
        assert (again.added, again.unchanged) == (0, len(wanted["figure"]))
        assert contents(store) == wanted
    with make() as store:
        for number, rows in enumerate(_files(whole, random)):
            import_rows(store, rows, f"{number}.jsonl")
        assert contents(store) == wanted


def _files(ledger: Ledger, random: Random) -> list[list[Row]]:
    """The reports dealt out to files, each file's rows shuffled; some files come twice."""
    reports = random.sample(ledger.reports, len(ledger.reports))
    dealt: dict[int, list[Row]] = defaultdict(list)
    for report in reports:
        dealt[random.randrange(len(reports))] += report
    files = [random.sample(rows, len(rows)) for rows in dealt.values()]
    files += [random.sample(rows, len(rows)) for rows in files if random.random() < 0.5]
    return random.sample(files, len(files))


def every_step_ends_where_a_rebuild_does(
    make: MakeSlim, ledger: Ledger, plan: Plan, steps: list[Step]
) -> None:
    whole, ids = with_links(make, ledger, plan)
    with make() as store:
        for step in steps:
            take(store, whole, ids, step)
            stored = vintages(store)
            _one_is_in_force(store)
            assert stored == told_by_the_oracle(store), step
            with store.write(keep=False) as connection:
                assert rebuild(connection) == 0, step


def a_rebuild_mends_what_was_spoiled(make: MakeSlim, ledger: Ledger, plan: Plan, steps: list[Step]) -> None:
    whole, ids = with_links(make, ledger, plan)
    with make() as store:
        for step in steps:
            take(store, whole, ids, step)
        wanted = contents(store)
        with store.write() as connection:
            late = date(2031, 1, 1)
            spoiled = {"known_from": late, "known_until": late, "as_of": late, "state": "retracted"}
            connection.execute(
                update(table("figure")).values(spoiled | {"ends_on": None, "end_state": "void"})
            )
            connection.execute(update(table("report")).values(known_from=late))
        with store.write() as connection:
            assert rebuild(connection) == len(wanted["figure"])
        assert contents(store) == wanted


def the_past_stays_as_it_was(make: MakeSlim, ledger: Ledger, plan: Plan, scope: Scope | None) -> None:
    """A new report of a day changes no answer for a day before it.

    Links on a cycle are left out: one that closes later makes links idle that had ended figures.
    """
    whole, _ids = with_links(make, ledger, _without_cycles(ids_by_place(make, ledger), plan))
    last = len(whole.reports) - 1
    with make() as store:
        import_rows(store, [row for report in whole.reports[:last] for row in report])
        before = {day: _answer(store, day) for day in _days()}
        import_rows(store, list(whole.reports[last]), "last.jsonl")
        report = report_id(store, whole, last)
        assert report is not None
        state_scope(store, report, scope)
        reports = table("report")
        with store.read() as connection:
            published = connection.scalar(select(reports.c.known_from).where(reports.c.public_id == report))
        for day in _days():
            if day < published:
                assert _answer(store, day) == before[day], day


def ids_by_place(make: MakeSlim, ledger: Ledger) -> list[str]:
    with make() as scratch:
        return list(ids_of(scratch, ledger).values())


def _without_cycles(ids: list[str], plan: Plan) -> Plan:
    made = {
        step: Link(ids[step[0] % len(ids)], ids[step[1] % len(ids)], LinkKind.REPLACES)
        for step in plan
        if step[1] < 15 and step[2] == "replaces"
    }
    cyclic = links_on_cycles(made.values())
    return [step for step in plan if step not in made or made[step] not in cyclic]


def _days() -> list[date]:
    month = [date(2023, 12, 31) + timedelta(days) for days in range(10)]
    return [*month, date(2024, 1, 30), date(2024, 1, 31), date(2024, 12, 30), date(2024, 12, 31)]


def _answer(store: Store, known_on: date) -> tuple[Any, ...]:
    criteria = Criteria(known_on=known_on)
    with open_reading(store) as reading:
        spots = {(spot.figure_id, spot.as_of, spot.quantity) for spot in reading.spots(criteria)}
        published = {row.public_id for row in reading.records(criteria)}
    return spots, published


def vintages(store: Store) -> dict[str, tuple[date | None, str]]:
    figures = table("figure")
    with store.read() as connection:
        rows = connection.execute(select(figures.c.public_id, figures.c.known_until, figures.c.state))
        return {row.public_id: (row.known_until, row.state) for row in rows}


def told_by_the_oracle(store: Store) -> dict[str, tuple[date | None, str]]:
    figures, series, reports, links = (table(name) for name in ("figure", "series", "report", "figure_link"))
    with store.read() as connection:
        rows = connection.execute(
            select(
                *figures.c,
                figures.c.series_id.label("series"),
                reports.c.public_id.label("report"),
                *(series.c[name] for name in SERIES_COLUMNS),
            )
            .join_from(figures, series, figures.c.series_id == series.c.id)
            .join(reports, figures.c.report_id == reports.c.id)
        ).mappings()
        found = [dict(row) for row in rows]
        by_id = {row["public_id"]: dict(row) for row in connection.execute(select(reports)).mappings()}
        stated = connection.execute(select(links).where(links.c.lifted_by.is_(None))).mappings()
        return tell_vintages(found, by_id, [dict(row) for row in stated])


def _one_is_in_force(store: Store) -> None:
    """In a cell no two figures are in force on one day; also reported ones never are."""
    cells: dict[tuple[Any, ...], list[tuple[date, date]]] = defaultdict(list)
    with store.read() as connection:
        figures, series = table("figure"), table("series")
        query = select(*figures.c, series.c.counting).join_from(
            figures, series, figures.c.series_id == series.c.id
        )
        for row in connection.execute(query):
            if row.state == "also_reported":
                assert row.known_until == row.known_from
            start = row.period_start if row.counting == "period" else None
            span = (row.known_from, row.known_until or date.max)
            cells[(row.series_id, row.as_of, start, row.external_id)].append(span)
    for spans in cells.values():
        lasting = sorted(span for span in spans if span[0] < span[1])
        assert all(one[1] <= other[0] for one, other in pairwise(lasting))
