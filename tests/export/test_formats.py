from __future__ import annotations

from datetime import UTC, date, datetime

import orjson
from hypothesis import given
from hypothesis import strategies as st

from tracker.export.answer import Answer
from tracker.export.formats import csv_chunks, json_chunks

VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(0, 2**63 - 1),
    st.dates(),
    st.text(st.characters(exclude_categories=["Cs"])),
)


@given(st.lists(st.tuples(VALUES, VALUES), max_size=5))
def test_json_has_every_value_under_the_name_of_its_column(rows):
    answer = Answer("any", ("one", "two"), rows, {"told": "so"})
    read = orjson.loads(b"".join(json_chunks(answer)))
    plain = [value.isoformat() if isinstance(value, date) else value for row in rows for value in row]
    assert read["told"] == "so"
    assert [row[name] for row in read["rows"] for name in ("one", "two")] == plain


def test_csv_writes_days_instants_truths_and_nothing_in_one_way():
    row = (date(2024, 3, 1), datetime(2024, 3, 1, 12, tzinfo=UTC), True, None, 0)
    answer = Answer("any", ("day", "instant", "truth", "nothing", "zero"), [row])
    assert "".join(csv_chunks(answer)) == (
        "day,instant,truth,nothing,zero\r\n2024-03-01,2024-03-01T12:00:00+00:00,true,,0\r\n"
    )


def test_long_answers_come_in_pieces_that_are_not_kept():
    answer = Answer("any", ("number",), ((number,) for number in range(1000)))
    pieces = list(csv_chunks(answer))
    assert len(pieces) > 3
    assert "".join(pieces).split("\r\n")[1:-1] == [str(number) for number in range(1000)]
