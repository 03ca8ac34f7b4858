from __future__ import annotations

import csv
import json
from io import StringIO

HEADER = "source,metric,value,report_date,report_url"
ALPHA = "Alpha Monitor,deaths,10,2024-12-01,https://x.example/1"
BETA = "Beta Monitor,deaths,12,2024-12-01,https://x.example/2"


def figures(fresh):
    text = fresh("figures", "--format", "csv").out
    return {row["figure_id"]: row["source"] for row in csv.DictReader(StringIO(text, newline=""))}


def test_two_sources_become_one_and_every_figure_keeps_its_id(fresh, table):
    fresh("import", table(HEADER, ALPHA, BETA))
    before = figures(fresh)
    ran = fresh("sources", "merge", "alpha monitor", "Beta Monitor")
    assert ran.code == 0
    assert "Alpha Monitor is Beta Monitor now: 1 figure and 1 report changed hands" in ran.err
    assert figures(fresh) == dict.fromkeys(before, "Beta Monitor")
    again = fresh("import", table(HEADER, BETA, ALPHA, name="again.csv"))
    assert "0 added, 2 unchanged" in again.out


def test_an_alias_is_taken_in_files_and_questions(fresh, table):
    fresh("import", table(HEADER, ALPHA))
    assert fresh("sources", "alias", "Alpha Monitor", "مرصد ألفا", "AM").code == 0
    ran = fresh("import", table(HEADER, ALPHA.replace("Alpha Monitor", "AM"), name="again.csv"))
    assert "0 added, 1 unchanged" in ran.out
    assert "10" in fresh("trend", "--metric", "deaths", "--source", "مرصد ألفا").out


def test_a_name_that_is_not_known_is_a_usage_error(fresh):
    fresh("db", "upgrade")
    ran = fresh("sources", "merge", "SOHRR", "SNHR")
    assert ran.code == 2
    assert ran.err == "Error: FROM: 'SOHRR' is not known here; did you mean SOHR?\n"
    for arguments, told in (
        (("merge", "SOHR", "SNHRR"), "Error: INTO: 'SNHRR' is not known here"),
        (("alias", "SOHRR", "Obs"), "Error: SOURCE: 'SOHRR' is not known here"),
    ):
        assert fresh("sources", *arguments).err.startswith(told)
    taken = fresh("sources", "alias", "SOHR", "SNHR")
    assert (taken.code, "sources merge" in taken.err) == (2, True)


def test_the_list_has_who_counts_with_how_much(tracker):
    listed = json.loads(tracker("sources", "--format", "json").out)["rows"]
    assert sum(source["figures"] for source in listed) == 618
    assert "الشبكة السورية لحقوق الإنسان" in tracker("sources").out
