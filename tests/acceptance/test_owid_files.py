"""Our World in Data's real chart files: every whole count goes in, rates and fractions do not."""

import csv
import re
from collections import Counter

import pytest

from tests.acceptance.publishers import figures_of, import_twice, real_file

pytestmark = pytest.mark.acceptance

COUNTRIES = "owid/conflict_deaths_by_country_ucdp_2019.csv"
EVENTS = "owid/conflict_deaths_ucdp_georeferenced_event_data_2019.csv"
STATES = "owid/state_based_conflict_deaths_since_1946_by_region_and_conflict_type_prio_ucdp_2022.csv"
VIOLENCE = "owid/violent_deaths_in_conflicts_an_olence_since_1989_by_region_and_type_of_violence_ucdp.csv"
RATES = "owid/world_conflict_death_rate_since_1989_various_sources.csv"
VARIOUS = "owid/world_conflict_deaths_various_sources.csv"


def counts(name):
    """Whole numbers in columns and rows that are no rates; and the rows that hold a fraction there."""
    whole, broken = Counter(), set()
    with real_file(name).open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file)):
            for column, cell in row.items():
                rate = re.search(r"\brate\b|per 100", f"{column} {row['Entity']}")
                if column in ("Entity", "Year") or rate or cell in ("", "NA"):
                    continue
                if float(cell).is_integer():
                    whole[column] += int(float(cell))
                    whole["figures"] += 1
                else:
                    broken.add(number)
    return whole, len(broken)


@pytest.mark.parametrize("name", [COUNTRIES, EVENTS, STATES, VIOLENCE, RATES, VARIOUS])
def test_a_chart_goes_in_whole(make_store, name):
    store = make_store()
    summary = import_twice(store, name)
    whole, broken = counts(name)
    assert (summary.reader, summary.added, summary.rejected) == (
        "owid-chart",
        whole.pop("figures", 0),
        broken,
    )
    assert not summary.created.get("places")
    sums = Counter()
    for figure in figures_of(store):
        sums[figure["dataset"].removeprefix("OWID: ")] += figure["value"]
    assert sums == whole


def test_the_world_stands_beside_its_regions_and_kinds_beside_their_total(make_store):
    store = make_store()
    import_twice(store, VIOLENCE)
    stood = {
        (one["place"], one["definition"]): one["value"]
        for one in figures_of(store)
        if one["period_end"].year == 2019
    }
    with real_file(VIOLENCE).open(encoding="utf-8", newline="") as file:
        row = next(row for row in csv.DictReader(file) if (row["Entity"], row["Year"]) == ("World", "2019"))
    for column in ("Deaths in all types of conflict", "Deaths in one-sided violence"):
        assert stood["world", column] == int(row[column])
