"""Drawn ledgers: small figures tables that hypothesis makes up, rich in what vintages hang on."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

from tracker.ingest.documents import Document
from tracker.ingest.run import import_document
from tracker.ingest.summary import Summary
from tracker.store.engine import Store

Row = dict[str, Any]
ABSENT = "f" * 32
DAYS = [f"2024-01-0{number}" for number in range(1, 7)]


@dataclass(frozen=True)
class Ledger:
    """Rows by report, in one file each or in many."""

    reports: tuple[tuple[Row, ...], ...]

    @property
    def rows(self) -> list[Row]:
        return [row for report in self.reports for row in report]


_QUANTITIES = st.sampled_from(
    [
        *({"value": number} for number in (40, 45, 45, 50)),
        {"value": 50, "qualifier": "approximately"},
        {"value": 50, "qualifier": "nearly"},
        {"value": 40, "qualifier": "more_than"},
        {"low": 40, "high": 50, "qualifier": "range"},
        {"value": 45, "low": 40, "high": 60, "qualifier": "estimate"},
        {"qualifier": "indefinite"},
    ]
)
_STANDINGS = st.sampled_from([{}, {}, {}, {"standing": "disputed"}, {"standing": "doubtful"}])
_DAY = {"report_date": "2024-01-03"}
_DATES = st.sampled_from(
    [
        *([_DAY] * 3),
        *({"report_date": day} for day in ("2024-01-01", "2024-01-05", "2024-01", "2024")),
        *([_DAY | {"report_date_precision": "not_before"}] * 2),
        {"report_date": "2024-01-05", "report_date_precision": "not_before"},
        _DAY | {"report_date_precision": "not_after"},
    ]
)
# Most figures stand in one cell, or in one of two: what differs is when and by whom they were told.
_CELL = {"source": "a", "metric": "deaths", "place": "SYR", "counting": "cumulative"}
_ELSEWHERE = st.sampled_from(
    [
        *([{"period_end": "2024-01-01"}] * 8),
        *([{}] * 4),
        {"period_end": "2024-01-01", "group": "civilians"},
        {"period_end": "2024-01-01", "place": "IRQ"},
        {"period_end": "2024-01-01", "source": "New source"},
        {"period_end": "2024-01-01", "external_id": "event"},
        {"period_end": "2024-01-01", "counting": "period"},
        {"period_end": "2024-01-01", "counting": "period", "period_start": "2023-12-01"},
    ]
)


@st.composite
def _reports(draw: st.DrawFn, number: int) -> tuple[Row, ...]:
    head = {
        "publisher": draw(st.sampled_from(["a", "b", "c"])),
        "report_url": f"https://reports.example/{number}",
        "report_title": draw(st.sampled_from(["", "A title"])),
        **draw(_DATES),
    }
    if draw(st.booleans()):
        head |= {"dataset": "D", "edition": f"{draw(st.sampled_from('12'))}.{number}"}
    rows = draw(st.lists(_rows(), min_size=1, max_size=3))
    if draw(st.booleans()):
        rows.append(rows[0] | {"note": "once more"})
    return tuple(head | row | {"row_id": f"{number}.{index}"} for index, row in enumerate(rows))


@st.composite
def _rows(draw: st.DrawFn) -> Row:
    note = draw(st.sampled_from([{}, {"note": "x"}]))
    return _CELL | draw(_ELSEWHERE) | draw(_STANDINGS) | draw(_QUANTITIES) | note


def ledgers(*, least: int = 1, most: int = 5) -> st.SearchStrategy[Ledger]:
    """Ledgers of some reports with up to three figures each, without links."""
    count = st.integers(least, most)
    return count.flatmap(lambda number: st.tuples(*map(_reports, range(number)))).map(Ledger)


# Links by place in the list of figures: (from, to, kind); to may be nobody.
link_plans = st.lists(
    st.tuples(
        st.integers(0, 14),
        st.integers(0, 15),
        st.sampled_from(["replaces", "replaces", "part_of", "repeats"]),
    ),
    max_size=6,
)


def ids_of(store: Store, ledger: Ledger) -> dict[str, str]:
    """The id that each row's figure has, by row id, found by importing the ledger into a store."""
    import_rows(store, ledger.rows)
    with store.read() as connection:
        found = connection.exec_driver_sql("SELECT locator, public_id FROM figure")
        return {row[0]: bytes(row[1]).hex() for row in found}


def linked(ledger: Ledger, ids: dict[str, str], plan: list[tuple[int, int, str]]) -> Ledger:
    """The ledger with links by figure id in the columns of its rows."""
    order = list(ids)
    rows = {row["row_id"]: dict(row) for row in ledger.rows}
    for source, target, kind in plan:
        row = rows[order[source % len(order)]]
        wanted = ids[order[target % len(order)]] if target < 15 else ABSENT
        if wanted != ids[row["row_id"]]:
            row[kind] = ";".join(sorted({*filter(None, row.get(kind, "").split(";")), wanted}))
    return Ledger(tuple(tuple(rows[row["row_id"]] for row in report) for report in ledger.reports))


def import_rows(store: Store, rows: list[Row], name: str = "drawn.jsonl") -> Summary:
    """Import rows as JSON lines; all have to be accepted."""
    text = "\n".join(json.dumps(row) for row in rows)
    summary = import_document(store, Document(name, text.encode()))
    assert summary.rejected == 0, summary.issues
    return summary
