from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.charts.labels import LINE_HEIGHT, Label, moved_apart, room_for

LABELS = st.builds(
    Label, x=st.floats(0, 700), y=st.floats(0, 400), letters=st.integers(1, 30), lines=st.integers(1, 2)
)


def test_labels_that_do_not_meet_stay_where_they_are():
    assert moved_apart([Label(0, 100, 10), Label(0, 200, 10), Label(300, 100, 10)]) == [0, 0, 0]


def test_the_lower_of_two_gives_way():
    assert moved_apart([Label(0, 100, 10), Label(0, 105, 10)]) == [-12, 0]


@settings(derandomize=True, max_examples=200)
@given(st.lists(LABELS, max_size=8))
def test_no_label_covers_another(labels):
    shifts = moved_apart(labels)
    placed = [(label, label.y + shift) for label, shift in zip(labels, shifts, strict=True)]
    for index, (one, y) in enumerate(placed):
        for other, there in placed[index + 1 :]:
            beside = one.x < other.x + other.width and other.x < one.x + one.width
            assert not beside or abs(y - there) >= LINE_HEIGHT * (one.lines + other.lines) / 2 - 1e-6


def test_an_axis_gets_as_much_room_as_its_longest_label_needs():
    label = Label(0, 0, 25)
    longer = room_for([(1.0, label)], width=720, most=2)
    assert longer > 1.03
    assert 720 / longer + label.width <= 720 + 1e-6
    assert room_for([(0.1, label)], width=720, most=2) == 1.03
    assert room_for([(1.0, Label(0, 0, 95))], width=720, most=1.5) == 1.5
