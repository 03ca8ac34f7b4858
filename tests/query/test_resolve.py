from __future__ import annotations

import pytest

from tests.query.ledgers import reading_of
from tracker.domain.period import Bucket
from tracker.domain.selection import Selection
from tracker.domain.series import Basis
from tracker.errors import QuestionError, UnknownName
from tracker.query.resolve import given_criteria, line_criteria, refuse_derived, resolve, with_defaults


@pytest.mark.parametrize(
    "name", ["Syrian civil war", "SYRIAN CIVIL WAR", "الحرب الأهلية السورية", "syrian-civil-war"]
)
def test_a_name_in_any_language_and_case_is_its_key(reading, name):
    assert resolve(Selection(conflict=name), reading.register).conflict == "syrian-civil-war"


def test_sources_keep_their_order_and_stand_once(reading):
    named = Selection(sources=("SNHR", "Syrian Observatory for Human Rights", "SOHR"))
    assert resolve(named, reading.register).sources == ("snhr", "sohr")


def test_a_spelling_may_name_the_group_too(reading):
    chosen = resolve(Selection(metric="civilian_deaths"), reading.register)
    assert (chosen.metric, chosen.group) == ("deaths", "civilians")
    same = resolve(Selection(metric="civilian_deaths", group="civilians"), reading.register)
    assert same == chosen


@pytest.mark.parametrize("group", ["children", "any"])
def test_a_spelling_that_contradicts_the_group_is_refused(reading, group):
    with pytest.raises(QuestionError, match="is not what civilian_deaths means"):
        resolve(Selection(metric="civilian_deaths", group=group), reading.register)


def test_any_and_the_empty_name_stay_as_they_are(reading):
    asked = Selection(place="any", by="", conflict="", destination="any")
    assert resolve(asked, reading.register) == asked


@pytest.mark.parametrize(
    ("field", "name", "nearest"),
    [
        ("conflict", "Sirian civil war", "Syrian civil war"),
        ("metric", "deths", "deaths"),
        ("place", "Alepo", "Aleppo"),
    ],
)
def test_an_unknown_name_is_an_error_that_tells_the_nearest(reading, field, name, nearest):
    with pytest.raises(UnknownName) as caught:
        resolve(Selection(**{field: name}), reading.register)
    assert caught.value.field == field
    assert nearest in caught.value.nearest


def test_a_name_that_nothing_is_like_has_no_nearest(reading):
    with pytest.raises(UnknownName) as caught:
        resolve(Selection(sources=("qqqqq",)), reading.register)
    assert (caught.value.field, caught.value.nearest) == ("source", ())


def test_without_defaults_only_what_is_given_filters(reading):
    criteria = given_criteria(Selection(metric="deaths", place="any"), reading)
    assert (criteria.metric, criteria.group, criteria.by, criteria.counting) == ("deaths", None, None, None)
    assert (criteria.places, criteria.conflict, criteria.not_basis) == (None, None, None)


@pytest.mark.parametrize(
    ("metric", "counting"),
    [("deaths", "cumulative"), ("injured", "cumulative"), ("refugees", "stock"), ("returnees", "period")],
)
def test_the_counting_is_the_metrics_usual_one(reading, metric, counting):
    assert with_defaults(Selection(metric=metric), reading).counting == counting


def test_a_metric_without_a_usual_counting_takes_any(reading):
    assert with_defaults(Selection(metric="abducted"), reading).counting == "any"


def test_buckets_imply_counts_within_periods(reading):
    assert with_defaults(Selection(metric="deaths", bucket=Bucket.YEAR), reading).counting == "period"


def test_without_a_conflict_the_place_is_left_open(reading):
    assert with_defaults(Selection(metric="deaths"), reading).place is None
    assert with_defaults(Selection(metric="deaths", conflict="any"), reading).place is None
    assert with_defaults(Selection(metric="deaths", conflict=""), reading).place is None


def test_what_is_given_stands_against_every_default(reading):
    given = Selection(
        metric="deaths", group="any", by="any", counting="period", conflict="syrian-civil-war", place="aleppo"
    )
    assert with_defaults(given, reading) == given


def test_defaults_on_top_of_defaults_change_nothing(reading):
    once = with_defaults(Selection(metric="deaths", conflict="Syrian civil war"), reading)
    assert with_defaults(once, reading) == once


def test_a_conflict_lets_in_what_names_none_of_its_place_and_days(reading):
    chosen = with_defaults(Selection(metric="deaths", conflict="Syrian civil war"), reading)
    criteria = line_criteria(chosen, reading)
    assert (criteria.places, criteria.span.places) == (("SYR", ""), ("SYR",))
    assert str(criteria.span.start) == "2011-03-15"
    assert criteria.not_basis is Basis.PROJECTED


def test_a_conflict_without_a_place_of_its_own_takes_only_what_names_it(make_store):
    row = {"report_date": "2014-01-01", "conflict": "A war of nowhere", "value": 3}
    with reading_of(make_store(), row) as reading:
        chosen = with_defaults(Selection(metric="deaths", conflict="A war of nowhere"), reading)
        criteria = line_criteria(chosen, reading)
    assert (chosen.place, criteria.places, criteria.span) == (None, None, None)


@pytest.mark.parametrize("asked", [{"bucket": Bucket.YEAR}, {"rollup": "place"}])
def test_sums_are_refused_where_figures_are_taken_as_reported(asked):
    with pytest.raises(QuestionError) as caught:
        refuse_derived(Selection(**asked))
    assert caught.value.field in asked
