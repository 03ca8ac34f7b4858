"""Publishers' real files find their reader by what is in them."""

from __future__ import annotations

import pytest

from tests.acceptance.publishers import real_file
from tracker.ingest.documents import read_document
from tracker.ingest.registry import choose_reader

pytestmark = pytest.mark.acceptance

READER_OF = {
    "gaza/casualties_daily.json": "gaza-daily",
    "hxl/input-date.csv": "hxl",
    "hxl/wide-tagging-test.csv": None,
    "idmc/disaster_data.csv": "idmc-gidd",
    "idmc/displacement_data.csv": "idmc-gidd",
    "idmc/gidd_disasters_afg.csv": "idmc-gidd",
    "idmc/gidd_idps_2025.csv": "idmc-gidd",
    "idmc/ind_idmc_idu_events.csv": "idmc-idu",
    "iom/missing_migrants_2014.json": "iom-missing-migrants",
    "owid/conflict_deaths_by_country_ucdp_2019.csv": "owid-chart",
    "owid/conflict_deaths_ucdp_georeferenced_event_data_2019.csv": "owid-chart",
    "owid/state_based_conflict_deaths_since_1946_by_region_and_conflict_type_prio_ucdp_2022.csv": "owid-chart",  # noqa: E501
    "owid/violent_deaths_in_conflicts_an_olence_since_1989_by_region_and_type_of_violence_ucdp.csv": "owid-chart",  # noqa: E501
    "owid/world_conflict_death_rate_since_1989_various_sources.csv": "owid-chart",
    "owid/world_conflict_deaths_various_sources.csv": "owid-chart",
    "syria/figures.csv": "figures-table",
    "ucdp/ged_bgd.csv": "ucdp-ged",
    "ucdp/ucdp_nonstate_v21.1.csv": "ucdp-nonstate",
    "ucdp/ucdp_prio_brd_country_year_1946-2022.csv": "ucdp-brd",
    "unhcr/unhcr-persons-of-concern-origin-syr-csv-1.csv": "unhcr-population",
    "unhcr/unhcr_idmc.csv": "unhcr-idmc",
    "unhcr/unhcr_population_8origins_2010-2025.csv": "unhcr-population",
    "unhcr/unhcr_population_SYR_1951-2025.csv": "unhcr-population",
    "unhcr/unhcr_unrwa.csv": "unhcr-unrwa",
    "unhcr_odp/download-unhcr-situations.csv": "unhcr-odp",
    "unhcr_odp/get-origin-geo-id-220-population-collection-429.json": "unhcr-odp",
    "unhcr_odp/get-origin-geo-id-259-population-collection-429.json": "unhcr-odp",
    "unhcr_odp/get-origin-geo-id-295-population-collection-429.json": "unhcr-odp",
    "unhcr_odp/unhcr-situations.csv": "unhcr-odp",
}


@pytest.mark.parametrize(("name", "reader"), READER_OF.items())
def test_a_publishers_file_finds_its_reader_alone(name, reader):
    found = choose_reader(read_document(real_file(name))).reader
    assert (found and found.name) == reader
