from __future__ import annotations

from datetime import date

import pytest

from tests.query.editions import withdraw
from tests.query.ledgers import import_figures, reading_of
from tracker.domain.selection import Selection
from tracker.errors import QuestionError, UnknownName
from tracker.query.compare import read_comparison
from tracker.query.disagreement import read_disagreement
from tracker.query.rules import Comparable

DEATHS = Selection(metric="deaths", conflict="Syrian civil war")
CIVILIANS = DEATHS.but(group="civilians")


def said(source, value, day="2014-06-01", **more):
    """A running total since March 2011 up to a day, reported on it."""
    usual = {"report_date": day, "period_start": "2011-03-15", "period_end": day}
    return usual | {"source": source, "value": value, "report_title": f"{source} {day}"} | more


def told(found):
    """The days as (day, (source, number, age), ...)."""
    return [
        (str(one.day), *((held.row.series.source, held.row.point.quantity.middle) for held in one.held))
        for one in found.days
    ]


def changed(found):
    return [
        (
            str(one.after.day),
            one.what,
            [(cause.row.series.source, cause.words.split(";")[0]) for cause in one.causes],
        )
        for one in found.changes
    ]


THREE = (
    said("SOHR", 100, "2014-01-01"),
    said("VDC", 80, "2014-02-01"),
    said("VDC", 150, "2014-03-01"),
    said("SOHR", 120, "2014-04-01"),
)


def test_every_day_that_changes_something_is_told_with_what_stands_and_its_range(store):
    with reading_of(store, *THREE) as reading:
        found = read_disagreement(reading, DEATHS)
    assert told(found) == [
        ("2014-01-01", ("sohr", 100)),
        ("2014-02-01", ("sohr", 100), ("vdc", 80)),
        ("2014-03-01", ("vdc", 150), ("sohr", 100)),
        ("2014-04-01", ("vdc", 150), ("sohr", 120)),
    ]
    assert [one.range.ratio for one in found.days] == [None, 1.25, 1.5, 1.25]
    assert [held.row.age_days for held in found.days[-1].held] == [31, 0]
    assert [held.new for held in found.days[-1].held] == [False, True]


def test_the_changes_say_which_report_changed_ranking_or_ratio(store):
    with reading_of(store, *THREE) as reading:
        found = read_disagreement(reading, DEATHS)
    assert changed(found) == [
        ("2014-02-01", ("ranking", "ratio"), [("vdc", "a new figure")]),
        ("2014-03-01", ("ranking", "ratio"), [("vdc", "a new figure")]),
        ("2014-04-01", ("ratio",), [("sohr", "a new figure")]),
    ]
    assert found.changes[-1].causes[0].row.point.report_date == date(2014, 4, 1)
    assert found.changes[0].after.ranking == ((1, "sohr"), (2, "vdc"))


def test_a_day_that_changes_neither_ranking_nor_ratio_is_no_change(store):
    later = said("SOHR", 100, "2014-03-01"), said("VDC", 80, "2014-03-01")
    with reading_of(store, *THREE[:2], *later) as reading:
        found = read_disagreement(reading, DEATHS)
    assert len(found.days) == 3
    assert [str(one.after.day) for one in found.changes] == ["2014-02-01"]


def test_on_the_first_day_asked_about_stands_what_was_said_before_it(store):
    with reading_of(store, *THREE) as reading:
        found = read_disagreement(
            reading, DEATHS.but(start=date(2014, 2, 15), end=date(2014, 3, 15)), reference="SOHR"
        )
    assert told(found) == [
        ("2014-02-15", ("sohr", 100), ("vdc", 80)),
        ("2014-03-01", ("vdc", 150), ("sohr", 100)),
    ]
    assert [held.new for held in found.days[0].held] == [False, False]
    assert [held.gap and held.gap.number for held in found.days[0].held] == [None, -20]
    assert [held.gap and held.gap.ratio for held in found.days[1].held] == [1.5, None]


def test_a_figure_too_old_leaves_on_its_day_and_the_change_says_why(store):
    rows = said("SOHR", 100, "2013-01-01"), said("VDC", 80, "2013-02-01"), said("VDC", 90, "2014-03-01")
    with reading_of(store, *rows) as reading:
        found = read_disagreement(reading, DEATHS)
    assert told(found)[2:] == [
        ("2014-01-03", ("vdc", 80)),
        ("2014-02-03",),
        ("2014-03-01", ("vdc", 90)),
    ]
    gone = found.changes[1].causes[0]
    assert gone.words == "no longer compared; speaks for 1 January 2013, 367 days before"


def test_bounds_without_a_number_are_in_the_range_and_have_no_rank(store):
    between = said("VDC", "", low=80, high=120, qualifier="range")
    with reading_of(store, said("SOHR", 100, qualifier="at_least"), between) as reading:
        (day,) = read_disagreement(reading, DEATHS, reference="VDC").days
    ranks = {held.row.series.source: (held.row.rank, held.overlaps) for held in day.held}
    assert ranks == {"sohr": (1, ("vdc",)), "vdc": (None, ("sohr",))}
    assert (day.range.least, day.range.most, day.range.overlap) == (80, None, True)
    assert day.held[0].gap.number is None
    assert "a bound is open" in day.held[0].gap.words


def test_two_figures_of_the_reference_give_no_gap_and_it_is_said(store):
    rows = said("SOHR", 100), said("SOHR", 90, basis="documented"), said("VDC", 80)
    with reading_of(store, *rows) as reading:
        found = read_disagreement(reading, DEATHS, reference="SOHR")
    assert {held.gap for held in found.days[0].held} == {None}
    assert found.notes == (
        "SOHR has no single figure that is compared on 1 of 1 day: there is no gap to it on these.",
    )


def test_what_is_never_compared_is_listed_with_its_reason(store):
    rows = said("SOHR", 100), said("VDC", 80), said("UN", 300, qualifier="approximately", basis="estimated")
    with reading_of(store, *rows, said("SNHR", 60, group="civilians")) as reading:
        found = read_disagreement(reading, DEATHS)
    assert told(found) == [("2014-06-01", ("sohr", 100), ("vdc", 80))]
    assert [(miss.series.source, miss.reason) for miss in found.not_compared] == [
        ("un", "an estimate, not a count: shown, not ranked"),
        ("snhr", "counts civilians only"),
    ]


def test_known_on_a_day_what_was_published_later_changes_nothing(store):
    late = said("VDC", 500, "2014-02-01", report_date="2015-01-01")
    with reading_of(store, said("SOHR", 100, "2014-01-01"), late) as reading:
        then = read_disagreement(reading, DEATHS.but(known_on=date(2014, 12, 31)))
        now = read_disagreement(reading, DEATHS)
    assert told(then) == [("2014-01-01", ("sohr", 100))]
    assert told(now)[-1] == ("2014-02-01", ("vdc", 500), ("sohr", 100))
    assert now.hindsight


def test_undated_reports_are_counted_and_left_out_where_asked(store):
    undated = said("VDC", 80, report_date_precision="not_before")
    with reading_of(store, said("SOHR", 100), undated) as reading:
        known = DEATHS.but(known_on=date(2014, 7, 1))
        found = read_disagreement(reading, known)
        dated = read_disagreement(reading, known.but(dated_only=True))
    assert found.undated == 1
    assert "may have been published later" in found.notes[0]
    assert told(dated) == [("2014-06-01", ("sohr", 100))]


def test_a_withdrawal_is_a_caveat_of_the_figure_before_it(store):
    import_figures(store, *THREE)
    with reading_of(store) as reading:
        last = read_disagreement(reading, DEATHS).days[-1].held[-1].row.point.figure_id
    withdraw(store, last, "2014-05-01")
    with reading_of(store) as reading:
        day = read_disagreement(reading, DEATHS.but(end=date(2014, 4, 1))).days[-1]
    assert (str(day.day), day.held[-1].row.comparable) == ("2014-04-01", Comparable.CAVEAT)
    assert day.held[-1].row.reasons == ("a later figure, for 1 April 2014, was withdrawn",)


def test_what_cannot_be_asked_is_refused(store):
    with reading_of(store, *THREE) as reading:
        with pytest.raises(QuestionError):
            read_disagreement(reading, DEATHS, tolerance=-1)
        with pytest.raises(UnknownName):
            read_disagreement(reading, DEATHS, reference="nobody")


def test_nothing_said_is_no_day(store):
    with reading_of(store) as reading:
        found = read_disagreement(reading, DEATHS.but(start=date(2014, 1, 1)))
    assert (found.days, found.changes) == ((), ())


def test_of_2018_sohr_and_snhr_are_compared(reading):
    year = CIVILIANS.but(counting="period", start=date(2018, 12, 31), end=date(2018, 12, 31))
    found = read_disagreement(reading, year, reference="SOHR")
    assert told(found) == [("2018-12-31", ("snhr", 6_964), ("sohr", 6_349))]
    (day,) = found.days
    assert day.range.ratio == 6_964 / 6_349
    assert not day.range.overlap
    gap = day.held[0].gap
    assert (gap.number, gap.least, gap.most) == (None, 615, None)
    assert gap.words == "at least 6,964 against 6,349, a bound is open: at least 615 more"


def test_of_2013_those_killed_by_the_government_are_not_compared_with_those_by_anyone(reading):
    year = CIVILIANS.but(counting="period", start=date(2013, 12, 31), end=date(2013, 12, 31))
    found = read_disagreement(reading, year)
    assert told(found) == [("2013-12-31", ("sohr", 22_436))]
    reasons = {
        miss.point.quantity.value: miss.reason for miss in found.not_compared if miss.series.source == "snhr"
    }
    assert reasons[34_949] == "counts those by Government forces, not those by anyone"


def test_sohrs_restated_total_of_may_2021_puts_it_before_ohchr(reading):
    since = CIVILIANS.but(start=date(2021, 3, 31), end=date(2021, 6, 30))
    found = read_disagreement(reading, since)
    assert changed(found) == [("2021-05-30", ("ranking", "ratio"), [("sohr", "a new figure")])]
    assert found.changes[0].before.ranking == ((1, "snhr"), (2, "ohchr"), (3, "sohr"))
    assert found.changes[0].after.ranking == ((1, "snhr"), (2, "sohr"), (3, "ohchr"))
    assert found.changes[0].before.range.ratio == 227_413 / 117_388
    assert found.changes[0].after.range.ratio == 227_413 / 143_350


@pytest.mark.parametrize("selection", [DEATHS, CIVILIANS, CIVILIANS.but(counting="period")])
def test_every_day_is_judged_as_the_comparison_of_that_day_is(reading, selection):
    days = read_disagreement(reading, selection).days
    assert len(days) > 20
    for day in days[:: len(days) // 4]:
        comparison = read_comparison(reading, selection, on=day.day)
        compared = [row for row in comparison.rows if row.comparable is not Comparable.NO]
        assert [held.row for held in day.held] == compared
        assert day.range.ratio == comparison.ratio


def test_asked_from_a_day_after_the_last_figure_what_still_stands_is_told(store):
    with reading_of(store, *THREE) as reading:
        found = read_disagreement(reading, DEATHS.but(start=date(2014, 9, 1)))
    assert told(found) == [("2014-09-01", ("vdc", 150), ("sohr", 120))]
