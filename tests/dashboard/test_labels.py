from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.charts.labels import Box, Label, placed, room_for

ROOM = Box(0, 720, 0, 400)
LABELS = st.builds(
    Label, x=st.floats(0, 700), y=st.floats(0, 400), letters=st.integers(1, 30), lines=st.integers(1, 2)
)
MARKS = st.builds(lambda x, y: Box(x - 5, x + 5, y - 5, y + 5), x=st.floats(0, 700), y=st.floats(0, 400))


def test_labels_that_do_not_meet_stay_where_they_are():
    assert placed([Label(0, 100, 10), Label(0, 200, 10), Label(300, 100, 10)], [], ROOM) == [0, 0, 0]


def test_the_later_of_two_gives_way_by_no_more_than_it_has_to():
    assert placed([Label(0, 100, 10), Label(0, 105, 10)], [], ROOM) == [0, 12]
    assert placed([Label(0, 100, 10), Label(0, 95, 10)], [], ROOM) == [0, -12]


def test_a_label_that_would_cover_a_mark_moves_and_one_without_a_place_is_left_out():
    mark = Box(20, 30, 95, 105)
    assert placed([Label(0, 100, 10)], [mark], ROOM) == [16]
    wall = Box(20, 30, 0, 400)
    assert placed([Label(0, 100, 10), Label(300, 100, 10)], [wall], ROOM) == [None, 0]


def test_two_lines_stay_above_the_days_below_the_chart_and_none_leaves_it():
    assert placed([Label(0, 3, 10, lines=2)], [], ROOM) == [16]
    assert placed([Label(0, 399, 10)], [], ROOM) == [-8]
    assert placed([Label(700, 100, 10)], [], ROOM) == [None]


@settings(derandomize=True, max_examples=200)
@given(st.lists(LABELS, max_size=8), st.lists(MARKS, max_size=20))
def test_no_label_covers_another_or_a_mark_or_leaves_the_chart(labels, marks):
    shifts = placed(labels, marks, ROOM)
    boxes = [label.box(shift) for label, shift in zip(labels, shifts, strict=True) if shift is not None]
    assert not any(one.meets(other) for one, other in combinations(boxes, 2))
    assert not any(box.meets(mark) for box in boxes for mark in marks)
    assert all(box.within(ROOM) for box in boxes)


def test_an_axis_gets_as_much_room_as_its_longest_label_needs():
    label = Label(0, 0, 25)
    longer = room_for([(1.0, label)], width=720, most=2)
    assert longer > 1.03
    assert 720 / longer + label.width <= 720 + 1e-6
    assert room_for([(0.1, label)], width=720, most=2) == 1.03
    assert room_for([(1.0, Label(0, 0, 95))], width=720, most=1.5) == 1.5
