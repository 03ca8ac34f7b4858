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
        *({"value": number} for number in (0, 40, 45, 48, 50)),
        {"value": 50, "qualifier": "approximately"},
        {"value": 50, "qualifier": "nearly"},
        {"value": 40, "qualifier": "more_than"},
        {"value": 50, "qualifier": "at_most"},
        {"low": 40, "high": 50, "qualifier": "range"},
        {"value": 45, "low": 40, "high": 60, "qualifier": "estimate"},
        {"qualifier": "indefinite"},
    ]
)
_STANDINGS = st.sampled_from(["", "", "", "disputed", "doubtful", "misattributed"])


@st.composite
def _reports(draw: st.DrawFn, number: int) -> tuple[Row, ...]:
    dataset = draw(st.sampled_from(["", "", "D"]))
    head = {
        "publisher": draw(st.sampled_from(["a", "b", "c"])),
        "report_url": f"https://reports.example/{number}",
        "report_title": draw(st.sampled_from(["", "A title"])),
        "report_date": draw(st.sampled_from([*DAYS, *DAYS, "2024-01", "2024"])),
        "report_date_precision": draw(st.sampled_from(["", "", "not_before", "not_after"])),
        "dataset": dataset,
        "edition": draw(st.sampled_from("12")) + str(number) if dataset else "",
    }
    rows = draw(st.lists(_rows(), min_size=1, max_size=3))
    return tuple(
        {key: value for key, value in (head | row | {"row_id": f"{number}.{index}"}).items() if value != ""}
        for index, row in enumerate(rows)
    )


@st.composite
def _rows(draw: st.DrawFn) -> Row:
    counting = draw(st.sampled_from(["cumulative", "cumulative", "period"]))
    end = draw(st.sampled_from(["", "2024-01-01", "2024-01-01"]))
    return {
        "source": draw(st.sampled_from(["a", "a", "b", "New source"])),
        "metric": "deaths",
        "group": draw(st.sampled_from(["all", "all", "civilians"])),
        "place": draw(st.sampled_from(["SYR", "SYR", "IRQ"])),
        "counting": counting,
        "period_start": draw(st.sampled_from(["", "2023-12-01"])) if counting == "period" else "",
        "period_end": end,
        "external_id": draw(st.sampled_from(["", "", "", "event"])),
        "standing": draw(_STANDINGS),
        "note": draw(st.sampled_from(["", "x"])),
        **draw(_QUANTITIES),
    }


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
