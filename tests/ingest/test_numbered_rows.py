from __future__ import annotations

from itertools import permutations

from tracker.ingest.numbered_rows import EVENT, numbered
from tracker.ingest.sheets import Row


def ids(*rows: dict[str, str]) -> list[str]:
    placed = [Row(f"row {number}", cells) for number, cells in enumerate(rows, start=2)]
    return [row.cells[EVENT] for row in numbered(placed, lambda row: row.cells["id"])]


def test_an_id_of_its_own_is_kept_and_a_shared_one_is_numbered_whatever_the_order():
    rows = [{"id": "A", "dead": "3"}, {"id": "A", "dead": "2"}, {"id": "B", "dead": "2"}]
    assert ids(*rows) == ["A/2", "A/1", "B"]
    for order in permutations(rows):
        assert dict(zip(map(str, order), ids(*order), strict=True)) == dict(
            zip(map(str, rows), ids(*rows), strict=True)
        )


def test_rows_equal_in_every_cell_are_one_event_and_a_row_without_an_id_has_none():
    assert ids({"id": "A", "dead": "3"}, {"id": "A ", "dead": "3 "}) == ["A", "A"]
    assert ids({"id": "", "dead": "3"}, {"id": "", "dead": "4"}) == ["", ""]
