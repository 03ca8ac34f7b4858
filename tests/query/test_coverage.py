from __future__ import annotations

from datetime import date

import pytest

from tests.query.editions import withdraw
from tests.query.ledgers import bundled_rows, reading_of
from tracker.domain.link import LinkKind
from tracker.domain.period import Bucket
from tracker.domain.selection import Selection
from tracker.errors import QuestionError
from tracker.query.coverage import read_coverage
from tracker.query.figures import read_page


def said(day: str, value: int = 1, **more: object) -> dict[str, object]:
    return {"report_date": day, "period_end": day, "value": value, "report_title": day} | more


def test_every_figure_of_the_bundled_file_is_covered_once(reading):
    found = read_coverage(reading, Selection())
    rows = bundled_rows()
    assert sum(one.figures for one in found) == len(rows)
    assert len({one.series.source for one in found}) == len({row["source"] for row in rows})


def test_only_the_filters_that_are_given_count(reading):
    rows = [row for row in bundled_rows() if row["source"] == "SNHR" and row["metric"] == "deaths"]
    found = read_coverage(reading, Selection(metric="deaths", sources=("SNHR",)))
    assert sum(one.figures for one in found) == len(rows)
    assert len({(one.series.group, one.series.counting) for one in found}) > 1


def test_a_series_has_its_first_and_last_day_its_figures_and_its_reports(store):
    rows = [
        said("2014-01-31"),
        said("2014-02-28", report_title="2014-01-31", report_date="2014-01-31"),
        said("2014-05-01"),
    ]
    with reading_of(store, *rows) as reading:
        (one,) = read_coverage(reading, Selection())
    assert (one.figures, one.reports) == (3, 2)
    assert (one.first, one.last, one.gaps) == (date(2014, 1, 31), date(2014, 5, 1), ())


@pytest.mark.parametrize(("spoken", "gaps"), [("2015-02-05", []), ("2015-02-06", [401])])
def test_a_silence_of_more_than_400_days_is_a_gap(make_store, spoken, gaps):
    with reading_of(make_store(), said("2014-01-01"), said(spoken)) as reading:
        (one,) = read_coverage(reading, Selection())
    assert [gap.days for gap in one.gaps] == gaps


def test_coverage_known_on_a_day_tells_what_had_been_published(store):
    with reading_of(store, said("2014-01-31"), said("2014-05-01")) as reading:
        (one,) = read_coverage(reading, Selection(known_on=date(2014, 3, 1)))
        assert read_coverage(reading, Selection(known_on=date(2013, 1, 1))) == []
    assert (one.figures, one.last) == (1, date(2014, 1, 31))


def test_a_figure_that_was_replaced_is_covered_and_one_that_we_voided_is_not(store):
    rows = [said("2014-01-31"), said("2014-01-31", 2, report_date="2014-03-01", report_title="review")]
    with reading_of(store, *rows) as reading:
        (one,) = read_coverage(reading, Selection())
        figure = read_page(reading, Selection()).records[0].public_id
    assert one.figures == 2
    withdraw(store, figure, "2014-04-01", LinkKind.VOID)
    with reading_of(store) as reading:
        (one,) = read_coverage(reading, Selection())
    assert one.figures == 1


def test_sums_have_no_coverage(reading):
    with pytest.raises(QuestionError, match="bucket: 'year' is not for figures as they were reported"):
        read_coverage(reading, Selection(bucket=Bucket.YEAR))
