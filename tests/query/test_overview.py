from __future__ import annotations

from datetime import date

from tests.query.ledgers import bundled_rows, reading_of
from tracker.domain.selection import Selection
from tracker.query.overview import read_overview
from tracker.query.trend import read_trend


def headline(overview, conflict, metric, group="all"):
    found = next(one for one in overview.conflicts if one.conflict == conflict)
    return next((one for one in found.headlines if (one.metric, one.group) == (metric, group)), None)


def told(found):
    return {one.series.source: (one.point.quantity.middle, one.point.as_of) for one in found.latest}


def test_the_totals_are_those_of_the_file(reading):
    rows = bundled_rows()
    overview = read_overview(reading)
    assert overview.tally.figures == len(rows)
    assert overview.tally.sources == len({row["source"] for row in rows})
    assert len(overview.conflicts) == len({row["conflict"] for row in rows} - {""})


def test_each_conflict_counts_the_figures_that_name_it(reading):
    rows = [row for row in bundled_rows() if row["conflict"] == "Sweida clashes July 2025"]
    found = next(
        one for one in read_overview(reading).conflicts if one.conflict == "sweida-clashes-july-2025"
    )
    assert found.tally.figures == len(rows)
    assert found.tally.last == date(2025, 7, 21)


def test_a_headline_gives_the_latest_figure_of_each_source(reading):
    found = headline(read_overview(reading), "syrian-civil-war", "deaths", "civilians")
    assert told(found)["ohchr"] == (143_350, date(2021, 3, 31))
    assert told(found)["snhr"] == (231_495, date(2024, 6, 30))
    days = [one.point.as_of for one in found.latest]
    assert days == sorted(days, reverse=True)


def test_a_headline_is_the_last_point_of_the_trend_that_it_leads_to(reading):
    found = headline(read_overview(reading), "syrian-civil-war", "deaths")
    trend = read_trend(reading, Selection(metric="deaths", conflict="syrian-civil-war"))
    last = {line.series: line.on_line[-1] for line in trend.lines if line.on_line}
    assert found.latest
    assert all(last[one.series] == one.point for one in found.latest)


def test_the_overview_of_a_past_day_holds_nothing_published_later(reading):
    overview = read_overview(reading, date(2014, 6, 30))
    assert 0 < overview.tally.figures < 618
    assert "sweida-clashes-july-2025" not in {one.conflict for one in overview.conflicts}
    latest = [one for conflict in overview.conflicts for head in conflict.headlines for one in head.latest]
    assert latest
    assert all(one.point.report_date <= date(2014, 6, 30) for one in latest)


def test_where_nobody_counts_in_the_usual_way_the_headline_counts_in_the_one_there_is(reading):
    found = headline(read_overview(reading), "ghouta-chemical-attack-2013", "deaths")
    assert found.counting == "period"
    assert told(found)["government-of-the-us"][0] == 1_429


def test_a_figure_without_a_conflict_counts_for_one_of_its_place_and_days(make_store):
    inside = {"report_date": "2014-01-10", "period_end": "2014-01-01", "value": 100, "conflict": ""}
    outside = inside | {"source": "SNHR", "report_date": "2025-06-01", "period_end": "2025-06-01"}
    named = inside | {"source": "OHCHR", "conflict": "Syrian civil war"}
    with reading_of(make_store(), inside, outside, named) as reading:
        overview = read_overview(reading)
    found = headline(overview, "syrian-civil-war", "deaths")
    assert set(told(found)) == {"sohr", "ohchr"}
    assert [one.tally.figures for one in overview.conflicts] == [1]


def test_a_source_that_counts_in_two_ways_is_told_by_its_count_not_its_estimate(make_store):
    counted = {"report_date": "2014-01-10", "period_end": "2014-01-01", "value": 100}
    estimated = counted | {"period_end": "2014-01-05", "value": 150, "basis": "estimated"}
    with reading_of(make_store(), counted, estimated) as reading:
        assert told(headline(read_overview(reading), "syrian-civil-war", "deaths")) == {
            "sohr": (100, date(2014, 1, 1))
        }


def test_projections_and_single_countries_of_refuge_make_no_headline(make_store):
    projected = {"report_date": "2014-01-10", "metric": "refugees", "value": 5, "basis": "projected"}
    host = {"report_date": "2014-01-10", "metric": "refugees", "value": 5, "destination": "TUR"}
    with reading_of(make_store(), projected, host) as reading:
        assert read_overview(reading).conflicts[0].headlines == ()


def test_an_empty_store_has_an_empty_overview(store):
    with reading_of(store) as reading:
        overview = read_overview(reading)
    assert overview.tally == (0, 0, 0, None, None)
    assert overview.conflicts == ()


def test_of_many_conflicts_those_with_most_figures_are_told_and_the_others_named(make_store):
    row = {"report_date": "2014-01-10", "period_end": "2014-01-01", "value": 100, "place": ""}
    rows = [row | {"conflict": f"War {letter}"} for letter in "ABB"] + [row | {"conflict": ""}]
    rows[2] |= {"period_end": "2014-01-02"}
    with reading_of(make_store(), *rows) as reading:
        overview = read_overview(reading, most=1)
    assert ([one.conflict for one in overview.conflicts], overview.others) == (["war b"], ("war a",))
    assert (overview.tally.figures, overview.unnamed) == (4, 1)
