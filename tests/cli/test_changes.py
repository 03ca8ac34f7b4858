from __future__ import annotations

import csv
import json
from io import StringIO

from tracker.export.changes import CHANGES_COLUMNS

SOHR = ("--conflict", "syria", "--source", "SOHR", "--metric", "deaths", "--group", "all")


def entries(ran):
    assert ran.code == 0, ran.err
    return list(csv.DictReader(StringIO(ran.out, newline="")))


def test_the_restated_total_of_2021_is_told_with_what_it_was_and_why(tracker):
    ran = tracker("changes", "--since", "2021-05-29", "--until", "2021-05-30", *SOHR, "--format", "csv")
    (entry,) = [row for row in entries(ran) if row["kind"] == "restated"]
    assert (entry["day"], entry["value"], entry["former_value"]) == ("2021-05-30", "494438", "388652")
    assert (entry["former_as_of"], entry["publisher"]) == ("2021-03-14", "Siasat Daily")
    assert entry["reason"] == "revision: some 105,000 earlier deaths, confirmed only now, are taken in"


def test_the_total_of_2013_was_replaced(tracker):
    ran = tracker("changes", "--since", "2013-12-30", "--until", "2013-12-31", *SOHR, "--format", "csv")
    (entry,) = [row for row in entries(ran) if row["kind"] == "replaced"]
    assert (entry["value"], entry["former_value"], entry["counting"]) == ("73447", "73455", "period")


def test_what_was_known_on_the_day_and_what_came_after_the_known_on_day_is_left_out(tracker):
    since = tracker("changes", "--since", "2021-05-30", "--until", "2021-05-30", *SOHR, "--format", "csv")
    assert entries(since) == []
    known = tracker("changes", "--since", "2021-01-01", "--known-on", "2021-05-29", *SOHR, "--format", "csv")
    assert {row["day"] <= "2021-05-29" for row in entries(known)} == {True}


def test_json_has_the_columns_and_days_in_a_wrong_order_are_refused(tracker):
    said = json.loads(tracker("changes", "--since", "2021-05-29", *SOHR, "--format", "json").out)
    assert said["since"] == "2021-05-29"
    assert list(said["rows"][0]) == list(CHANGES_COLUMNS)
    refused = tracker("changes", "--since", "2021-05-29", "--until", "2021-05-28", *SOHR)
    assert refused.code == 2
    assert "--until" in refused.err
