from __future__ import annotations

import pytest

from tests.query.spots import day, point, quantity, series
from tracker.domain.figure import Standing
from tracker.domain.series import Basis, Counting, Unit
from tracker.query.rules import Comparable, findings, profile_of, shared_profile, verdict

ON = day("06-30")


def entry(as_of="06-01", value=100, *, start="2011-03-15", unsure=False, said=None, **fields):
    spot_fields = said or {}
    own = point(as_of, value, period_start=None if start is None else day(start), **spot_fields)
    return series(**fields), own


def judged(one, against=None, *, tolerance=92):
    """The verdict and the sentences on a figure, against another or itself."""
    found = list(findings(one, profile_of(against or one), ON, tolerance))
    return str(verdict(found)), [finding.sentence for finding in found]


def test_a_figure_like_the_others_is_compared_without_a_word():
    assert judged(entry(), entry(source="snhr")) == ("yes", [])


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("group", "civilians", "counts civilians, not all people"),
        ("by", "mines", "counts those by mines, not those by anyone"),
        ("definition", "registered", "counts by another definition (registered, not none stated)"),
        ("basis", Basis.CLAIMED, "its basis is claimed, not a count"),
        ("basis", Basis.VERIFIED, "its basis is verified, not a count"),
        ("conflict", "other war", "is about other war, not war"),
        ("place", "aleppo", "counts in aleppo, not in SYR"),
        ("place", "", "counts in no stated place, not in SYR"),
        ("destination", "TUR", "counts those in TUR, others those of no stated host country"),
        ("destination", "all", "counts those in all host countries, others those of no stated host country"),
        ("unit", Unit.HOUSEHOLDS, "counts households, not people"),
        ("counting", Counting.STOCK, "is a number on a day, not a running total"),
    ],
)
def test_only_like_is_set_beside_like(field, value, sentence):
    assert judged(entry(**{field: value}), entry()) == ("no", [sentence])


def test_documented_and_not_said_are_one_basis():
    assert judged(entry(basis=Basis.DOCUMENTED), entry()) == ("yes", [])
    assert judged(entry(), entry(basis=Basis.DOCUMENTED)) == ("yes", [])


def test_an_estimate_is_never_compared():
    told = ("no", ["an estimate, not a count: shown, not ranked"])
    assert judged(entry(basis=Basis.ESTIMATED), entry()) == told
    assert judged(entry(basis=Basis.ESTIMATED)) == told


@pytest.mark.parametrize(
    ("start", "expected"), [("2011-04-15", "yes"), ("2011-04-16", "no"), ("2011-02-11", "no")]
)
def test_baselines_lie_at_most_31_days_apart(start, expected):
    assert judged(entry(start=start), entry())[0] == expected


def test_the_sentence_on_baselines_gives_both_days():
    _verdict, (sentence,) = judged(entry(start="2012-01-01"), entry())
    assert sentence == "counts from 1 January 2012, 292 days apart from 15 March 2011"


def test_a_running_total_that_does_not_say_its_start_has_a_caveat():
    assert judged(entry(start=None), entry()) == ("caveat", ["does not say from which day it counts"])


def test_a_number_on_a_day_needs_no_start():
    stock = {"counting": Counting.STOCK, "start": None}
    assert judged(entry(**stock), entry(**stock)) == ("yes", [])


def test_within_periods_the_ends_lie_at_most_31_days_apart_too():
    period = {"counting": Counting.PERIOD, "start": "01-01"}
    assert judged(entry("05-31", **period), entry("05-01", **period))[0] == "yes"
    verdict_, (sentence,) = judged(entry("05-31", **period), entry("04-29", **period))
    assert (verdict_, sentence) == ("no", "counts to 31 May 2021, 32 days apart from 29 April 2021")


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [("06-30", "yes"), ("03-30", "yes"), ("03-29", "caveat"), ("2020-06-29", "caveat"), ("2020-06-28", "no")],
)
def test_an_old_figure_has_a_caveat_and_a_very_old_one_is_not_compared(as_of, expected):
    assert judged(entry(as_of))[0] == expected


def test_the_tolerance_says_what_is_old():
    assert judged(entry("03-29"), tolerance=120) == ("yes", [])
    assert judged(entry("06-29"), tolerance=0) == ("caveat", ["speaks for 29 June 2021, 1 day before"])


def test_a_figure_that_names_no_conflict_has_a_caveat_beside_those_that_do():
    assert judged(entry(conflict=""), entry()) == ("caveat", ["names no conflict"])
    assert judged(entry(conflict=""), entry(conflict="")) == ("yes", [])
    assert judged(entry(), entry(conflict="")) == ("caveat", ["speaks of the war alone"])


def test_a_disputed_figure_has_a_caveat():
    assert judged(entry(said={"standing": Standing.DISPUTED})) == ("caveat", ["disputed"])


def test_bounds_without_a_value_have_a_caveat():
    assert judged(entry(value=quantity(None, "range", 5, 9))) == (
        "caveat",
        ["has bounds and no value: not ranked"],
    )


def test_the_worst_of_the_findings_is_the_verdict():
    assert verdict([]) is Comparable.YES
    found = judged(entry("03-01", definition="registered"), entry())
    assert (found[0], len(found[1])) == ("no", 2)


def test_most_sources_say_what_is_compared():
    plain = [entry(source=source) for source in ("a", "b")]
    registered = [entry(source="c", definition="registered")] * 3
    assert shared_profile([*registered, *plain]).definition == ""
    more = [entry(source=source, definition="registered") for source in ("c", "d", "e")]
    assert shared_profile([*more, *plain]).definition == "registered"


def test_on_a_tie_the_plainer_words_and_the_earlier_baseline_are_shared():
    assert shared_profile([entry(source="a", definition="x"), entry(source="b")]).definition == ""
    late, early = entry(source="a", start="2012-01-01"), entry(source="b", start="2011-03-15")
    assert shared_profile([late, early]).baseline == day("2011-03-15")
    assert shared_profile([entry(source="a", group="women"), entry(source="b")]).group == "all"


def test_the_whole_goes_before_one_host_country_where_two_sources_give_it():
    stock = {"counting": Counting.STOCK, "start": None}
    hosts = [entry(source=source, destination="JOR", **stock) for source in "abc"]
    whole = [entry(source=source, **stock) for source in "de"]
    assert shared_profile([*hosts, *whole]).destination == ""
    assert shared_profile([*hosts, whole[0]]).destination == "JOR"


def test_a_figure_without_a_baseline_does_not_make_distant_baselines_alike():
    entries = [entry(source="a"), entry(source="b", start="2013-01-01"), entry(source="c", start=None)]
    profile = shared_profile(entries)
    assert profile.baseline == day("2011-03-15")
    assert [judged(one, entries[0])[0] for one in entries] == ["yes", "no", "caveat"]


def test_estimates_have_no_say_in_what_is_compared():
    estimates = [entry(source=source, basis=Basis.ESTIMATED, definition="x") for source in "abc"]
    assert shared_profile([*estimates, entry(source="d")]).definition == ""
    assert shared_profile(estimates) is None
    assert shared_profile([]) is None


def test_of_many_periods_the_one_that_most_sources_counted_is_shared():
    year = {"counting": Counting.PERIOD, "start": "2020-01-01"}
    month = {"counting": Counting.PERIOD, "start": "05-01"}
    entries = [entry("2020-12-31", source="a", **year), entry("05-31", source="a", **month)]
    entries += [entry("2020-12-31", source="b", **year)]
    assert shared_profile(entries).until == day("2020-12-31")
