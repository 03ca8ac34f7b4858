from __future__ import annotations

from dashboard.charts.placement import place


def test_words_stand_right_of_their_mark_where_they_fit():
    placed = place("at least 159,774", "", right=200, left=200)
    assert placed.right
    assert placed.words == ["at least 159,774"]
    assert placed.beside == []


def test_words_stand_left_where_the_right_side_has_no_room():
    assert not place("at least 159,774", "", right=60, left=200).right


def test_small_letters_are_broken_before_the_words():
    placed = place("159,774", "estimate, not ranked", right=90, left=20)
    assert placed.words == ["159,774"]
    assert placed.beside == ["estimate,", "not ranked"]


def test_words_are_broken_where_neither_side_has_room():
    placed = place("more than 7,400,000", "", right=95, left=90)
    assert placed.words == ["more than", "7,400,000"]
    assert placed.right


def test_what_fits_nowhere_stands_at_the_roomier_side():
    assert not place("more than 7,400,000", "", right=10, left=20).right
