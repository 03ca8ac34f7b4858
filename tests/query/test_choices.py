from __future__ import annotations

from datetime import date

import pytest

from tests.query.ledgers import reading_of
from tracker.domain.period import Bucket
from tracker.domain.selection import Selection
from tracker.errors import UnknownName
from tracker.query.choices import read_choices
from tracker.query.trend import read_trend

DEATHS = Selection(metric="deaths", conflict="Syrian civil war")


def counts(choices, parameter):
    return {option.key: option.figures for option in choices.options[parameter]}


def drawn(reading, selection):
    return sum(len(line.points) for line in read_trend(reading, selection).lines)


@pytest.mark.parametrize(
    ("parameter", "field"),
    [("group", "group"), ("counting", "counting"), ("place", "place"), ("by", "by")],
)
def test_choosing_an_option_draws_as_many_figures_as_it_says(reading, parameter, field):
    options = counts(read_choices(reading, DEATHS), parameter)
    assert options
    assert options == {key: drawn(reading, DEATHS.but(**{field: key})) for key in options}


@pytest.mark.parametrize("field", ["metric", "conflict"])
def test_a_metric_or_conflict_says_what_choosing_it_draws_and_is_listed_even_if_that_is_nothing(
    reading, field
):
    options = counts(read_choices(reading, DEATHS), field)
    drawn_by = {key: drawn(reading, DEATHS.but(**{field: key})) for key in options if key}
    shown = [key for key, figures in drawn_by.items() if figures]
    assert {key: options[key] for key in shown} == {key: drawn_by[key] for key in shown}
    others = [key for key in drawn_by if not drawn_by[key]]
    assert list(drawn_by) == shown + others
    for key in others:
        every = drawn(reading, DEATHS.but(**{field: key, "counting": "any", "group": "any"}))
        assert options[key] == every > 0


def test_a_conflict_that_only_has_figures_of_another_counting_can_be_reached(reading):
    options = counts(read_choices(reading, DEATHS), "conflict")
    assert options["ghouta-chemical-attack-2013"] > 0
    given = counts(read_choices(reading, DEATHS.but(counting="cumulative", group="all")), "conflict")
    assert "ghouta-chemical-attack-2013" not in given


def test_the_sources_are_those_that_have_figures_under_the_other_filters(reading):
    civilians = DEATHS.but(group="civilians")
    options = counts(read_choices(reading, civilians), "source")
    assert set(options) == {line.series.source for line in read_trend(reading, civilians).lines}


def test_a_chosen_source_does_not_narrow_the_choice_of_sources(reading):
    one = read_choices(reading, DEATHS.but(sources=("SOHR",)))
    assert counts(one, "source") == counts(read_choices(reading, DEATHS), "source")
    assert counts(one, "group")["all"] == drawn(reading, DEATHS.but(sources=("SOHR",)))


def test_a_source_without_figures_for_the_group_is_told_with_the_groups_it_has(reading):
    others = {one.source: one.groups for one in read_choices(reading, DEATHS).other_groups}
    assert "civilians" in {option.key for option in others["snhr"]}
    assert "sohr" not in others


def test_with_any_group_no_source_is_lacking(reading):
    assert read_choices(reading, DEATHS.but(group="any")).other_groups == ()


def test_without_a_metric_each_metric_is_counted_in_its_usual_way(reading):
    metrics = counts(read_choices(reading, Selection(conflict="Syrian civil war")), "metric")
    assert metrics["deaths"] == drawn(reading, DEATHS)
    assert metrics["refugees"] == drawn(reading, DEATHS.but(metric="refugees"))


def test_a_metric_without_a_usual_counting_is_offered_all_the_same(make_store):
    taken = {"report_date": "2014-01-10", "metric": "abducted", "counting": "period", "value": 3}
    with reading_of(make_store(), taken) as reading:
        assert counts(read_choices(reading, Selection()), "metric") == {"abducted": 1}


def test_a_conflict_is_counted_at_its_own_place(reading):
    conflicts = counts(read_choices(reading, DEATHS), "conflict")
    assert conflicts["sweida-clashes-july-2025"] == drawn(
        reading, DEATHS.but(conflict="sweida-clashes-july-2025")
    )


def test_options_follow_the_known_on_day_and_the_days_asked_for(reading):
    early = read_choices(reading, DEATHS.but(known_on=date(2013, 1, 1)))
    assert sum(counts(early, "source").values()) == drawn(reading, DEATHS.but(known_on=date(2013, 1, 1)))
    late = read_choices(reading, DEATHS.but(start=date(2024, 1, 1)))
    assert sum(counts(late, "source").values()) == drawn(reading, DEATHS.but(start=date(2024, 1, 1)))


def test_buckets_offer_what_is_counted_within_periods(reading):
    choices = read_choices(reading, DEATHS.but(bucket=Bucket.YEAR))
    assert choices.selection.counting == "period"
    assert counts(choices, "group")["all"] == drawn(reading, DEATHS.but(counting="period"))


def test_projections_are_offered_and_not_counted_elsewhere(make_store):
    said = {"report_date": "2014-01-10", "metric": "refugees", "value": 5}
    with reading_of(make_store(), said, said | {"basis": "projected", "value": 9}) as reading:
        choices = read_choices(reading, Selection(metric="refugees"))
    assert counts(choices, "basis") == {"": 1, "projected": 1}
    assert counts(choices, "source") == {"sohr": 1}


def test_an_unknown_name_is_an_error_with_the_nearest(reading):
    with pytest.raises(UnknownName, match="Syrian civil war"):
        read_choices(reading, Selection(conflict="Syrian civil wars"))


def test_an_empty_store_offers_nothing(store):
    with reading_of(store) as reading:
        choices = read_choices(reading, Selection())
    assert set(choices.options.values()) == {()}
    assert choices.other_groups == ()
