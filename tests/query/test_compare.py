from __future__ import annotations

from datetime import date

import pytest

from tests.query.editions import withdraw
from tests.query.ledgers import import_figures, reading_of
from tracker.domain.period import Bucket
from tracker.domain.selection import Selection
from tracker.errors import QuestionError, UnknownName
from tracker.query.compare import read_comparison
from tracker.query.figures import read_page

CIVILIANS = Selection(metric="deaths", group="civilians", conflict="Syrian civil war")
DEATHS = Selection(metric="deaths", conflict="Syrian civil war")
JUNE = date(2021, 6, 30)
ON = date(2014, 6, 30)


def said(source: str, value: object, day: str = "06-01", **more: object) -> dict[str, object]:
    """A running total since March 2011 up to a day of 2014, reported on it."""
    usual = {"report_date": f"2014-{day}", "period_start": "2011-03-15", "period_end": f"2014-{day}"}
    return usual | {"source": source, "value": value, "report_title": f"{source} {day}"} | more


def told(comparison):
    """The rows as source: (number, comparable, rank)."""
    return {
        row.series.source: (row.point.quantity.middle, str(row.comparable), row.rank)
        for row in comparison.rows
    }


def test_what_is_said_of_civilians_killed_in_syria_by_june_2021(reading):
    comparison = read_comparison(reading, CIVILIANS, on=JUNE)
    rows = [(row.series.source, row.point.quantity.value, row.rank) for row in comparison.rows[:4]]
    assert rows == [
        ("snhr", 227_413, 1),
        ("sohr", 159_774, 2),
        ("ohchr", 143_350, 3),
        ("ohchr", 306_887, None),
    ]
    assert comparison.rows[1].point.quantity.qualifier == "at_least"
    assert (comparison.lowest, comparison.highest) == (143_350, 227_413)
    assert comparison.ratio == pytest.approx(227_413 / 143_350)
    estimate = comparison.rows[3]
    assert (str(estimate.comparable), estimate.ratio) == ("no", None)
    assert estimate.reasons == ("an estimate, not a count: shown, not ranked",)


def test_ages_and_reports_stand_beside_each_figure(reading):
    snhr = read_comparison(reading, CIVILIANS, on=JUNE).rows[0]
    assert (snhr.age_days, str(snhr.comparable)) == (107, "caveat")
    assert snhr.point.url
    assert snhr.ratio == pytest.approx(227_413 / 143_350)
    patient = read_comparison(reading, CIVILIANS, on=JUNE, tolerance=120).rows[0]
    assert (str(patient.comparable), patient.reasons) == ("yes", ())


def test_without_a_known_on_day_the_answer_uses_hindsight_and_says_so(reading):
    assert read_comparison(reading, CIVILIANS, on=JUNE).hindsight
    assert read_comparison(reading, CIVILIANS.but(known_on=date(2021, 7, 1)), on=JUNE).hindsight
    then = read_comparison(reading, CIVILIANS.but(known_on=JUNE), on=JUNE)
    assert not then.hindsight
    assert [row.series.source for row in then.rows if row.rank] == ["snhr", "sohr"]


def test_known_on_a_day_undated_reports_are_counted_and_marked(reading):
    then = read_comparison(reading, CIVILIANS.but(known_on=JUNE), on=JUNE)
    marked = [row for row in then.rows if row.point.may_be_later]
    assert then.undated == len(marked) > 0
    assert all("may have been published later" in " ".join(row.reasons) for row in marked)
    assert any(f"Of {len(then.rows)} figures, {then.undated} may" in note for note in then.notes)


def test_every_row_that_is_not_plainly_comparable_says_why(reading):
    for selection in (
        CIVILIANS,
        DEATHS,
        DEATHS.but(counting="period"),
        DEATHS.but(group="any", counting="any"),
    ):
        for year in (2012, 2015, 2018, 2021, 2024):
            rows = read_comparison(reading, selection, on=date(year, 6, 30)).rows
            assert all(bool(row.reasons) == (row.comparable != "yes") for row in rows)


def test_sources_that_count_others_are_told_with_the_reason(reading):
    misses = read_comparison(reading, DEATHS, on=JUNE).not_compared
    reasons = {(miss.series.source, miss.series.group): miss.reason for miss in misses}
    assert reasons[("snhr", "civilians")] == "counts civilians only"
    assert ("sohr", "civilians") not in reasons


def test_a_near_miss_differs_in_one_filter_and_is_of_another_source(store):
    rows = [
        said("SOHR", 100),
        said("SOHR", 60, group="civilians"),
        said("SNHR", 70, group="civilians"),
        said("SNHR", 9, group="children"),
        said("VDC", 80, place="Aleppo"),
        said("LCC", 50, counting="period"),
        said("UN", 40, place="Aleppo", group="civilians"),
        said("OHCHR", 30, group="civilians", basis="estimated"),
        said("WHO", 20, by="government_forces"),
        said("ICRC", 20, group="civilians", standing="doubtful"),
    ]
    with reading_of(store, *rows) as reading:
        found = read_comparison(reading, DEATHS, on=ON).not_compared
    assert {(miss.series.source, miss.point.quantity.value, miss.reason) for miss in found} == {
        ("snhr", 70, "counts civilians only"),
        ("vdc", 80, "counts in Aleppo, not in Syria"),
        ("lcc", 50, "is a count within a period, not a running total"),
        ("who", 20, "counts those by Government forces, not those by anyone"),
    }


def test_a_filter_that_is_given_is_lifted_for_near_misses_too(store):
    rows = [said("UNHCR", 9, metric="refugees"), said("SARC", 7, metric="refugees", destination="TUR")]
    host = Selection(metric="refugees", destination="TUR")
    with reading_of(store, *rows) as reading:
        (miss,) = read_comparison(reading, host, on=ON).not_compared
    assert miss.reason == "counts those of no stated host country, others those in Türkiye"


def test_a_source_whose_figures_are_all_doubtful_is_told_and_not_compared(store):
    with reading_of(store, said("SOHR", 100), said("SNHR", 999, standing="doubtful")) as reading:
        comparison = read_comparison(reading, DEATHS, on=ON)
    assert set(told(comparison)) == {"sohr"}
    assert [(miss.series.source, miss.reason) for miss in comparison.not_compared] == [
        ("snhr", "judged doubtful")
    ]


def test_equal_numbers_of_two_sources_are_probably_the_same_count(store):
    with reading_of(store, said("SOHR", 100), said("UN", 100), said("SNHR", 80)) as reading:
        comparison = read_comparison(reading, DEATHS, on=ON)
    assert told(comparison) == {"sohr": (100, "caveat", 1), "un": (100, "caveat", 1), "snhr": (80, "yes", 2)}
    assert all("probably the same count" in row.reasons[-1] for row in comparison.rows[:2])


def test_of_each_line_the_last_figure_up_to_the_day_is_taken(store):
    with reading_of(
        store, said("SOHR", 90, "05-01"), said("SOHR", 100), said("SOHR", 120, "07-15")
    ) as reading:
        assert told(read_comparison(reading, DEATHS, on=ON)) == {"sohr": (100, "yes", 1)}


def test_a_reference_says_what_the_others_are_measured_by(store):
    rows = [said("SOHR", 100), said("VDC", 70), said("UNHCR", 9, definition="registered")]
    with reading_of(store, *rows) as reading:
        shared = told(read_comparison(reading, DEATHS, on=ON))
        own = read_comparison(reading, DEATHS, on=ON, reference="UNHCR")
        assert own.reference == "unhcr"
    assert {source for source, (_value, able, _rank) in shared.items() if able == "yes"} == {"sohr", "vdc"}
    assert {source for source, (_value, able, _rank) in told(own).items() if able == "yes"} == {"unhcr"}


def test_a_reference_that_only_estimates_is_measured_by_its_own_words(store):
    rows = [said("SOHR", 100), said("OHCHR", 300, definition="all deaths", basis="estimated")]
    with reading_of(store, *rows) as reading:
        found = told(read_comparison(reading, DEATHS, on=ON, reference="OHCHR"))
    assert found == {"sohr": (100, "no", None), "ohchr": (300, "no", None)}


def test_a_reference_without_a_figure_is_told(store):
    with reading_of(store, said("SOHR", 100)) as reading:
        comparison = read_comparison(reading, DEATHS, on=ON, reference="SNHR")
    assert comparison.notes[0].startswith("SNHR has no figure here")
    assert told(comparison) == {"sohr": (100, "yes", 1)}


def test_figures_too_old_to_compare_do_not_say_what_is_compared(store):
    old = [
        said(source, 5, definition="old way", report_date="2012-01-02", period_end="2012-01-01")
        for source in ("UN", "LCC")
    ]
    with reading_of(store, said("SOHR", 100), *old) as reading:
        assert told(read_comparison(reading, DEATHS, on=ON))["sohr"] == (100, "yes", 1)


def test_within_periods_the_period_that_most_sources_counted_is_compared(store):
    year = {"counting": "period", "period_start": "2013-01-01", "period_end": "2013-12-31"}
    may = {"counting": "period", "period_start": "2014-05-01", "period_end": "2014-05-31"}
    rows = [said("SOHR", 1000, **year), said("SNHR", 800, **year), said("SOHR", 90, **may)]
    with reading_of(store, *rows) as reading:
        assert told(read_comparison(reading, DEATHS.but(counting="period"), on=ON, tolerance=366)) == {
            "sohr": (1000, "yes", 1),
            "snhr": (800, "yes", 2),
        }


def test_whatever_filter_is_lifted_like_is_compared_with_like(store):
    rows = [
        said("SOHR", 100),
        said("VDC", 80),
        said("SNHR", 60, group="civilians"),
        said("LCC", 50, counting="period"),
        said("UN", 40, conflict="Ghouta chemical attack 2013"),
    ]
    with reading_of(store, *rows) as reading:
        loose = Selection(metric="deaths", group="any", by="any", counting="any", place="any")
        found = told(read_comparison(reading, loose, on=ON))
    assert {source for source, (_value, _able, rank) in found.items() if rank} == {"sohr", "vdc"}


def test_a_withdrawn_later_figure_is_told_with_the_one_that_stands(store):
    import_figures(store, said("SOHR", 100, "05-01"), said("SOHR", 900, "06-01"))
    with reading_of(store) as reading:
        wrong = next(one.public_id for one in read_page(reading, DEATHS).records if one.value == 900)
    withdraw(store, wrong, "2014-06-10")
    with reading_of(store) as reading:
        (row,) = read_comparison(reading, DEATHS, on=ON).rows
    assert (row.point.quantity.value, str(row.comparable)) == (100, "caveat")
    assert row.reasons == ("a later figure, for 1 June 2014, was withdrawn",)


def test_the_gap_over_time_is_of_the_sources_that_are_compared(store):
    rows = [
        said("SOHR", 90, "05-01"),
        said("VDC", 60, "05-15"),
        said("SOHR", 100),
        said("UN", 9, definition="other"),
    ]
    with reading_of(store, *rows) as reading:
        spread = read_comparison(reading, DEATHS, on=ON).spread
    assert [(str(one.day), one.lowest, one.highest) for one in spread] == [
        ("2014-05-15", 60, 90),
        ("2014-06-01", 60, 100),
    ]


def test_a_zero_has_a_rank_and_no_ratio(store):
    with reading_of(store, said("SOHR", 100), said("VDC", 0)) as reading:
        comparison = read_comparison(reading, DEATHS, on=ON)
    assert told(comparison) == {"sohr": (100, "yes", 1), "vdc": (0, "yes", 2)}
    assert (comparison.lowest, comparison.highest, comparison.ratio) == (0, 100, None)


def test_a_day_before_all_figures_or_far_in_the_future_has_nothing_to_rank(reading):
    before = read_comparison(reading, DEATHS, on=date(2000, 1, 1))
    assert (before.rows, before.lowest, before.ratio, before.not_compared) == ((), None, None, ())
    after = read_comparison(reading, DEATHS, on=date(2100, 1, 1))
    assert after.rows
    assert {(row.rank, str(row.comparable)) for row in after.rows} == {(None, "no")}


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({"selection": DEATHS.but(bucket=Bucket.YEAR)}, "bucket"),
        ({"selection": DEATHS.but(rollup="place")}, "rollup"),
    ],
)
def test_sums_are_not_compared(reading, asked, field):
    with pytest.raises(QuestionError) as caught:
        read_comparison(reading, **asked, on=ON)
    assert caught.value.field == field


def test_a_bad_tolerance_and_an_unknown_reference_are_told_by_name(reading):
    with pytest.raises(QuestionError, match="tolerance: '-1' is below zero"):
        read_comparison(reading, DEATHS, on=ON, tolerance=-1)
    with pytest.raises(UnknownName, match="reference: 'SOHRR' is not known here; did you mean SOHR"):
        read_comparison(reading, DEATHS, on=ON, reference="SOHRR")
