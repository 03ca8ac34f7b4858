from __future__ import annotations

from datetime import date

from dashboard.charts.steps import build_path

EARLY, LATER, LATEST = date(2020, 1, 1), date(2020, 6, 1), date(2022, 1, 1)


def test_a_number_holds_until_the_next_and_then_the_line_rises():
    path = build_path([(EARLY, 10), (LATER, 30)])
    assert path.solid == [(EARLY, 10), (LATER, 10), (LATER, 10), (LATER, 30), None]
    assert path.dotted == []


def test_after_400_days_of_silence_the_line_is_dotted_up_to_the_next_number():
    path = build_path([(LATER, 30), (LATEST, 50)])
    turn = date(2021, 7, 6)
    assert (turn - LATER).days == 400
    assert path.solid == [(LATER, 30), (turn, 30), None, (LATEST, 30), (LATEST, 50), None]
    assert path.dotted == [(turn, 30), (LATEST, 30), None]


def test_a_withdrawal_breaks_the_line():
    gone = date(2020, 3, 1)
    path = build_path([(EARLY, 10), (LATER, 30)], breaks=[gone])
    assert path.solid == [(EARLY, 10), (gone, 10), None]
    assert path.dotted == []


def test_nothing_is_drawn_after_the_last_number_or_for_one_alone():
    assert build_path([(EARLY, 10)]) == ([], [])
    assert build_path([]) == ([], [])
