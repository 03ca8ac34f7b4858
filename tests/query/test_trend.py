from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from tests.query.editions import withdraw
from tests.query.ledgers import bundled_rows, import_figures, reading_of
from tracker.domain.link import LinkKind
from tracker.domain.selection import Selection
from tracker.errors import QuestionError, UnknownName
from tracker.query.choices import read_choices
from tracker.query.figures import read_page
from tracker.query.overview import read_overview
from tracker.query.trend import read_trend

DEATHS = Selection(metric="deaths", conflict="Syrian civil war")
SOHR = DEATHS.but(sources=("SOHR",))
APRIL = date(2021, 4, 30)


def said(day: str, value: int, **more: object) -> dict[str, object]:
    """A running total up to a day of 2014, reported on it."""
    return {
        "report_date": f"2014-{day}",
        "period_end": f"2014-{day}",
        "value": value,
        "report_title": day,
    } | more


def line_of(reading, selection=DEATHS):
    (line,) = read_trend(reading, selection).lines
    return line


def values(line):
    return [point.quantity.value for point in line.points]


def figure_with(reading, value):
    return next(one.public_id for one in read_page(reading, DEATHS).records if one.value == value)


def test_the_lines_of_the_bundled_deaths_are_those_of_their_file(reading):
    rows = [
        row
        for row in bundled_rows()
        if (row["metric"], row["conflict"], row["place"]) == ("deaths", "Syrian civil war", "SYR")
        and (row["group"], row["by"], row["counting"]) == ("all", "", "cumulative")
        and row["basis"] != "projected"
    ]
    expected = {(row["source"], row["definition"], row["basis"]) for row in rows}
    trend = read_trend(reading, DEATHS)
    found = {
        (reading.register.label("source", line.series.source), line.series.definition, str(line.series.basis))
        for line in trend.lines
    }
    assert found == expected
    most = Counter(row["source"] for row in rows).most_common(1)[0][0]
    assert reading.register.label("source", trend.lines[0].series.source) == most


def test_the_defaults_are_told_with_the_answer(reading):
    chosen = read_trend(reading, DEATHS).selection
    assert (chosen.metric, chosen.conflict) == ("deaths", "syrian-civil-war")
    assert (chosen.group, chosen.by, chosen.counting, chosen.place) == ("all", "", "cumulative", "SYR")


def test_sohr_gives_388652_as_known_in_april_2021_and_nothing_published_later(reading):
    lines = read_trend(reading, SOHR.but(known_on=APRIL)).lines
    points = [point for line in lines for point in line.points]
    at = {point.as_of: point.quantity.value for point in points if not point.derived}
    assert at[date(2021, 3, 14)] == 388_652
    assert max(point.report_date for point in points) <= APRIL


@pytest.mark.parametrize("known_on", [date(2012, 9, 1), date(2014, 6, 30), APRIL, date(2024, 12, 31)])
def test_no_answer_known_on_a_day_holds_a_figure_published_after_it(reading, known_on):
    published = {
        record.public_id: record.known_from for record in read_page(reading, Selection(), limit=1000).records
    }
    for metric in ("deaths", "refugees", "displaced"):
        trend = read_trend(
            reading, Selection(metric=metric, group="any", by="any", counting="any", known_on=known_on)
        )
        ids = [point.figure_id for line in trend.lines for point in line.points]
        assert all(published[figure_id] <= known_on for figure_id in ids)


def test_known_on_a_day_undated_reports_are_counted_told_and_can_be_left_out(reading):
    trend = read_trend(reading, SOHR.but(known_on=APRIL))
    points = [point for line in trend.lines for point in line.points]
    assert trend.undated == sum(point.precision == "not_before" for point in points) > 0
    assert any(f"Of {len(points)} figures, {trend.undated} may" in caveat for caveat in trend.caveats)
    dated = read_trend(reading, SOHR.but(known_on=APRIL, dated_only=True))
    assert dated.undated == 0
    assert 0 < sum(len(line.points) for line in dated.lines) < len(points)


def test_with_hindsight_no_figure_is_marked_as_perhaps_later(reading):
    assert read_trend(reading, SOHR).undated == 0


def test_a_later_figure_for_the_same_day_takes_the_place_of_the_earlier_from_its_day_on(store):
    earlier, later = said("01-31", 100), said("01-31", 120, report_date="2014-06-01", report_title="review")
    with reading_of(store, earlier, later) as reading:
        assert values(line_of(reading)) == [120]
        assert values(line_of(reading, DEATHS.but(known_on=date(2014, 5, 31)))) == [100]
        assert values(line_of(reading, DEATHS.but(known_on=date(2014, 6, 1)))) == [120]
        assert read_trend(reading, DEATHS.but(known_on=date(2014, 1, 30))).lines == ()


def test_the_days_asked_for_are_about_what_a_figure_speaks_for(store):
    with reading_of(store, said("01-31", 100), said("02-28", 110), said("03-31", 120)) as reading:
        asked = DEATHS.but(start=date(2014, 2, 28), end=date(2014, 3, 30))
        assert values(line_of(reading, asked)) == [110]


def test_the_days_asked_for_do_not_change_what_is_on_the_line(store):
    bound = said("02-28", 5_100, qualifier="at_least")
    about = said("03-20", 6_000, qualifier="approximately")
    with reading_of(store, said("01-31", 5_440), bound, about, said("04-10", 6_012)) as reading:
        (whole,) = read_trend(reading, DEATHS).lines
        asked = DEATHS.but(start=date(2014, 2, 1), end=date(2014, 3, 31))
        (part,) = read_trend(reading, asked).lines
        (late,) = read_trend(reading, DEATHS.but(start=date(2014, 4, 1))).lines
    assert [point.on_line for point in whole.points] == [True, False, False, True]
    assert part.points == whole.points[1:3]
    assert late.points == whole.points[3:]


def test_a_line_without_a_figure_in_the_days_asked_for_is_no_line_and_has_no_caveat(store):
    with reading_of(store, said("01-31", 100, conflict=""), said("02-28", 110)) as reading:
        trend = read_trend(reading, DEATHS.but(start=date(2014, 2, 1)))
    assert [values(line) for line in trend.lines] == [[110]]
    assert trend.caveats == ()


def test_a_withdrawal_outside_the_days_asked_for_breaks_nothing(store):
    import_figures(store, said("01-31", 100), said("02-28", 150), said("03-31", 160))
    with reading_of(store) as reading:
        wrong = figure_with(reading, 150)
    withdraw(store, wrong, "2014-05-01")
    with reading_of(store) as reading:
        for days in ({"start": date(2014, 3, 1)}, {"end": date(2014, 2, 1)}):
            assert line_of(reading, DEATHS.but(**days)).breaks == ()


def test_a_withdrawal_breaks_the_line_and_revives_nothing(store):
    import_figures(store, said("01-31", 100), said("02-28", 150), said("03-31", 160))
    import_figures(
        store, said("02-28", 155, report_date="2014-03-05", report_title="revised"), name="more.csv"
    )
    with reading_of(store) as reading:
        revised = figure_with(reading, 155)
    withdraw(store, revised, "2014-05-01")
    with reading_of(store) as reading:
        line = line_of(reading)
        assert (values(line), line.breaks) == ([100, 160], (date(2014, 2, 28),))


def test_a_withdrawal_counts_from_the_day_it_was_made(store):
    import_figures(store, said("01-31", 100), said("02-28", 150))
    with reading_of(store) as reading:
        wrong = figure_with(reading, 150)
    withdraw(store, wrong, "2014-05-01")
    with reading_of(store) as reading:
        before = line_of(reading, DEATHS.but(known_on=date(2014, 4, 30)))
        after = line_of(reading, DEATHS.but(known_on=date(2014, 5, 1)))
    assert (values(before), before.breaks) == ([100, 150], ())
    assert (values(after), after.breaks) == ([100], (date(2014, 2, 28),))


def test_a_new_figure_in_the_place_of_a_withdrawn_one_mends_the_line_from_its_day_on(store):
    import_figures(store, said("01-31", 100), said("02-28", 150))
    with reading_of(store) as reading:
        wrong = figure_with(reading, 150)
    withdraw(store, wrong, "2014-05-01")
    import_figures(store, said("02-28", 130, report_date="2014-06-01", report_title="anew"), name="anew.csv")
    with reading_of(store) as reading:
        between = line_of(reading, DEATHS.but(known_on=date(2014, 5, 15)))
        now = line_of(reading)
    assert (values(between), between.breaks) == ([100], (date(2014, 2, 28),))
    assert (values(now), now.breaks) == ([100, 130], ())


def test_a_figure_that_we_declared_void_leaves_no_break(store):
    import_figures(store, said("01-31", 100), said("02-28", 150))
    with reading_of(store) as reading:
        mistake = figure_with(reading, 150)
    withdraw(store, mistake, "2014-05-01", LinkKind.VOID)
    with reading_of(store) as reading:
        line = line_of(reading)
    assert (values(line), line.breaks) == ([100], ())


def test_a_running_total_that_takes_in_earlier_deaths_is_told(store):
    later = said("06-30", 200, row_id="new", restates="old")
    with reading_of(store, said("05-31", 100, row_id="old"), later) as reading:
        trend = read_trend(reading, DEATHS)
    assert trend.lines[0].restated == (date(2014, 6, 30),)
    assert any("restated" in caveat for caveat in trend.caveats)


def test_figures_without_a_conflict_are_taken_in_with_a_caveat(store):
    inside, outside = said("01-31", 7, conflict=""), said("01-31", 8, conflict="", place="TUR")
    late = {"report_date": "2025-02-01", "period_end": "2025-01-31", "value": 9, "conflict": ""}
    with reading_of(store, said("01-31", 6, source="SNHR"), inside, outside, late) as reading:
        trend = read_trend(reading, DEATHS)
        free = read_trend(reading, Selection(metric="deaths"))
    assert sorted(value for line in trend.lines for value in values(line)) == [6, 7]
    assert any("name no conflict" in caveat for caveat in trend.caveats)
    assert sorted(value for line in free.lines for value in values(line)) == [6, 7, 8, 9]
    assert not any("name no conflict" in caveat for caveat in free.caveats)


def test_only_figures_without_a_conflict_are_asked_for_by_the_empty_name(store):
    with reading_of(store, said("01-31", 6, source="SNHR"), said("01-31", 7, conflict="")) as reading:
        trend = read_trend(reading, Selection(metric="deaths", conflict=""))
    assert [values(line) for line in trend.lines] == [[7]]
    assert trend.caveats == ()


def test_projections_are_left_out_unless_asked_for(store):
    with reading_of(store, said("01-31", 6), said("12-31", 900, basis="projected")) as reading:
        assert [values(line) for line in read_trend(reading, DEATHS).lines] == [[6]]
        assert [values(line) for line in read_trend(reading, DEATHS.but(basis="projected")).lines] == [[900]]
        assert len(read_trend(reading, DEATHS.but(basis="any")).lines) == 2


def test_definitions_and_bases_are_lines_of_their_own(store):
    rows = [said("01-31", 6), said("01-31", 7, definition="registered"), said("01-31", 8, basis="verified")]
    with reading_of(store, *rows) as reading:
        assert sorted(value for line in read_trend(reading, DEATHS).lines for value in values(line)) == [
            6,
            7,
            8,
        ]
        assert len(read_trend(reading, DEATHS).lines) == 3


def test_places_within_the_conflicts_own_are_not_mixed_in(store):
    with reading_of(store, said("01-31", 6), said("01-31", 2, place="Aleppo")) as reading:
        assert values(line_of(reading)) == [6]
        assert values(line_of(reading, DEATHS.but(place="Aleppo"))) == [2]
        assert len(read_trend(reading, DEATHS.but(place="any")).lines) == 2


def test_a_trend_without_a_metric_is_refused(reading):
    for metric in (None, "any"):
        with pytest.raises(QuestionError, match="metric: is needed"):
            read_trend(reading, Selection(metric=metric))


def test_a_question_that_nothing_answers_has_an_empty_answer(reading):
    trend = read_trend(reading, DEATHS.but(sources=("UNHCR",)))
    assert (trend.lines, trend.caveats, trend.undated) == ((), (), 0)


def test_an_unknown_source_is_told_with_the_nearest(reading):
    with pytest.raises(UnknownName, match="did you mean SOHR"):
        read_trend(reading, DEATHS.but(sources=("SOHRR",)))


def test_a_figure_of_a_conflict_that_names_no_place_is_on_its_chart_and_that_is_said(make_store):
    row = {"value": 494438, "report_date": "2021-06-01", "conflict": "Syrian civil war", "place": ""}
    with reading_of(make_store(), row) as reading:
        trend = read_trend(reading, Selection(metric="deaths", conflict="syria"))
        overview = read_overview(reading)
        choices = read_choices(reading, Selection(metric="deaths"))
    assert [point.quantity.value for line in trend.lines for point in line.points] == [494438]
    assert any("name no place" in caveat for caveat in trend.caveats)
    assert [one.conflict for one in overview.conflicts if one.headlines] == ["syrian-civil-war"]
    assert [(one.key, one.figures) for one in choices.options["conflict"]] == [("syrian-civil-war", 1)]
