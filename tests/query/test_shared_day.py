from __future__ import annotations

from datetime import date

from tests.query.spots import day, series, spot
from tracker.domain.selection import Selection
from tracker.query.lines import build_line
from tracker.query.shared_day import latest_shared_day, read_shared_day


def line(source, *days, **fields):
    return build_line(
        series(source=source, **fields), [spot(one, 5, period_start=day("2011-03-15")) for one in days]
    )


def test_the_latest_day_on_which_two_sources_have_a_figure_is_shared():
    assert latest_shared_day([line("a", "01-01", "03-01"), line("b", "02-01")]) == day("03-01")


def test_a_day_on_which_the_other_figure_is_too_old_is_not_shared():
    assert latest_shared_day([line("a", "2018-01-01", "2021-01-01"), line("b", "2018-02-01")]) == day(
        "2018-02-01"
    )


def test_without_a_shared_day_it_is_the_latest_of_any():
    unlike = line("b", "02-01", definition="registered")
    assert latest_shared_day([line("a", "01-01"), unlike]) == day("02-01")
    assert latest_shared_day([]) is None


def test_the_shared_day_of_the_bundled_civilian_deaths(reading):
    civilians = Selection(metric="deaths", group="civilians", conflict="Syrian civil war")
    assert read_shared_day(reading, civilians) == date(2024, 6, 30)
