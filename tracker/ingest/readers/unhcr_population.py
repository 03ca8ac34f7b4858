"""UNHCR's population statistics: its forms under one name.

Columns by UNHCR's data structure: population stocks at the year's end; returned refugees and returned IDPs
are flows of the year. The CSV of its site, the answers of its API, and the older table on HDX.
"""

from __future__ import annotations

from tracker.ingest.form_reader import FormReader
from tracker.ingest.readers.unhcr_hdx import HdxTable
from tracker.ingest.readers.unhcr_statistics import Statistics

READER = FormReader(
    "unhcr-population",
    "UNHCR Refugee Population Statistics, as CSV, the API's JSON or HDX's table: people by year",
    (Statistics(), HdxTable()),
)
