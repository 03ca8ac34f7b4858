from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.period import Precision, WrittenDate
from tracker.domain.report import Report, differences, merge_reports, mint_report_id
from tracker.domain.scope import Scope

DAY = date(2024, 12, 1)
WRITTEN = WrittenDate(DAY)
EARLIER = WrittenDate(date(2020, 1, 1))
REPORT = Report("0" * 32, "sohr", DAY)


def test_a_report_is_known_by_its_publisher_and_address_whatever_its_title_and_day():
    one = mint_report_id("sohr", "https://a.example/1", "A title", WRITTEN, "", "")
    assert one == mint_report_id("sohr", "https://a.example/1", "Another", EARLIER, "", "")
    assert one != mint_report_id("sohr", "https://a.example/2", "A title", WRITTEN, "", "")
    assert one != mint_report_id("snhr", "https://a.example/1", "A title", WRITTEN, "", "")


def test_without_an_address_title_and_day_tell_reports_apart():
    one = mint_report_id("sohr", "", "A title", WRITTEN, "", "")
    assert one != mint_report_id("sohr", "", "Another", WRITTEN, "", "")
    assert one != mint_report_id("sohr", "", "A title", WrittenDate(date(2024, 12, 2)), "", "")


def test_a_month_is_another_date_than_its_first_day():
    days = [WrittenDate(date(2021, 1, 1), one) for one in (Precision.DAY, Precision.MONTH, Precision.YEAR)]
    assert len({mint_report_id("sohr", "", "A title", day, "", "") for day in days}) == 3


def test_a_release_is_known_by_its_dataset_and_edition_alone():
    one = mint_report_id("ucdp", "https://a.example", "GED", WRITTEN, "UCDP GED", "24.1")
    assert one == mint_report_id("other", "", "", EARLIER, "UCDP GED", "24.1")
    assert one != mint_report_id("ucdp", "https://a.example", "GED", WRITTEN, "UCDP GED", "25.1")


@pytest.mark.parametrize(
    ("precision", "known_from"),
    [
        (Precision.DAY, date(2024, 2, 1)),
        (Precision.MONTH, date(2024, 2, 29)),
        (Precision.YEAR, date(2024, 12, 31)),
        (Precision.NOT_BEFORE, date(2024, 2, 1)),
        (Precision.NOT_AFTER, date(2024, 2, 1)),
    ],
)
def test_a_figure_is_known_from_the_last_day_that_its_reports_date_allows(precision, known_from):
    assert Report("", "sohr", date(2024, 2, 1), precision).known_from == known_from


def dated(day: int, precision: Precision) -> Report:
    return replace(REPORT, report_date=date(2024, 12, day), precision=precision)


@pytest.mark.parametrize(
    ("one", "other", "kept"),
    [
        (dated(9, Precision.DAY), dated(1, Precision.MONTH), dated(9, Precision.DAY)),
        (dated(1, Precision.MONTH), dated(1, Precision.YEAR), dated(1, Precision.MONTH)),
        (dated(1, Precision.YEAR), dated(9, Precision.NOT_BEFORE), dated(1, Precision.YEAR)),
        (dated(5, Precision.NOT_BEFORE), dated(9, Precision.NOT_AFTER), dated(5, Precision.NOT_BEFORE)),
        (dated(5, Precision.NOT_BEFORE), dated(9, Precision.NOT_BEFORE), dated(9, Precision.NOT_BEFORE)),
        (dated(5, Precision.NOT_AFTER), dated(9, Precision.NOT_AFTER), dated(5, Precision.NOT_AFTER)),
        (dated(5, Precision.DAY), dated(9, Precision.DAY), dated(5, Precision.DAY)),
    ],
)
def test_of_two_accounts_the_sharper_date_wins_whichever_came_first(one, other, kept):
    assert merge_reports(one, other) == merge_reports(other, one) == kept


DATES = st.builds(dated, st.integers(1, 28), st.sampled_from(Precision))


@given(st.lists(DATES, min_size=1, max_size=5), st.randoms())
def test_the_date_of_many_accounts_does_not_hang_on_their_order(accounts, random):
    shuffled = random.sample(accounts, len(accounts))
    assert reduce(merge_reports, accounts) == reduce(merge_reports, shuffled)


def test_an_account_fills_in_what_is_not_said_and_overwrites_nothing():
    stored = replace(REPORT, title="A title")
    told = replace(REPORT, title="Another", url="https://a.example", scope=(Scope(first=date(2020, 1, 1)),))
    merged = merge_reports(stored, told)
    assert (merged.title, merged.url, merged.scope) == ("A title", told.url, told.scope)


def test_what_an_account_says_otherwise_is_told_field_by_field():
    kept = replace(REPORT, title="A title", language="en")
    told = replace(REPORT, title="Another", via="AFP", report_date=date(2024, 12, 2))
    assert differences(kept, told) == {"title": "Another", "via": "AFP", "report_date": "2024-12-02"}
    assert differences(kept, REPORT) == {}


@pytest.mark.parametrize(
    ("kept", "told", "agree"),
    [
        (dated(5, Precision.DAY), dated(1, Precision.MONTH), True),
        (dated(5, Precision.DAY), dated(5, Precision.DAY), True),
        (dated(5, Precision.DAY), dated(6, Precision.DAY), False),
        (dated(5, Precision.DAY), dated(5, Precision.NOT_BEFORE), True),
        (dated(5, Precision.DAY), dated(6, Precision.NOT_BEFORE), False),
        (dated(5, Precision.DAY), dated(4, Precision.NOT_AFTER), False),
        (dated(9, Precision.NOT_BEFORE), dated(5, Precision.NOT_BEFORE), True),
    ],
)
def test_two_dates_agree_where_both_can_be_so(kept, told, agree):
    assert ("report_date" not in differences(kept, told)) is agree
