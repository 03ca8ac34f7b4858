"""Tech for Palestine's real table of Gaza: what goes in is what stands in it."""

import json
from datetime import date

import pytest

from tests.acceptance.publishers import figures_of, import_twice, real_file
from tracker.domain.series import Basis

pytestmark = pytest.mark.acceptance

NAME = "gaza/casualties_daily.json"
MINISTRY = "gaza-health-ministry"


@pytest.fixture(scope="module")
def rows():
    return json.loads(real_file(NAME).read_text(encoding="utf-8"))


def running(rows, extended):
    return sum(
        name.endswith("_cum") and "massacres" not in name and name.startswith("ext_") == extended
        for row in rows
        for name in row
    )


def test_gaza_daily_goes_in_whole(make_store, rows):
    store = make_store()
    summary = import_twice(store, NAME)
    figures = list(figures_of(store))
    assert (summary.reader, summary.read, summary.rejected) == ("gaza-daily", len(rows), 0)

    reported = [figure for figure in figures if figure["basis"] != Basis.ESTIMATED]
    own = [figure for figure in figures if figure["basis"] == Basis.ESTIMATED]
    assert len([one for one in reported if one["counting"] == "cumulative"]) == running(rows, False)
    assert len([one for one in own if one["counting"] == "cumulative"]) == running(rows, True)
    assert {one["source"] for one in own} == {"tech-for-palestine"}

    tolls = [one for one in reported if _is(one, "deaths", "period")]
    assert sum(one["value"] for one in tolls) == sum(row.get("killed", 0) for row in rows)
    assert sum(one["value"] for one in reported if _is(one, "injured", "period")) == sum(
        row.get("injured", 0) for row in rows
    )
    assert sum(one["value"] for one in own if _is(one, "deaths", "period")) == sum(
        row["ext_killed"] for row in rows
    )
    spans = {one["period_end"]: (one["period_end"] - one["period_start"]).days + 1 for one in tolls}
    for row in rows:
        if row.get("killed"):
            assert spans[date.fromisoformat(row["report_date"])] == max(row["report_period"] // 24, 1)

    totals = {one["period_end"]: one for one in reported if _is(one, "deaths", "cumulative")}
    assert totals[max(totals)]["value"] == rows[-1]["killed_cum"]
    september = [
        one["value"]
        for one in tolls
        if one["source"] == MINISTRY and f"{one['period_end']:%Y-%m}" == "2025-09"
    ]
    assert sum(september) == sum(
        row.get("killed", 0)
        for row in rows
        if row["report_date"].startswith("2025-09") and row["report_source"] == "mohtel"
    )


def _is(figure, metric, counting):
    plain = not (figure["by"] or figure["definition"]) and figure["group"] == "all"
    return plain and (figure["metric"], figure["counting"]) == (metric, counting)
