from __future__ import annotations

import pytest

from tests.query.ledgers import bundled_rows, reading_of
from tracker.errors import NotFound
from tracker.query.sources import read_source


def test_a_source_is_read_by_any_of_its_names_with_what_it_counted(reading):
    rows = [row for row in bundled_rows() if row["source"] == "SOHR"]
    story = read_source(reading, "syrian observatory for human rights")
    assert story.entry["key"] == "sohr"
    assert story.entry["figures"] == len(rows)
    assert sum(one.figures for one in story.series) == len(rows)
    assert {one.series.source for one in story.series} == {"sohr"}


def test_its_reports_are_those_it_put_out_and_those_it_is_quoted_in(reading):
    rows = [row for row in bundled_rows() if row["source"] == "SOHR"]
    story = read_source(reading, "SOHR")
    assert sum(one.figures for one in story.reports) == len(rows)
    assert any(one.own for one in story.reports)
    assert any(not one.own for one in story.reports)
    days = [one.report.report_date for one in story.reports]
    assert days == sorted(days, reverse=True)


def test_a_publisher_that_counted_nothing_has_reports_and_no_series(make_store):
    with reading_of(
        make_store(), {"publisher": "Reuters", "report_date": "2014-02-01", "value": 1}
    ) as reading:
        story = read_source(reading, "Reuters")
    assert story.series == ()
    assert [(one.figures, one.own) for one in story.reports] == [(0, True)]


def test_an_unknown_source_is_not_found_and_the_nearest_is_named(reading):
    with pytest.raises(NotFound, match=r"'Syrian Observatory of Human Right'; did you mean SOHR or "):
        read_source(reading, "Syrian Observatory of Human Right")
